/// The tokens of one text: their folded bytes one after the other, and a fingerprint of each.
///
/// Reused from text to text, so that tokenising allocates nothing once it has grown.
package struct TokenBuffer: Sendable {
  /// The UTF-8 bytes of all tokens, without separators.
  package private(set) var bytes: [UInt8] = []
  /// Where each token ends in `bytes`.
  package private(set) var ends: [Int] = []
  /// The 64-bit fingerprint of each token.
  package private(set) var fingerprints: [Fingerprint] = []

  package init() {}

  /// The number of tokens.
  package var count: Int { ends.count }

  /// Where the token being written starts.
  var openStart: Int { ends.last ?? 0 }
  /// Whether a token is being written.
  var isOpen: Bool { bytes.count > openStart }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    fingerprints.removeAll(keepingCapacity: true)
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18 & 0x07))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// Ends the token being written, if there is one.
  mutating func close() {
    let start = openStart
    guard bytes.count > start else { return }
    fingerprints.append(Fingerprint(of: bytes[start...]))
    ends.append(bytes.count)
  }

  /// Takes back the last `count` bytes of the token being written.
  mutating func removeOpen(last count: Int) {
    bytes.removeLast(min(count, bytes.count - openStart))
  }

  /// Takes back the token being written.
  mutating func discardOpen() { bytes.removeLast(bytes.count - openStart) }

  /// The bytes of token `index`.
  package func bytes(of index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// The tokens as strings, for tests and for people.
  package var strings: [String] {
    (0..<count).map { String(decoding: bytes(of: $0), as: UTF8.self) }
  }
}
