/// The answer for one article.
public struct Prediction: Sendable, Hashable {
  /// Whether there is reason to trust the answer less.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing speaks against it.
    case ok
    /// The text has fewer than ten words to go by.
    case tooShort = "too_short"
    /// The model knows fewer than a tenth of the text's words and word pairs: another language, or no text.
    case lowCoverage = "low_coverage"
  }

  /// A label and its probability.
  public struct Candidate: Sendable, Hashable {
    /// The label.
    public var label: String
    /// Its calibrated probability.
    public var probability: Double
    /// The probability from which on it is chosen; `nil` if the most probable label is chosen.
    public var threshold: Double?
    /// Whether it is chosen.
    public var isChosen: Bool
  }

  /// All labels, the most probable first; equals in the order of the model.
  public var candidates: [Candidate]
  /// Whether to trust the answer.
  public var status: Status

  /// The chosen labels, the most probable first; possibly none.
  public var labels: [String] { candidates.lazy.filter(\.isChosen).map(\.label) }
}
