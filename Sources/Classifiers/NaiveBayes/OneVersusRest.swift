import Matrices

/// Naive Bayes for any number of labels: for every label, the articles with it against the rest.
///
/// The log-odds of the two classes are again linear, so weights and biases are differences of the
/// two-class model, and the link is logistic.
package struct OneVersusRest<Base: NaiveBayes>: Estimator {
  /// The two-class estimator.
  package var base: Base

  /// One two-class model of `base` a label.
  package init(_ base: Base) { self.base = base }

  package func fitted(to examples: Examples, jobs: Int) throws(FittingError) -> LinearModel {
    try base.validate()
    let counts = try FeatureCounts.oneVersusRest(of: examples, use: base.featureUse)
    let labelCount = examples.labels.labelCount
    let featureCount = examples.features.columnCount
    var weights = [Float](repeating: 0, count: featureCount * labelCount)
    var biases = [Double](repeating: 0, count: labelCount)
    for label in 0..<labelCount {
      let parameters = base.parameters(of: FeatureStatistics(counts: counts(label)))
      for feature in 0..<featureCount {
        weights[feature * labelCount + label] =
          Float(parameters.weights[2 * feature + 1] - parameters.weights[2 * feature])
      }
      // A label that every article has, or none, has no finite prior odds.
      let bias = parameters.biases[1] - parameters.biases[0]
      biases[label] = bias.isFinite ? bias : (bias > 0 ? 30 : -30)
    }
    return LinearModel(
      weights: DenseMatrix(
        elements: FrozenArray(weights), rowCount: featureCount, columnCount: labelCount),
      biases: biases, link: .logistic, featureUse: base.featureUse)
  }
}
