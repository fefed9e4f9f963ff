package import Matrices

/// A lexicon made ready to be found in texts.
///
/// An article's feature for a list is log(1 + d · 400 / w), where d is how many *different* terms of
/// the list it has and w its number of words, at least 100. Different terms, because one term said ten
/// times is weak evidence; by length, because long articles mention more in passing.
package struct LexiconIndex: Sendable, Equatable {
  /// The lists' names.
  package let names: [String]
  /// An open-addressing table of the fingerprints of all terms and of their beginnings, as in `Vocabulary`.
  package let slotFingerprints: FrozenArray<UInt64>
  /// For each place of the table, one more than the number of the term, or 0 for a mere beginning.
  package let slotTerms: FrozenArray<UInt32>
  /// Where each term's lists start in `termLists`, and at the end their number.
  package let listStarts: FrozenArray<UInt32>
  /// The lists that terms belong to, term after term.
  package let termLists: FrozenArray<UInt32>

  /// The index of `lexicon`, whose terms are cut into tokens by `tokenizer`.
  package init(_ lexicon: Lexicon, tokenizer: Tokenizer) {
    names = lexicon.lists.map(\.name)
    // The term's number by the fingerprint of its singular; plurals share it.
    var numbers: [Fingerprint: Int] = [:]
    var lists: [[UInt32]] = []
    var terms: [Fingerprint: Int] = [:]
    var beginnings: Set<Fingerprint> = []
    var buffer = TokenBuffer()
    for (list, content) in lexicon.lists.enumerated() {
      for term in content.terms {
        buffer.removeAll()
        tokenizer.append(term, to: &buffer)
        guard buffer.count > 0 else { continue }
        var prefix: Fingerprint?
        for token in buffer.fingerprints.dropLast() {
          prefix = prefix?.followed(by: token) ?? token
          prefix.map { _ = beginnings.insert($0) }
        }
        let last = buffer.bytes(of: buffer.count - 1)
        let forms = ["", "s", "es"].map { ending -> Fingerprint in
          let token = Fingerprint(of: (Array(last) + Array(ending.utf8))[...])
          return prefix?.followed(by: token) ?? token
        }
        let number = numbers[forms[0]] ?? lists.count
        if number == lists.count {
          numbers[forms[0]] = number
          lists.append([])
        }
        if lists[number].last != UInt32(list) { lists[number].append(UInt32(list)) }
        for form in forms where terms[form] == nil { terms[form] = number }
        // A term that is itself listed keeps its own number even if it is another's plural.
        terms[forms[0]] = number
      }
    }
    var size = 2
    while size < 2 * (terms.count + beginnings.count) + 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    var values = [UInt32](repeating: 0, count: size)
    // In the order of fingerprints: dictionaries have none that two processes share.
    for fingerprint in beginnings.union(terms.keys).sorted(by: { $0.bits < $1.bits }) {
      var slot = Int(truncatingIfNeeded: fingerprint.bits) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = fingerprint.bits
      values[slot] = terms[fingerprint].map { UInt32($0 + 1) } ?? 0
    }
    slotFingerprints = FrozenArray(slots)
    slotTerms = FrozenArray(values)
    listStarts = FrozenArray(
      lists.reduce(into: [UInt32(0)]) { $0.append(($0.last ?? 0) + UInt32($1.count)) })
    termLists = FrozenArray(Array(lists.joined()))
  }

  /// The index of a stored model; `nil` if its parts contradict each other.
  package init?(
    names: [String], slotFingerprints: FrozenArray<UInt64>, slotTerms: FrozenArray<UInt32>,
    listStarts: FrozenArray<UInt32>, termLists: FrozenArray<UInt32>
  ) {
    let size = slotFingerprints.count
    guard size == slotTerms.count, size >= 2, size & (size - 1) == 0,
      2 * slotFingerprints.reduce(0, { $1 == 0 ? $0 : $0 + 1 }) <= size,
      listStarts.first == 0, Int(listStarts.last ?? 1) == termLists.count,
      zip(listStarts, listStarts.dropFirst()).allSatisfy({ $0 <= $1 }),
      slotTerms.allSatisfy({ Int($0) < listStarts.count }),
      termLists.allSatisfy({ Int($0) < names.count })
    else { return nil }
    self.names = names
    self.slotFingerprints = slotFingerprints
    self.slotTerms = slotTerms
    self.listStarts = listStarts
    self.termLists = termLists
  }

  /// One more than the number of the term, 0 for a beginning of terms, `nil` for neither.
  private func value(of fingerprint: Fingerprint) -> UInt32? {
    let mask = slotFingerprints.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint.bits) & mask
    while true {
      let found = slotFingerprints[slot]
      if found == fingerprint.bits { return slotTerms[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// What has been found in one text so far.
  package struct Findings: Sendable {
    fileprivate var terms: [UInt32] = []
    fileprivate var wordCount = 0

    package init() {}
  }

  /// Adds the terms that stand in `tokens`.
  func find(in tokens: borrowing TokenBuffer, _ findings: inout Findings) {
    let count = tokens.count
    findings.wordCount += count
    for first in 0..<count {
      var fingerprint = tokens.fingerprints[first]
      var last = first
      while let value = value(of: fingerprint) {
        if value > 0 { findings.terms.append(value - 1) }
        last += 1
        guard last < count else { break }
        fingerprint = fingerprint.followed(by: tokens.fingerprints[last])
      }
    }
  }

  /// The features of a text, times `scale`, one column a list; leaves `findings` empty.
  func takeVector(_ findings: inout Findings, scale: Double) -> SparseVector {
    findings.terms.sort()
    var counts = [Int](repeating: 0, count: names.count)
    var previous: UInt32?
    for term in findings.terms where term != previous {
      previous = term
      for place in Int(listStarts[Int(term)])..<Int(listStarts[Int(term) + 1]) {
        counts[Int(termLists[place])] += 1
      }
    }
    let length = Double(max(100, findings.wordCount))
    var vector = SparseVector()
    for (list, count) in counts.enumerated() where count > 0 {
      vector.columns.append(UInt32(list))
      vector.values.append(Float(scale * logarithm(onePlus: Double(count) * 400 / length)))
    }
    findings.terms.removeAll(keepingCapacity: true)
    findings.wordCount = 0
    return vector
  }
}
