import Evaluation
import Testing

@Suite("Quality gates")
struct QualityGateTests {
  let report = EvaluationReportTests.report(truth: [[0], [1]], chosen: [[0], []])

  @Test(arguments: [
    ("macro-f1=0.5", QualityGate.Verdict.met(0.5)), ("macro-f1=0.51", .notMet(0.5)),
    ("l0.recall=1", .met(1)), ("l1.recall=0.1", .notMet(0)), ("l1.precision=0.1", .notJudged),
    ("unknown.f1=0.1", .notJudged), ("no-topic-recall=0.5", .notJudged),
    ("accuracy=0.5", .met(0.5)),
  ])
  func `verdicts follow the report`(text: String, verdict: QualityGate.Verdict) throws {
    #expect(try QualityGate(parsing: text).verdict(on: report) == verdict)
  }

  @Test(arguments: [
    "macro-f1", "macro-f1=", "macro-f1=x", "macro-f1=1.5", "macro-f1=nan", "=0.5", "f1=0.5",
    "a.b=0.5",
  ])
  func `anything else is an error`(text: String) {
    #expect(throws: QualityGate.SyntaxError.self) { try QualityGate(parsing: text) }
  }
}
