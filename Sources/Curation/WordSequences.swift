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
    var buffer = TokenBuffer()
    for (article, document) in documents.enumerated() {
      Self.forEach(in: document.text, length: length, buffer: &buffer) { sequence, _, _ in
        counts[sequence, default: 0] += 1
        if articles[sequence]?.last != article {
          articles[sequence, default: []].append(article)
        }
      }
    }
  }

  /// Calls `body` with every sequence of `text`, and with the tokens and the span it has among them.
  private static func forEach(
    in text: String, length: Int, buffer: inout TokenBuffer,
    _ body: (Fingerprint, borrowing TokenBuffer, Range<Int>) -> Void
  ) {
    buffer.removeAll()
    Tokenizer(numbers: .kept).append(text, to: &buffer)
    guard buffer.count >= length else { return }
    for start in 0...(buffer.count - length) {
      var fingerprint = buffer.fingerprints[start]
      for token in (start + 1)..<(start + length) {
        fingerprint = fingerprint.followed(by: buffer.fingerprints[token])
      }
      body(fingerprint, buffer, start..<start + length)
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
      forEach(in: document.text, length: length, buffer: &buffer) { sequence, tokens, span in
        guard wanted.contains(sequence), spelled[sequence] == nil else { return }
        spelled[sequence] = span.map { String(decoding: tokens.bytes(of: $0), as: UTF8.self) }
          .joined(separator: " ")
      }
    }
    return kept.map { (spelled[$0.key] ?? "", $0.value) }
      .sorted { ($1.count, $0.words) < ($0.count, $1.words) }
  }
}
