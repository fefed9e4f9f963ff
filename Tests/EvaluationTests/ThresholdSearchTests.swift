import Evaluation
import Matrices
import Testing

@Suite("Threshold search")
struct ThresholdSearchTests {
  /// Five folds dealt out in turn.
  func folds(_ count: Int) -> [Int] { (0..<count).map { $0 % 5 } }

  @Test func `well separated labels get a cut in the gap`() {
    let truth = LabelMatrix(rows: (0..<40).map { $0 < 20 ? [0] : [] }, labelCount: 1)
    let scores = (0..<40).map { [$0 < 20 ? 2.0 : -2.0] }
    #expect(ThresholdSearch().cuts(scores: scores, truth: truth, folds: folds(40)) == [0])
  }

  @Test func `a label with one low-scoring article is not chosen for everything`() {
    var rows = (0..<200).map { $0 < 50 ? [0] : [Int]() }
    rows[199].append(1)
    // Its only article has the lowest score of all.
    let scores = (0..<200).map { row -> [Double] in
      let other = row == 199 ? -9.0 : Double(row) / 100 - 4
      return [row < 50 ? 1 : -3, other]
    }
    let cuts = ThresholdSearch().cuts(
      scores: scores, truth: LabelMatrix(rows: rows, labelCount: 2), folds: folds(200))
    #expect(scores.filter { $0[1] >= cuts[1] }.count <= 1)
  }

  @Test func `labels that need different cuts get them, labels that do not share one`() {
    var generator = SeededGenerator(seed: 5)
    func noise() -> Double { Double(generator.next(below: 1000)) / 1000 - 0.5 }
    let truth = LabelMatrix(
      rows: (0..<400).map { row in (row % 2 == 0 ? [0] : []) + (row % 3 == 0 ? [1] : []) },
      labelCount: 2)
    func scores(shift: Double) -> [[Double]] {
      (0..<400).map { row in
        [(row % 2 == 0 ? 1 : -1) + noise() * 2.5, (row % 3 == 0 ? 1 : -1) + noise() * 2.5 + shift]
      }
    }
    let apart = ThresholdSearch().cuts(scores: scores(shift: 6), truth: truth, folds: folds(400))
    #expect(abs(apart[0]) < 1)
    #expect(abs(apart[1] - 6) < 1)
    let alike = ThresholdSearch().cuts(scores: scores(shift: 0), truth: truth, folds: folds(400))
    #expect(abs(alike[0] - alike[1]) < 1)
  }

  @Test func `no articles give no cuts worth the name, and no crash`() {
    let nothing = LabelMatrix(rows: [], labelCount: 2)
    #expect(ThresholdSearch().cuts(scores: [], truth: nothing, folds: []) == [0, 0])
  }
}
