package import Matrices

/// Splits articles into folds that have about the same share of every label, keeping groups whole.
///
/// Iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011, algorithm 1) over groups of
/// articles instead of single ones: the label with the fewest articles left is dealt out first, each of
/// its groups to the fold that lacks that label most, then the fold with the most room.
package struct StratifiedFolds: Sendable, Hashable {
  /// The number of folds; at least 2.
  package var count: Int
  /// Seeds the order among equals.
  package var seed: UInt64

  package init(count: Int, seed: UInt64) {
    precondition(count >= 2, "at least two folds")
    self.count = count
    self.seed = seed
  }

  /// The fold of each article.
  ///
  /// `groups` has a number for each article; equal numbers stay together.
  package func assignment(of labels: LabelMatrix, groups: [Int]) -> [Int] {
    precondition(labels.rowCount == groups.count, "one group an article")
    var members: [[Int]] = Array(repeating: [], count: (groups.max() ?? -1) + 1)
    for (row, group) in groups.enumerated() { members[group].append(row) }
    var generator = SeededGenerator(seed: seed)
    var open = members.indices.filter { !members[$0].isEmpty }
    generator.shuffle(&open)

    let contents = members.map { rows in
      var counts: [Int: Int] = [:]
      for row in rows { for label in labels.rows[row] { counts[label, default: 0] += 1 } }
      return counts.sorted { $0.key < $1.key }
    }
    var remaining = labels.supports
    var wanted = remaining.map { [Double](repeating: Double($0) / Double(count), count: count) }
    var room = [Double](repeating: Double(labels.rowCount) / Double(count), count: count)
    var groupsOfLabel: [[Int]] = Array(repeating: [], count: labels.labelCount)
    for group in open { for (label, _) in contents[group] { groupsOfLabel[label].append(group) } }
    var foldOfGroup = [Int?](repeating: nil, count: members.count)

    func place(_ group: Int, byLabel label: Int?) {
      var best = 0
      for fold in 1..<count {
        let need = label.map { (wanted[$0][fold], wanted[$0][best]) } ?? (0, 0)
        if need.0 > need.1 || (need.0 == need.1 && room[fold] > room[best]) { best = fold }
      }
      foldOfGroup[group] = best
      room[best] -= Double(members[group].count)
      for (label, articles) in contents[group] {
        wanted[label][best] -= Double(articles)
        remaining[label] -= articles
      }
    }

    while let rarest = remaining.indices.filter({ remaining[$0] > 0 }).min(by: {
      (remaining[$0], $0) < (remaining[$1], $1)
    }) {
      // Large groups first: they are the hardest to place.
      let groups = groupsOfLabel[rarest].filter { foldOfGroup[$0] == nil }
      for group in groups.sorted(by: { members[$0].count > members[$1].count }) {
        place(group, byLabel: rarest)
      }
    }
    for group in open where foldOfGroup[group] == nil { place(group, byLabel: nil) }
    return groups.map { foldOfGroup[$0] ?? 0 }
  }
}
