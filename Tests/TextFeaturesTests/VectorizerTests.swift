import Matrices
import Testing

@testable import TextFeatures

@Suite("Vectorizer")
struct VectorizerTests {
  let texts = [
    FieldedText(title: "Talks", body: "peace talks in Geneva"),
    FieldedText(body: "peace talks fail"),
    FieldedText(body: "talks on trade, talks on tariffs"),
  ]

  func fitted(_ vectorizer: Vectorizer) throws -> FittedVectorizer {
    try vectorizer.fitted(to: TermCounts(of: texts, by: vectorizer), rows: [0, 1, 2])
  }

  @Test func `terms are n-grams in the order of their bytes`() throws {
    let vectorizer = try fitted(Vectorizer(ngrams: NGrams(upTo: 2), minimumDocumentFrequency: 1))
    let terms = (0..<vectorizer.featureCount).map { vectorizer.featureName($0) }
    #expect(terms.contains("peace talks"))
    // Two n-grams never bridge title and body.
    #expect(!terms.contains("talks peace"))
    #expect(zip(terms, terms.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `document frequency limits are met`() throws {
    let frequent = try fitted(Vectorizer(ngrams: NGrams(upTo: 1), minimumDocumentFrequency: 2))
    #expect((0..<frequent.featureCount).map { frequent.featureName($0) } == ["peace", "talks"])
    let rare = try fitted(
      Vectorizer(ngrams: NGrams(upTo: 1), minimumDocumentFrequency: 2, maximumDocumentShare: 0.7))
    #expect((0..<rare.featureCount).map { rare.featureName($0) } == ["peace"])
    let one = try fitted(
      Vectorizer(ngrams: NGrams(upTo: 1), minimumDocumentFrequency: 1, maximumVocabularyCount: 1))
    #expect((0..<one.featureCount).map { one.featureName($0) } == ["talks"])
  }

  @Test func `weights are those of scikit-learn's formulas`() throws {
    let vectorizer = try fitted(
      Vectorizer(ngrams: NGrams(upTo: 1), titles: .weighted(0), minimumDocumentFrequency: 1))
    var scratch = FittedVectorizer.Scratch(for: vectorizer)
    let (vector, _) = vectorizer.vector(for: texts[2], scratch: &scratch)
    // Counts 2 (on), 1 (tariffs), 2 (talks), 1 (trade); idf log(4/2)+1, log(4/4)+1.
    let rare = logarithm(2) + 1
    let twice = 1 + logarithm(2)
    let raw = [twice * rare, twice, rare, rare]
    let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let names = vector.columns.map { vectorizer.featureName(Int($0)) }
    #expect(names == ["on", "talks", "tariffs", "trade"])
    for (value, expected) in zip(vector.values, raw) {
      #expect(abs(Double(value) - expected / length) < 1e-6)
    }
  }

  @Test func `titles count double, are left out, or are features of their own`() throws {
    var vectorizer = Vectorizer(
      ngrams: NGrams(upTo: 1), minimumDocumentFrequency: 1,
      weighting: TermWeighting(frequency: .count, usesInverseDocumentFrequency: false, norm: .none))
    func count(_ term: String) throws -> Float? {
      let fitted = try fitted(vectorizer)
      var scratch = FittedVectorizer.Scratch(for: fitted)
      let (vector, _) = fitted.vector(for: texts[0], scratch: &scratch)
      return zip(vector.columns, vector.values)
        .first { fitted.featureName(Int($0.0)) == term }?.1
    }
    #expect(try count("talks") == 3)
    vectorizer.titles = .weighted(0)
    #expect(try count("talks") == 1)
    vectorizer.titles = .separate
    #expect(try count("talks") == 1)
    #expect(try count("title:talks") == 1)
  }

