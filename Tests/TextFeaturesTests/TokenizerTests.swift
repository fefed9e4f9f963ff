import TextFeatures
import Testing

@Suite("Tokenizer")
struct TokenizerTests {
  @Test(arguments: [
    ("Foreign Ministers met.", ["foreign", "ministers", "met"]),
    ("China's and China’s “ties”", ["china", "and", "china", "ties"]),
    ("don't O'Brien l’accord", ["don't", "o'brien", "l'accord"]),
    ("the leaders' 'word'", ["the", "leaders", "word"]),
    ("cease-fire co-operation", ["cease", "fire", "co", "operation"]),
    ("The U.S. and U.K.-led D.C. plan.", ["the", "us", "and", "uk", "led", "dc", "plan"]),
    ("at 5 p.m. plan B.The next", ["at", "0", "pm", "plan", "b", "the", "next"]),
    ("in 2019, 1,234,567 or 3.14", ["in", "0000", "0000", "or", "000"]),
    ("F-16s, G7 and COVID-19", ["f", "16s", "g7", "and", "covid", "00"]),
    ("Erdoğan, Łódź, Straße, Ærø", ["erdogan", "lodz", "strasse", "aero"]),
    ("Владимир Путин", ["владимир", "путин"]),
    ("الأمم المتّحدة", ["الامم", "المتحدة"]),
    ("북한의 외무상", ["북한의", "외무상"]),
    ("中国外交部", ["中国", "国外", "外交", "交部"]),
    ("在 China", ["在", "china"]),
    ("日本のドラマ", ["日本", "本の", "のト", "トラ", "ラマ"]),
    ("\u{1107}a\u{116E} b", ["\u{1107}a\u{116E}", "b"]),
    ("the U.S.'s plan", ["the", "us", "plan"]),
    ("soft\u{AD}hyphen zero\u{200B}width", ["softhyphen", "zerowidth"]),
    ("٢٠٢٤ year", ["0000", "year"]),
    ("ＮＡＴＯ", ["nato"]),
    ("", []), (" \n\t—…", []),
  ])
  func `texts give the tokens of the specification`(text: String, tokens: [String]) {
    #expect(Tokenizer().tokens(in: text) == tokens)
  }

  @Test(arguments: [
    ("caf\u{E9} \u{C5}ngstr\u{F6}m", "cafe\u{301} A\u{30A}ngstro\u{308}m"),
    ("북한", "\u{1107}\u{116E}\u{11A8}\u{1112}\u{1161}\u{11AB}"),
    ("й ё Ї", "и\u{306} е\u{308} І\u{308}"),
    ("أ", "ا\u{654}"),
    ("ドが", "ト\u{3099}か\u{3099}"),
    ("Vi\u{1EC7}t", "Vie\u{323}\u{302}t"),
  ])
  func `composed and decomposed letters give the same tokens`(composed: String, decomposed: String)
  {
    let tokens = Tokenizer().tokens(in: composed)
    #expect(!tokens.isEmpty)
    #expect(Tokenizer().tokens(in: decomposed).map(\.utf8Bytes) == tokens.map(\.utf8Bytes))
  }

  @Test func `numbers can be kept or dropped`() {
    #expect(Tokenizer(numbers: .kept).tokens(in: "1,234.5 of 10") == ["1234.5", "of", "10"])
    #expect(Tokenizer(numbers: .dropped).tokens(in: "1,234.5 of 10") == ["of"])
  }

  @Test func `case does not matter`() {
    let text = "The PRESIDENT of Île-de-France, МОСКВА, ΑΘΗΝΑ"
    #expect(Tokenizer().tokens(in: text.lowercased()) == Tokenizer().tokens(in: text))
  }

  @Test func `every scalar is survived, alone and between letters`() {
    var text = ""
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.unicodeScalars.append("a")
      text.unicodeScalars.append(scalar)
      if value % 7 == 0 { text += " " }
    }
    let tokens = Tokenizer().tokens(in: text)
    #expect(tokens.count > 1000)
    #expect(tokens.allSatisfy { !$0.isEmpty })
  }
}

extension String {
  /// `==` on strings ignores how letters are composed; bytes do not.
  fileprivate var utf8Bytes: [UInt8] { Array(utf8) }
}
