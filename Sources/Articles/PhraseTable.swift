/// A set of lower-case phrases, to be found at the start, at the end or anywhere in a line.
///
/// Phrases are kept by their first byte (last byte for endings), so that a line of a story is
/// dismissed after a look or two.
struct PhraseTable: Sendable {
  private let byFirst: [[[UInt8]]]
  private let byLast: [[[UInt8]]]
  private let all: Set<[UInt8]>

  init(_ phrases: [String]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    var byLast = byFirst
    for phrase in phrases.map({ Array($0.utf8) }) {
      if let first = phrase.first { byFirst[Int(first)].append(phrase) }
      if let last = phrase.last { byLast[Int(last)].append(phrase) }
    }
    // The longest first, so that "also read" is found before "also".
    self.byFirst = byFirst.map { $0.sorted { $0.count > $1.count } }
    self.byLast = byLast
    all = Set(phrases.map { Array($0.utf8) })
  }

  /// Whether `line` is one of the phrases.
  func contains(_ line: ArraySlice<UInt8>) -> Bool { all.contains(Array(line)) }

  /// The length of the longest phrase that `line` starts with.
  func prefixLength(of line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    return byFirst[Int(first)].first { line.starts(with: $0) }?.count
  }

  /// Whether `line` ends with one of the phrases.
  func isSuffix(of line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    return byLast[Int(last)].contains { line.suffix($0.count).elementsEqual($0) }
  }

  /// Whether one of the phrases stands anywhere in `line`.
  func occurs(in line: ArraySlice<UInt8>) -> Bool {
    for index in line.indices {
      let candidates = byFirst[Int(line[index])]
      if !candidates.isEmpty, candidates.contains(where: { line[index...].starts(with: $0) }) {
        return true
      }
    }
    return false
  }
}
