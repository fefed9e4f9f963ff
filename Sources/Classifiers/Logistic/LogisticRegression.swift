import Matrices

/// L2-regularised logistic regression, one against the rest for every label.
///
/// For each label minimises over w and b
///
///     Σᵢ log(1 + exp(−yᵢ (w·xᵢ + b))) + λ/2 ‖w‖²
///
/// with yᵢ = 1 for articles that have the label and −1 for the others; the bias b is not penalised.
/// λ is LIBLINEAR's 1/C. Solved in the dual by `DualCoordinateDescent`, all labels in one pass.
package struct LogisticRegression: Estimator, Hashable {
  /// The L2 penalty λ; above 0.
  package var l2Penalty: Double
  /// The largest violation of the optimality conditions, in units of probability, at which a fit is done.
  package var tolerance: Double
  /// The number of passes over the articles after which it stops all the same.
  package var maximumIterations: Int
  /// Seeds the order in which articles are visited.
  package var seed: UInt64

  /// An estimator with penalty λ.
  package init(
    l2Penalty: Double = 0.2, tolerance: Double = 0.001, maximumIterations: Int = 200,
    seed: UInt64 = 1
  ) {
    self.l2Penalty = l2Penalty
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.seed = seed
  }

  package func fitted(to examples: Examples, jobs: Int) throws(FittingError) -> LinearModel {
    try examples.validate()
    guard l2Penalty > 0, l2Penalty.isFinite else {
      throw .hyperparameter("the L2 penalty", expected: "above 0")
    }
    guard tolerance > 0 else { throw .hyperparameter("the tolerance", expected: "above 0") }
    let labelCount = examples.labels.labelCount
    let featureCount = examples.features.columnCount
    // Blocks of labels are solved apart; their size depends on nothing but the number of labels.
    let blockCount = (labelCount + 15) / 16
    let blocks = (0..<blockCount).map {
      ($0 * labelCount / blockCount)..<(($0 + 1) * labelCount / blockCount)
    }
    let solutions = concurrentMap(count: blockCount, jobs: jobs) { block in
      let solver = DualCoordinateDescent(
        examples: examples, labels: blocks[block], upperBound: 1 / l2Penalty, tolerance: tolerance,
        maximumIterations: maximumIterations, seed: seed)
      return switch blocks[block].count {
      case ...4: solver.solution(lanes: SIMD4<Float>.self)
      case ...8: solver.solution(lanes: SIMD8<Float>.self)
      default: solver.solution(lanes: SIMD16<Float>.self)
      }
    }
    var weights = [Float](repeating: 0, count: featureCount * labelCount)
    for (block, solution) in zip(blocks, solutions) {
      for feature in 0..<featureCount {
        for (place, label) in block.enumerated() {
          weights[feature * labelCount + label] = solution.weights[feature * block.count + place]
        }
      }
    }
    return LinearModel(
      weights: DenseMatrix(
        elements: FrozenArray(weights), rowCount: featureCount, columnCount: labelCount),
      biases: solutions.flatMap(\.biases), link: .logistic,
      convergence: Convergence(
        iterations: solutions.map(\.convergence.iterations).max() ?? 0,
        violation: solutions.map(\.convergence.violation).max() ?? 0,
        isConverged: solutions.allSatisfy(\.convergence.isConverged)))
  }
}
