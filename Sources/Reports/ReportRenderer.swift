public import Evaluation

/// Turns a report into text.
public protocol ReportRenderer: Sendable {
  /// The rendering of `report`; equal reports give equal texts.
  func rendered(_ report: EvaluationReport) -> String
}

/// The renderings by the names that `--report` and `--format` know.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// A table for the terminal.
  case text
  /// The report itself.
  case json

  /// The renderer of the format.
  public var renderer: any ReportRenderer {
    switch self {
    case .text: TextRenderer()
    case .json: JSONRenderer()
    }
  }
}
