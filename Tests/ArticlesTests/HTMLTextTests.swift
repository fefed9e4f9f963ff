import Articles
import Testing

@Suite("HTML pages")
struct HTMLTextTests {
  static let paragraph = PageReaderTests.paragraph

  @Test func `the story is cut out of its page`() {
    let article = PageReader().article(
      page: """
        <!DOCTYPE html><html><head><title>Border &amp; talks | Site</title>
        <script>var x = "<p>not text</p>";</script><style>p { color: red }</style></head>
        <body><nav><a href="/">Home</a></nav><header>Menu</header>
        <article><h1>Border to <em>reopen</em></h1><time>3 March 2024</time>
        <p>\(Self.paragraph)</p><p>It&#8217;s the first crossing&nbsp;since <b>2011</b>.</p>
        <figure><img src="x"><figcaption>A border</figcaption></figure>
        <p><a href="/other">Ten other stories you should read today about this</a></p>
        <!-- <p>comment</p> --></article><aside>Trending now elsewhere</aside><footer>© Site</footer></body></html>
        """)
    #expect(article.title == "Border to reopen")
    #expect(article.paragraphs == [Self.paragraph, "It’s the first crossing since 2011."])
  }

  @Test func `the title element serves where there is no heading`() {
    let article = PageReader().article(
      page: "<html><title>Border &amp; talks</title><body><p>\(Self.paragraph)</p></body></html>")
    #expect(article.title == "Border & talks")
    #expect(article.paragraphs == [Self.paragraph])
  }

  @Test func `what only looks like a tag is text`() {
    let article = PageReader().article(page: "<p>If a < b and b <3 then &unknown; &#0; holds.</p>")
    #expect(article.paragraphs == ["If a < b and b <3 then &unknown; &#0; holds."])
  }

  @Test func `a page cut anywhere is survived`() {
    let page = Array(
      "<html><body><article><p class=\"a>b\">One &amp; two</p><script>x<y</script><!-- c --><p>Three</article>"
        .utf8)
    for end in 0...page.count {
      _ = PageReader().article(page: String(decoding: page[..<end], as: UTF8.self))
    }
  }

  @Test func `stray end tags and unclosed elements do no harm`() {
    let article = PageReader().article(
      page:
        "<div></nav></article></p><p>\(Self.paragraph)<nav>menu</nav><p>Another sentence stands here.</div>"
    )
    #expect(article.paragraphs == [Self.paragraph, "Another sentence stands here."])
  }
}
