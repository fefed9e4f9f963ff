/// Sequences of one to `longest` neighbouring tokens.
public struct NGrams: Sendable, Hashable, Codable {
  /// The greatest number of tokens; at least 1.
  public var longest: Int

  /// n-grams of one to `longest` tokens; single words by default.
  public init(upTo longest: Int = 1) { self.longest = longest }

  /// Calls `body` with the fingerprint of every n-gram of `tokens` and the tokens it spans.
  func forEach(
    in tokens: borrowing TokenBuffer, _ body: (Fingerprint, ClosedRange<Int>) -> Void
  ) {
    let count = tokens.count
    for first in 0..<count {
      var fingerprint = tokens.fingerprints[first]
      body(fingerprint, first...first)
      for last in (first + 1)..<max(first + 1, min(count, first + longest)) {
        fingerprint = fingerprint.followed(by: tokens.fingerprints[last])
        body(fingerprint, first...last)
      }
    }
  }

  /// Writes the tokens of an n-gram, one space between two of them.
  static func spell(
    _ span: ClosedRange<Int>, of tokens: borrowing TokenBuffer, into bytes: inout [UInt8]
  ) {
    for token in span {
      if token > span.lowerBound { bytes.append(UInt8(ascii: " ")) }
      bytes += tokens.bytes(of: token)
    }
  }
}
