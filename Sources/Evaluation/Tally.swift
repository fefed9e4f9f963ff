import Matrices

/// How often each label, and the lack of one, was chosen and right.
struct Tally: Sendable {
  /// The counts of each label.
  private(set) var labels: [BinaryCounts]
  /// The counts of "no label", as if it were a label of its own.
  private(set) var noLabel = BinaryCounts()
  /// The number of articles whose set of labels is exactly right.
  private(set) var exactMatches = 0
  /// The number of articles.
  private(set) var count = 0

  /// The tally of `predictions`, disputed pairs left out.
  init(_ predictions: JudgedPredictions) {
    labels = Array(repeating: BinaryCounts(), count: predictions.labels.count)
    for row in 0..<predictions.count {
      let (truth, chosen) = predictions.judged(row)
      add(truth: truth, chosen: chosen)
    }
  }

  /// The tally of `chosen` against `truth`.
  init(truth: LabelMatrix, chosen: LabelMatrix) {
    labels = Array(repeating: BinaryCounts(), count: truth.labelCount)
    for (truth, chosen) in zip(truth.rows, chosen.rows) { add(truth: truth, chosen: chosen) }
  }

  private mutating func add(truth: [Int], chosen: [Int]) {
    count += 1
    if truth == chosen { exactMatches += 1 }
    for label in chosen {
      if truth.contains(label) {
        labels[label].truePositives += 1
      } else {
        labels[label].falsePositives += 1
      }
    }
    for label in truth where !chosen.contains(label) { labels[label].falseNegatives += 1 }
    switch (truth.isEmpty, chosen.isEmpty) {
    case (true, true): noLabel.truePositives += 1
    case (true, false): noLabel.falseNegatives += 1
    case (false, true): noLabel.falsePositives += 1
    case (false, false): break
    }
  }
}
