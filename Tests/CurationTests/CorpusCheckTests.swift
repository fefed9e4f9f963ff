import Corpora
import Testing

@testable import Curation

@Suite("Corpus check")
struct CorpusCheckTests {
  func document(
    _ id: String, _ text: String, labels: [String] = [], group: String? = nil, split: String? = nil
  ) -> LabeledDocument {
    LabeledDocument(
      id: id, title: "T", text: text, labels: labels, group: group, split: split,
      position: SourcePosition(source: "f", line: Int(id) ?? 0))
  }

  func messages(_ documents: [LabeledDocument], _ check: CorpusCheck = CorpusCheck()) throws
    -> [String]
  {
    let corpus = try Corpus(documents, source: "f")
    return check.findings(in: corpus, figures: CorpusFigures(of: corpus)).map(\.description)
  }

  static let story =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"

  @Test func `a clean corpus has no findings`() throws {
    #expect(
      try messages([
        document("1", "A first sentence. A last one.", labels: ["a"], group: "g", split: "train"),
        document("2", "Another first sentence. Another last one.", group: "h", split: "test"),
      ]) == [])
  }

  @Test func `unknown labels and missing articles are found`() throws {
    #expect(
      try messages(
        [document("1", "Some text here.", labels: ["a", "x"])],
        CorpusCheck(
          knownLabels: ["a", "b"], minimumSupport: 1, minimumUnlabelled: 1, minimumTypes: 9))
        == [
          "f:1: label \"x\" is not a topic", "topic b has 0 articles; at least 1 are needed",
          "0 articles have no topic; at least 1 are needed",
          "4 different words occur; at least 9 are needed",
        ])
  }

  @Test func `a group on both sides of a split is found`() throws {
    let found = try messages([
      document("1", "One text.", group: "g", split: "train"),
      document("2", "Another text.", group: "g", split: "test"),
    ])
    #expect(found == ["f:2: group \"g\" is in split test here and in train at f:1"])
  }

  @Test func `opening and closing sentences used twice are found`() throws {
    let found = try messages([
      document("1", "It began on Monday. Nobody knew why.\nThe end came soon."),
      document("2", "It began on Monday. The rest differs.\nSo does this. The end came soon."),
    ])
    #expect(found.count == 2)
    #expect(found[0].hasPrefix("f:2: its opening sentence is also that of f:1: It began"))
    #expect(found[1].contains("closing sentence"))
  }

  @Test func `a story told twice is found unless its articles share a group`() throws {
    let one = "First. " + Self.story + " end."
    let other = "Second. " + Self.story.uppercased() + " finish."
    let found = try messages([document("1", one), document("2", other)])
    #expect(
      found == [
        "f:2: shares 9 sequences of eight words with 1 of another group at f:1; at most 5 may be chance"
      ])
    #expect(try messages([document("1", one, group: "g"), document("2", other, group: "g")]) == [])
    #expect(
      try messages([document("1", one), document("2", other)], CorpusCheck(sharedSequenceLimit: 9))
        == [])
  }

  @Test func `figures are counted`() throws {
    let figures = CorpusFigures(
      of: try Corpus(
        [
          document("1", "alpha beta beta", labels: ["a", "b"]), document("2", "gamma", labels: []),
        ],
        source: "f"))
    #expect(figures.articleCount == 2)
    #expect(figures.wordCount == 6)
    #expect(figures.typeCount == 4)
    #expect(figures.singleTypeCount == 2)
    #expect(figures.labelCounts == [1, 0, 1])
    #expect(figures.supports == ["a": 1, "b": 1])
  }
}
