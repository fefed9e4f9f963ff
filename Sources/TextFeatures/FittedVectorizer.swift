package import Matrices

/// A vectorizer that knows its vocabulary: texts to vectors.
package struct FittedVectorizer: Sendable, Equatable {
  /// How texts are cut and counts are weighted.
  package let vectorizer: Vectorizer
  /// The terms that are features.
  package let vocabulary: Vocabulary
  /// The inverse document frequency of each feature.
  package let inverseDocumentFrequencies: FrozenArray<Float>

  /// The lexicon whose lists are the features after the terms.
  package let lexicon: LexiconIndex?

  /// The parts of a fitted vectorizer; one frequency a term.
  package init(
    vectorizer: Vectorizer, lexicon: LexiconIndex? = nil, vocabulary: Vocabulary,
    inverseDocumentFrequencies: FrozenArray<Float>
  ) {
    precondition(vocabulary.count == inverseDocumentFrequencies.count, "one frequency a term")
    self.vectorizer = vectorizer
    self.lexicon = lexicon
    self.vocabulary = vocabulary
    self.inverseDocumentFrequencies = inverseDocumentFrequencies
  }

  /// The number of features, that is the number of columns of the vectors.
  package var featureCount: Int { vocabulary.count + (lexicon?.names.count ?? 0) }

  /// A feature, as people read it: a term, or "lexicon:" and the name of a list.
  package func featureName(_ column: Int) -> String {
    guard let lexicon, column >= vocabulary.count else { return vocabulary.term(column) }
    return "lexicon:" + lexicon.names[column - vocabulary.count]
  }

  /// What is reused from text to text.
  package struct Scratch: Sendable {
    fileprivate var buffer = TokenBuffer()
    fileprivate var accumulator: TermAccumulator
    fileprivate var findings = LexiconIndex.Findings()

    /// Scratch space for texts that `vectorizer` turns into vectors.
    package init(for vectorizer: FittedVectorizer) {
      accumulator = TermAccumulator(termCount: vectorizer.featureCount)
    }
  }

  /// The vector of `text`, and how much of the text the vocabulary knows.
  package func vector(
    for text: FieldedText, scratch: inout Scratch
  ) -> (vector: SparseVector, coverage: Coverage) {
    var coverage = Coverage()
    var buffer = scratch.buffer
    scratch.buffer = TokenBuffer()
    vectorizer.forEachTerm(of: text, buffer: &buffer) { tokens in
      coverage.words += tokens.count
      lexicon?.find(in: tokens, &scratch.findings)
    } _: { fingerprint, weight, _ in
      coverage.terms += 1
      guard let column = vocabulary.column(of: fingerprint) else { return }
      coverage.knownTerms += 1
      scratch.accumulator.add(weight, to: Int(column))
    }
    scratch.buffer = buffer
    var vector = scratch.accumulator.takeVector()
    let known = lexicon?.takeVector(&scratch.findings, scale: vectorizer.lexiconScale)
    finish(&vector, lexiconValues: known)
    return (vector, coverage)
  }

  /// The vectors of the given rows of counted texts: the same as `vector(for:)` of those texts.
  package func matrix(of counts: TermCounts, rows: [Int]) -> SparseMatrix {
    let columns = counts.fingerprints.map { vocabulary.column(of: $0) }
    return SparseMatrix(
      rows: rows.lazy.map { row in
        let all = counts.counts(ofRow: row)
        var vector = SparseVector()
        for (term, count) in zip(all.columns, all.values) {
          // Both orders are those of the terms' bytes, so columns ascend.
          guard let column = columns[Int(term)] else { continue }
          vector.columns.append(column)
          vector.values.append(count)
        }
        finish(&vector, lexiconValues: counts.lexiconValues(ofRow: row))
        return vector
      }, columnCount: featureCount)
  }

  /// Weighs the counts of terms and puts the lexicon's features behind them.
  private func finish(_ vector: inout SparseVector, lexiconValues: SparseVector?) {
    vectorizer.weighting.weigh(&vector, inverseDocumentFrequencies: inverseDocumentFrequencies)
    guard let lexiconValues else { return }
    vector.columns += lexiconValues.columns.lazy.map { $0 + UInt32(vocabulary.count) }
    vector.values += lexiconValues.values
  }
}

/// How much of a text a vocabulary knows.
package struct Coverage: Sendable, Hashable {
  /// The words of the text.
  package var words = 0
  /// The n-grams of the text.
  package var terms = 0
  /// Those of them that are features.
  package var knownTerms = 0

  /// The known share; `nil` for a text without terms.
  package var share: Double? { terms == 0 ? nil : Double(knownTerms) / Double(terms) }
}
