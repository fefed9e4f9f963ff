import Articles
import Testing

@Suite("Page reader")
struct PageReaderTests {
  static let paragraph =
    "The two governments agreed on Tuesday to reopen the border crossing next month, officials said, after talks that lasted for most of the night in the capital."

  func reason(_ line: String) -> Boilerplate? {
    PageReader().article(page: "\(Self.paragraph)\n\(line)\n").omissions.first?.reason
  }

  @Test(arguments: [
    ("Sep 29, 2025, 12:46 AM", Boilerplate.timeStamp), ("Updated 3 hours ago", .timeStamp),
    ("Published: 14 March 2024 at 09:30 GMT", .timeStamp), ("2024-03-14 09:30", .timeStamp),
    ("Highlights", .sectionHead), ("OPINIONS", .sectionHead), ("Most read:", .sectionHead),
    ("You've reached the end", .endMark), ("You’ve reached the end", .endMark),
    ("Also Read: Final voter list released", .relatedLink),
    ("READ MORE | Ten things", .relatedLink),
    ("Watch: the minister’s statement", .relatedLink), ("Related:", .relatedLink),
    ("By Jane Doe and John Roe, Reuters", .byline),
    ("(Reporting by Jane Doe; Editing by John Roe)", .byline),
    ("Share this article", .invitation), ("Follow us on Facebook and X", .invitation),
    ("Sign up for our morning newsletter", .invitation), ("WhatsApp", .invitation),
    ("We use cookies. By continuing you accept our cookie policy.", .legalNotice),
    ("© 2024 Example News. All rights reserved.", .legalNotice),
    ("Image source, Getty Images", .caption),
    ("A protester in the square. Photo: AFP/Getty Images", .caption),
    ("Home > World > Asia", .breadcrumb), ("Provocative", .fragment),
    ("Great atrocities", .fragment),
    (paragraph, .repetition),
  ])
  func `boilerplate is recognised by its form`(line: String, expected: Boilerplate) {
    #expect(reason(line) == expected)
  }

  @Test(arguments: [
    "By the end of the year the army will have left, a spokesman said.",
    "Related parties in the coalition said they would vote against the budget.",
    "More than 40 people were killed.", "Watch groups said the vote was fair.",
    "On Monday, 12 March, the court opened the trial.", "Live rounds were fired at the crowd.",
    "Share prices fell by 3% after the announcement.", "Comment was not available.",
    "Opinion polls put the party ahead.", "Talks collapsed.", "• A truce begins on Sunday at dawn.",
    "Print workers went on strike in March, their union said.",
    "Follow-up talks are planned for May in Geneva, the ministry said.",
  ])
  func `sentences of a story stay`(line: String) { #expect(reason(line) == nil) }

  @Test func `the headline is told from paragraphs, bullets lose their mark`() {
    let article = PageReader().article(
      page:
        "Mar 3, 2024\n\nBorder to reopen after talks\n\n  • Both sides signed a text.\n\(Self.paragraph)\r\n"
    )
    #expect(article.title == "Border to reopen after talks")
    #expect(article.paragraphs == ["Both sides signed a text.", Self.paragraph])
    #expect(article.omissions.map(\.line) == [1])
  }

  @Test func `a page without a headline has none`() {
    #expect(PageReader().article(page: Self.paragraph).title.isEmpty)
    #expect(PageReader().article(page: "").paragraphs.isEmpty)
  }

  @Test func `nothing is lost: every line is kept or listed`() {
    let lines = [
      "Highlights", "A short headline here", Self.paragraph, "Share", "Also read: x", "End",
    ]
    let article = PageReader().article(page: lines.joined(separator: "\n"))
    #expect(article.paragraphs.count + article.omissions.count + 1 == lines.count)
  }

  @Test func `texts already cut out keep what is merely short`() {
    let text = "\(Self.paragraph)\nGreat atrocities\nAlso Read: another story\n\(Self.paragraph)"
    let cleaned = PageReader().cleaned(text)
    #expect(cleaned.contains("Great atrocities"))
    #expect(!cleaned.contains("Also Read"))
    #expect(PageReader().cleaned(Self.paragraph) == Self.paragraph)
  }
}
