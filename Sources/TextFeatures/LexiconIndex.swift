package import Matrices

/// A lexicon made ready to be found in texts.
///
/// An article's feature for a list is log(1 + d · 400 / w), where d is how many *different* terms of
/// the list it has and w its number of words, at least 100. Different terms, because one term said ten
/// times is weak evidence; by length, because long articles mention more in passing.
package struct LexiconIndex: Sendable, Equatable {
  /// The lists' names.
  package let names: [String]
  /// For each term one more than its number, for each mere beginning of terms 0.
  package let terms: FingerprintTable
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
    // In the order of fingerprints: dictionaries have none that two processes share.
    self.terms = FingerprintTable(
      beginnings.union(terms.keys).sorted { $0.bits < $1.bits }
        .map { ($0, terms[$0].map { UInt32($0 + 1) } ?? 0) })
    listStarts = FrozenArray(
      lists.reduce(into: [UInt32(0)]) { $0.append(($0.last ?? 0) + UInt32($1.count)) })
    termLists = FrozenArray(Array(lists.joined()))
  }

  /// The index of a stored model, whose `terms` are below the number of `listStarts`; `nil` if its
  /// parts contradict each other.
  package init?(
    names: [String], terms: FingerprintTable, listStarts: FrozenArray<UInt32>,
    termLists: FrozenArray<UInt32>
  ) {
    guard listStarts.first == 0, Int(listStarts.last ?? 1) == termLists.count,
      zip(listStarts, listStarts.dropFirst()).allSatisfy({ $0 <= $1 }),
      terms.values.allSatisfy({ Int($0) < listStarts.count }),
      termLists.allSatisfy({ Int($0) < names.count })
    else { return nil }
    self.names = names
    self.terms = terms
    self.listStarts = listStarts
    self.termLists = termLists
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
      while let value = terms.value(of: fingerprint) {
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
