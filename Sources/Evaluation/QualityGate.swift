/// A requirement that an evaluation must meet, such as macro-f1=0.8.
public struct QualityGate: Sendable, Hashable {
  /// What became of a requirement.
  public enum Verdict: Sendable, Hashable {
    /// The figure is at least the minimum.
    case met(Double)
    /// The figure is below the minimum.
    case notMet(Double)
    /// The report has no such figure; that does not pass.
    case notJudged
  }

  /// Why a gate could not be read.
  public struct SyntaxError: Error, Hashable, CustomStringConvertible {
    /// What is wrong, in a sentence.
    public let description: String
  }

  /// The measure as written: an average, or a topic and a measure joined by a dot.
  public var measure: String
  /// The smallest value that passes.
  public var minimum: Double

  /// The names of the averages.
  public static let averages = [
    "micro-f1", "macro-f1", "micro-precision", "micro-recall", "exact-match", "accuracy",
    "no-topic-f1", "no-topic-recall",
  ]

  /// The gate written as `measure=minimum`, for example `macro-f1=0.8` or `sanctions.recall=0.7`.
  ///
  /// - Throws: `SyntaxError` if it is not of that form.
  public init(parsing text: String) throws(SyntaxError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let minimum = Double(parts[1]), (0...1).contains(minimum) else {
      throw SyntaxError(
        description:
          "'\(text)' is not of the form measure=minimum with a minimum from 0 to 1, such as macro-f1=0.8"
      )
    }
    let name = String(parts[0])
    let suffix = name.split(separator: ".").last.map(String.init) ?? ""
    let isOfTopic = name.contains(".") && ["precision", "recall", "f1"].contains(suffix)
    guard Self.averages.contains(name) || isOfTopic else {
      throw SyntaxError(
        description:
          "'\(name)' is not a measure; use \(Self.averages.joined(separator: ", ")), or TOPIC.precision, TOPIC.recall, TOPIC.f1"
      )
    }
    measure = name
    self.minimum = minimum
  }

  /// The verdict on `report`.
  public func verdict(on report: EvaluationReport) -> Verdict {
    guard let value = value(in: report) else { return .notJudged }
    return value >= minimum ? .met(value) : .notMet(value)
  }

  private func value(in report: EvaluationReport) -> Double? {
    switch measure {
    case "micro-f1": return report.averages.microF1
    case "macro-f1": return report.averages.macroF1
    case "micro-precision": return report.averages.microPrecision
    case "micro-recall": return report.averages.microRecall
    case "exact-match", "accuracy": return report.averages.exactMatch
    case "no-topic-f1": return report.noTopic?.f1
    case "no-topic-recall": return report.noTopic?.recall
    default:
      for topic in report.topics {
        switch measure {
        case topic.label + ".precision": return topic.precision
        case topic.label + ".recall": return topic.recall
        case topic.label + ".f1": return topic.f1
        default: continue
        }
      }
      return nil
    }
  }
}
