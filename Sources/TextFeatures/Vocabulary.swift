package import Matrices

/// The terms that are features, in ascending order of their UTF-8 bytes, and the way from a
/// fingerprint to a term's column.
///
/// All of it is flat arrays, so that a model file can be used where it is mapped.
package struct Vocabulary: Sendable, Equatable {
  /// The UTF-8 bytes of all terms, one after the other.
  package let termBytes: FrozenArray<UInt8>
  /// Where each term ends in `termBytes`.
  package let termEnds: FrozenArray<UInt32>
  /// An open-addressing table of fingerprints, a power of two long, at most half full; 0 is free.
  ///
  /// A fingerprint stands at the first free place from its low bits on.
  package let slotFingerprints: FrozenArray<UInt64>
  /// The column of the term in each place of the table.
  package let slotColumns: FrozenArray<UInt32>

  /// The number of terms.
  package var count: Int { termEnds.count }

  /// The vocabulary of the given terms, which ascend strictly.
  init(terms: [ArraySlice<UInt8>], fingerprints: [Fingerprint]) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for term in terms {
      bytes += term
      ends.append(UInt32(bytes.count))
    }
    termBytes = FrozenArray(bytes)
    termEnds = FrozenArray(ends)
    var size = 2
    while size < 2 * terms.count + 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var columns = [UInt32](repeating: 0, count: size)
    for (column, fingerprint) in fingerprints.enumerated() {
      var slot = Int(truncatingIfNeeded: fingerprint.bits) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = fingerprint.bits
      columns[slot] = UInt32(column)
    }
    slotFingerprints = FrozenArray(slots)
    slotColumns = FrozenArray(columns)
  }

  /// The vocabulary of a stored model; `nil` if its parts contradict each other.
  package init?(
    termBytes: FrozenArray<UInt8>, termEnds: FrozenArray<UInt32>,
    slotFingerprints: FrozenArray<UInt64>, slotColumns: FrozenArray<UInt32>
  ) {
    let size = slotFingerprints.count
    guard size == slotColumns.count, size >= 2, size & (size - 1) == 0, termEnds.count <= size / 2,
      slotColumns.allSatisfy({ $0 < max(1, termEnds.count) }),
      // A lookup ends at a free place; half of them are free unless the file lies.
      slotFingerprints.reduce(0, { $1 == 0 ? $0 : $0 + 1 }) == termEnds.count
    else { return nil }
    var end: UInt32 = 0
    for next in termEnds {
      guard next >= end else { return nil }
      end = next
    }
    guard Int(end) == termBytes.count, termBytes.isUTF8 else { return nil }
    self.termBytes = termBytes
    self.termEnds = termEnds
    self.slotFingerprints = slotFingerprints
    self.slotColumns = slotColumns
  }

  /// The column of the term with this fingerprint, if it is a feature.
  func column(of fingerprint: Fingerprint) -> UInt32? {
    let mask = slotFingerprints.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint.bits) & mask
    while true {
      let found = slotFingerprints[slot]
      if found == fingerprint.bits { return slotColumns[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// The term of a column, as people read it.
  package func term(_ column: Int) -> String {
    let start = column == 0 ? 0 : Int(termEnds[column - 1])
    return String(decoding: termBytes[start..<Int(termEnds[column])], as: UTF8.self)
  }
}
