import Matrices

/// The regularised negative log-likelihood of softmax regression and its gradient.
///
/// The point is W, feature-major, followed by b.
struct SoftmaxObjective: Objective {
  let examples: Examples
  let l2Penalty: Double
  let jobs: Int
  let featureCount: Int
  let labelCount: Int
  /// The features with rows and columns exchanged, to add up the gradient feature by feature.
  private let transposed: SparseMatrix

  init(examples: Examples, l2Penalty: Double, jobs: Int) {
    self.examples = examples
    self.l2Penalty = l2Penalty
    self.jobs = jobs
    featureCount = examples.features.columnCount
    labelCount = examples.labels.labelCount
    transposed = examples.features.transposed
  }

  var dimension: Int { (featureCount + 1) * labelCount }

  func value(at point: [Double], gradient: inout [Double]) -> Double {
    let labelCount = labelCount
    let weightCount = featureCount * labelCount
    let pieceSize = 256
    let count = examples.count
    // Per piece of articles: the loss, and P − [y] of every article.
    let pieces = concurrentMap(count: (count + pieceSize - 1) / pieceSize, jobs: jobs) {
      piece -> (loss: Double, residuals: [Double]) in
      var loss = 0.0
      var residuals: [Double] = []
      for row in (piece * pieceSize)..<min(count, (piece + 1) * pieceSize) {
        var scores = Array(point[weightCount...])
        for element in examples.features.elements(ofRow: row) {
          let start = Int(examples.features.columns[element]) * labelCount
          let value = Double(examples.features.values[element])
          for label in 0..<labelCount { scores[label] += value * point[start + label] }
        }
        let total = logSumExp(scores)
        let truth = examples.labels.rows[row][0]
        loss += total - scores[truth]
        for label in 0..<labelCount {
          residuals.append(exponential(scores[label] - total) - (label == truth ? 1 : 0))
        }
      }
      return (loss, residuals)
    }
    let residuals = pieces.flatMap(\.residuals)
    let featurePiece = 2048
    let gradients = concurrentMap(
      count: (featureCount + featurePiece - 1) / featurePiece, jobs: jobs
    ) { piece -> [Double] in
      let features = (piece * featurePiece)..<min(featureCount, (piece + 1) * featurePiece)
      var sums = [Double](repeating: 0, count: features.count * labelCount)
      for feature in features {
        let start = (feature - features.lowerBound) * labelCount
        for element in transposed.elements(ofRow: feature) {
          let residual = Int(transposed.columns[element]) * labelCount
          let value = Double(transposed.values[element])
          for label in 0..<labelCount { sums[start + label] += value * residuals[residual + label] }
        }
        for label in 0..<labelCount {
          sums[start + label] += l2Penalty * point[feature * labelCount + label]
        }
      }
      return sums
    }
    var next = 0
    for part in gradients {
      for value in part {
        gradient[next] = value
        next += 1
      }
    }
    for label in 0..<labelCount { gradient[weightCount + label] = 0 }
    for row in 0..<count {
      for label in 0..<labelCount {
        gradient[weightCount + label] += residuals[row * labelCount + label]
      }
    }
    let norm = point[..<weightCount].reduce(0) { $0 + $1 * $1 }
    return pieces.reduce(0) { $0 + $1.loss } + l2Penalty / 2 * norm
  }
}
