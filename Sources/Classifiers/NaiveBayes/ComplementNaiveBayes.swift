import Matrices

/// Complement naive Bayes (Rennie, Shih, Teevan & Karger 2003, "Tackling the poor assumptions of
/// naive Bayes text classifiers", equations 6 and 7).
///
/// A class is described by the words of all *other* classes, of which there are more and more even
/// amounts: w = −log (α + Nf − Nfc) / (αF + N − Nc), b = 0. With `normalizesWeights` a class's
/// weights are divided by the sum of their absolute values (section 3.2, "weight magnitude errors").
package struct ComplementNaiveBayes: NaiveBayes, Hashable {
  /// The additive smoothing α; above 0.
  package var smoothing: Double
  /// Whether each class's weights are divided by their sum of absolute values.
  package var normalizesWeights: Bool

  /// An estimator with smoothing α.
  package init(smoothing: Double = 0.3, normalizesWeights: Bool = false) {
    self.smoothing = smoothing
    self.normalizesWeights = normalizesWeights
  }

  package var featureUse: LinearModel.FeatureUse { .value }

  package func parameters(of statistics: FeatureStatistics) -> NaiveBayesParameters {
    let counts = statistics.counts
    let totals = counts.classTotals
    let total = totals.reduce(0, +)
    let logTotals = totals.map {
      logarithm(smoothing * Double(counts.featureCount) + max(0, total - $0))
    }
    var weights = [Double](repeating: 0, count: counts.sums.count)
    var magnitudes = [Double](repeating: 0, count: counts.classCount)
    for feature in 0..<counts.featureCount {
      let start = feature * counts.classCount
      let sum = counts.sums[start..<start + counts.classCount].reduce(0, +)
      for index in 0..<counts.classCount {
        // The difference cancels to a tiny negative number when only this class has the feature.
        let complement = max(0, sum - counts[feature, class: index])
        let weight = logTotals[index] - logarithm(smoothing + complement)
        weights[start + index] = weight
        magnitudes[index] += abs(weight)
      }
    }
    if normalizesWeights {
      for feature in 0..<counts.featureCount {
        for index in 0..<counts.classCount where magnitudes[index] > 0 {
          weights[feature * counts.classCount + index] /= magnitudes[index]
        }
      }
    }
    return NaiveBayesParameters(
      weights: weights, biases: [Double](repeating: 0, count: counts.classCount))
  }
}
