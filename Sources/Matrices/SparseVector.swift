/// A vector given by its non-zero elements: ascending columns and, beside each, its value.
public struct SparseVector: Sendable, Hashable {
  /// The columns of the non-zero elements, strictly ascending.
  public var columns: [UInt32]
  /// The value at each column, in the same order.
  public var values: [Float]

  /// A vector of the given elements; `columns` must ascend strictly and be as many as `values`.
  public init(columns: [UInt32] = [], values: [Float] = []) {
    precondition(columns.count == values.count, "as many columns as values")
    self.columns = columns
    self.values = values
  }
}
