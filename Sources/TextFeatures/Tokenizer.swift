/// Cuts a text into tokens: words, numbers and, for Chinese and Japanese, pairs of characters.
///
/// `docs/tokenisation.md` is the specification. In short: letters are folded for case and accents;
/// an apostrophe between letters stays and a possessive 's goes; a hyphen separates; the dots of an
/// abbreviation such as "U.S." are dropped, which makes it "us"; digits become 0 unless
/// `numbers` says otherwise; runs of ideographs and kana give overlapping pairs.
public struct Tokenizer: Sendable, Hashable, Codable {
  /// What becomes of numbers, that is of tokens without a letter.
  public enum Numbers: String, Sendable, Hashable, Codable, CaseIterable {
    /// Only their length counts, up to four digits: "2019" and "1848" are both "0000".
    case shape
    /// They are tokens like others, without their thousands separators.
    case kept
    /// They are left out, and n-grams reach across them.
    case dropped
  }

  /// What becomes of numbers.
  public var numbers: Numbers

  /// A tokenizer; the default keeps only the shape of numbers.
  public init(numbers: Numbers = .shape) { self.numbers = numbers }

  /// The tokens of `text` in reading order.
  public func tokens(in text: String) -> [String] {
    var buffer = TokenBuffer()
    append(text, to: &buffer)
    return buffer.strings
  }

  /// Appends the tokens of `text` to `buffer`.
  package func append(_ text: String, to buffer: inout TokenBuffer) {
    var text = text
    text.withUTF8 { bytes in
      var scan = Scan(bytes: bytes, numbers: numbers)
      scan.run(into: &buffer)
    }
  }
}

/// One pass over a text's bytes, which are valid UTF-8.
private struct Scan {
  let bytes: UnsafeBufferPointer<UInt8>
  let numbers: Tokenizer.Numbers
  var position = 0
  /// Whether the open token has a letter, so is a word and not a number.
  var hasLetter = false
  /// How many letters the open token has, as long as every one of them was followed by a dot.
  var dottedLetters = 0
  /// The last scalar of a run of ideographs, waiting for its neighbour.
  var ideograph: UInt32?
  /// Whether that ideograph is already part of a pair.
  var isPaired = false
  /// The last Korean scalar written, to which a conjoining letter may be joined, and its length.
  var syllable: UInt32 = 0

  init(bytes: UnsafeBufferPointer<UInt8>, numbers: Tokenizer.Numbers) {
    self.bytes = bytes
    self.numbers = numbers
  }

  mutating func run(into buffer: inout TokenBuffer) {
    while position < bytes.count {
      let byte = bytes[position]
      switch asciiKinds[Int(byte)] {
      case .letter:
        if ideograph != nil { close(&buffer) }
        buffer.append(byte | 0x20)
        hasLetter = true
        syllable = 0
        position += 1
      case .digit:
        if ideograph != nil { close(&buffer) }
        syllable = 0
        buffer.append(byte)
        position += 1
      case .separator:
        close(&buffer)
        position += 1
      case .dot: dot(&buffer)
      case .comma:
        if !(isInsideNumber(buffer)) { close(&buffer) }
        position += 1
      case .apostrophe: apostrophe(length: 1, &buffer)
      case .beyond: beyondASCII(&buffer)
      }
    }
    close(&buffer)
  }

  private mutating func close(_ buffer: inout TokenBuffer) {
    if let last = ideograph {
      if !isPaired {
        buffer.append(scalar: last)
        buffer.close()
      }
      ideograph = nil
      isPaired = false
    } else if hasLetter {
      buffer.close()
    } else if buffer.isOpen {
      number(&buffer)
    }
    hasLetter = false
    dottedLetters = 0
    syllable = 0
  }

  private func number(_ buffer: inout TokenBuffer) {
    switch numbers {
    case .kept: buffer.close()
    case .dropped: buffer.discardOpen()
    case .shape:
      let digits = min(4, buffer.bytes.count - buffer.openStart)
      buffer.discardOpen()
      for _ in 0..<digits { buffer.append(UInt8(ascii: "0")) }
      buffer.close()
    }
  }

