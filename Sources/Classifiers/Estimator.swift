package import Matrices

/// Training data as numbers: one row of features and one row of labels an article.
package struct Examples: Sendable, Hashable {
  /// One row an article, one column a feature.
  package let features: SparseMatrix
  /// The labels of each article.
  package let labels: LabelMatrix

  /// Features and labels of the same articles, in the same order.
  package init(features: SparseMatrix, labels: LabelMatrix) {
    precondition(features.rowCount == labels.rowCount, "as many feature rows as label rows")
    self.features = features
    self.labels = labels
  }

  /// The number of articles.
  package var count: Int { features.rowCount }

  /// The examples of the given rows, in the order given.
  package func selectingRows(_ rows: [Int]) -> Examples {
    Examples(features: features.selectingRows(rows), labels: labels.selectingRows(rows))
  }
}

/// A learning algorithm with its hyperparameters.
///
/// However it learns, what it has learned is a `LinearModel`.
package protocol Estimator: Sendable {
  /// The model learned from `examples`, on up to `jobs` threads; the same bits for any `jobs`.
  ///
  /// - Throws: `FittingError` if the examples or a hyperparameter do not allow it.
  func fitted(to examples: Examples, jobs: Int) throws(FittingError) -> LinearModel
}

/// Why an estimator could not learn.
public enum FittingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no training articles.
  case noExamples
  /// There are no labels.
  case noLabels
  /// A hyperparameter is out of its range.
  case hyperparameter(String, expected: String)
  /// The algorithm needs articles of exactly one label; one article has another number.
  case needsOneLabel(row: Int, count: Int)
  /// The algorithm needs features that are not negative.
  case negativeFeature(row: Int)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .noExamples: "there are no training articles"
    case .noLabels: "no training article has a label"
    case .hyperparameter(let name, let expected): "\(name) must be \(expected)"
    case .needsOneLabel(let row, let count):
      "training article \(row + 1) has \(count) labels; this algorithm needs exactly one"
    case .negativeFeature(let row):
      "training article \(row + 1) has a negative feature; naive Bayes needs counts"
    }
  }
}

extension Examples {
  /// - Throws: `FittingError` if there is nothing to learn from.
  func validate() throws(FittingError) {
    guard count > 0 else { throw .noExamples }
    guard labels.labelCount > 0 else { throw .noLabels }
  }

  /// - Throws: `FittingError.needsOneLabel` unless every article has exactly one label.
  func validateOneLabelPerRow() throws(FittingError) {
    if let row = labels.rows.firstIndex(where: { $0.count != 1 }) {
      throw .needsOneLabel(row: row, count: labels.rows[row].count)
    }
  }
}
