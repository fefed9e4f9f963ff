/// The visible text of an HTML page, block by block.
///
/// Not a browser: tags are scanned one after the other (WHATWG HTML, section 13.2.5, as far as
/// text extraction needs it), anything malformed is text, and nothing is ever executed or fetched.
struct HTMLText {
  /// The headline: that of the page's first h1, else its title element.
  private(set) var title = ""
  /// One line a block element.
  private(set) var lines: [ArraySlice<UInt8>] = []

  /// Whether `page` begins like HTML.
  static func isHTML(_ page: String) -> Bool {
    let start = page.utf8.prefix(1024).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    guard start.first == UInt8(ascii: "<") else { return false }
    let head = String(decoding: start, as: UTF8.self).lowercased()
    return [
      "<!doctype", "<html", "<head", "<body", "<!--", "<article", "<div", "<p", "<h1", "<meta",
    ]
    .contains(where: head.hasPrefix)
  }

  init(_ page: String) {
    var scan = HTMLScan(bytes: Array(page.utf8))
    scan.run()
    title = scan.heading.isEmpty ? scan.pageTitle : scan.heading
    let hasArticle = scan.blocks.contains { $0.isInArticle }
    lines = scan.blocks.lazy
      .filter { !hasArticle || $0.isInArticle }
      // A block that is mostly links points elsewhere.
      .filter { $0.linkCharacters * 2 <= $0.characters || $0.characters == 0 }
      .map { Array($0.text.utf8)[...] }
  }
}

/// One block of text of a page.
private struct HTMLBlock {
  var text = ""
  var characters = 0
  var linkCharacters = 0
  var isInArticle = false
}

/// One pass over the bytes of a page.
private struct HTMLScan {
  let bytes: [UInt8]
  var position = 0
  var blocks: [HTMLBlock] = []
  var heading = ""
  var pageTitle = ""

  private var block: [UInt8] = []
  private var linkBytes = 0
  private var linkDepth = 0
  private var articleDepth = 0
  /// The open elements whose content is not the story's, innermost last.
  private var hidden: [String] = []
  private var isHeading = false
  private var isTitle = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), let tag = readTag() {
        handle(tag)
      } else {
        text()
      }
    }
    flush()
  }

  private mutating func text() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard hidden.isEmpty else { return }
    let before = block.count
    appendText(bytes[start..<position])
    if linkDepth > 0 { linkBytes += block.count - before }
  }

  /// Appends text with character references replaced and white space collapsed.
  private mutating func appendText(_ raw: ArraySlice<UInt8>) {
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      if byte <= 0x20 {
        if let last = block.last, last != 0x20 { block.append(0x20) }
        index += 1
      } else if byte == UInt8(ascii: "&"),
        let (text, length) = CharacterReference.decoded(raw[index...])
      {
        if text == "\u{A0}" || text == " " {
          if let last = block.last, last != 0x20 { block.append(0x20) }
        } else {
          block += Array(text.utf8)
        }
        index += length
      } else {
        block.append(byte)
        index += 1
      }
    }
  }

  private mutating func flush() {
    while block.last == 0x20 { block.removeLast() }
    let text = String(decoding: block, as: UTF8.self)
    if isHeading {
      if heading.isEmpty { heading = text }
    } else if isTitle {
      if pageTitle.isEmpty { pageTitle = text }
    } else if !text.isEmpty {
      blocks.append(
        HTMLBlock(
          text: text, characters: block.count, linkCharacters: linkBytes,
          isInArticle: articleDepth > 0))
    }
    block.removeAll(keepingCapacity: true)
    linkBytes = 0
  }

  private struct Tag {
    var name: String
    var isEnd: Bool
    var isSelfClosing: Bool
  }

  /// The tag that starts at the current place; steps over it, or stays and returns `nil` if it is text.
  private mutating func readTag() -> Tag? {
    var index = position + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
      skipDeclaration()
      return Tag(name: "", isEnd: false, isSelfClosing: true)
    }
    let isEnd = bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    var name: [UInt8] = []
    while index < bytes.count, isLetterOrDigit(bytes[index]) {
      name.append(bytes[index] | (bytes[index] > 0x40 ? 0x20 : 0))
      index += 1
    }
    guard let first = name.first, first > 0x40 else { return nil }
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      index += 1
    }
    // A quote that never ends would swallow the page: then the tag ends at the first '>'.
    if index == bytes.count, quote != nil {
      index = position
      while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
    }
    let isSelfClosing = index > position + 1 && bytes[index - 1] == UInt8(ascii: "/")
    position = min(bytes.count, index + 1)
    return Tag(
      name: String(decoding: name, as: UTF8.self), isEnd: isEnd, isSelfClosing: isSelfClosing)
  }

  private mutating func skipDeclaration() {
    if bytes[position...].starts(with: "<!--".utf8) {
      position += 4
      while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
      position = min(bytes.count, position + 3)
    } else {
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
      position = min(bytes.count, position + 1)
    }
  }

  private mutating func handle(_ tag: Tag) {
    if rawText.contains(tag.name), !tag.isEnd, !tag.isSelfClosing { return skipRawText(tag.name) }
    if !inline.contains(tag.name), !tag.name.isEmpty { flush() }
    switch tag.name {
    case "a": linkDepth = max(0, linkDepth + (tag.isEnd ? -1 : 1))
    case "article", "main": articleDepth = max(0, articleDepth + (tag.isEnd ? -1 : 1))
    case "h1": isHeading = !tag.isEnd
    case "title": isTitle = !tag.isEnd && hidden.isEmpty
    case let name where furniture.contains(name):
      if tag.isEnd {
        // Close up to the matching element; a stray end tag closes nothing.
        if let open = hidden.lastIndex(of: name) { hidden.removeSubrange(open...) }
      } else if !tag.isSelfClosing {
        hidden.append(name)
      }
    default: break
    }
  }

  /// Steps over the content of an element that is not text, such as a script.
  private mutating func skipRawText(_ name: String) {
    let end = Array("</\(name)".utf8)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), position + end.count <= bytes.count,
        zip(bytes[position...], end).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
      {
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
        position = min(bytes.count, position + 1)
        return
      }
      position += 1
    }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  private let rawText: Set = [
    "script", "style", "noscript", "template", "textarea", "iframe", "svg", "math",
  ]
  private let furniture: Set = [
    "nav", "header", "footer", "aside", "form", "figure", "figcaption", "button", "select",
    "dialog",
    "menu", "object", "audio", "video", "canvas",
  ]
  private let inline: Set = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
  ]
}
