import Corpora
import Testing

@Suite("Corpus")
struct CorpusTests {
  func document(_ id: String, labels: [String]? = [], group: String? = nil) -> LabeledDocument {
    LabeledDocument(
      id: id, text: "t", labels: labels, group: group,
      position: SourcePosition(source: "f", line: Int(id) ?? 0))
  }

  @Test func `an id used twice is an error that names both places`() {
    let error = #expect(throws: CorpusError.self) {
      try Corpus([document("1"), document("2"), document("1")], source: "f")
    }
    #expect(error?.description == "f:1: id \"1\" was already used at f:1")
  }

  @Test func `labels are in the order of their bytes`() throws {
    let corpus = try Corpus(
      [document("1", labels: ["é", "b"]), document("2", labels: ["a", "b", "Z"])], source: "f")
    #expect(corpus.labels == ["Z", "a", "b", "é"])
  }

  @Test func `articles of a group share its number`() throws {
    let corpus = try Corpus(
      [document("1", group: "g"), document("2"), document("3", group: "g"), document("4")],
      source: "f")
    let numbers = corpus.groupNumbers
    #expect(numbers[0] == numbers[2])
    #expect(Set(numbers).count == 3)
  }

  @Test func `an unlabelled article and an empty corpus are errors`() throws {
    #expect(throws: CorpusError.self) {
      try Corpus([document("1"), document("2", labels: nil)], source: "f").validateLabels()
    }
    let error = #expect(throws: CorpusError.self) {
      try Corpus([], source: "f").validateLabels(split: "test")
    }
    #expect(error?.description == "f: no articles with \"split\": \"test\"")
  }
}
