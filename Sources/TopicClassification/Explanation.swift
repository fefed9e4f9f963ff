import Classifiers
public import Corpora
import Matrices
import TextFeatures

/// Why a label has the score it has: contributions that add up to it exactly.
public struct Explanation: Sendable, Hashable {
  /// What one term adds to the score.
  public struct Contribution: Sendable, Hashable {
    /// The term.
    public var term: String
    /// Its value in the article times its weight for the label.
    public var amount: Double
  }

  /// The label.
  public var label: String
  /// What each term of the article adds, in the order in which the score is added up.
  public var contributions: [Contribution]
  /// What the label has without any term.
  public var bias: Double
  /// The sum of all contributions, from the first to the last, and then the bias.
  public var score: Double
  /// The calibrated probability.
  public var probability: Double

  /// The contributions that matter most, by magnitude; equals by term.
  public func strongest(_ count: Int) -> [Contribution] {
    Array(
      contributions.sorted {
        (abs($1.amount), $0.term) < (abs($0.amount), $1.term)
      }.prefix(count))
  }

  /// What all terms but the `strongest` add up to: what is left of the score without them and the bias.
  public func rest(after strongest: [Contribution]) -> Double {
    strongest.reduce(score - bias) { $0 - $1.amount }
  }
}

extension TopicClassifier {
  /// Why `document` gets the scores it gets, for each of `labels`, in their order.
  public func explanations(
    for document: LabeledDocument, labels wanted: [String]
  ) -> [Explanation] {
    var scratch = Scratch(for: self)
    let (vector, coverage) = vector(for: document, &scratch)
    let scores = model.scores(for: vector)
    let prediction = prediction(scores: scores, coverage: coverage)
    let used = model.used(vector)
    return wanted.compactMap { label in
      guard let index = labels.firstIndex(of: label),
        let candidate = prediction.candidates.first(where: { $0.label == label })
      else { return nil }
      return Explanation(
        label: label,
        contributions: zip(used.columns, used.values).map { column, value in
          Explanation.Contribution(
            term: vectorizer.featureName(Int(column)),
            amount: Double(value) * Double(model.weights[Int(column), index]))
        }, bias: model.biases[index], score: scores[index], probability: candidate.probability)
    }
  }
}
