import Matrices

/// L2-regularised softmax regression, also called multinomial logistic regression or maximum entropy.
///
/// Labels exclude each other. Minimises Σᵢ −log P(yᵢ | xᵢ) + λ/2 ‖W‖² over W and b, where P is the
/// softmax of W·x + b; the biases are not penalised. Solved by L-BFGS.
package struct SoftmaxRegression: Estimator, Hashable {
  /// The L2 penalty λ; above 0.
  package var l2Penalty: Double
  /// The greatest gradient element, divided by the number of articles, at which a fit is done.
  package var tolerance: Double
  /// The number of iterations after which it stops all the same.
  package var maximumIterations: Int

  /// An estimator with penalty λ.
  package init(l2Penalty: Double = 0.2, tolerance: Double = 1e-5, maximumIterations: Int = 300) {
    self.l2Penalty = l2Penalty
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  package func fitted(to examples: Examples, jobs: Int) throws(FittingError) -> LinearModel {
    try examples.validate()
    try examples.validateOneLabelPerRow()
    guard l2Penalty > 0, l2Penalty.isFinite else {
      throw .hyperparameter("the L2 penalty", expected: "above 0")
    }
    let objective = SoftmaxObjective(examples: examples, l2Penalty: l2Penalty, jobs: jobs)
    let (point, convergence) = LBFGS(
      tolerance: tolerance * Double(examples.count), maximumIterations: maximumIterations
    ).minimum(of: objective, from: [Double](repeating: 0, count: objective.dimension))
    let weightCount = objective.featureCount * objective.labelCount
    return LinearModel(
      weights: DenseMatrix(
        elements: FrozenArray(point[..<weightCount].map { Float($0) }),
        rowCount: objective.featureCount, columnCount: objective.labelCount),
      biases: Array(point[weightCount...]), link: .softmax, convergence: convergence)
  }
}
