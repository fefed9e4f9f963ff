package import Matrices

/// Small random data with a signal in it, the same on every run.
package enum SeededExamples {
  /// Rows of non-negative counts whose distribution depends on the first of their labels.
  package static func make(
    rows: Int, features: Int, labels: Int, seed: UInt64, isSingleLabel: Bool
  ) -> (features: SparseMatrix, labels: LabelMatrix) {
    var generator = SeededGenerator(seed: seed)
    var matrix = SparseMatrix(columnCount: features)
    var truth: [[Int]] = []
    for row in 0..<rows {
      let label = row % labels
      var columns: Set<UInt32> = []
      for _ in 0..<6 {
        let isSignal = generator.next(below: 3) > 0
        let column =
          isSignal
          ? (label * features / labels + generator.next(below: max(1, features / labels)))
          : generator.next(below: features)
        columns.insert(UInt32(min(column, features - 1)))
      }
      let sorted = columns.sorted()
      matrix.append(
        SparseVector(
          columns: sorted, values: sorted.map { _ in Float(1 + generator.next(below: 3)) }))
      var row = [label]
      if !isSingleLabel {
        if generator.next(below: 4) == 0 { row.append((label + 1) % labels) }
        if generator.next(below: 6) == 0 { row = [] }
      }
      truth.append(row)
    }
    return (matrix, LabelMatrix(rows: truth, labelCount: labels))
  }
}

extension SparseMatrix {
  /// The sparse matrix of rows written out in full.
  package init(dense rows: [[Double]]) {
    self.init(
      rows: rows.map { row in
        let elements = row.enumerated().filter { $0.element != 0 }
        return SparseVector(
          columns: elements.map { UInt32($0.offset) }, values: elements.map { Float($0.element) })
      }, columnCount: rows.first?.count ?? 0)
  }
}
