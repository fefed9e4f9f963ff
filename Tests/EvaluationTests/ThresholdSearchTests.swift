import Evaluation
import Matrices
import Testing

@Suite("Threshold search")
struct ThresholdSearchTests {
  @Test func `well separated labels get a threshold in the gap`() {
    let truth = LabelMatrix(rows: (0..<40).map { $0 < 20 ? [0] : [] }, labelCount: 1)
    let logOdds = (0..<40).map { [$0 < 20 ? 2.0 : -2.0] }
    let thresholds = ThresholdSearch().thresholds(logOdds: logOdds, truth: truth)
    #expect(abs(thresholds.labels[0] - 0.5) < 1e-9)
  }

  @Test func `a label with one low-scoring article is not chosen for everything`() {
    var rows = (0..<200).map { $0 < 50 ? [0] : [Int]() }
    rows[199].append(1)
    // Its only article has the lowest score of all.
    let logOdds = (0..<200).map { row -> [Double] in
      let other = row == 199 ? -9.0 : Double(row) / 100 - 4
      return [row < 50 ? 1 : -3, other]
    }
    let thresholds = ThresholdSearch().thresholds(
      logOdds: logOdds, truth: LabelMatrix(rows: rows, labelCount: 2))
    let chosen = logOdds.filter { logistic($0[1]) >= thresholds.labels[1] }
    #expect(chosen.count <= 1)
  }

  @Test func `a label without articles gets the common threshold or a higher one`() {
    let truth = LabelMatrix(rows: (0..<40).map { $0 < 20 ? [0] : [] }, labelCount: 2)
    let logOdds = (0..<40).map { [$0 < 20 ? 2.0 : -2.0, -1.0] }
    let thresholds = ThresholdSearch().thresholds(logOdds: logOdds, truth: truth)
    #expect(thresholds.labels[1] >= thresholds.common - 1e-9)
    #expect((0...1).contains(thresholds.labels[1]))
  }
}
