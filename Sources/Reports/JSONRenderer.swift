public import Evaluation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The report as JSON with sorted keys: the format that other tools read.
public struct JSONRenderer: ReportRenderer {
  /// A renderer.
  public init() {}

  /// The rendering of `report`.
  public func rendered(_ report: EvaluationReport) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Every number in a report is finite, so encoding cannot fail.
    return (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }
}
