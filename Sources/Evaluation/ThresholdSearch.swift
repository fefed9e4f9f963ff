package import Matrices

/// Chooses, for every label, the score from which on it is chosen.
///
/// For each label the cut with the best F1 on unseen articles' scores is found in one sweep (SCut, Yang
/// 2001, "A study on thresholding strategies for text categorization"). Where a label has few articles
/// that cut is mostly chance, and where new articles differ from the training articles it carries over
/// badly. So it is pulled towards the common cut with the best F1 over all pairs, the more the fewer
/// articles the label has. How strongly is itself decided on articles that the cuts have not seen, in the
/// manner of the one-standard-error rule (Breiman et al. 1984, section 3.4.3): the strongest pull that
/// is not worse than the best one by more than two standard errors.
package struct ThresholdSearch: Sendable {
  /// The strengths to choose from, ascending: how many articles' worth of evidence the common cut has.
  package var commonWeights: [Double] = [1, 10, 100, .infinity]
  /// The F1 that a label's own cut must reach at least.
  ///
  /// Below it the label is left to its highest score: a few articles that score low must not make a
  /// label be chosen for everything (the rule "FBR" of Yang 2001).
  package var leastF1 = 0.1

  /// A search with the usual strengths.
  package init() {}

  /// One cut a label.
  ///
  /// `scores` holds one row an article, scored by a model that has not seen it, and `folds` the fold in
  /// which the article was held out.
  package func cuts(scores: [[Double]], truth: LabelMatrix, folds: [Int]) -> [Double] {
    guard truth.rowCount > 0 else { return [Double](repeating: 0, count: truth.labelCount) }
    let all = Cuts(scores: scores, truth: truth, leastF1: leastF1)
    return all.pulled(by: strength(scores: scores, truth: truth, folds: folds))
  }

  /// The strength of the pull towards the common cut.
  private func strength(scores: [[Double]], truth: LabelMatrix, folds: [Int]) -> Double {
    // For each fold, what each strength reaches there with cuts from the other folds.
    let reached = Set(folds).sorted().map { fold -> [Double] in
      let seen = folds.indices.filter { folds[$0] != fold }
      let unseen = folds.indices.filter { folds[$0] == fold }
      let cuts = Cuts(
        scores: seen.map { scores[$0] }, truth: truth.selectingRows(seen), leastF1: leastF1)
      let judged = truth.selectingRows(unseen)
      return commonWeights.map { weight in
        let pulled = cuts.pulled(by: weight)
        let chosen = unseen.map { row in pulled.indices.filter { scores[row][$0] >= pulled[$0] } }
        let tally = Tally(
          truth: judged, chosen: LabelMatrix(rows: chosen, labelCount: truth.labelCount))
        let averages = EvaluationReport.Averages(tally)
        return (averages.microF1 ?? 0) + (averages.macroF1 ?? 0)
      }
    }
    let means = commonWeights.indices.map { index in mean(reached.map { $0[index] }) }
    guard let best = means.indices.max(by: { means[$0] < means[$1] }) else { return .infinity }
    for index in commonWeights.indices.reversed() where index > best {
      let losses = reached.map { $0[best] - $0[index] }
      let loss = mean(losses)
      let variance =
        losses.reduce(0) { $0 + ($1 - loss) * ($1 - loss) } / Double(max(1, losses.count - 1))
      if loss <= 2 * (variance / Double(losses.count)).squareRoot() { return commonWeights[index] }
    }
    return commonWeights[best]
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}

/// The best cuts on one set of scores.
private struct Cuts {
  private let own: [Double]
  private let supports: [Int]
  private let common: Double

  init(scores: [[Double]], truth: LabelMatrix, leastF1: Double) {
    let columns = (0..<truth.labelCount).map { label in
      zip(scores, truth.rows).map { (score: $0[label], isTrue: $1.contains(label)) }
    }
    let common = Self.best(Array(columns.joined())).cut
    self.common = common
    supports = truth.supports
    own = columns.map { column in
      let best = Self.best(column)
      return best.f1 >= leastF1 ? best.cut : max(common, column.lazy.map(\.score).max() ?? common)
    }
  }

  /// One cut a label, each label's own being worth as many articles as carry it.
  func pulled(by commonWeight: Double) -> [Double] {
    guard commonWeight.isFinite else { return own.map { _ in common } }
    return zip(own, supports).map { cut, support in
      let weight = Double(support)
      return (weight * cut + commonWeight * common) / (weight + commonWeight)
    }
  }

  /// The middle of the cuts around the best one that reach all but half a percent of its F1.
  ///
  /// F1 is flat near its best, so the best cut itself is an accident of a few scores.
  private static func best(_ pairs: [(score: Double, isTrue: Bool)]) -> (cut: Double, f1: Double) {
    let sorted = pairs.sorted { $0.score > $1.score }
    let support = sorted.lazy.filter(\.isTrue).count
    var truePositives = 0
    var candidates: [(cut: Double, f1: Double)] = []
    for (index, pair) in sorted.enumerated() {
      if pair.isTrue { truePositives += 1 }
      let isLast = index + 1 == sorted.count
      // A cut goes half-way between two different scores.
      if !isLast, sorted[index + 1].score == pair.score { continue }
      let cut = isLast ? pair.score : (pair.score + sorted[index + 1].score) / 2
      candidates.append((cut, 2 * Double(truePositives) / Double(index + 1 + support)))
    }
    guard let best = candidates.indices.max(by: { candidates[$0].f1 < candidates[$1].f1 }) else {
      return (0, 0)
    }
    let enough = 0.995 * candidates[best].f1
    let highest = candidates[..<best].lastIndex { $0.f1 < enough }.map { $0 + 1 } ?? 0
    let lowest =
      candidates[best...].firstIndex { $0.f1 < enough }.map { $0 - 1 } ?? candidates.count - 1
    return ((candidates[highest].cut + candidates[lowest].cut) / 2, candidates[best].f1)
  }
}
