import Corpora
import Matrices

/// A small made-up corpus with a signal, the same on every run.
enum SampleCorpus {
  static let words: [String: [String]] = [
    "diplomacy": ["ambassador", "summit", "minister", "embassy", "treaty", "talks"],
    "military": ["army", "brigade", "exercise", "navy", "troops", "parade"],
    "trade": ["tariff", "export", "customs", "import", "duty", "quota"],
  ]

  static func make(_ count: Int = 240, isSingleLabel: Bool = false, seed: UInt64 = 1) throws
    -> Corpus
  {
    var generator = SeededGenerator(seed: seed)
    let names = words.keys.sorted()
    let filler = (0..<40).map { "word\($0)" }
    let documents = (0..<count).map { index -> LabeledDocument in
      var labels = [names[index % 3]]
      if !isSingleLabel {
        if index % 5 == 0 { labels.append(names[(index + 1) % 3]) }
        if index % 7 == 0 { labels = [] }
      }
      var text: [String] = []
      for _ in 0..<30 {
        let isSignal = !labels.isEmpty && generator.next(below: 4) == 0
        let pool = isSignal ? words[labels[generator.next(below: labels.count)]] ?? filler : filler
        text.append(pool[generator.next(below: pool.count)])
      }
      return LabeledDocument(
        id: "a\(index)", title: "Title \(text[0])", text: text.joined(separator: " "),
        labels: labels,
        group: index % 10 == 0 ? "g\(index / 20)" : nil,
        position: SourcePosition(source: "sample", line: index + 1))
    }
    return try Corpus(documents, source: "sample")
  }
}
