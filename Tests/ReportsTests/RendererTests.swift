import Evaluation
import Foundation
import Matrices
import Reports
import Testing

@Suite("Renderers")
struct RendererTests {
  static let report = EvaluationReport(
    subject: EvaluationReport.Subject(
      toolVersion: "1.0", model: "m.safetensors", modelSHA256: "ab", data: ["d.jsonl"],
      split: "test", dataSHA256: "cd", method: "test set"),
    predictions: JudgedPredictions(
      labels: ["diplomacy", "trade", "cyber"],
      truth: LabelMatrix(rows: [[0], [0, 1], []], labelCount: 3),
      chosen: LabelMatrix(rows: [[0], [1], [1]], labelCount: 3),
      probabilities: [[0.9, 0.1, 0], [0.3, 0.8, 0], [0.2, 0.6, 0.1]],
      disputed: LabelMatrix(rows: [[], [], []], labelCount: 3), isSingleLabel: false),
    thresholds: [0.5, 0.4, 0.3])

  @Test func `the terminal table reads like this`() {
    #expect(
      TextRenderer().rendered(Self.report) == """
        m.safetensors: test set
        3 articles of d.jsonl (split test)

        topic       precision  recall          F1  support  threshold
        diplomacy       1.000   0.500       0.667        2      0.500
        trade           0.500   1.000       0.667        1      0.400
        cyber               -       -  not judged        0      0.300
        (no topic)          -   0.000       0.000        1

        micro-F1 0.667 (precision 0.667, recall 0.667): over all pairs of article and topic
        macro-F1 0.667: the plain mean of the topics that occur
        exact match 0.333: articles whose set of topics is right
        1 of 1 articles without a topic were given one
        log loss 0.3203, calibration error 0.2222 (15 bins)

        """)
  }

  @Test func `JSON comes back as the same report, with absent figures absent`() throws {
    let text = JSONRenderer().rendered(Self.report)
    let decoded = try JSONDecoder().decode(EvaluationReport.self, from: Data(text.utf8))
    #expect(decoded == Self.report)
    #expect(text.contains("\"schemaVersion\" : 1"))
    #expect(!text.contains("null"))
    #expect(text == JSONRenderer().rendered(Self.report))
  }

  @Test(arguments: [
    (0.0, 3, "0.000"), (0.12345, 4, "0.1235"), (-0.0004, 3, "0.000"), (-1.5, 1, "-1.5"),
    (2.999, 2, "3.00"), (1234.5, 0, "1235"),
  ])
  func `decimals are fixed`(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }

  @Test func `thousands are grouped`() {
    #expect(
      [0, 999, 1000, 1_234_567, -1000].map(DecimalText.grouped) == [
        "0", "999", "1,000", "1,234,567", "-1,000",
      ])
  }
}
