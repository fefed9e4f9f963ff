import Matrices

/// Multinomial naive Bayes (McCallum & Nigam 1998; Manning, Raghavan & Schütze 2008, section 13.2).
///
/// Maximises Σ log P(label) P(words | label) with a multinomial over words:
/// w = log (Nfc + α) / (Nc + αF) and b = log P(c), for Nfc of feature f in class c and F features.
package struct MultinomialNaiveBayes: NaiveBayes, Hashable {
  /// The additive smoothing α; above 0.
  package var smoothing: Double

  /// An estimator with smoothing α.
  package init(smoothing: Double = 0.1) { self.smoothing = smoothing }

  package var featureUse: LinearModel.FeatureUse { .value }

  package func parameters(of statistics: FeatureStatistics) -> NaiveBayesParameters {
    let counts = statistics.counts
    let logTotals = counts.classTotals.map {
      logarithm($0 + smoothing * Double(counts.featureCount))
    }
    var weights = [Double](repeating: 0, count: counts.sums.count)
    for feature in 0..<counts.featureCount {
      for index in 0..<counts.classCount {
        weights[feature * counts.classCount + index] =
          logarithm(counts[feature, class: index] + smoothing) - logTotals[index]
      }
    }
    return NaiveBayesParameters(weights: weights, biases: counts.logPriors)
  }
}
