import Matrices

/// How scores become probabilities that can be believed: of all decisions with 0.7, seven in ten
/// should be right.
package enum Calibration: Sendable, Hashable {
  /// The model's own link, unchanged.
  case none
  /// Softmax of the scores divided by one temperature (Guo et al. 2017, section 4.2).
  case temperature(Double)
  /// For each label σ(slope × score + intercept) (Platt 1999).
  case sigmoids([Sigmoid])

  /// The logistic curve of one label.
  package struct Sigmoid: Sendable, Hashable, Codable {
    /// What a score is multiplied by; positive if higher scores mean the label.
    package var slope: Double
    /// What is added.
    package var intercept: Double

    package init(slope: Double = 1, intercept: Double = 0) {
      self.slope = slope
      self.intercept = intercept
    }

    /// The log-odds of the label at `score`.
    package func logOdds(at score: Double) -> Double { slope * score + intercept }
  }

  /// The probability of each label, given all labels' scores.
  package func probabilities(from scores: [Double], link: LinearModel.Link) -> [Double] {
    switch (self, link) {
    case (.none, .softmax): softmax(scores)
    case (.none, .logistic): scores.map(logistic)
    case (.temperature(let temperature), _): softmax(scores.map { $0 / temperature })
    case (.sigmoids(let curves), _): zip(scores, curves).map { logistic($1.logOdds(at: $0)) }
    }
  }
}
