/// How often a label was chosen and how often it was right.
public struct BinaryCounts: Sendable, Hashable, Codable {
  /// Chosen and right.
  public var truePositives: Int
  /// Chosen and wrong.
  public var falsePositives: Int
  /// Missed.
  public var falseNegatives: Int

  /// Counts; zero by default.
  public init(truePositives: Int = 0, falsePositives: Int = 0, falseNegatives: Int = 0) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
  }

  /// How many articles carry the label.
  public var support: Int { truePositives + falseNegatives }
  /// For how many articles it was chosen.
  public var predicted: Int { truePositives + falsePositives }

  /// The share of choices that are right; `nil` if the label was never chosen.
  public var precision: Double? { ratio(truePositives, predicted) }
  /// The share of the label's articles that were found; `nil` if there are none.
  public var recall: Double? { ratio(truePositives, support) }
  /// The harmonic mean of precision and recall, 2TP / (2TP + FP + FN); `nil` if the label neither occurs nor was chosen.
  public var f1: Double? {
    ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  /// The sum of both counts.
  public static func + (left: Self, right: Self) -> Self {
    BinaryCounts(
      truePositives: left.truePositives + right.truePositives,
      falsePositives: left.falsePositives + right.falsePositives,
      falseNegatives: left.falseNegatives + right.falseNegatives)
  }
}
