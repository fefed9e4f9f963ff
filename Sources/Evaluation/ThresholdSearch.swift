package import Matrices

/// Chooses, for every label, the threshold from which on it is chosen.
///
/// For each label the threshold with the best F1 on unseen articles' probabilities is found in one
/// sweep (SCut, Yang 2001, "A study on thresholding strategies for text categorization"). With few
/// articles that threshold is mostly chance, so it is pulled, in log-odds, towards the common
/// threshold with the best F1 over all pairs: the fewer articles the label has, the more.
package struct ThresholdSearch: Sendable {
  /// How many articles' worth of evidence the common threshold has.
  package var commonWeight: Double

  /// The F1 that a label's own threshold must reach at least.
  ///
  /// Below it the label is left to its highest
  /// score: a few articles that score low must not make a label be chosen for everything (the rule
  /// "FBR" of Yang 2001).
  package var leastF1: Double

  package init(commonWeight: Double = 1, leastF1: Double = 0.1) {
    self.commonWeight = commonWeight
    self.leastF1 = leastF1
  }

  /// One threshold a label, above 0 and below 1, and the common one, from the log-odds given to each
  /// pair of article and label.
  package func thresholds(
    logOdds: [[Double]], truth: LabelMatrix
  ) -> (labels: [Double], common: Double) {
    let truths = truth.rows.map(Set.init)
    let pairs = logOdds.indices.flatMap { row in
      (0..<truth.labelCount).map { (logOdds[row][$0], truths[row].contains($0)) }
    }
    let common = bestCut(pairs).cut
    let labels = (0..<truth.labelCount).map { label -> Double in
      let pairs = logOdds.indices.map { (logOdds[$0][label], truths[$0].contains(label)) }
      let best = bestCut(pairs)
      let weight = Double(best.support)
      let own = best.f1 >= leastF1 ? best.cut : max(common, pairs.lazy.map(\.0).max() ?? common)
      return logistic((weight * own + commonWeight * common) / (weight + commonWeight))
    }
    return (labels, logistic(common))
  }

  /// The cut with the best F1, half-way between two neighbouring scores, and the number of positives.
  private func bestCut(
    _ pairs: [(logOdds: Double, isTrue: Bool)]
  ) -> (cut: Double, f1: Double, support: Int) {
    let sorted = pairs.sorted { $0.logOdds > $1.logOdds }
    let support = sorted.lazy.filter(\.isTrue).count
    var truePositives = 0
    var best = (f1: -1.0, cut: 0.0)
    for (index, pair) in sorted.enumerated() {
      if pair.isTrue { truePositives += 1 }
      let isLast = index + 1 == sorted.count
      // A cut goes between two different scores only.
      if !isLast, sorted[index + 1].logOdds == pair.logOdds { continue }
      let f1 = 2 * Double(truePositives) / Double(index + 1 + support)
      guard f1 > best.f1 else { continue }
      best = (f1, isLast ? pair.logOdds : (pair.logOdds + sorted[index + 1].logOdds) / 2)
    }
    return (min(max(best.cut, -12), 12), best.f1, support)
  }
}
