package import Matrices

/// A vectorizer that knows its vocabulary: texts to vectors.
package struct FittedVectorizer: Sendable, Equatable {
  /// How texts are cut and counts are weighted.
  package let vectorizer: Vectorizer
  /// The terms that are features.
  package let vocabulary: Vocabulary
  /// The inverse document frequency of each feature.
  package let inverseDocumentFrequencies: FrozenArray<Float>

  /// The parts of a fitted vectorizer; one frequency a term.
  package init(
    vectorizer: Vectorizer, vocabulary: Vocabulary, inverseDocumentFrequencies: FrozenArray<Float>
  ) {
    precondition(vocabulary.count == inverseDocumentFrequencies.count, "one frequency a term")
    self.vectorizer = vectorizer
    self.vocabulary = vocabulary
    self.inverseDocumentFrequencies = inverseDocumentFrequencies
  }

  /// The number of features, that is the number of columns of the vectors.
  package var featureCount: Int { vocabulary.count }

  /// A feature, as people read it.
  package func featureName(_ column: Int) -> String { vocabulary.term(column) }

  /// What is reused from text to text.
  package struct Scratch: Sendable {
    fileprivate var buffer = TokenBuffer()
    fileprivate var accumulator: TermAccumulator

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
    vectorizer.forEachTerm(of: text, buffer: &buffer) { fingerprint, weight, _ in
      coverage.terms += 1
      guard let column = vocabulary.column(of: fingerprint) else { return }
      coverage.knownTerms += 1
      scratch.accumulator.add(weight, to: Int(column))
    }
    scratch.buffer = buffer
    var vector = scratch.accumulator.takeVector()
    weigh(&vector)
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
        weigh(&vector)
        return vector
      }, columnCount: featureCount)
  }

  private func weigh(_ vector: inout SparseVector) {
    vectorizer.weighting.weigh(
      &vector, inverseDocumentFrequencies: inverseDocumentFrequencies)
  }
}

/// How much of a text a vocabulary knows.
package struct Coverage: Sendable, Hashable {
  /// The n-grams of the text.
  package var terms = 0
  /// Those of them that are features.
  package var knownTerms = 0

  /// The known share; `nil` for a text without terms.
  package var share: Double? { terms == 0 ? nil : Double(knownTerms) / Double(terms) }
}
