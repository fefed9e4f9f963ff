/// Which labels each row carries: label indices, ascending, possibly none.
public struct LabelMatrix: Sendable, Hashable {
  /// The labels of each row, ascending and distinct.
  public private(set) var rows: [[Int]]
  /// The number of labels; every index is below it.
  public let labelCount: Int

  /// The given rows of distinct label indices below `labelCount`, in any order.
  public init(rows: [[Int]], labelCount: Int) {
    self.rows = rows.map { $0.sorted() }
    self.labelCount = labelCount
    precondition(self.rows.allSatisfy { ($0.last ?? 0) < max(labelCount, 1) }, "label out of range")
  }

  /// The number of rows.
  public var rowCount: Int { rows.count }

  /// How many rows carry each label.
  public var supports: [Int] {
    var counts = [Int](repeating: 0, count: labelCount)
    for row in rows { for label in row { counts[label] += 1 } }
    return counts
  }

  /// Whether every row carries exactly one label: a single-label task.
  public var hasExactlyOneLabelPerRow: Bool { rows.allSatisfy { $0.count == 1 } }

  /// Whether `row` carries `label`.
  public func contains(_ label: Int, inRow row: Int) -> Bool { rows[row].contains(label) }

  /// The matrix of the given rows, in the order given.
  public func selectingRows(_ selection: some Sequence<Int>) -> LabelMatrix {
    LabelMatrix(rows: selection.map { rows[$0] }, labelCount: labelCount)
  }
}
