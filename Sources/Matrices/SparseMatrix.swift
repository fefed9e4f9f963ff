/// Compressed sparse rows: all rows' elements one after the other, and where each row starts.
///
/// Within a row, columns ascend strictly.
public struct SparseMatrix: Sendable, Hashable {
  /// Where each row's elements start, and after the last row their number; `rowCount + 1` values.
  public private(set) var rowStarts: [Int]
  /// The column of each element.
  public private(set) var columns: [UInt32]
  /// The value of each element.
  public private(set) var values: [Float]
  /// The number of columns; every column index is below it.
  public let columnCount: Int

  /// A matrix without rows, to be appended to.
  public init(columnCount: Int) {
    rowStarts = [0]
    columns = []
    values = []
    self.columnCount = columnCount
  }

  /// A matrix of the given rows.
  public init(rows: some Sequence<SparseVector>, columnCount: Int) {
    self.init(columnCount: columnCount)
    for row in rows { append(row) }
  }

  /// The number of rows.
  public var rowCount: Int { rowStarts.count - 1 }

  /// Adds a row below the others; its columns must be below `columnCount`.
  public mutating func append(_ row: SparseVector) {
    precondition(row.columns.last.map { Int($0) < columnCount } ?? true, "column out of range")
    columns += row.columns
    values += row.values
    rowStarts.append(columns.count)
  }

  /// Adds the rows of `other`, which has as many columns, below the others.
  public mutating func append(contentsOf other: SparseMatrix) {
    precondition(other.columnCount == columnCount, "column counts differ")
    let base = columns.count
    columns += other.columns
    values += other.values
    rowStarts += other.rowStarts.dropFirst().lazy.map { $0 + base }
  }

  /// The positions in `columns` and `values` of one row's elements.
  public func elements(ofRow row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// One row as a vector of its own.
  public subscript(row: Int) -> SparseVector {
    let range = elements(ofRow: row)
    return SparseVector(columns: Array(columns[range]), values: Array(values[range]))
  }

  /// The matrix of the given rows, in the order given.
  public func selectingRows(_ rows: some Sequence<Int>) -> SparseMatrix {
    SparseMatrix(rows: rows.lazy.map { self[$0] }, columnCount: columnCount)
  }

  /// The same matrix with `transform` applied to every value that is stored.
  public func mappingValues(_ transform: (Float) -> Float) -> SparseMatrix {
    var result = self
    for element in values.indices { result.values[element] = transform(values[element]) }
    return result
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: SparseMatrix {
    var result = SparseMatrix(columnCount: rowCount)
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    result.rowStarts = starts
    result.columns = [UInt32](repeating: 0, count: columns.count)
    result.values = [Float](repeating: 0, count: columns.count)
    for row in 0..<rowCount {
      for element in elements(ofRow: row) {
        let column = Int(columns[element])
        result.columns[starts[column]] = UInt32(row)
        result.values[starts[column]] = values[element]
        starts[column] += 1
      }
    }
    return result
  }
}
