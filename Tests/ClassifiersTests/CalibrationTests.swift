import Matrices
import Testing

@testable import Classifiers

@Suite("Calibration")
struct CalibrationTests {
  /// Scores drawn so that the truth follows σ(2 · score − 1).
  static func sample(_ count: Int, seed: UInt64) -> (scores: [Double], truth: [Bool]) {
    var generator = SeededGenerator(seed: seed)
    func uniform() -> Double { Double(generator.next(below: 1_000_000)) / 1e6 }
    let scores = (0..<count).map { _ in uniform() * 6 - 3 }
    return (scores, scores.map { uniform() < logistic(2 * $0 - 1) })
  }

  @Test func `the curve behind the scores is found`() {
    let sample = Self.sample(20000, seed: 4)
    let curve = SigmoidFit().curve(scores: sample.scores, truth: sample.truth, around: nil)
    #expect(abs(curve.slope - 2) < 0.1)
    #expect(abs(curve.intercept + 1) < 0.1)
  }

  @Test func `a label without articles gets a curve near the common one`() {
    let sample = Self.sample(2000, seed: 4)
    let truth = LabelMatrix(
      rows: sample.truth.map { $0 ? [0] : [] }, labelCount: 2)
    let curves = SigmoidFit().curves(scores: sample.scores.map { [$0, $0] }, truth: truth)
    #expect(abs(curves[0].slope - 2) < 0.3)
    #expect(curves[1].slope > 0)
    #expect(logistic(curves[1].logOdds(at: 0)) < 0.1)
  }

  @Test func `scores that run backwards never turn probabilities around`() {
    let sample = Self.sample(200, seed: 9)
    let curve = SigmoidFit().curve(
      scores: sample.scores.map { -$0 }, truth: sample.truth,
      around: Calibration.Sigmoid(slope: 1, intercept: 0))
    #expect(curve.slope > 0)
  }

  @Test func `the temperature behind the scores is found`() {
    var generator = SeededGenerator(seed: 6)
    func uniform() -> Double { Double(generator.next(below: 1_000_000)) / 1e6 }
    let scores = (0..<8000).map { _ in [uniform() * 12, uniform() * 12, uniform() * 12] }
    let truth = scores.map { row -> Int in
      let probabilities = softmax(row.map { $0 / 3 })
      let draw = uniform()
      return draw < probabilities[0] ? 0 : draw < probabilities[0] + probabilities[1] ? 1 : 2
    }
    #expect(abs(TemperatureFit.temperature(scores: scores, truth: truth) - 3) < 0.2)
  }

  @Test func `probabilities stay in range and keep the order of scores`() {
    let calibrations: [Calibration] = [
      .none, .temperature(2.5),
      .sigmoids([.init(slope: 2, intercept: -1), .init(slope: 0.1), .init()]),
    ]
    for calibration in calibrations {
      for link in LinearModel.Link.allCases {
        let low = calibration.probabilities(from: [-900, 0, 3], link: link)
        let high = calibration.probabilities(from: [900, 0, 3], link: link)
        #expect((low + high).allSatisfy { (0...1).contains($0) })
        #expect(low[0] < high[0])
      }
    }
  }

  @Test func `decision rules choose the most probable or what reaches its threshold`() {
    #expect(DecisionRule.mostProbable.chosenLabels(probabilities: [0.2, 0.4, 0.4]) == [1])
    #expect(DecisionRule.mostProbable.chosenLabels(probabilities: []) == [])
    let rule = DecisionRule.thresholds([0.5, 0.1, 0.3])
    #expect(rule.chosenLabels(probabilities: [0.5, 0.05, 0.9]) == [0, 2])
    #expect(rule.chosenLabels(probabilities: [0, 0, 0]) == [])
  }
}
