import Corpora
import TextFeatures
import TopicClassification

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the labelled articles that a command line names.
enum CorpusInput {
  /// The articles of files and folders, in order, restricted to a split.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read or has an error.
  static func corpus(
    of paths: [String], where isIncluded: (LabeledDocument) -> Bool
  ) throws(CommandFailure) -> Corpus {
    var documents: [LabeledDocument] = []
    for path in paths {
      for file in try LocalFiles.corpusFiles(at: path) {
        let bytes = try LocalFiles.bytes(of: file)
        let name = file == "-" ? "standard input" : file
        do {
          let parsed = try bytes.withUnsafeBufferPointer { buffer throws(CorpusError) in
            try JSONLinesParser(source: name).documents(in: buffer)
          }
          guard !parsed.isEmpty else {
            throw CorpusError(.empty(split: nil), at: SourcePosition(source: name, line: 0))
          }
          documents += parsed
        } catch {
          throw CommandFailure("\(error)")
        }
      }
    }
    do {
      return try Corpus(documents, source: paths.joined(separator: ", ")).filtered(isIncluded)
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}

extension CorpusInput {
  /// The lists of terms that `choice` stands for when the articles are those of `paths`.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read or is not of the form {"name": ["term", …], …}.
  static func lexicon(
    _ choice: LexiconChoice, beside paths: [String]
  ) throws(CommandFailure) -> Lexicon? {
    let path: String
    switch choice {
    case .none: return nil
    case .file(let given): path = given
    case .automatic:
      guard let found = LocalFiles.first("lexicon.json", in: paths) else { return nil }
      path = found
    }
    let data = Data(try LocalFiles.bytes(of: path))
    guard let lists = try? JSONDecoder().decode([String: [String]].self, from: data) else {
      throw CommandFailure(
        "\(path): expected a JSON object of lists of terms, {\"name\": [\"term\", …], …}")
    }
    return Lexicon(lists.map { Lexicon.List(name: $0.key, terms: $0.value) })
  }
}

extension TopicClassifier {
  /// The classifier in the model file at `path`, and the file itself.
  static func loaded(from path: String) throws(CommandFailure) -> (TopicClassifier, MappedFile) {
    let file = try MappedFile(path)
    do {
      return (try TopicClassifier(decoding: file.bytes, owner: file), file)
    } catch {
      throw CommandFailure("\(path): \(error)")
    }
  }
}
