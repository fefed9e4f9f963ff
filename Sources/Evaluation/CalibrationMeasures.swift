import Matrices

/// How far probabilities can be believed.
///
/// For a task of any number of labels, every pair of article and label is one probability with a yes
/// or a no; for a task of one label, log loss looks at the true label and calibration at the
/// chosen one.
public struct CalibrationMeasures: Sendable, Hashable, Codable {
  /// One bar of a reliability diagram.
  public struct Bin: Sendable, Hashable, Codable {
    /// How many probabilities fall into the bin.
    public var count: Int
    /// Their mean; `nil` for an empty bin.
    public var meanProbability: Double?
    /// The share of them that came true; `nil` for an empty bin.
    public var frequency: Double?
  }

  /// The mean of −log of the probability given to what is true; natural logarithm.
  public var logLoss: Double
  /// The mean squared difference between probability and truth (Brier 1950).
  public var brierScore: Double
  /// The mean distance between probability and frequency over the bins, weighted by their counts
  /// (Naeini, Cooper & Hauskrecht 2015).
  public var expectedCalibrationError: Double
  /// Fifteen bins of equal width over 0 … 1.
  public var bins: [Bin]

  /// The measures of `predictions`; `nil` if there is nothing to measure.
  init?(of predictions: JudgedPredictions) {
    var pairs: [(probability: Double, isTrue: Bool)] = []
    var loss = 0.0
    var lossCount = 0
    for row in 0..<predictions.count {
      let probabilities = predictions.probabilities[row]
      if predictions.isSingleLabel {
        guard let truth = predictions.truth.rows[row].first,
          let chosen = predictions.chosen.rows[row].first
        else { continue }
        loss -= logarithm(max(probabilities[truth], 1e-15))
        lossCount += 1
        pairs.append((probabilities[chosen], truth == chosen))
      } else {
        let truth = predictions.truth.rows[row]
        let disputed = predictions.disputed.rows[row]
        for (label, probability) in probabilities.enumerated() where !disputed.contains(label) {
          let isTrue = truth.contains(label)
          loss -= logarithm(max(isTrue ? probability : 1 - probability, 1e-15))
          lossCount += 1
          pairs.append((probability, isTrue))
        }
      }
    }
    guard !pairs.isEmpty else { return nil }
    let binCount = 15
    var sums = [(count: Int, probability: Double, true: Int)](
      repeating: (0, 0, 0), count: binCount)
    var brier = 0.0
    for (probability, isTrue) in pairs {
      let bin = min(binCount - 1, Int(probability * Double(binCount)))
      sums[bin].count += 1
      sums[bin].probability += probability
      if isTrue { sums[bin].true += 1 }
      let difference = probability - (isTrue ? 1 : 0)
      brier += difference * difference
    }
    logLoss = loss / Double(lossCount)
    brierScore = brier / Double(pairs.count)
    bins = sums.map { sum in
      guard sum.count > 0 else { return Bin(count: 0) }
      let count = Double(sum.count)
      return Bin(
        count: sum.count, meanProbability: sum.probability / count,
        frequency: Double(sum.true) / count)
    }
    expectedCalibrationError =
      sums.reduce(0) { $0 + abs($1.probability - Double($1.true)) } / Double(pairs.count)
  }
}
