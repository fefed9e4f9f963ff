public import Corpora
import TextFeatures

/// Figures that show how rich a corpus is.
public struct CorpusFigures: Sendable {
  /// The number of articles.
  public let articleCount: Int
  /// The number of words.
  public let wordCount: Int
  /// The number of different words.
  public let typeCount: Int
  /// How many of them occur once.
  public let singleTypeCount: Int
  /// How many articles carry each label.
  public let supports: [String: Int]
  /// How many articles have 0, 1, 2, … labels.
  public let labelCounts: [Int]
  /// How many articles of each form, region and decade there are, the most frequent first.
  public let shares: [(name: String, counts: [(value: String, count: Int)])]
  /// The most frequent sequences of six words.
  public let frequentSequences: [(words: String, count: Int)]

  /// How many articles have no label.
  public var unlabelledCount: Int { labelCounts.first ?? 0 }

  /// The figures of `corpus`.
  public init(of corpus: Corpus) {
    let documents = corpus.documents
    articleCount = documents.count
    var types: [Fingerprint: Int] = [:]
    var words = 0
    var buffer = TokenBuffer()
    for document in documents {
      buffer.removeAll()
      Tokenizer(numbers: .kept).append(document.title, to: &buffer)
      Tokenizer(numbers: .kept).append(document.text, to: &buffer)
      words += buffer.count
      for fingerprint in buffer.fingerprints { types[fingerprint, default: 0] += 1 }
    }
    wordCount = words
    typeCount = types.count
    singleTypeCount = types.values.lazy.filter { $0 == 1 }.count
    var supports: [String: Int] = [:]
    var labelCounts: [Int] = [0]
    for document in documents {
      let labels = document.labels ?? []
      for label in labels { supports[label, default: 0] += 1 }
      while labelCounts.count <= labels.count { labelCounts.append(0) }
      labelCounts[labels.count] += 1
    }
    self.supports = supports
    self.labelCounts = labelCounts
    func share(_ value: (LabeledDocument) -> String?) -> [(value: String, count: Int)] {
      Dictionary(grouping: documents) { value($0) ?? "unknown" }
        .map { ($0.key, $0.value.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
    shares = [
      ("form", share(\.source)), ("region", share(\.region)),
      ("decade", share { $0.date.map { $0.prefix(3) + "0s" } }),
      ("split", share(\.split)),
    ]
    frequentSequences = WordSequences.mostFrequent(10, of: documents, length: 6)
  }
}
