package import Matrices

/// Fits a logistic curve to the scores of a label (Platt 1999, with the Newton method of Lin, Lin & Weng
/// 2007, "A note on Platt's probabilistic outputs for support vector machines").
///
/// A label with few articles cannot tell its curve, so the curve is pulled towards a common one: the
/// two parameters have a Gaussian prior around it, as strong as a few articles' evidence.
package struct SigmoidFit: Sendable {
  /// The precision of the prior on slope and intercept.
  package var priorPrecision: Double

  package init(priorPrecision: Double = 2) { self.priorPrecision = priorPrecision }

  /// One curve a label from scores of articles that the scoring model has not seen, one row an
  /// article; every pair of article and label counts.
  package func curves(scores: [[Double]], truth: LabelMatrix) -> [Calibration.Sigmoid] {
    let truths = truth.rows.map { row in
      var isLabel = [Bool](repeating: false, count: truth.labelCount)
      for label in row { isLabel[label] = true }
      return isLabel
    }
    let common = curve(
      scores: scores.flatMap(\.self), truth: truths.flatMap(\.self), around: nil)
    return (0..<truth.labelCount).map { label in
      curve(scores: scores.map { $0[label] }, truth: truths.map { $0[label] }, around: common)
    }
  }

  /// The most probable curve; `prior` is where it is pulled to.
  func curve(
    scores: [Double], truth: [Bool], around prior: Calibration.Sigmoid?
  ) -> Calibration.Sigmoid {
    let positives = Double(truth.lazy.filter(\.self).count)
    let negatives = Double(truth.count) - positives
    // Targets a little inside 0 and 1: the maximum a posteriori estimate with a uniform prior.
    let high = (positives + 1) / (positives + 2)
    let low = 1 / (negatives + 2)
    let centre = prior ?? Calibration.Sigmoid()
    let precision = prior == nil ? 1e-6 : priorPrecision

    func loss(_ curve: Calibration.Sigmoid) -> Double {
      var sum = 0.0
      for (score, isLabel) in zip(scores, truth) {
        let logOdds = curve.logOdds(at: score)
        sum += softplus(logOdds) - (isLabel ? high : low) * logOdds
      }
      let slope = curve.slope - centre.slope
      let intercept = curve.intercept - centre.intercept
      return sum + precision / 2 * (slope * slope + intercept * intercept)
    }

    var curve = centre
    var value = loss(curve)
    for _ in 0..<100 {
      var gradient = (
        slope: precision * (curve.slope - centre.slope),
        intercept: precision * (curve.intercept - centre.intercept)
      )
      var hessian = (slope: precision + 1e-12, mixed: 0.0, intercept: precision + 1e-12)
      for (score, isLabel) in zip(scores, truth) {
        let p = logistic(curve.logOdds(at: score))
        let difference = p - (isLabel ? high : low)
        gradient.slope += score * difference
        gradient.intercept += difference
        let curvature = p * (1 - p)
        hessian.slope += score * score * curvature
        hessian.mixed += score * curvature
        hessian.intercept += curvature
      }
      guard max(abs(gradient.slope), abs(gradient.intercept)) > 1e-7 else { break }
      let determinant = hessian.slope * hessian.intercept - hessian.mixed * hessian.mixed
      let step = (
        slope: (hessian.mixed * gradient.intercept - hessian.intercept * gradient.slope)
          / determinant,
        intercept: (hessian.mixed * gradient.slope - hessian.slope * gradient.intercept)
          / determinant
      )
      let descent = gradient.slope * step.slope + gradient.intercept * step.intercept
      var length = 1.0
      var isBetter = false
      while length > 1e-10, !isBetter {
        let next = Calibration.Sigmoid(
          slope: curve.slope + length * step.slope,
          intercept: curve.intercept + length * step.intercept)
        let nextValue = loss(next)
        if nextValue < value + 1e-4 * length * descent {
          (curve, value, isBetter) = (next, nextValue, true)
        } else {
          length /= 2
        }
      }
      if !isBetter { break }
    }
    // A curve that falls would turn the order of the scores around; such a label gets the common one.
    return curve.slope > 0
      ? curve : Calibration.Sigmoid(slope: max(centre.slope, 1e-3), intercept: centre.intercept)
  }
}
