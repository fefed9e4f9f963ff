import Testing

@testable import TextFeatures

@Suite("Unicode folding")
struct UnicodeFoldingTests {
  @Test func `letters are letters and separators are not, as in the standard library`() {
    var disagreements: [String] = []
    for value in UInt32(0x80)..<0x3_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      // Letters added to Unicode after the table was made are separators until it is made again.
      guard let age = properties.age, age.major <= 14 else { continue }
      let kind = UnicodeFolding.action(for: value).kind
      let isLetter = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter]
        .contains(properties.generalCategory)
      if isLetter, kind == .separator, properties.isAlphabetic {
        disagreements.append("U+\(String(value, radix: 16)) is a letter")
      }
      if properties.isWhitespace, kind != .separator {
        disagreements.append("U+\(String(value, radix: 16)) is white space")
      }
    }
    #expect(disagreements == [])
  }

  @Test func `lower and upper case fold alike`() {
    var disagreements: [UInt32] = []
    for value in UInt32(0x80)..<0x1_0000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isUppercase,
        UnicodeFolding.action(for: value).kind == .letter
      else { continue }
      let lower = Tokenizer().tokens(in: scalar.properties.lowercaseMapping)
      if Tokenizer().tokens(in: String(Character(scalar))) != lower { disagreements.append(value) }
    }
    #expect(disagreements == [])
  }

  @Test func `runs ascend`() {
    #expect(UnicodeFolding.runStarts.count == UnicodeFolding.runActions.count)
    #expect(
      zip(UnicodeFolding.runStarts, UnicodeFolding.runStarts.dropFirst()).allSatisfy { $0 < $1 })
  }
}
