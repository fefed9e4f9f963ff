import Matrices
import TestSupport
import Testing

@testable import Classifiers

@Suite("Optimisation")
struct OptimizationTests {
  static let examples: Examples = {
    let made = SeededExamples.make(rows: 50, features: 15, labels: 4, seed: 5, isSingleLabel: true)
    return Examples(features: made.features, labels: made.labels)
  }()

  @Test func `the softmax gradient agrees with finite differences`() {
    let objective = SoftmaxObjective(examples: Self.examples, l2Penalty: 0.3, jobs: 1)
    var generator = SeededGenerator(seed: 2)
    let point = (0..<objective.dimension).map { _ in
      Double(generator.next(below: 1000)) / 1000 - 0.5
    }
    var gradient = [Double](repeating: 0, count: point.count)
    _ = objective.value(at: point, gradient: &gradient)
    var scratch = gradient
    for index in stride(from: 0, to: point.count, by: 3) {
      let step = 1e-5
      var up = point
      var down = point
      up[index] += step
      down[index] -= step
      let difference =
        (objective.value(at: up, gradient: &scratch) - objective.value(at: down, gradient: &scratch))
        / (2 * step)
      #expect(abs(difference - gradient[index]) < 1e-5 * max(1, abs(difference)))
    }
  }

  @Test func `L-BFGS reaches the minimum of a badly scaled quadratic`() {
    struct Quadratic: Objective {
      var dimension: Int { 6 }
      func value(at point: [Double], gradient: inout [Double]) -> Double {
        var value = 0.0
        for index in point.indices {
          let scale = Double(1 << (2 * index))
          let distance = point[index] - Double(index)
          value += scale / 2 * distance * distance
          gradient[index] = scale * distance
        }
        return value
      }
    }
    let (point, convergence) = LBFGS(tolerance: 1e-8, maximumIterations: 200)
      .minimum(of: Quadratic(), from: [Double](repeating: 9, count: 6))
    #expect(convergence.isConverged)
    for (index, value) in point.enumerated() { #expect(abs(value - Double(index)) < 1e-6) }
  }

  @Test(arguments: [0.01, 0.3, 10])
  func `the dual solution makes the primal gradient vanish`(penalty: Double) throws {
    let made = SeededExamples.make(rows: 60, features: 20, labels: 3, seed: 8, isSingleLabel: false)
    let model = try LogisticRegression(
      l2Penalty: penalty, tolerance: 1e-5, maximumIterations: 50000
    ).fitted(to: Examples(features: made.features, labels: made.labels), jobs: 1)
    let scores = model.scores(for: made.features)
    for label in 0..<3 {
      var gradient = (0..<20).map { penalty * Double(model.weights[$0, label]) }
      var biasGradient = 0.0
      for row in 0..<60 {
        let residual =
          logistic(scores[row][label]) - (made.labels.contains(label, inRow: row) ? 1 : 0)
        biasGradient += residual
        let vector = made.features[row]
        for (column, value) in zip(vector.columns, vector.values) {
          gradient[Int(column)] += residual * Double(value)
        }
      }
      #expect(abs(biasGradient) < 0.02)
      #expect(gradient.map(abs).max() ?? 0 < 0.02)
    }
  }
}
