/// How an iterative fit ended.
public struct Convergence: Sendable, Hashable, Codable {
  /// How many passes over the training data it took.
  public var iterations: Int
  /// How far the solution was from optimal at the end, in the estimator's own measure.
  public var violation: Double
  /// Whether the violation came below the tolerance before the passes ran out.
  public var isConverged: Bool

  /// The end of a fit.
  public init(iterations: Int, violation: Double, isConverged: Bool) {
    self.iterations = iterations
    self.violation = violation
    self.isConverged = isConverged
  }
}
