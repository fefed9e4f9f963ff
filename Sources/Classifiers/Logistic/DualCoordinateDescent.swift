import Matrices

/// Dual coordinate descent for L2-regularised logistic regression (Yu, Huang & Lin 2011, "Dual
/// coordinate descent methods for logistic regression and maximum entropy models", algorithm 5),
/// for a block of labels at a time.
///
/// With C = 1/λ the dual of each label's problem has one variable 0 < αᵢ < C an article, and
/// w = Σ αᵢ yᵢ xᵢ. Visiting article i, its α is moved to the minimum along that coordinate, the root of
///
///     log(α / (C − α)) + a (α − αᵒˡᵈ) + yᵢ (w·xᵢ + b) = 0,   a = ‖xᵢ‖² + ρ.
///
/// The visiting order is the same for all labels, so one look at an article's features serves the
/// whole block. The bias is not penalised: in the dual this is the constraint Σ αᵢ yᵢ = 0, which the
/// method of multipliers (Bertsekas 1982, chapter 2) takes care of. The bias is the multiplier; in a pass
/// it acts together with the quadratic penalty ρ Σ αᵢ yᵢ, by which it is moved after the pass.
struct DualCoordinateDescent {
  /// The weights of a block of labels, feature-major without padding, and the biases.
  struct Solution: Sendable {
    var weights: [Float]
    var biases: [Double]
    var convergence: Convergence
  }

  /// ρ: small beside the square length of an article's vector, which is mostly 1.
  private static let constraintPenalty: Float = 0.1

  let examples: Examples
  /// The labels to solve for; at most as many as there are lanes.
  let labels: Range<Int>
  /// C, the upper bound of the dual variables.
  let upperBound: Double
  let tolerance: Double
  let maximumIterations: Int
  let seed: UInt64

  func solution<Lanes: WeightLanes>(lanes: Lanes.Type) -> Solution {
    let features = examples.features
    let count = examples.count
    var weights = [Lanes](repeating: .zero, count: features.columnCount)
    // log(α / (C − α)) and α / C of every article and label; −∞ and 0 before the first visit.
    var logits = [Lanes](repeating: Lanes(repeating: -.infinity), count: count)
    var shares = [Lanes](repeating: .zero, count: count)
    let signs = signs(of: Lanes.self)
    let curvatures = (0..<count).map { row in
      features.values[features.elements(ofRow: row)].reduce(Self.constraintPenalty) { $0 + $1 * $1 }
    }
    var multiplier = Lanes.zero
    // ρ Σ αᵢ yᵢ
    var constraint = Lanes.zero
    var order = Array(0..<count)
    var generator = SeededGenerator(seed: seed)
    var violation = Float.infinity
    var iterations = 0
    let c = Float(upperBound)
    while iterations < maximumIterations, violation > Float(tolerance) {
      iterations += 1
      violation = 0
      // Coordinates closer to their optimum than this are left for a later pass.
      let negligible = Float(tolerance) * 0.1
      generator.shuffle(&order)
      for row in order {
        let elements = features.elements(ofRow: row)
        var margin = multiplier.adding(constraint)
        for element in elements {
          margin = margin.adding(
            weights[Int(features.columns[element])], times: features.values[element])
        }
        var step = Lanes.zero
        var moves = false
        for lane in 0..<labels.count {
          let sign = signs[row][lane]
          let share = shares[row][lane]
          let logit = logits[row][lane]
          let margin = sign * margin[lane]
          // The distance from optimal, as a difference of probabilities.
          let distance =
            logit == -.infinity
            ? Float(1) : abs(logit + margin) * max(share * (1 - share), 1e-4)
          violation = max(violation, distance)
          guard distance > negligible else { continue }
          let next = Self.root(
            logit: logit, margin: margin, share: share, slope: c * curvatures[row])
          logits[row][lane] = next.logit
          shares[row][lane] = next.share
          step[lane] = (next.share - share) * sign * c
          moves = true
        }
        guard moves else { continue }
        constraint = constraint.adding(step, times: Self.constraintPenalty)
        for element in elements {
          let column = Int(features.columns[element])
          weights[column] = weights[column].adding(step, times: features.values[element])
        }
      }
      for lane in 0..<labels.count {
        violation = max(
          violation, abs(constraint[lane]) / (Self.constraintPenalty * c * Float(count)))
      }
      multiplier = multiplier.adding(constraint)
    }
    return Solution(
      weights: weights.flatMap { lanes in labels.indices.map { lanes[$0 - labels.lowerBound] } },
      biases: labels.indices.map { Double(multiplier[$0 - labels.lowerBound]) },
      convergence: Convergence(
        iterations: iterations, violation: Double(violation),
        isConverged: violation <= Float(tolerance)))
  }

  /// yᵢ for every article: 1 where it has the label, −1 elsewhere.
  private func signs<Lanes: WeightLanes>(of lanes: Lanes.Type) -> [Lanes] {
    examples.labels.rows.map { row in
      var signs = Lanes(repeating: -1)
      for label in row where labels.contains(label) { signs[label - labels.lowerBound] = 1 }
      return signs
    }
  }

  /// The root t of t + margin + slope (σ(t) − share) and σ(t), by Newton's method inside a bracket.
  ///
  /// The function rises with a slope of at least 1, and σ lies between 0 and 1, which gives the
  /// bracket. A few steps are enough: the coordinate is visited again.
  @inline(__always)
  private static func root(
    logit: Float, margin: Float, share: Float, slope: Float
  ) -> (logit: Float, share: Float) {
    var low = -margin - slope * (1 - share)
    var high = -margin + slope * share
    var t = logit > low && logit < high ? logit : min(max(-margin, low), high)
    var sigma = Float(0)
    for _ in 0..<40 {
      sigma = Float(logistic(Double(t)))
      let value = t + margin + slope * (sigma - share)
      if value > 0 { high = t } else { low = t }
      let next = t - value / (1 + slope * sigma * (1 - sigma))
      let step = (next > low && next < high ? next : (low + high) / 2) - t
      t += step
      if abs(step) < 1e-4 * max(1, abs(t)) { break }
    }
    return (t, Float(logistic(Double(t))))
  }
}
