import Matrices

/// A discrete naive Bayes classifier: closed-form weights from feature counts.
///
/// All variants score as X·W + b (Rennie et al. 2003, section 2), which is why they end in the same
/// `LinearModel` as logistic regression.
package protocol NaiveBayes: Estimator {
  /// What of a feature is counted and scored.
  var featureUse: LinearModel.FeatureUse { get }
  /// The additive (Lidstone) smoothing α.
  var smoothing: Double { get }
  /// The weight of a feature for each class, and each class's bias.
  func parameters(of counts: FeatureStatistics) -> NaiveBayesParameters
}

/// The counts from which a variant of naive Bayes computes its weights.
package struct FeatureStatistics: Sendable {
  let counts: FeatureCounts
}

/// Feature-major weights, element `feature × classCount + class`, and biases.
package struct NaiveBayesParameters: Sendable {
  var weights: [Double]
  var biases: [Double]
}

extension NaiveBayes {
  /// - Throws: `FittingError.hyperparameter` unless the smoothing is positive and finite.
  func validate() throws(FittingError) {
    guard smoothing > 0, smoothing.isFinite else {
      throw .hyperparameter("smoothing", expected: "above 0")
    }
  }

  /// One class a label, which exclude each other; every article needs exactly one.
  package func fitted(to examples: Examples, jobs: Int) throws(FittingError) -> LinearModel {
    try validate()
    try examples.validateOneLabelPerRow()
    let counts = try FeatureCounts(of: examples, use: featureUse)
    let parameters = parameters(of: FeatureStatistics(counts: counts))
    return LinearModel(
      weights: DenseMatrix(
        elements: FrozenArray(parameters.weights.map { Float($0) }),
        rowCount: counts.featureCount, columnCount: counts.classCount),
      biases: parameters.biases, link: .softmax, featureUse: featureUse)
  }
}

extension FeatureCounts {
  /// log(articles of the class / articles); equal shares if there are none at all.
  var logPriors: [Double] {
    let total = articleCounts.reduce(0, +)
    return articleCounts.map { total > 0 ? logarithm($0 / total) : 0 }
  }
}
