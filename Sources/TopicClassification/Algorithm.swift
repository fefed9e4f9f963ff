import Classifiers

/// The learning algorithms by the names that users and model files know.
public enum Algorithm: Sendable, Hashable, Codable {
  /// Multinomial naive Bayes with smoothing α.
  case multinomialNaiveBayes(smoothing: Double)
  /// Complement naive Bayes with smoothing α.
  case complementNaiveBayes(smoothing: Double)
  /// Bernoulli naive Bayes with smoothing α.
  case bernoulliNaiveBayes(smoothing: Double)
  /// Logistic regression, one against the rest, with L2 penalty λ.
  case logisticRegression(l2Penalty: Double)
  /// Softmax regression with L2 penalty λ; single-label tasks only.
  case softmaxRegression(l2Penalty: Double)

  /// What `--algorithm` calls them, in the order in which help lists them.
  public static let names = ["logistic", "softmax", "nb", "cnb", "bernoulli"]

  /// The algorithm that `--algorithm` calls `name`, with `strength` as its smoothing or penalty, or
  /// its default; `nil` for another name.
  public init?(name: String, strength: Double? = nil) {
    switch name {
    case "nb": self = .multinomialNaiveBayes(smoothing: strength ?? 0.05)
    case "cnb": self = .complementNaiveBayes(smoothing: strength ?? 0.3)
    case "bernoulli": self = .bernoulliNaiveBayes(smoothing: strength ?? 0.1)
    case "logistic": self = .logisticRegression(l2Penalty: strength ?? 0.05)
    case "softmax": self = .softmaxRegression(l2Penalty: strength ?? 0.05)
    default: return nil
    }
  }

  /// What it is called in reports.
  public var title: String {
    switch self {
    case .multinomialNaiveBayes(let smoothing): "multinomial naive Bayes (smoothing \(smoothing))"
    case .complementNaiveBayes(let smoothing): "complement naive Bayes (smoothing \(smoothing))"
    case .bernoulliNaiveBayes(let smoothing): "Bernoulli naive Bayes (smoothing \(smoothing))"
    case .logisticRegression(let penalty): "logistic regression (L2 penalty \(penalty))"
    case .softmaxRegression(let penalty): "softmax regression (L2 penalty \(penalty))"
    }
  }

  /// The estimator for a task of one label or of any number of labels an article.
  func estimator(isSingleLabel: Bool, seed: UInt64) -> any Estimator {
    func fitting(_ base: some NaiveBayes) -> any Estimator {
      isSingleLabel ? base : OneVersusRest(base)
    }
    switch self {
    case .multinomialNaiveBayes(let smoothing):
      return fitting(MultinomialNaiveBayes(smoothing: smoothing))
    case .complementNaiveBayes(let smoothing):
      return fitting(ComplementNaiveBayes(smoothing: smoothing))
    case .bernoulliNaiveBayes(let smoothing):
      return fitting(BernoulliNaiveBayes(smoothing: smoothing))
    case .logisticRegression(let penalty): return LogisticRegression(l2Penalty: penalty, seed: seed)
    case .softmaxRegression(let penalty): return SoftmaxRegression(l2Penalty: penalty)
    }
  }
}
