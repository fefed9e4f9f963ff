package import Matrices

/// The terms that are features, in ascending order of their UTF-8 bytes, and the way from a
/// fingerprint to a term's column.
package struct Vocabulary: Sendable, Equatable {
  /// The UTF-8 bytes of all terms, one after the other.
  package let termBytes: FrozenArray<UInt8>
  /// Where each term ends in `termBytes`.
  package let termEnds: FrozenArray<UInt32>
  /// The column of each term.
  package let columns: FingerprintTable

  /// The number of terms.
  package var count: Int { termEnds.count }

  /// The vocabulary of the given terms, which ascend strictly.
  init(terms: [ArraySlice<UInt8>], fingerprints: [Fingerprint]) {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for term in terms {
      bytes += term
      ends.append(UInt32(bytes.count))
    }
    termBytes = FrozenArray(bytes)
    termEnds = FrozenArray(ends)
    columns = FingerprintTable(fingerprints.enumerated().map { ($0.element, UInt32($0.offset)) })
  }

  /// The vocabulary of a stored model; `nil` if its parts contradict each other.
  package init?(
    termBytes: FrozenArray<UInt8>, termEnds: FrozenArray<UInt32>, columns: FingerprintTable
  ) {
    var end: UInt32 = 0
    for next in termEnds {
      guard next >= end else { return nil }
      end = next
    }
    guard Int(end) == termBytes.count, termBytes.isUTF8, columns.count == termEnds.count else {
      return nil
    }
    self.termBytes = termBytes
    self.termEnds = termEnds
    self.columns = columns
  }

  /// The column of the term with this fingerprint, if it is a feature.
  func column(of fingerprint: Fingerprint) -> UInt32? { columns.value(of: fingerprint) }

  /// The term of a column, as people read it.
  package func term(_ column: Int) -> String {
    let start = column == 0 ? 0 : Int(termEnds[column - 1])
    return String(decoding: termBytes[start..<Int(termEnds[column])], as: UTF8.self)
  }
}