  /// "U.S." and "a.m." lose their dots, "3.14" keeps its own, any other dot separates.
  private mutating func dot(_ buffer: inout TokenBuffer) {
    let length = buffer.bytes.count - buffer.openStart
    if hasLetter, length == dottedLetters + 1, isSingleLetter(at: position + 1) {
      dottedLetters += 1
    } else if isInsideNumber(buffer) {
      if numbers == .kept { buffer.append(UInt8(ascii: ".")) }
    } else {
      close(&buffer)
    }
    position += 1
  }

  /// Whether the open token is a number and a digit follows the byte at hand.
  private func isInsideNumber(_ buffer: TokenBuffer) -> Bool {
    buffer.isOpen && !hasLetter && position + 1 < bytes.count
      && asciiKinds[Int(bytes[position + 1])] == .digit
  }

  /// Whether a letter stands at `index` and neither a letter nor a digit after it.
  private func isSingleLetter(at index: Int) -> Bool {
    guard index < bytes.count, asciiKinds[Int(bytes[index])] == .letter else { return false }
    return !isWord(at: index + 1)
  }

  /// Whether a letter or a digit starts at `index`.
  private func isWord(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch asciiKinds[Int(bytes[index])] {
    case .letter, .digit: return true
    case .beyond:
      let kind = UnicodeFolding.action(for: scalar(at: index).value).kind
      return kind == .letter || kind == .ignored
    default: return false
    }
  }

  /// Between letters an apostrophe stays, before a final s it goes together with the s: "Iran's",
  /// and "U.S.'s", where the token has already ended.
  private mutating func apostrophe(length: Int, _ buffer: inout TokenBuffer) {
    let isAfterDot = position > 0 && bytes[position - 1] == UInt8(ascii: ".")
    position += length
    guard hasLetter || isAfterDot, ideograph == nil, isWord(at: position) else {
      return close(&buffer)
    }
    if bytes[position] | 0x20 == UInt8(ascii: "s"), !isWord(at: position + 1) {
      close(&buffer)
      position += 1
    } else if hasLetter {
      buffer.append(UInt8(ascii: "'"))
      syllable = 0
    }
  }

  private func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(bytes[index])
    func trail(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
    }
    switch lead {
    case 0..<0x80: return (lead, 1)
    case 0x80..<0xE0: return ((lead & 0x1F) << 6 | trail(1), 2)
    case 0xE0..<0xF0: return ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
    default: return ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
    }
  }

  private mutating func beyondASCII(_ buffer: inout TokenBuffer) {
    let (value, length) = scalar(at: position)
    if value == 0x2019 { return apostrophe(length: length, &buffer) }
    let action = UnicodeFolding.action(for: value)
    position += length
    switch action.kind {
    case .separator: close(&buffer)
    case .ignored: break
    case .ideograph: pair(action.scalar(0), &buffer)
    case .letter:
      if ideograph != nil { close(&buffer) }
      let folded = action.scalar(0)
      if syllable != 0, let composed = UnicodeFolding.hangulSyllable(syllable, folded) {
        buffer.removeOpen(last: 3)
        buffer.append(scalar: composed)
        syllable = composed
        return
      }
      for index in 0..<action.count { buffer.append(scalar: action.scalar(index)) }
      syllable = (0x1100..<0xD7A4).contains(folded) ? folded : 0
      if folded < 0x30 || folded > 0x39 { hasLetter = true }
    }
  }

  /// Writes the pair that `scalar` forms with the ideograph before it.
  private mutating func pair(_ scalar: UInt32, _ buffer: inout TokenBuffer) {
    if ideograph == nil { close(&buffer) }
    if let previous = ideograph {
      buffer.append(scalar: previous)
      buffer.append(scalar: scalar)
      buffer.close()
      isPaired = true
    }
    ideograph = scalar
  }
}

/// What a byte means to the scan.
private enum ByteKind: UInt8 { case separator, letter, digit, dot, comma, apostrophe, beyond }

private let asciiKinds: [ByteKind] = (0..<256).map { code in
  switch UInt8(code) {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
  case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
  case UInt8(ascii: "."): .dot
  case UInt8(ascii: ","): .comma
  case UInt8(ascii: "'"): .apostrophe
  case 0x80...: .beyond
  default: .separator
  }
}
