import Matrices

/// How texts become vectors: what is counted and how counts are weighted.
///
/// Fitting to texts learns which terms are features and how frequent they are, nothing about labels.
public struct Vectorizer: Sendable, Hashable, Codable {
  /// What the words of a title are.
  public enum Titles: Sendable, Hashable, Codable {
    /// Words like those of the body, counted as often as said: 0 leaves titles out.
    case weighted(Double)
    /// Features of their own, spelled "title:word".
    case separate
  }

  /// How a text is cut into tokens.
  public var tokenizer: Tokenizer
  /// Which sequences of tokens are terms.
  public var ngrams: NGrams
  /// What the words of a title are.
  public var titles: Titles
  /// In how many training texts a term must occur to become a feature; at least 1.
  public var minimumDocumentFrequency: Int
  /// In what share of the training texts a term may occur at most; above 0, at most 1.
  public var maximumDocumentShare: Double
  /// The greatest number of features; the most frequent stay.
  ///
  /// `nil` is no limit.
  public var maximumVocabularyCount: Int?
  /// How counts become values.
  public var weighting: TermWeighting
  /// What the features of a lexicon are multiplied by, beside terms whose vector has length 1.
  public var lexiconScale: Double

  /// A vectorizer; the defaults suit news articles of any length.
  public init(
    tokenizer: Tokenizer = Tokenizer(), ngrams: NGrams = NGrams(), titles: Titles = .weighted(2),
    minimumDocumentFrequency: Int = 2, maximumDocumentShare: Double = 1,
    maximumVocabularyCount: Int? = nil, weighting: TermWeighting = TermWeighting(),
    lexiconScale: Double = 0.15
  ) {
    self.tokenizer = tokenizer
    self.ngrams = ngrams
    self.titles = titles
    self.minimumDocumentFrequency = minimumDocumentFrequency
    self.maximumDocumentShare = maximumDocumentShare
    self.maximumVocabularyCount = maximumVocabularyCount
    self.weighting = weighting
    self.lexiconScale = lexiconScale
  }

  /// Checks the settings that a user can get wrong.
  ///
  /// - Throws: `VectorizerError` for a setting out of its range.
  package func validate() throws(VectorizerError) {
    func check(_ isValid: Bool, _ setting: String, _ expected: String) throws(VectorizerError) {
      guard isValid else { throw .setting(setting, expected: expected) }
    }
    try check((1...5).contains(ngrams.longest), "n-gram length", "1 to 5")
    try check(minimumDocumentFrequency >= 1, "minimum document frequency", "at least 1")
    try check(
      maximumDocumentShare > 0 && maximumDocumentShare <= 1, "maximum document share",
      "above 0 and at most 1")
    try check((maximumVocabularyCount ?? 1) >= 1, "maximum vocabulary", "at least 1")
    try check(lexiconScale > 0 && lexiconScale <= 1e6, "lexicon scale", "above 0 and at most 1e6")
    if case .weighted(let weight) = titles {
      try check(weight >= 0 && weight <= 100, "title weight", "0 to 100")
    }
  }

  /// Calls `body` with every term of a text: its fingerprint, its weight, and a way to spell it; and
  /// `tokens` with the tokens of its title and of its body.
  func forEachTerm(
    of text: FieldedText, buffer: inout TokenBuffer, tokens: (borrowing TokenBuffer) -> Void,
    _ body: (Fingerprint, Float, (inout [UInt8]) -> Void) -> Void
  ) {
    if titles != .weighted(0), !text.title.isEmpty {
      buffer.removeAll()
      tokenizer.append(text.title, to: &buffer)
      tokens(buffer)
      ngrams.forEach(in: buffer) { fingerprint, span in
        switch titles {
        case .weighted(let weight):
          body(fingerprint, Float(weight)) { NGrams.spell(span, of: buffer, into: &$0) }
        case .separate:
          body(fingerprint.inTitle, 1) { bytes in
            bytes += Array("title:".utf8)
            NGrams.spell(span, of: buffer, into: &bytes)
          }
        }
      }
    }
    buffer.removeAll()
    tokenizer.append(text.body, to: &buffer)
    tokens(buffer)
    ngrams.forEach(in: buffer) { fingerprint, span in
      body(fingerprint, 1) { NGrams.spell(span, of: buffer, into: &$0) }
    }
  }

  /// The vectorizer fitted to the given rows of counted texts.
  ///
  /// - Throws: `VectorizerError.noTerms` if no term is frequent enough.
  package func fitted(to counts: TermCounts, rows: [Int]) throws(VectorizerError)
    -> FittedVectorizer
  {
    try validate()
    var frequencies = [Int](repeating: 0, count: counts.termCount)
    for row in rows {
      for column in counts.columns(ofRow: row) { frequencies[Int(column)] += 1 }
    }
    let most = Int(maximumDocumentShare * Double(rows.count))
    var kept = frequencies.indices.filter {
      frequencies[$0] >= minimumDocumentFrequency && frequencies[$0] <= most
    }
    if let limit = maximumVocabularyCount, kept.count > limit {
      // The most frequent; among equals the first in order.
      kept.sort { (frequencies[$1], $0) < (frequencies[$0], $1) }
      kept = kept.prefix(limit).sorted()
    }
    guard !kept.isEmpty else {
      throw .noTerms(texts: rows.count, minimum: minimumDocumentFrequency)
    }
    return FittedVectorizer(
      vectorizer: self, lexicon: counts.lexicon,
      vocabulary: Vocabulary(
        terms: kept.map { counts.bytes(of: $0) }, fingerprints: kept.map { counts.fingerprints[$0] }
      ),
      inverseDocumentFrequencies: FrozenArray(
        kept.map { TermWeighting.inverseDocumentFrequency(frequencies[$0], of: rows.count) }))
  }
}

/// Why a vectorizer could not be fitted.
public enum VectorizerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A setting is out of its range.
  case setting(String, expected: String)
  /// No term occurs in enough texts to become a feature.
  case noTerms(texts: Int, minimum: Int)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .setting(let name, let expected): "\(name) must be \(expected)"
    case .noTerms(let texts, let minimum):
      "no term occurs in \(minimum) of the \(texts) training articles: there is nothing to learn from"
    }
  }
}
