import Corpora
import TopicClassification

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
