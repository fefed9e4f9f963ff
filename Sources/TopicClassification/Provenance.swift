public import Classifiers
public import Corpora
public import Evaluation
public import TextFeatures

/// Where a model comes from.
public struct Provenance: Sendable, Hashable, Codable {
  /// The version of `classify` that trained it.
  public var toolVersion: String
  /// The SHA-256 of the articles it was trained on (see `Corpus.contentSHA256`).
  public var dataSHA256: String
  /// The SHA-256 of the lexicon's lists; absent without a lexicon.
  public var lexiconSHA256: String?
  /// The number of articles it was trained on.
  public var articleCount: Int
  /// How many of them carry each label.
  public var supports: [Int]
  /// How the fit ended; absent for closed-form algorithms.
  public var convergence: Convergence?
  /// What the model reached on its own held-out folds; thresholds were chosen on them, so a little rosy.
  public var outOfFold: EvaluationReport.Averages
}

extension SHA256 {
  /// Adds a string preceded by its length in bytes, so that no two lists of strings hash alike.
  fileprivate mutating func add(_ text: String) {
    update("\(text.utf8.count):".utf8)
    update(text.utf8)
  }
}

extension Lexicon {
  /// The SHA-256 of the lists: each one's name and terms, in order.
  public var contentSHA256: String {
    var hash = SHA256()
    for list in lists {
      hash.add(list.name)
      for term in list.terms { hash.add(term) }
      hash.update([0x0A])
    }
    return hash.hexadecimal()
  }
}

extension Corpus {
  /// The SHA-256 of what is learned from: id, title, text, labels and group of every article in
  /// order, each string preceded by its length in bytes, so that file names and unused fields do not matter.
  public var contentSHA256: String {
    var hash = SHA256()
    for document in documents {
      hash.add(document.id)
      hash.add(document.title)
      hash.add(document.text)
      for label in document.labels ?? [] { hash.add(label) }
      hash.update([0x0A])
      hash.add(document.group ?? "")
    }
    return hash.hexadecimal()
  }
}
