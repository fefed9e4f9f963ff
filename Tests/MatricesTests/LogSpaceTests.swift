import Matrices
import Testing

@Suite("Log space")
struct LogSpaceTests {
  @Test(arguments: [-1e308, -745.0, 0, 3.5, 709, 1e308])
  func `log-sum-exp moves with its arguments and never overflows`(shift: Double) {
    let values = [0.1, -2, 3.25]
    let shifted = logSumExp(values.map { $0 + shift })
    #expect(shifted.isFinite)
    #expect(abs(shifted - (logSumExp(values) + shift)) <= 1e-12 * max(1, abs(shift)))
  }

  @Test func `nothing has log-sum-exp minus infinity`() {
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
  }

  @Test func `softmax adds up to one`() {
    let probabilities = softmax([1000, 999, -1000])
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(probabilities[0] > probabilities[1])
  }

  @Test(arguments: [-800.0, -30, -1, 0, 1, 30, 800])
  func `the logistic function is symmetric and stays in range`(x: Double) {
    #expect((0...1).contains(logistic(x)))
    #expect(abs(logistic(x) + logistic(-x) - 1) < 1e-15)
    #expect(softplus(x) >= 0 && softplus(x).isFinite)
    #expect(abs(softplus(x) - softplus(-x) - x) <= 1e-12 * max(1, abs(x)))
  }

  @Test func `log-odds undo the logistic function`() {
    for x in [-20.0, -1, 0, 0.5, 12] { #expect(abs(logOdds(logistic(x)) - x) < 1e-8) }
  }
}
