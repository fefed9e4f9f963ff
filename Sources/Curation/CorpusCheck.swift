public import Corpora
import TextFeatures

/// Looks for what makes a training corpus worthless: labels that do not exist, stories told twice,
/// sentences used twice, stories on both sides of a split, topics with too few articles.
public struct CorpusCheck: Sendable, Hashable {
  /// The labels that may occur; `nil` allows any.
  public var knownLabels: [String]?
  /// The number of articles that every known label needs at least.
  public var minimumSupport: Int
  /// The number of articles that must have no label at least.
  public var minimumUnlabelled: Int
  /// The number of distinct word types that the corpus needs at least.
  public var minimumTypes: Int
  /// How many sequences of eight words two articles of different groups may share.
  ///
  /// Names of institutions and stock phrases of the trade make a few; a story retold makes dozens.
  public var sharedSequenceLimit: Int

  /// A check; by default nothing is required of the corpus's size.
  public init(
    knownLabels: [String]? = nil, minimumSupport: Int = 0, minimumUnlabelled: Int = 0,
    minimumTypes: Int = 0, sharedSequenceLimit: Int = 5
  ) {
    self.knownLabels = knownLabels
    self.minimumSupport = minimumSupport
    self.minimumUnlabelled = minimumUnlabelled
    self.minimumTypes = minimumTypes
    self.sharedSequenceLimit = sharedSequenceLimit
  }

  /// Something that is wrong, and where.
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// The article it is about; `nil` for the corpus as a whole.
    public var position: SourcePosition?
    /// What is wrong.
    public var message: String

    /// `file:line: message`.
    public var description: String { position.map { "\($0): \(message)" } ?? message }
  }

  /// Everything that is wrong with `corpus`, whose figures are given: article by article, then as a whole.
  public func findings(in corpus: Corpus, figures: CorpusFigures) -> [Finding] {
    labelFindings(corpus) + splitFindings(corpus) + sentenceFindings(corpus)
      + sequenceFindings(corpus) + sizeFindings(figures)
  }

  private func labelFindings(_ corpus: Corpus) -> [Finding] {
    guard let knownLabels else { return [] }
    let known = Set(knownLabels)
    return corpus.documents.flatMap { document in
      (document.labels ?? []).filter { !known.contains($0) }.map {
        Finding(position: document.position, message: "label \"\($0)\" is not a topic")
      }
    }
  }

  private func splitFindings(_ corpus: Corpus) -> [Finding] {
    var first: [String: LabeledDocument] = [:]
    var findings: [Finding] = []
    for document in corpus.documents {
      guard let group = document.group else { continue }
      if let other = first[group], other.split != document.split {
        findings.append(
          Finding(
            position: document.position,
            message:
              "group \"\(group)\" is in split \(document.split ?? "none") here and in \(other.split ?? "none") at \(other.position)"
          ))
      }
      first[group] = first[group] ?? document
    }
    return findings
  }

  private func sentenceFindings(_ corpus: Corpus) -> [Finding] {
    var findings: [Finding] = []
    for (name, sentence) in [("opening", Sentences.opening), ("closing", Sentences.closing)] {
      var first: [String: SourcePosition] = [:]
      for document in corpus.documents {
        let text = sentence(document.text)
        if let other = first.updateValue(document.position, forKey: text) {
          findings.append(
            Finding(
              position: document.position,
              message: "its \(name) sentence is also that of \(other): \(text.prefix(60))"))
        }
      }
    }
    return findings
  }

  private func sequenceFindings(_ corpus: Corpus) -> [Finding] {
    let groups = corpus.groupNumbers
    let sequences = WordSequences(corpus.documents, length: 8)
    var shared: [[Int]: Int] = [:]
    for articles in sequences.articles.values where articles.count > 1 {
      for (place, article) in articles.enumerated() {
        for other in articles[..<place] where groups[article] != groups[other] {
          shared[[other, article], default: 0] += 1
        }
      }
    }
    return shared.filter { $0.value > sharedSequenceLimit }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
    .map { pair, count in
      let (one, other) = (corpus.documents[pair[0]], corpus.documents[pair[1]])
      return Finding(
        position: other.position,
        message:
          "shares \(count) sequences of eight words with \(one.id) of another group at \(one.position); at most \(sharedSequenceLimit) may be chance"
      )
    }
  }

  private func sizeFindings(_ figures: CorpusFigures) -> [Finding] {
    var findings: [Finding] = []
    for label in knownLabels ?? [] {
      let support = figures.supports[label] ?? 0
      if support < minimumSupport {
        findings.append(
          Finding(
            message: "topic \(label) has \(support) articles; at least \(minimumSupport) are needed"
          ))
      }
    }
    if figures.unlabelledCount < minimumUnlabelled {
      findings.append(
        Finding(
          message:
            "\(figures.unlabelledCount) articles have no topic; at least \(minimumUnlabelled) are needed"
        ))
    }
    if figures.typeCount < minimumTypes {
      findings.append(
        Finding(
          message: "\(figures.typeCount) different words occur; at least \(minimumTypes) are needed"
        ))
    }
    return findings
  }
}

/// The first and the last sentence of a text.
enum Sentences {
  static func opening(_ text: String) -> String {
    let line = text.split(separator: "\n").first ?? ""
    return sentences(line).first ?? String(line)
  }

  static func closing(_ text: String) -> String {
    let line = text.split(separator: "\n").last ?? ""
    return sentences(line).last ?? String(line)
  }

  /// Cut after a full stop, question or exclamation mark that a space follows.
  private static func sentences(_ line: Substring) -> [String] {
    var sentences: [String] = []
    var current = ""
    var previous: Character = " "
    for character in line {
      if character == " ", ".?!".contains(previous) {
        sentences.append(current)
        current = ""
      } else {
        current.append(character)
      }
      previous = character
    }
    return current.isEmpty ? sentences : sentences + [current]
  }
}
