package import Matrices

/// What every estimator learns: the score of a label is the sum of the weights of the text's
/// features, each times the feature's value, plus the label's bias.
package struct LinearModel: Sendable, Equatable {
  /// How scores become probabilities before calibration.
  package enum Link: String, Sendable, Hashable, Codable, CaseIterable {
    /// Labels exclude each other: probabilities add up to 1.
    case softmax
    /// Every label is decided on its own.
    case logistic
  }

  /// What of a feature enters the score.
  package enum FeatureUse: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its value.
    case value
    /// 1 if the text has the feature (Bernoulli naive Bayes).
    case presence
  }

  /// One row a feature, one column a label.
  package let weights: DenseMatrix
  /// One bias a label.
  package let biases: [Double]
  /// How scores become probabilities.
  package let link: Link
  /// What of a feature enters the score.
  package let featureUse: FeatureUse
  /// How the fit ended; `nil` for estimators with a closed form.
  package let convergence: Convergence?

  /// A model of the given parts; as many biases as the weights have columns.
  package init(
    weights: DenseMatrix, biases: [Double], link: Link, featureUse: FeatureUse = .value,
    convergence: Convergence? = nil
  ) {
    precondition(weights.columnCount == biases.count, "one bias a label")
    self.weights = weights
    self.biases = biases
    self.link = link
    self.featureUse = featureUse
    self.convergence = convergence
  }

  /// The number of labels.
  package var labelCount: Int { biases.count }
  /// The number of features.
  package var featureCount: Int { weights.rowCount }

  /// What of a vector enters the scores.
  package func used(_ vector: SparseVector) -> SparseVector {
    switch featureUse {
    case .value: vector
    case .presence:
      SparseVector(columns: vector.columns, values: vector.values.map { $0 > 0 ? 1 : 0 })
    }
  }

  /// The score of every label for one text.
  ///
  /// The sum starts from 0, runs over the features in ascending order and ends with the bias, so an
  /// explanation that adds in that order gets the same bits.
  package func scores(for vector: SparseVector) -> [Double] {
    var sums = [Double](repeating: 0, count: labelCount)
    weights.addProduct(of: used(vector), to: &sums)
    for label in sums.indices { sums[label] += biases[label] }
    return sums
  }

  /// The scores of every row of `features`, on up to `jobs` threads.
  package func scores(for features: SparseMatrix, jobs: Int = 1) -> [[Double]] {
    let pieceSize = 512
    let pieces = concurrentMap(
      count: (features.rowCount + pieceSize - 1) / pieceSize, jobs: jobs
    ) { piece in
      (piece * pieceSize..<min(features.rowCount, (piece + 1) * pieceSize)).map {
        scores(for: features[$0])
      }
    }
    return Array(pieces.joined())
  }
}
