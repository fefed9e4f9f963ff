import Evaluation
import Matrices
import Testing

@Suite("Stratified folds")
struct StratifiedFoldsTests {
  static func sample() -> (labels: LabelMatrix, groups: [Int]) {
    var generator = SeededGenerator(seed: 1)
    var rows: [[Int]] = []
    var groups: [Int] = []
    for row in 0..<300 {
      var labels: Set<Int> = []
      if generator.next(below: 2) == 0 { labels.insert(0) }
      if generator.next(below: 5) == 0 { labels.insert(1) }
      if generator.next(below: 25) == 0 { labels.insert(2) }
      rows.append(labels.sorted())
      groups.append(row % 4 == 0 ? row : max(0, row - generator.next(below: 2)))
    }
    return (LabelMatrix(rows: rows, labelCount: 3), groups)
  }

  @Test func `folds have the same share of every label`() {
    let (labels, groups) = Self.sample()
    let folds = StratifiedFolds(count: 5, seed: 7).assignment(of: labels, groups: groups)
    for label in 0..<3 {
      let counts = (0..<5).map { fold in
        labels.rows.indices.filter { folds[$0] == fold && labels.rows[$0].contains(label) }.count
      }
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 3)
    }
    let sizes = (0..<5).map { fold in folds.filter { $0 == fold }.count }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 8)
  }

  @Test func `a group never parts`() {
    let (labels, groups) = Self.sample()
    let folds = StratifiedFolds(count: 5, seed: 7).assignment(of: labels, groups: groups)
    var foldOfGroup: [Int: Int] = [:]
    for (group, fold) in zip(groups, folds) {
      #expect(foldOfGroup.updateValue(fold, forKey: group) ?? fold == fold)
    }
  }

  @Test func `the seed decides, and nothing else`() {
    let (labels, groups) = Self.sample()
    let one = StratifiedFolds(count: 3, seed: 1).assignment(of: labels, groups: groups)
    #expect(one == StratifiedFolds(count: 3, seed: 1).assignment(of: labels, groups: groups))
    #expect(one != StratifiedFolds(count: 3, seed: 2).assignment(of: labels, groups: groups))
  }
}
