package import Matrices

/// Predictions beside the truth: everything that measures are computed from.
package struct JudgedPredictions: Sendable {
  /// The labels' names, in the order of their indices.
  package let labels: [String]
  /// The labels each article really has.
  package let truth: LabelMatrix
  /// The labels chosen for each article.
  package let chosen: LabelMatrix
  /// The probability of each label, one row an article.
  package let probabilities: [[Double]]
  /// Labels whose truth is disputed: these pairs of article and label count neither way.
  package let disputed: LabelMatrix
  /// Whether exactly one label is chosen for every article.
  package let isSingleLabel: Bool

  /// Predictions and truth of the same articles, in the same order.
  package init(
    labels: [String], truth: LabelMatrix, chosen: LabelMatrix, probabilities: [[Double]],
    disputed: LabelMatrix, isSingleLabel: Bool
  ) {
    precondition(truth.rowCount == chosen.rowCount && truth.rowCount == probabilities.count)
    precondition(disputed.rowCount == truth.rowCount)
    self.labels = labels
    self.truth = truth
    self.chosen = chosen
    self.probabilities = probabilities
    self.disputed = disputed
    self.isSingleLabel = isSingleLabel
  }

  /// The number of articles.
  package var count: Int { truth.rowCount }

  /// The true and the chosen labels of an article, without the disputed ones.
  func judged(_ row: Int) -> (truth: [Int], chosen: [Int]) {
    let disputed = disputed.rows[row]
    guard !disputed.isEmpty else { return (truth.rows[row], chosen.rows[row]) }
    return (
      truth.rows[row].filter { !disputed.contains($0) },
      chosen.rows[row].filter { !disputed.contains($0) }
    )
  }
}
