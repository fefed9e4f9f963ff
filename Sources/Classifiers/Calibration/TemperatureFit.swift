import Matrices

/// Fits the one temperature of a softmax that makes unseen articles' true labels most probable
/// (Guo, Pleiss, Sun & Weinberger 2017, "On calibration of modern neural networks", section 4.2).
package enum TemperatureFit {
  /// The temperature for scores of articles that the scoring model has not seen; `truth` holds one label an article.
  package static func temperature(scores: [[Double]], truth: [Int]) -> Double {
    guard !scores.isEmpty else { return 1 }

    func loss(_ logTemperature: Double) -> Double {
      let scale = exponential(-logTemperature)
      var sum = 0.0
      for (row, label) in zip(scores, truth) {
        let scaled = row.map { $0 * scale }
        sum += logSumExp(scaled) - scaled[label]
      }
      return sum
    }

    // The loss is convex in the inverse temperature, so it has one valley in its logarithm, too:
    // golden-section search.
    let ratio = (5.0.squareRoot() - 1) / 2
    var low = -10.0
    var high = 10.0
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var leftLoss = loss(left)
    var rightLoss = loss(right)
    while high - low > 1e-6 {
      if leftLoss <= rightLoss {
        (high, right, rightLoss) = (right, left, leftLoss)
        left = high - ratio * (high - low)
        leftLoss = loss(left)
      } else {
        (low, left, leftLoss) = (left, right, rightLoss)
        right = low + ratio * (high - low)
        rightLoss = loss(right)
      }
    }
    return exponential((low + high) / 2)
  }
}
