import Corpora
import Testing

@Suite("JSON Lines")
struct JSONLinesParserTests {
  func parsed(_ text: String) throws(CorpusError) -> [LabeledDocument] {
    try parsed(Array(text.utf8))
  }

  func parsed(_ bytes: [UInt8]) throws(CorpusError) -> [LabeledDocument] {
    try bytes.withUnsafeBufferPointer { buffer throws(CorpusError) in
      try JSONLinesParser(source: "a.jsonl").documents(in: buffer)
    }
  }

  @Test func `all fields are read, unknown ones are stepped over`() throws {
    let documents = try parsed(
      """
      {"id":"1","title":"T","text":"a \\"b\\" \\u00e9 \\ud83d\\ude00\\n","labels":["x","y"],"group":"g","date":"2024-01-02","source":"s","split":"test","disputed":["z"],"other":{"a":[1,-2.5e3,true,null]}}

      {"text":"second"}\r
      """)
    #expect(documents.count == 2)
    #expect(documents[0].text == "a \"b\" é 😀\n")
    #expect(documents[0].labels == ["x", "y"])
    #expect(documents[0].disputed == ["z"])
    #expect(documents[0].split == "test")
    #expect(documents[1].id == "a.jsonl:3")
    #expect(documents[1].labels == nil)
  }

  @Test func `no topic is not the same as no labels`() throws {
    #expect(try parsed(#"{"text":"a","labels":[]}"#)[0].labels == [])
    #expect(try parsed(#"{"text":"a","labels":null}"#)[0].labels == nil)
  }

  @Test func `a byte order mark and empty lines are no articles`() throws {
    #expect(try parsed([0xEF, 0xBB, 0xBF] + Array("{\"text\":\"a\"}\n \n".utf8)).count == 1)
    #expect(try parsed("").isEmpty)
  }

  static let errors: [(String, String)] = [
    ("not json", "a.jsonl:1:1: expected a JSON object, found 'not'"),
    ("{\"text\":\"a\"}\n{\"title\":\"b\"}", "a.jsonl:2:1: field \"text\" is missing"),
    ("{\"text\": 3}", "a.jsonl:1:10: field \"text\": expected a string, found a number"),
    (
      "{\"text\":\"a\",\"labels\":\"x\"}",
      "a.jsonl:1:22: field \"labels\": expected an array of strings, found a string"
    ),
    (
      "{\"text\":\"a\",\"labels\":[\"x\",7]}",
      "a.jsonl:1:27: field \"labels\": expected a string, found a number"
    ),
    ("{\"text\":\"a\",\"labels\":[\"\"]}", "a.jsonl:1:23: label \"\" is empty"),
    ("{\"text\":\"a\",\"labels\":[\"x\",\"x\"]}", "a.jsonl:1:27: label \"x\" stands twice"),
    ("{\"text\":\"a\",\"text\":\"b\"}", "a.jsonl:1:13: field \"text\" stands twice"),
    ("{\"text\":\"a\"} x", "a.jsonl:1:14: expected the end of the line, found 'x'"),
    ("{\"text\":\"a\"", "a.jsonl:1:12: expected ',' or '}', found the end of the line"),
    ("{\"text\":\"a", "a.jsonl:1:11: expected the end of the string, found the end of the line"),
    ("{\"text\":\"\\q\"}", "a.jsonl:1:10: expected an escape, found '\\q\"}'"),
    ("{\"text\":\"\\ud800\"}", "a.jsonl:1:10: expected a whole surrogate pair, found '\\ud800\"}'"),
    (
      "{\"text\":\"\\ud800\\u0041\"}",
      "a.jsonl:1:10: expected a whole surrogate pair, found '\\ud800\\u0041'"
    ),
    ("{\"text\":\"a\tb\"}", "a.jsonl:1:11: expected an escaped control character, found '\\u{9}'"),
    ("{\"text\":\"a\",\"n\":01}", "a.jsonl:1:17: expected a value, found '01}'"),
    ("{\"text\":\"a\",\"n\":tru}", "a.jsonl:1:17: expected a value, found 'tru}'"),
    ("[1]", "a.jsonl:1:1: expected a JSON object, found '[1]'"),
  ]

  @Test(arguments: errors)
  func `errors say where and what`(text: String, message: String) {
    let error = #expect(throws: CorpusError.self) { try parsed(text) }
    #expect(error?.description == message)
  }

  @Test func `bytes that are not UTF-8 are found at their place`() {
    let error = #expect(throws: CorpusError.self) {
      try parsed(Array("{\"text\":\"ab".utf8) + [0xFF] + Array("\"}".utf8))
    }
    #expect(error?.description == "a.jsonl:1:12: this is not valid UTF-8")
  }

  @Test func `a line cut anywhere is an error, never a crash`() {
    let line = Array(
      #"{"id":"é","text":"a\u00e9\n","labels":["x"],"n":[1.5e-3,{"a":null}],"b":true}"#.utf8)
    #expect((try? parsed(line))?.count == 1)
    for end in 1..<line.count {
      #expect(throws: CorpusError.self) { try parsed(Array(line[..<end])) }
    }
  }

  @Test func `a flipped byte anywhere is an error or an article, never a crash`() {
    let line = Array(#"{"id":"1","text":"a\u00e9 b","labels":["x","y"],"n":[-1.5,{}]}"#.utf8)
    for index in line.indices {
      for flip in [0x01, 0x20, 0x80, 0xFF] as [UInt8] {
        var bytes = line
        bytes[index] ^= flip
        _ = try? parsed(bytes)
      }
    }
  }

  @Test func `values nested too deeply are refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: CorpusError.self) { try parsed("{\"text\":\"a\",\"n\":\(deep)") }
  }
}
