/// How probabilities become chosen labels.
package enum DecisionRule: Sendable, Hashable {
  /// The one most probable label; the first of equals.
  case mostProbable
  /// Every label whose probability is at least its threshold, possibly none.
  case thresholds([Double])

  /// The chosen labels, ascending.
  package func chosenLabels(probabilities: [Double]) -> [Int] {
    switch self {
    case .mostProbable:
      probabilities.max().flatMap { most in probabilities.firstIndex(of: most) }.map { [$0] } ?? []
    case .thresholds(let thresholds):
      probabilities.indices.filter { probabilities[$0] >= thresholds[$0] }
    }
  }
}
