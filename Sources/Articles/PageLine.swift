/// A line of a page, made ready for the rules: trimmed, in lower case, apostrophes and spaces plain.
struct PageLine {
  /// The line's bytes as they are, without white space at both ends.
  private(set) var raw: ArraySlice<UInt8>
  /// The bytes in lower case (ASCII only), with straight apostrophes and ordinary spaces.
  private(set) var bytes: ArraySlice<UInt8>
  /// The number of words, counted no further than `wordLimit`.
  private(set) var wordCount: Int

  /// Beyond this many words a line cannot be boilerplate.
  static let wordLimit = 41

  init(_ line: ArraySlice<UInt8>) {
    raw = line.trimmed { $0 <= 0x20 }
    var lowered: [UInt8] = []
    lowered.reserveCapacity(raw.count)
    var words = 0
    var isInWord = false
    var index = raw.startIndex
    while index < raw.endIndex, words < Self.wordLimit {
      var byte = raw[index]
      if byte == 0xE2, raw[index...].starts(with: [0xE2, 0x80, 0x99]) {
        byte = UInt8(ascii: "'")
        index += 2
      } else if byte == 0xC2, raw[index...].starts(with: [0xC2, 0xA0]) {
        byte = 0x20
        index += 1
      }
      index += 1
      if byte <= 0x20 {
        isInWord = false
        byte = 0x20
      } else if !isInWord {
        isInWord = true
        words += 1
      }
      lowered.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    bytes = lowered[...].trimmed { $0 == 0x20 }
    wordCount = words
  }

  var isEmpty: Bool { raw.isEmpty }

  /// The line as text.
  var text: String { String(decoding: raw, as: UTF8.self) }

  /// The line as text, without the mark of a list item.
  var textWithoutBullet: String {
    let text = text
    guard let first = text.first, "•‣▪●◦–*-·".contains(first),
      text.dropFirst().first?.isWhitespace == true
    else { return text }
    return String(text.dropFirst().drop(while: \.isWhitespace))
  }

  /// The lower-case bytes without punctuation at both ends.
  var bare: ArraySlice<UInt8> { bytes.trimmed { Self.marks.contains($0) } }

  private static let marks = Set(":.•*#-!? ".utf8)

  /// Whether the last character ends a sentence.
  var endsSentence: Bool { text.last.map { ".!?\"”’'…".contains($0) } ?? false }

  /// The words in lower case, without punctuation.
  var words: [ArraySlice<UInt8>] {
    bytes.split {
      !($0 >= 0x80 || ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39))
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func trimmed(_ isTrimmed: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
