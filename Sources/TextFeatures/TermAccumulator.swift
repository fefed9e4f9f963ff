import Matrices

/// Sums up the weights of one text's terms by number.
package struct TermAccumulator: Sendable {
  /// For each term number, one more than its place in `terms`; 0 if it has not been seen.
  private var places: [UInt32]
  private var terms: [UInt32] = []
  private var sums: [Float] = []

  init(termCount: Int = 0) { places = [UInt32](repeating: 0, count: termCount) }

  mutating func add(_ weight: Float, to term: Int) {
    if term >= places.count {
      places += [UInt32](repeating: 0, count: max(1024, term + 1 - places.count, places.count))
    }
    let place = Int(places[term])
    if place == 0 {
      terms.append(UInt32(term))
      sums.append(weight)
      places[term] = UInt32(terms.count)
    } else {
      sums[place - 1] += weight
    }
  }

  /// The sums by ascending term number; leaves the accumulator empty.
  mutating func takeVector() -> SparseVector {
    let columns = terms.sorted()
    let values = columns.map { sums[Int(places[Int($0)]) - 1] }
    for term in terms { places[Int(term)] = 0 }
    terms.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    return SparseVector(columns: columns, values: values)
  }
}
