public import Classifiers
public import Corpora
public import Evaluation

/// Where a model comes from.
public struct Provenance: Sendable, Hashable, Codable {
  /// The version of `classify` that trained it.
  public var toolVersion: String
  /// The SHA-256 of the articles it was trained on (see `Corpus.contentSHA256`).
  public var dataSHA256: String
  /// The number of articles it was trained on.
  public var articleCount: Int
  /// How many of them carry each label.
  public var supports: [Int]
  /// How the fit ended; absent for closed-form algorithms.
  public var convergence: Convergence?
  /// What the model reached on its own held-out folds; thresholds were chosen on them, so a little rosy.
  public var outOfFold: EvaluationReport.Averages
}

extension Corpus {
  /// The SHA-256 of what is learned from: id, title, text, labels and group of every article in
  /// order, each string preceded by its length in bytes, so that file names and unused fields do not matter.
  public var contentSHA256: String {
    var hash = SHA256()
    func add(_ text: String) {
      hash.update("\(text.utf8.count):".utf8)
      hash.update(text.utf8)
    }
    for document in documents {
      add(document.id)
      add(document.title)
      add(document.text)
      for label in document.labels ?? [] { add(label) }
      hash.update([0x0A])
      add(document.group ?? "")
    }
    return hash.hexadecimal()
  }
}
