/// The articles of a data set in their order, with distinct ids.
public struct Corpus: Sendable, Hashable {
  /// The articles.
  public private(set) var documents: [LabeledDocument]
  /// What the data set is called in messages.
  public let source: String

  /// The given articles.
  ///
  /// - Throws: `CorpusError.repeatedID` if two have the same id.
  public init(_ documents: [LabeledDocument], source: String) throws(CorpusError) {
    var firsts: [String: SourcePosition] = [:]
    for document in documents {
      if let first = firsts.updateValue(document.position, forKey: document.id) {
        throw CorpusError(.repeatedID(document.id, first: first), at: document.position)
      }
    }
    self.documents = documents
    self.source = source
  }

  private init(unchecked documents: [LabeledDocument], source: String) {
    self.documents = documents
    self.source = source
  }

  /// The articles that `isIncluded` accepts.
  public func filtered(_ isIncluded: (LabeledDocument) -> Bool) -> Corpus {
    Corpus(unchecked: documents.filter(isIncluded), source: source)
  }

  /// All labels in ascending order of their UTF-8 bytes.
  public var labels: [String] {
    Set(documents.lazy.flatMap { $0.labels ?? [] }).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// A number for each article; articles of one group share it, the others have one of their own.
  public var groupNumbers: [Int] {
    var numbers: [String: Int] = [:]
    var next = 0
    return documents.map { document in
      if let group = document.group, let known = numbers[group] { return known }
      defer { next += 1 }
      if let group = document.group { numbers[group] = next }
      return next
    }
  }

  /// Checks that every article is labelled.
  ///
  /// - Throws: `CorpusError.empty` without articles, `.missingField` for the first that has no labels.
  public func validateLabels(split: String? = nil) throws(CorpusError) {
    guard !documents.isEmpty else {
      throw CorpusError(.empty(split: split), at: SourcePosition(source: source, line: 0))
    }
    if let document = documents.first(where: { $0.labels == nil }) {
      throw CorpusError(.missingField("labels"), at: document.position)
    }
  }
}
