import Corpora
import TextFeatures

/// The sequences of a given number of words and the articles they occur in.
///
/// Words are lower-case tokens with numbers kept; a sequence is known by its fingerprint.
struct WordSequences {
  /// For each sequence the articles that have it, ascending and distinct.
  private(set) var articles: [Fingerprint: [Int]] = [:]
  /// How often each sequence occurs.
  private(set) var counts: [Fingerprint: Int] = [:]

  init(_ documents: [LabeledDocument], length: Int) {
    let tokenizer = Tokenizer(numbers: .kept)
    var buffer = TokenBuffer()
    for (article, document) in documents.enumerated() {
      buffer.removeAll()
      tokenizer.append(document.text, to: &buffer)
      guard buffer.count >= length else { continue }
      for start in 0...(buffer.count - length) {
        var fingerprint = buffer.fingerprints[start]
        for token in (start + 1)..<(start + length) {
          fingerprint = fingerprint.followed(by: buffer.fingerprints[token])
        }
        counts[fingerprint, default: 0] += 1
        if articles[fingerprint]?.last != article {
          articles[fingerprint, default: []].append(article)
        }
      }
    }
  }

  /// The most frequent sequences, spelled out; equals in the order of their words.
  static func mostFrequent(
    _ count: Int, of documents: [LabeledDocument], length: Int
  ) -> [(words: String, count: Int)] {
    let sequences = WordSequences(documents, length: length)
    let kept = sequences.counts.sorted {
      ($1.value, $0.key.bits) < ($0.value, $1.key.bits)
    }.prefix(count)
    var spelled: [Fingerprint: String] = [:]
    let wanted = Set(kept.map(\.key))
    var buffer = TokenBuffer()
    for document in documents where spelled.count < wanted.count {
      buffer.removeAll()
      Tokenizer(numbers: .kept).append(document.text, to: &buffer)
      let tokens = buffer.strings
      guard tokens.count >= length else { continue }
      for start in 0...(tokens.count - length) {
        var fingerprint = buffer.fingerprints[start]
        for token in (start + 1)..<(start + length) {
          fingerprint = fingerprint.followed(by: buffer.fingerprints[token])
        }
        if wanted.contains(fingerprint) {
          spelled[fingerprint] = tokens[start..<start + length].joined(separator: " ")
        }
      }
    }
    return kept.map { (spelled[$0.key] ?? "", $0.value) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }
}
