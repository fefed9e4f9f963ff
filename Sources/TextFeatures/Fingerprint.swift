/// A 64-bit hash of a term that stands for the term: the same in every process and on every platform.
///
/// Two of a million terms share one with a probability of 3 · 10⁻⁸; they would then be one feature.
package struct Fingerprint: Hashable, Sendable, BitwiseCopyable {
  /// Never 0, which marks an empty place in a table.
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits == 0 ? 1 : bits }

  /// The fingerprint of a token's bytes: multiply and fold, eight bytes at a time
  /// (the mixing of Wang Yi's wyhash, with its published constants).
  package init(of bytes: ArraySlice<UInt8>) {
    let hash = bytes.withUnsafeBytes { buffer in
      var hash = Self.seed ^ UInt64(truncatingIfNeeded: buffer.count)
      var offset = 0
      while offset + 8 <= buffer.count {
        let word = UInt64(
          littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        hash = Self.mixed(hash ^ word, Self.first)
        offset += 8
      }
      var tail: UInt64 = 0
      for index in offset..<buffer.count { tail = tail << 8 | UInt64(buffer[index]) }
      return Self.mixed(hash ^ tail, Self.second)
    }
    self.init(bits: hash)
  }

  /// The fingerprint of the n-gram that `next` makes longer by one token.
  package func followed(by next: Fingerprint) -> Fingerprint {
    Fingerprint(bits: Self.mixed(bits ^ Self.first, next.bits ^ Self.second))
  }

  /// The fingerprint of the same term in another field, such as the title.
  package var inTitle: Fingerprint { Fingerprint(bits: Self.mixed(bits ^ Self.second, Self.seed)) }

  private static let seed: UInt64 = 0xA076_1D64_78BD_642F
  private static let first: UInt64 = 0xE703_7ED1_A0B4_28DB
  private static let second: UInt64 = 0x8EBC_6AF0_9C88_C6E3

  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
