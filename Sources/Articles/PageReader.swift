/// Cuts an article out of the page it came on.
///
/// A page is plain text or HTML, with everything that news sites put around a story. What is left out
/// is kept with its reason, so that nothing disappears unseen.
public struct PageReader: Sendable {
  /// A reader.
  public init() {}

  /// The article of a whole page: HTML if it looks like it, else plain text.
  public func article(page: String) -> Article {
    if HTMLText.isHTML(page) {
      let text = HTMLText(page)
      return article(lines: text.lines, title: text.title)
    }
    let lines = Array(page.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    return article(lines: lines, title: "")
  }

  /// `text` without the lines that are certainly boilerplate, for texts that were already cut out of
  /// their pages: what is merely short stays.
  public func cleaned(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes -> String? in
      // A text of one line is a paragraph.
      guard bytes.contains(0x0A) else { return nil }
      let rules = BoilerplateRules.standard
      var kept: [UInt8] = []
      var isChanged = false
      for line in Array(bytes).split(separator: 0x0A) {
        let pageLine = PageLine(line)
        if !pageLine.isEmpty, rules.boilerplate(pageLine) != nil {
          isChanged = true
        } else {
          kept += line
          kept.append(0x0A)
        }
      }
      return isChanged ? String(decoding: kept, as: UTF8.self) : nil
    } ?? text
  }

  private func article(lines: [ArraySlice<UInt8>], title: String) -> Article {
    let rules = BoilerplateRules.standard
    let lines = lines.map { PageLine($0) }
    var article = Article(title: title)
    var seen: Set<String> = title.isEmpty ? [] : [title]
    let longest = lines.lazy.map(\.wordCount).max() ?? 0
    for (index, line) in lines.enumerated() where !line.isEmpty {
      func omit(_ reason: Boilerplate) {
        article.omissions.append(.init(line: index + 1, reason: reason, text: line.text))
      }
      if let reason = rules.boilerplate(line) {
        omit(reason)
        continue
      }
      let text = line.textWithoutBullet
      if !seen.insert(text).inserted {
        omit(.repetition)
      } else if article.title.isEmpty, article.paragraphs.isEmpty, text == line.text,
        isHeadline(line, longest: longest)
      {
        article.title = text
      } else if line.wordCount <= 3, longest >= 20, !line.endsSentence {
        // In a page of paragraphs, a word or two without a full stop are the page's, not the story's.
        omit(.fragment)
      } else {
        article.paragraphs.append(text)
      }
    }
    return article
  }

  /// Whether a line that comes before all paragraphs is the headline: much shorter than they are, and
  /// not a sentence.
  private func isHeadline(_ line: PageLine, longest: Int) -> Bool {
    let isSentence = line.raw.last == 0x2E && !line.bytes.suffix(3).elementsEqual("...".utf8)
    return (3...25).contains(line.wordCount)
      && longest >= min(2 * line.wordCount, PageLine.wordLimit) && !isSentence
  }
}
