package import Matrices

/// A hash table from fingerprints to numbers, flat enough to be used where a model file is mapped.
///
/// Open addressing: a fingerprint stands at the first free place from its low bits on. The table is a
/// power of two long and at most half full, so that every search ends.
package struct FingerprintTable: Sendable, Equatable {
  /// The fingerprint at each place; 0 is free.
  package let fingerprints: FrozenArray<UInt64>
  /// The number at each place; 0 at free ones.
  package let values: FrozenArray<UInt32>
  /// How many fingerprints there are.
  let count: Int

  /// The table of distinct fingerprints and their numbers.
  init(_ entries: [(fingerprint: Fingerprint, value: UInt32)]) {
    var size = 2
    while size < 2 * entries.count + 2 { size *= 2 }
    var fingerprints = [UInt64](repeating: 0, count: size)
    var values = [UInt32](repeating: 0, count: size)
    for (fingerprint, value) in entries {
      var place = Int(truncatingIfNeeded: fingerprint.bits) & (size - 1)
      while fingerprints[place] != 0 { place = (place + 1) & (size - 1) }
      fingerprints[place] = fingerprint.bits
      values[place] = value
    }
    self.fingerprints = FrozenArray(fingerprints)
    self.values = FrozenArray(values)
    count = entries.count
  }

  /// The table of a stored model; `nil` if it is not such a table, or a number reaches `limit`.
  package init?(fingerprints: FrozenArray<UInt64>, values: FrozenArray<UInt32>, limit: Int) {
    let size = fingerprints.count
    let count = fingerprints.reduce(0) { $1 == 0 ? $0 : $0 + 1 }
    guard size == values.count, size >= 2, size & (size - 1) == 0,
      2 * count <= size, values.allSatisfy({ Int($0) < max(1, limit) })
    else { return nil }
    self.fingerprints = fingerprints
    self.values = values
    self.count = count
  }

  /// The number of `fingerprint`, if it is in the table.
  func value(of fingerprint: Fingerprint) -> UInt32? {
    let mask = fingerprints.count - 1
    var place = Int(truncatingIfNeeded: fingerprint.bits) & mask
    while true {
      let found = fingerprints[place]
      if found == fingerprint.bits { return values[place] }
      if found == 0 { return nil }
      place = (place + 1) & mask
    }
  }
}
