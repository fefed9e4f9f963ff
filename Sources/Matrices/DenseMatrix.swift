/// A matrix of 32-bit numbers in row-major order, which may be a view of a mapped file.
///
/// Weights are kept with one row a feature and one column a label, so that a feature of an article
/// touches one contiguous piece of memory however many labels there are.
public struct DenseMatrix: Sendable, Equatable {
  /// The elements, row by row.
  public let elements: FrozenArray<Float>
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int

  /// A matrix of `rowCount` × `columnCount` elements, given row by row.
  public init(elements: FrozenArray<Float>, rowCount: Int, columnCount: Int) {
    precondition(elements.count == rowCount * columnCount, "element count differs from the shape")
    self.elements = elements
    self.rowCount = rowCount
    self.columnCount = columnCount
  }

  /// The element at a row and a column.
  public subscript(row: Int, column: Int) -> Float { elements[row * columnCount + column] }

  /// Adds `vector` × this matrix to `sums`, which has one element a column.
  ///
  /// Products of two 32-bit numbers are exact in a `Double`, and the sum runs in the order of the
  /// vector's columns: anyone who adds the same products in that order gets the same bits.
  public func addProduct(of vector: SparseVector, to sums: inout [Double]) {
    addProduct(of: vector.columns[...], vector.values[...], to: &sums)
  }

  /// Adds one row of `matrix` × this matrix to `sums`, which has one element a column.
  public func addProduct(ofRow row: Int, of matrix: SparseMatrix, to sums: inout [Double]) {
    let range = matrix.elements(ofRow: row)
    addProduct(of: matrix.columns[range], matrix.values[range], to: &sums)
  }

  private func addProduct(
    of columns: ArraySlice<UInt32>, _ values: ArraySlice<Float>, to sums: inout [Double]
  ) {
    precondition(sums.count == columnCount, "one sum a column")
    let width = columnCount
    elements.withBuffer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        for (column, value) in zip(columns, values) {
          let start = Int(column) * width
          precondition(start + width <= weights.count, "column out of range")
          let value = Double(value)
          for label in 0..<width { sums[label] += value * Double(weights[start &+ label]) }
        }
      }
    }
  }
}
