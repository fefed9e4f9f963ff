/// Terms in the order of their first appearance, while a vocabulary is being collected.
struct TermTable: Sendable {
  /// The fingerprint of each term.
  private(set) var fingerprints: [Fingerprint] = []
  /// The UTF-8 bytes of all terms, one after the other.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Places of an open-addressing table: a term's number plus one, 0 if free.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// The number of terms.
  var count: Int { fingerprints.count }

  /// The UTF-8 bytes of a term.
  func bytes(of term: Int) -> ArraySlice<UInt8> {
    bytes[(term == 0 ? 0 : ends[term - 1])..<ends[term]]
  }

  /// The number of the term with this fingerprint; `spell` writes its bytes if it is new.
  mutating func index(of fingerprint: Fingerprint, spell: (inout [UInt8]) -> Void) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint.bits) & mask
    while slots[slot] != 0 {
      let term = Int(slots[slot]) - 1
      if fingerprints[term] == fingerprint { return term }
      slot = (slot + 1) & mask
    }
    fingerprints.append(fingerprint)
    spell(&bytes)
    ends.append(bytes.count)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private mutating func grow() {
    let size = slots.count * 4
    slots = [UInt32](repeating: 0, count: size)
    for (term, fingerprint) in fingerprints.enumerated() {
      var slot = Int(truncatingIfNeeded: fingerprint.bits) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(term + 1)
    }
  }

  /// The given terms in ascending order of their UTF-8 bytes.
  func sorted(_ terms: some Sequence<Int>) -> [Int] {
    // The first eight bytes as a number decide most comparisons without touching the text.
    let keyed = terms.map { term in
      var prefix: UInt64 = 0
      var missing = 8
      for byte in bytes(of: term).prefix(8) {
        prefix = prefix << 8 | UInt64(byte)
        missing -= 1
      }
      return (prefix: missing == 8 ? 0 : prefix << UInt64(8 * missing), term: term)
    }
    return keyed.sorted { left, right in
      left.prefix != right.prefix
        ? left.prefix < right.prefix
        : bytes(of: left.term).lexicographicallyPrecedes(bytes(of: right.term))
    }.map(\.term)
  }
}
