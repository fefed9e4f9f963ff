/// HTML character references such as &amp; and &#8217;.
enum CharacterReference {
  /// The text of the reference that `bytes` start with, and its length in bytes; `nil` if it is none.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> (text: String, length: Int)? {
    guard let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    let length = end - bytes.startIndex + 1
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code =
        digits.hasPrefix("x") || digits.hasPrefix("X")
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let code, code >= 0x20, let scalar = Unicode.Scalar(code) else { return nil }
      return (String(Character(scalar)), length)
    }
    return named[name].map { ($0, length) }
  }

  /// The references that news pages use.
  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": " ",
    "emsp": " ", "thinsp": " ", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
    "sbquo": "‚", "ldquo": "“",
    "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "hellip": "…", "bull": "•",
    "middot": "·",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "pound": "£", "euro": "€", "yen": "¥",
    "cent": "¢", "sect": "§", "frac12": "½", "frac14": "¼", "times": "×", "shy": "\u{AD}",
    "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë",
    "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô",
    "otilde": "õ", "ouml": "ö", "oslash": "ø", "uacute": "ú", "ucirc": "û", "uuml": "ü",
    "szlig": "ß", "Eacute": "É", "Ouml": "Ö", "Uuml": "Ü", "Auml": "Ä", "Aring": "Å",
    "zwj": "\u{200D}",
    "zwnj": "\u{200C}",
  ]
}
