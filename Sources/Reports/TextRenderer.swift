public import Evaluation

/// The report as a table for the terminal.
public struct TextRenderer: ReportRenderer {
  /// A renderer.
  public init() {}

  /// The rendering of `report`.
  public func rendered(_ report: EvaluationReport) -> String {
    var lines = ["\(report.subject.model): \(report.subject.method)"]
    let data = report.subject.data.joined(separator: ", ")
    let split = report.subject.split.map { " (split \($0))" } ?? ""
    lines.append("\(DecimalText.grouped(report.articleCount)) articles of \(data)\(split)")
    lines.append("")
    lines += table(report)
    lines.append("")
    lines += averages(report)
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ report: EvaluationReport) -> [String] {
    var rows = [["topic", "precision", "recall", "F1", "support", "threshold"]]
    for topic in report.topics {
      rows.append([
        topic.label, text(topic.precision), text(topic.recall),
        topic.support > 0 ? text(topic.f1) : "not judged", DecimalText.grouped(topic.support),
        text(topic.threshold),
      ])
    }
    if let none = report.noTopic {
      rows.append([
        "(no topic)", text(none.precision), text(none.recall),
        none.support > 0 ? text(none.f1) : "not judged", DecimalText.grouped(none.support), "",
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }.joined(separator: "  ").trimmingTrailingSpaces
    }
  }

  private func averages(_ report: EvaluationReport) -> [String] {
    let averages = report.averages
    var lines: [String] = []
    if report.isSingleLabel {
      lines.append(
        "accuracy \(text(averages.exactMatch)): the share of articles with the right topic")
    } else {
      lines.append(
        "micro-F1 \(text(averages.microF1)) (precision \(text(averages.microPrecision)), recall \(text(averages.microRecall))): over all pairs of article and topic"
      )
    }
    lines.append("macro-F1 \(text(averages.macroF1)): the plain mean of the topics that occur")
    if !report.isSingleLabel {
      lines.append(
        "exact match \(text(averages.exactMatch)): articles whose set of topics is right")
      if let none = report.noTopic, none.support > 0 {
        lines.append(
          "\(none.counts.falseNegatives) of \(none.support) articles without a topic were given one"
        )
      }
    }
    if let calibration = report.calibration {
      lines.append(
        "log loss \(DecimalText.fixed(calibration.logLoss, decimals: 4)), calibration error \(DecimalText.fixed(calibration.expectedCalibrationError, decimals: 4)) (15 bins)"
      )
    }
    return lines
  }

  private func text(_ value: Double?) -> String {
    value.map { DecimalText.fixed($0, decimals: 3) } ?? "-"
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
