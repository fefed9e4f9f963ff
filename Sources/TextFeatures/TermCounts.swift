import Matrices

/// The terms of many texts and how often each text has them, before a vocabulary is chosen.
///
/// Texts are tokenised once; every cross-validation fold then chooses its own vocabulary from here.
/// Terms are in ascending order of their UTF-8 bytes; those in fewer texts than the vectorizer's
/// minimum are already gone, because no selection of rows could bring them back.
package struct TermCounts: Sendable {
  /// One row a text, one column a term; the values are counts, titles weighted.
  private let matrix: SparseMatrix
  /// The fingerprint of each term.
  let fingerprints: [Fingerprint]
  private let bytes: [UInt8]
  private let ends: [Int]
  /// The lexicon whose lists are features, too.
  let lexicon: LexiconIndex?
  /// One row a text, one column a list of the lexicon.
  private let lexiconValues: SparseMatrix

  /// The number of texts.
  package var rowCount: Int { matrix.rowCount }
  /// The number of terms.
  var termCount: Int { fingerprints.count }

  /// The terms of a text.
  func columns(ofRow row: Int) -> ArraySlice<UInt32> { matrix.columns[matrix.elements(ofRow: row)] }

  /// The UTF-8 bytes of a term.
  func bytes(of term: Int) -> ArraySlice<UInt8> {
    bytes[(term == 0 ? 0 : ends[term - 1])..<ends[term]]
  }

  /// The counted terms of one text.
  func counts(ofRow row: Int) -> SparseVector { matrix[row] }

  /// The lexicon's features of one text.
  func lexiconValues(ofRow row: Int) -> SparseVector { lexiconValues[row] }

  /// Counts the terms of `texts` as `vectorizer` says, and those of `lexicon`, on up to `jobs` threads.
  package init(
    of texts: [FieldedText], by vectorizer: Vectorizer, lexicon: Lexicon? = nil, jobs: Int = 1
  ) {
    let lexicon = lexicon.map { LexiconIndex($0, tokenizer: vectorizer.tokenizer) }
    self.lexicon = lexicon
    // Pieces of a fixed size, merged in order, make the result independent of `jobs`.
    let pieceSize = 256
    let pieceCount = (texts.count + pieceSize - 1) / pieceSize
    let pieces = concurrentMap(count: pieceCount, jobs: jobs) { piece in
      Piece(
        texts[(piece * pieceSize)..<min(texts.count, (piece + 1) * pieceSize)], vectorizer, lexicon)
    }
    var table = TermTable()
    var documentFrequencies: [Int] = []
    let numbers = pieces.map { piece in
      (0..<piece.table.count).map { local -> Int in
        let term = table.index(of: piece.table.fingerprints[local]) {
          $0 += piece.table.bytes(of: local)
        }
        if term == documentFrequencies.count { documentFrequencies.append(0) }
        documentFrequencies[term] += piece.documentFrequencies[local]
        return term
      }
    }
    let kept = table.sorted(
      documentFrequencies.indices.lazy.filter {
        documentFrequencies[$0] >= vectorizer.minimumDocumentFrequency
      })
    var columns = [UInt32?](repeating: nil, count: table.count)
    for (column, term) in kept.enumerated() { columns[term] = UInt32(column) }
    let columnOfTerm = columns
    let parts = concurrentMap(count: pieceCount, jobs: jobs) { piece in
      pieces[piece].matrix(
        columns: numbers[piece].map { columnOfTerm[$0] }, columnCount: kept.count)
    }
    var matrix = SparseMatrix(columnCount: kept.count)
    for part in parts { matrix.append(contentsOf: part) }
    self.matrix = matrix
    lexiconValues = SparseMatrix(
      rows: pieces.lazy.flatMap(\.lexiconRows), columnCount: lexicon?.names.count ?? 0)
    fingerprints = kept.map { table.fingerprints[$0] }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for term in kept {
      bytes += table.bytes(of: term)
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// The terms of a few texts, numbered on their own.
  private struct Piece: Sendable {
    private(set) var table = TermTable()
    private(set) var documentFrequencies: [Int] = []
    private var rows: [SparseVector] = []
    private(set) var lexiconRows: [SparseVector] = []

    init(_ texts: ArraySlice<FieldedText>, _ vectorizer: Vectorizer, _ lexicon: LexiconIndex?) {
      var buffer = TokenBuffer()
      var accumulator = TermAccumulator()
      var findings = LexiconIndex.Findings()
      for text in texts {
        vectorizer.forEachTerm(of: text, buffer: &buffer) { tokens in
          lexicon?.find(in: tokens, &findings)
        } _: { fingerprint, weight, spell in
          accumulator.add(weight, to: table.index(of: fingerprint, spell: spell))
        }
        let row = accumulator.takeVector()
        documentFrequencies += [Int](repeating: 0, count: table.count - documentFrequencies.count)
        for term in row.columns { documentFrequencies[Int(term)] += 1 }
        rows.append(row)
        lexiconRows.append(
          lexicon?.takeVector(&findings, scale: vectorizer.lexiconScale) ?? SparseVector())
      }
    }

    /// The rows with each term at its column; terms without one are left out.
    func matrix(columns: [UInt32?], columnCount: Int) -> SparseMatrix {
      SparseMatrix(
        rows: rows.lazy.map { row in
          let elements = zip(row.columns, row.values)
            .compactMap { term, count in columns[Int(term)].map { ($0, count) } }
            .sorted { $0.0 < $1.0 }
          return SparseVector(columns: elements.map(\.0), values: elements.map(\.1))
        }, columnCount: columnCount)
    }
  }
}
