import Matrices
import Testing

@testable import Evaluation

@Suite("Evaluation report")
struct EvaluationReportTests {
  static let subject = EvaluationReport.Subject(
    toolVersion: "0", model: "m", modelSHA256: nil, data: ["d"], split: nil, dataSHA256: "",
    method: "test set")

  static func report(
    truth: [[Int]], chosen: [[Int]], disputed: [[Int]]? = nil, probabilities: [[Double]]? = nil,
    labels: Int = 3, isSingleLabel: Bool = false
  ) -> EvaluationReport {
    EvaluationReport(
      subject: subject,
      predictions: JudgedPredictions(
        labels: (0..<labels).map { "l\($0)" }, truth: LabelMatrix(rows: truth, labelCount: labels),
        chosen: LabelMatrix(rows: chosen, labelCount: labels),
        probabilities: probabilities ?? truth.map { _ in Array(repeating: 0.5, count: labels) },
        disputed: LabelMatrix(rows: disputed ?? truth.map { _ in [] }, labelCount: labels),
        isSingleLabel: isSingleLabel), thresholds: nil)
  }

  @Test func `figures are those worked out by hand`() throws {
    let report = Self.report(
      truth: [[0], [0, 1], [], [], [1]], chosen: [[0], [0], [1], [], []])
    #expect(report.topics[0].counts == BinaryCounts(truePositives: 2))
    #expect(report.topics[1].counts == BinaryCounts(falsePositives: 1, falseNegatives: 2))
    #expect(report.topics[0].f1 == 1)
    #expect(report.topics[1].precision == 0)
    #expect(report.topics[1].f1 == 0)
    // Nobody has the third topic and nobody was given it: it is not judged, and not zero.
    #expect(report.topics[2].f1 == nil)
    #expect(report.topics[2].precision == nil)
    #expect(report.averages.macroF1 == 0.5)
    #expect(try abs(#require(report.averages.microF1) - 4.0 / 7) < 1e-12)
    #expect(report.averages.exactMatch == 0.4)
    let none = try #require(report.noTopic)
    #expect(none.counts == BinaryCounts(truePositives: 1, falsePositives: 1, falseNegatives: 1))
    #expect(none.falseAlarmRate == 0.5)
  }

  @Test func `disputed labels count neither way`() {
    let report = Self.report(truth: [[0, 1], [1]], chosen: [[0], [1, 2]], disputed: [[1], [2]])
    #expect(report.averages.microF1 == 1)
    #expect(report.averages.exactMatch == 1)
    #expect(report.topics[1].support == 1)
  }

  @Test func `nothing is judged on nothing`() {
    let report = Self.report(truth: [], chosen: [])
    #expect(report.averages.microF1 == nil)
    #expect(report.averages.exactMatch == nil)
    #expect(report.calibration == nil)
  }

  @Test func `calibration measures are those worked out by hand`() throws {
    let measures = try #require(
      Self.report(
        truth: [[0], []], chosen: [[], []], probabilities: [[0.8], [0.4]], labels: 1
      ).calibration)
    #expect(abs(measures.logLoss - (-logarithm(0.8) - logarithm(0.6)) / 2) < 1e-12)
    #expect(abs(measures.brierScore - (0.04 + 0.16) / 2) < 1e-12)
    #expect(abs(measures.expectedCalibrationError - (0.2 + 0.4) / 2) < 1e-12)
    #expect(measures.bins.count == 15)
    #expect(measures.bins[12] == .init(count: 1, meanProbability: 0.8, frequency: 1))
  }

  @Test func `single-label probabilities are judged by the true and the chosen label`() throws {
    let measures = try #require(
      Self.report(
        truth: [[0], [1]], chosen: [[0], [0]], probabilities: [[0.7, 0.3], [0.6, 0.4]], labels: 2,
        isSingleLabel: true
      ).calibration)
    #expect(abs(measures.logLoss - (-logarithm(0.7) - logarithm(0.4)) / 2) < 1e-12)
    #expect(abs(measures.expectedCalibrationError - (0.3 + 0.6) / 2) < 1e-12)
  }
}
