import Matrices

/// Bernoulli naive Bayes (McCallum & Nigam 1998, section 2.1): which words occur, and which do not.
///
/// With p = (nfc + α) / (nc + 2α) for nfc of a class's nc articles that have the feature,
/// w = log p − log(1 − p) and b = log P(c) + Σ log(1 − p) over all features.
package struct BernoulliNaiveBayes: NaiveBayes, Hashable {
  /// The additive smoothing α; above 0.
  package var smoothing: Double

  /// An estimator with smoothing α.
  package init(smoothing: Double = 0.1) { self.smoothing = smoothing }

  package var featureUse: LinearModel.FeatureUse { .presence }

  package func parameters(of statistics: FeatureStatistics) -> NaiveBayesParameters {
    let counts = statistics.counts
    var biases = counts.logPriors
    var weights = [Double](repeating: 0, count: counts.sums.count)
    for feature in 0..<counts.featureCount {
      for index in 0..<counts.classCount {
        let articles = counts.articleCounts[index]
        let present = counts[feature, class: index]
        // From counts, not as 1 − p, which would cancel for a word that is everywhere.
        let total = logarithm(articles + 2 * smoothing)
        let absent = logarithm(articles - present + smoothing) - total
        weights[feature * counts.classCount + index] =
          logarithm(present + smoothing) - total - absent
        biases[index] += absent
      }
    }
    return NaiveBayesParameters(weights: weights, biases: biases)
  }
}
