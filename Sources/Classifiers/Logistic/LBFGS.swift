import Matrices

/// A smooth function to be minimised.
protocol Objective {
  /// The number of variables.
  var dimension: Int { get }
  /// The value at `point`; writes the gradient, which has `dimension` elements.
  func value(at point: [Double], gradient: inout [Double]) -> Double
}

/// Limited-memory BFGS (Nocedal & Wright 2006, algorithms 7.4 and 7.5) with a line search for the
/// Wolfe conditions by bisection (Lewis & Overton 2013, algorithm 2.6).
struct LBFGS {
  /// The greatest gradient element at which the search is done.
  var tolerance: Double
  var maximumIterations: Int
  /// The number of past steps that shape the next direction.
  var memory = 6

  func minimum(
    of objective: some Objective, from start: [Double]
  ) -> (point: [Double], convergence: Convergence) {
    var point = start
    var gradient = [Double](repeating: 0, count: start.count)
    var value = objective.value(at: point, gradient: &gradient)
    var steps: [[Double]] = []
    var changes: [[Double]] = []
    var iterations = 0
    while iterations < maximumIterations, greatest(gradient) > tolerance {
      iterations += 1
      var direction = self.direction(gradient: gradient, steps: steps, changes: changes)
      var slope = dot(direction, gradient)
      if slope >= 0 {
        steps = []
        changes = []
        direction = gradient.map { -$0 }
        slope = -dot(gradient, gradient)
      }
      // Without curvature yet, the first step goes no further than a unit length.
      let initial = steps.isEmpty ? 1 / max(1, dot(gradient, gradient).squareRoot()) : 1
      guard
        let found = search(
          objective, from: point, value: value, along: direction, slope: slope, initial: initial)
      else { break }
      let change = zip(found.gradient, gradient).map { $0 - $1 }
      let step = zip(found.point, point).map { $0 - $1 }
      if dot(change, step) > 1e-12 * dot(change, change) {
        steps.append(step)
        changes.append(change)
        if steps.count > memory {
          steps.removeFirst()
          changes.removeFirst()
        }
      }
      (point, value, gradient) = found
    }
    let violation = greatest(gradient)
    return (
      point,
      Convergence(
        iterations: iterations, violation: violation, isConverged: violation <= tolerance)
    )
  }

  /// −H·gradient by the two-loop recursion.
  private func direction(gradient: [Double], steps: [[Double]], changes: [[Double]]) -> [Double] {
    var q = gradient.map { -$0 }
    var alphas: [Double] = []
    for (step, change) in zip(steps, changes).reversed() {
      let alpha = dot(step, q) / dot(change, step)
      alphas.append(alpha)
      for index in q.indices { q[index] -= alpha * change[index] }
    }
    if let step = steps.last, let change = changes.last {
      let scale = dot(step, change) / dot(change, change)
      for index in q.indices { q[index] *= scale }
    }
    for ((step, change), alpha) in zip(zip(steps, changes), alphas.reversed()) {
      let beta = dot(change, q) / dot(change, step)
      for index in q.indices { q[index] += (alpha - beta) * step[index] }
    }
    return q
  }

  private func search(
    _ objective: some Objective, from point: [Double], value: Double, along direction: [Double],
    slope: Double, initial: Double
  ) -> (point: [Double], value: Double, gradient: [Double])? {
    var low = 0.0
    var high = Double.infinity
    var length = initial
    var gradient = [Double](repeating: 0, count: point.count)
    for _ in 0..<40 {
      let next = zip(point, direction).map { $0 + length * $1 }
      let nextValue = objective.value(at: next, gradient: &gradient)
      if !(nextValue <= value + 1e-4 * length * slope) {
        high = length
      } else if dot(gradient, direction) < 0.9 * slope {
        low = length
      } else {
        return (next, nextValue, gradient)
      }
      length = high.isFinite ? (low + high) / 2 : 2 * length
    }
    return nil
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }

  private func greatest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }
}