  @Test(arguments: [1, 2, 4])
  func `a matrix holds the vectors of its texts at any number of threads`(jobs: Int) throws {
    var many: [FieldedText] = []
    for index in 0..<700 {
      many.append(
        FieldedText(title: "t\(index % 9)", body: "word\(index % 50) and word\(index % 7) again"))
    }
    let vectorizer = Vectorizer()
    let counts = TermCounts(of: many, by: vectorizer, jobs: jobs)
    let fitted = try vectorizer.fitted(to: counts, rows: Array(0..<700))
    let matrix = fitted.matrix(of: counts, rows: Array(0..<700))
    var scratch = FittedVectorizer.Scratch(for: fitted)
    for row in stride(from: 0, to: 700, by: 13) {
      #expect(fitted.vector(for: many[row], scratch: &scratch).vector == matrix[row])
    }
    #expect(
      fitted
        == (try vectorizer.fitted(to: TermCounts(of: many, by: vectorizer), rows: Array(0..<700))))
  }

  @Test func `a vocabulary that is empty is an error`() {
    #expect(throws: VectorizerError.noTerms(texts: 3, minimum: 5)) {
      try fitted(Vectorizer(minimumDocumentFrequency: 5))
    }
  }

  @Test func `coverage tells how much of a text is known`() throws {
    let vectorizer = try fitted(Vectorizer(ngrams: NGrams(upTo: 1)))
    var scratch = FittedVectorizer.Scratch(for: vectorizer)
    #expect(
      vectorizer.vector(for: FieldedText(body: "peace zzz"), scratch: &scratch).coverage.share
        == 0.5)
    #expect(vectorizer.vector(for: FieldedText(body: ""), scratch: &scratch).coverage.share == nil)
  }

  @Test func `a vocabulary with contradictions is refused`() throws {
    let good = try fitted(Vectorizer()).vocabulary
    func make(
      ends: [UInt32]? = nil, slots: [UInt64]? = nil, columns: [UInt32]? = nil
    ) -> Vocabulary? {
      FingerprintTable(
        fingerprints: slots.map { FrozenArray($0) } ?? good.columns.fingerprints,
        values: columns.map { FrozenArray($0) } ?? good.columns.values, limit: good.count
      ).flatMap {
        Vocabulary(
          termBytes: good.termBytes, termEnds: ends.map { FrozenArray($0) } ?? good.termEnds,
          columns: $0)
      }
    }
    #expect(make() != nil)
    #expect(make(ends: good.termEnds.map { $0 + 1 }) == nil)
    #expect(make(ends: good.termEnds.reversed()) == nil)
    // A table without a free place would make a lookup run for ever.
    #expect(make(slots: good.columns.fingerprints.map { $0 | 1 }) == nil)
    #expect(make(slots: good.columns.fingerprints.dropLast()) == nil)
    // Every term has its place.
    #expect(make(slots: good.columns.fingerprints.map { _ in 0 }) == nil)
    #expect(make(columns: good.columns.values.map { _ in UInt32(good.count) }) == nil)
  }
}

@Suite("Lexicon")
struct LexiconTests {
  let lexicon = Lexicon([
    Lexicon.List(
      name: "war", terms: ["cease-fire", "army", "foreign minister", "the U.N. Security Council"]),
    Lexicon.List(name: "diplomacy", terms: ["foreign minister", "foreign ministers", "talk", ""]),
  ])

  func values(_ text: String) -> [String: Float] {
    let index = LexiconIndex(lexicon, tokenizer: Tokenizer())
    var buffer = TokenBuffer()
    Tokenizer().append(text, to: &buffer)
    var findings = LexiconIndex.Findings()
    index.find(in: buffer, &findings)
    let vector = index.takeVector(&findings, scale: 1)
    return Dictionary(
      uniqueKeysWithValues: zip(vector.columns.map { index.names[Int($0)] }, vector.values))
  }

  /// What d terms in a text of at most a hundred words are worth: log(1 + d · 400 / 100).
  func value(_ terms: Double) -> Float { Float(logarithm(onePlus: terms * 4)) }

  @Test func `terms are found in any case, hyphenation and number, and in all their lists`() {
    #expect(
      values("A Foreign Minister spoke of a cease fire.") == [
        "diplomacy": value(1), "war": value(2),
      ])
    #expect(values("the UN security council") == ["war": value(1)])
    #expect(values("armies talks") == ["diplomacy": value(1)])
    #expect(values("nothing here") == [:])
  }

  @Test
  func `a term counts once however often it stands, and a listed plural is a term of its own`() {
    #expect(values("army army ARMY") == ["war": value(1)])
    #expect(
      values("foreign minister, foreign ministers") == ["diplomacy": value(2), "war": value(1)])
  }

  @Test func `lists become named features behind the terms`() throws {
    let texts = [FieldedText(body: "army and talk"), FieldedText(body: "army and word")]
    let vectorizer = Vectorizer()
    let counts = TermCounts(of: texts, by: vectorizer, lexicon: lexicon)
    let fitted = try vectorizer.fitted(to: counts, rows: [0, 1])
    #expect(
      (0..<fitted.featureCount).map { fitted.featureName($0) } == [
        "and", "army", "lexicon:diplomacy", "lexicon:war",
      ])
    var scratch = FittedVectorizer.Scratch(for: fitted)
    let matrix = fitted.matrix(of: counts, rows: [0, 1])
    for row in 0..<2 {
      #expect(fitted.vector(for: texts[row], scratch: &scratch).vector == matrix[row])
    }
    #expect(matrix[0].columns == [0, 1, 2, 3])
  }

  @Test func `an index with contradictions is refused`() {
    let good = LexiconIndex(lexicon, tokenizer: Tokenizer())
    func make(
      names: [String]? = nil, slots: [UInt64]? = nil, terms: [UInt32]? = nil,
      starts: [UInt32]? = nil
    ) -> LexiconIndex? {
      let starts = starts.map { FrozenArray($0) } ?? good.listStarts
      return FingerprintTable(
        fingerprints: slots.map { FrozenArray($0) } ?? good.terms.fingerprints,
        values: terms.map { FrozenArray($0) } ?? good.terms.values, limit: starts.count
      ).flatMap {
        LexiconIndex(
          names: names ?? good.names, terms: $0, listStarts: starts, termLists: good.termLists)
      }
    }
    #expect(make() == good)
    #expect(make(names: ["one"]) == nil)
    #expect(make(slots: good.terms.fingerprints.map { $0 | 1 }) == nil)
    #expect(make(terms: good.terms.values.map { $0 + 100 }) == nil)
    #expect(make(starts: good.listStarts.reversed()) == nil)
    #expect(make(starts: []) == nil)
  }
}
