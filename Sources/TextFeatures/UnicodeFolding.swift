/// What the tokenizer does with a scalar beyond ASCII: the rule of `docs/tokenisation.md` as a table.
///
/// Letters are folded for case and stripped of accents, so that composed and decomposed spellings,
/// and "Erdoğan" and "Erdogan", give the same token.
enum UnicodeFolding {
  /// What becomes of a scalar.
  struct Action: Equatable {
    enum Kind: UInt64 { case separator, letter, ignored, ideograph }

    /// The kind in bits 0–1, the number of scalars in bits 2–3, then 20 bits for each of them.
    fileprivate let bits: UInt64

    var kind: Kind { Kind(rawValue: bits & 3) ?? .separator }
    /// How many scalars the scalar is replaced with; 0 for separators and ignored marks.
    var count: Int { Int(bits >> 2 & 3) }
    /// One of the scalars it is replaced with.
    func scalar(_ index: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: bits >> (4 + 20 * UInt64(index))) & 0xFFFFF
    }
  }

  /// The action for `scalar`, which is not ASCII.
  static func action(for scalar: UInt32) -> Action {
    Int(scalar) < frequent.count ? frequent[Int(scalar)] : found(scalar)
  }

  /// The scripts of Europe and the Middle East, looked up once.
  private static let frequent: [Action] = (0..<0x700).map { found($0) }

  private static func found(_ scalar: UInt32) -> Action {
    var low = 0
    var high = runStarts.count
    while low < high {
      let middle = (low + high) / 2
      if runStarts[middle] <= scalar { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Action(bits: 0) }
    let bits = runActions[low - 1]
    guard bits >> 2 & 3 == 1 else { return Action(bits: bits) }
    // A run of single scalars stores their distance, a 21-bit two's complement number.
    let distance = (Int32(truncatingIfNeeded: bits >> 4) << 11) >> 11
    let target = UInt64(scalar &+ UInt32(bitPattern: distance)) & 0xFFFFF
    return Action(bits: bits & 0xF | target << 4)
  }

  /// Conjoining Korean letters that form one syllable: the composed syllable, else `nil`
  /// (The Unicode Standard, section 3.12).
  static func hangulSyllable(_ first: UInt32, _ second: UInt32) -> UInt32? {
    switch (first, second) {
    case (0x1100..<0x1113, 0x1161..<0x1176):
      0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
    case (0xAC00..<0xD7A4, 0x11A8..<0x11C3) where (first - 0xAC00) % 28 == 0:
      first + (second - 0x11A7)
    default: nil
    }
  }
}
