import Matrices
import Testing

@Suite("Matrices")
struct MatrixTests {
  let matrix = SparseMatrix(
    rows: [
      SparseVector(columns: [0, 2], values: [1, 2]), SparseVector(),
      SparseVector(columns: [1, 2, 3], values: [-1, 0.5, 4]),
    ], columnCount: 4)

  @Test func `transposing twice changes nothing`() {
    #expect(matrix.transposed.transposed == matrix)
    #expect(matrix.transposed[2] == SparseVector(columns: [0, 2], values: [2, 0.5]))
  }

  @Test func `selected rows come in the order asked for`() {
    let selected = matrix.selectingRows([2, 0])
    #expect(selected[0] == matrix[2])
    #expect(selected[1] == matrix[0])
  }

  @Test func `a product adds weight times value, column by column`() {
    let weights = DenseMatrix(
      elements: [1, 10, 2, 20, 3, 30, 4, 40], rowCount: 4, columnCount: 2)
    var sums = [0.5, 0]
    weights.addProduct(ofRow: 2, of: matrix, to: &sums)
    #expect(sums == [16, 155])
  }

  @Test func `labels are kept in ascending order`() {
    let labels = LabelMatrix(rows: [[2, 0], [], [1]], labelCount: 3)
    #expect(labels.rows == [[0, 2], [], [1]])
    #expect(labels.supports == [1, 1, 1])
    #expect(!labels.hasExactlyOneLabelPerRow)
  }

  @Test func `a view of misaligned or partial bytes is refused`() {
    let owner = FrozenArray<UInt8>([UInt8](repeating: 1, count: 17))
    owner.withBuffer { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      #expect(
        FrozenArray<UInt32>(viewing: UnsafeRawBufferPointer(rebasing: raw[0..<16]), owner: Owner())
          != nil)
      #expect(
        FrozenArray<UInt32>(viewing: UnsafeRawBufferPointer(rebasing: raw[1..<17]), owner: Owner())
          == nil)
      #expect(
        FrozenArray<UInt32>(viewing: UnsafeRawBufferPointer(rebasing: raw[0..<15]), owner: Owner())
          == nil)
    }
  }

  @Test func `an index out of range stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let array: FrozenArray<Float> = [1, 2]
      print(array[2])
    }
  }

  @Test(arguments: [
    (Float.infinity, false), (-.infinity, false), (.nan, false), (.greatestFiniteMagnitude, false),
    (1e9, true), (-1e9, true), (2e9, false),
    (-0.0, true),
  ])
  func `numbers that are not finite are found`(value: Float, isPlausible: Bool) {
    #expect(FrozenArray([0, value, 1]).isPlausible == isPlausible)
  }

  private final class Owner {}
}
