/// Reads JSON (RFC 8259) from the bytes of one line, value by value, and knows where it stands.
///
/// Nothing is built that the caller does not ask for, so a line costs little more than its strings.
struct JSONScanner {
  /// What is wrong, and at which byte of the line, counted from 0.
  struct Failure: Error {
    var offset: Int
    var reason: CorpusError.Reason
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset = 0
  private static let deepest = 64

  /// A scanner of `bytes`, which must be valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte that is not white space; `nil` at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  func failure(expected: String) -> Failure {
    Failure(offset: offset, reason: .syntax(expected: expected, found: found))
  }

  /// What stands at the current place, in words.
  private var found: String {
    guard offset < bytes.count else { return "the end of the line" }
    var end = offset
    while end < bytes.count, end < offset + 12, bytes[end] > 0x20 { end += 1 }
    let text = String(decoding: bytes[offset..<max(end, offset + 1)], as: UTF8.self)
    return
      "'\(text.unicodeScalars.map { $0.value < 0x20 ? "\\u{\(String($0.value, radix: 16))}" : String($0) }.joined())'"
  }

  /// Steps over `byte`.
  mutating func expect(_ byte: UInt8) throws(Failure) {
    guard peek() == byte else { throw failure(expected: "'\(Character(Unicode.Scalar(byte)))'") }
    offset += 1
  }

  /// Steps over `byte` if it comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  /// The name of the JSON type that starts here.
  mutating func typeName() -> String {
    switch peek() {
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): "an array"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "a Boolean"
    case UInt8(ascii: "n"): "null"
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): "a number"
    default: found
    }
  }

  /// The string that starts here.
  mutating func string() throws(Failure) -> String {
    guard peek() == UInt8(ascii: "\"") else { throw failure(expected: "a string") }
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""),
      bytes[offset] != UInt8(ascii: "\\"),
      bytes[offset] >= 0x20
    { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var text = Array(bytes[start..<offset])
    while true {
      guard offset < bytes.count else { throw failure(expected: "the end of the string") }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw failure(expected: "an escaped control character")
      default:
        text.append(byte)
        offset += 1
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard offset + 1 < bytes.count else { throw failure(expected: "an escape") }
    let kind = bytes[offset + 1]
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let start = offset
      var code = try hexadecimal(at: offset + 2)
      offset += 6
      if (0xD800..<0xDC00).contains(code) {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
          bytes[offset + 1] == UInt8(ascii: "u")
        else {
          offset = start
          throw failure(expected: "a whole surrogate pair")
        }
        let low = try hexadecimal(at: offset + 2)
        offset += 6
        code = 0x10000 &+ (code &- 0xD800) &<< 10 &+ (low &- 0xDC00)
        guard (0xDC00..<0xE000).contains(low) else {
          offset = start
          throw failure(expected: "a whole surrogate pair")
        }
      }
      guard let scalar = Unicode.Scalar(code) else {
        offset = start
        throw failure(expected: "a whole surrogate pair")
      }
      text += Array(String(Character(scalar)).utf8)
      return
    default: throw failure(expected: "an escape")
    }
    offset += 2
  }

  private func hexadecimal(at start: Int) throws(Failure) -> UInt32 {
    guard start + 4 <= bytes.count else { throw failure(expected: "four hexadecimal digits") }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80
      else {
        throw failure(expected: "four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Calls `member` at the value of every member of the object that starts here.
  mutating func forEachMember(
    _ member: (inout JSONScanner, String, Int) throws(Failure) -> Void
  ) throws(Failure) {
    try expect(UInt8(ascii: "{"))
    if skip(UInt8(ascii: "}")) { return }
    repeat {
      _ = peek()
      let start = offset
      let name = try string()
      try expect(UInt8(ascii: ":"))
      try member(&self, name, start)
    } while skip(UInt8(ascii: ","))
    guard peek() == UInt8(ascii: "}") else { throw failure(expected: "',' or '}'") }
    offset += 1
  }

  /// Calls `element` at every element of the array that starts here.
  mutating func forEachElement(
    _ element: (inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    try expect(UInt8(ascii: "["))
    if skip(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while skip(UInt8(ascii: ","))
    guard peek() == UInt8(ascii: "]") else { throw failure(expected: "',' or ']'") }
    offset += 1
  }

  /// Steps over the value that starts here, whatever it is, and checks it.
  mutating func skipValue(depth: Int = 0) throws(Failure) {
    guard depth < Self.deepest else { throw failure(expected: "fewer nested values") }
    switch peek() {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      try forEachMember { scanner, _, _ throws(Failure) in try scanner.skipValue(depth: depth + 1) }
    case UInt8(ascii: "["):
      try forEachElement { scanner throws(Failure) in try scanner.skipValue(depth: depth + 1) }
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    default: try number()
    }
  }

  /// Steps over a null if it comes next.
  mutating func skipNull() throws(Failure) -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    try literal("null")
    return true
  }

  private mutating func literal(_ word: StaticString) throws(Failure) {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset + index < bytes.count, bytes[offset + index] == word.utf8Start[index] else {
        throw failure(expected: "a value")
      }
    }
    offset += word.utf8CodeUnitCount
  }

  private mutating func number() throws(Failure) {
    let start = offset
    func digits() -> Int {
      var end = offset
      while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) {
        end += 1
      }
      return end - offset
    }
    func at(_ choices: UInt8...) -> Bool { offset < bytes.count && choices.contains(bytes[offset]) }
    if at(UInt8(ascii: "-")) { offset += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[offset] != UInt8(ascii: "0") else {
      offset = start
      throw failure(expected: "a value")
    }
    offset += whole
    if at(UInt8(ascii: ".")) {
      offset += 1
      guard digits() > 0 else { throw failure(expected: "a digit") }
      offset += digits()
    }
    if at(UInt8(ascii: "e"), UInt8(ascii: "E")) {
      offset += 1
      if at(UInt8(ascii: "+"), UInt8(ascii: "-")) { offset += 1 }
      guard digits() > 0 else { throw failure(expected: "a digit") }
      offset += digits()
    }
  }
}
