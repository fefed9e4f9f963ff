import Matrices

/// The sufficient statistic of every discrete naive Bayes: how much of each feature each class has.
struct FeatureCounts: Sendable {
  /// Feature-major sums: element `feature × classCount + class`.
  private(set) var sums: [Double]
  /// The number of articles of each class.
  private(set) var articleCounts: [Double]
  let featureCount: Int
  var classCount: Int { articleCounts.count }

  /// The sum of a feature in a class.
  subscript(feature: Int, class index: Int) -> Double { sums[feature * classCount + index] }

  /// The sum of all features in each class.
  var classTotals: [Double] {
    var totals = [Double](repeating: 0, count: classCount)
    for feature in 0..<featureCount {
      for index in 0..<classCount { totals[index] += self[feature, class: index] }
    }
    return totals
  }

  /// The counts of `examples` with one class a label; an article counts in each of its labels.
  ///
  /// - Throws: `FittingError` for no examples or a negative feature.
  init(of examples: Examples, use: LinearModel.FeatureUse) throws(FittingError) {
    try examples.validate()
    featureCount = examples.features.columnCount
    let classCount = examples.labels.labelCount
    sums = [Double](repeating: 0, count: featureCount * classCount)
    articleCounts = examples.labels.supports.map(Double.init)
    for (row, labels) in examples.labels.rows.enumerated() {
      for element in examples.features.elements(ofRow: row) {
        let value = examples.features.values[element]
        guard value >= 0 else { throw .negativeFeature(row: row) }
        let start = Int(examples.features.columns[element]) * classCount
        let amount = use == .presence ? (value > 0 ? 1 : 0) : Double(value)
        for label in labels { sums[start + label] += amount }
      }
    }
  }

  /// The counts of two classes: the articles with a label, and those without it.
  private init(sums: [Double], articleCounts: [Double], featureCount: Int) {
    self.sums = sums
    self.articleCounts = articleCounts
    self.featureCount = featureCount
  }

  /// For each label, the counts of the articles with it (class 1) and without it (class 0).
  ///
  /// - Throws: `FittingError` for no examples or a negative feature.
  static func oneVersusRest(
    of examples: Examples, use: LinearModel.FeatureUse
  ) throws(FittingError) -> (Int) -> FeatureCounts {
    let perLabel = try FeatureCounts(of: examples, use: use)
    let everything = LabelMatrix(rows: examples.labels.rows.map { _ in [0] }, labelCount: 1)
    let all = try FeatureCounts(
      of: Examples(features: examples.features, labels: everything), use: use)
    return { label in
      var sums = [Double](repeating: 0, count: 2 * all.featureCount)
      for feature in 0..<all.featureCount {
        let with = perLabel[feature, class: label]
        // Sums of real-valued features may differ in the last bits.
        sums[2 * feature] = max(0, all.sums[feature] - with)
        sums[2 * feature + 1] = with
      }
      let with = perLabel.articleCounts[label]
      return FeatureCounts(
        sums: sums, articleCounts: [all.articleCounts[0] - with, with],
        featureCount: all.featureCount)
    }
  }
}
