import Corpora
import Reports
import TopicClassification

/// Writes predictions in the format asked for.
struct PredictionWriter {
  let format: PredictOptions.OutputFormat
  let classifier: TopicClassifier
  /// How many terms to name for each topic; `nil` for none.
  let explainedTerms: Int?
  /// How many topics to show, chosen or not; `nil` for the chosen ones.
  let top: Int?
  private var count = 0

  init(
    format: PredictOptions.OutputFormat, classifier: TopicClassifier, explainedTerms: Int?,
    top: Int?
  ) {
    self.format = format
    self.classifier = classifier
    self.explainedTerms = explainedTerms
    self.top = top
  }

  func begin(_ output: inout OutputBuffer) {
    switch format {
    case .text, .jsonl: break
    case .json: output.append("[")
    case .csv:
      let header = ["id", "labels", "status"] + classifier.labels
      output.append(header.map(csvField).joined(separator: ",") + "\r\n")
    }
  }

  func end(_ output: inout OutputBuffer) {
    if format == .json { output.append(count == 0 ? "]\n" : "\n]\n") }
  }

  mutating func write(
    _ prediction: Prediction, for document: LabeledDocument, showsName: Bool,
    to output: inout OutputBuffer
  ) {
    switch format {
    case .text: output.append(text(prediction, document, showsName: showsName))
    case .jsonl: output.append(json(prediction, document) + "\n")
    case .json: output.append((count == 0 ? "\n  " : ",\n  ") + json(prediction, document))
    case .csv:
      let scores = Dictionary(
        uniqueKeysWithValues: prediction.candidates.map { ($0.label, number($0.probability)) })
      let row =
        [document.id, prediction.labels.joined(separator: " "), prediction.status.rawValue]
        + classifier.labels.map { scores[$0] ?? "" }
      output.append(row.map(csvField).joined(separator: ",") + "\r\n")
    }
    count += 1
  }

  private func shown(_ prediction: Prediction) -> [Prediction.Candidate] {
    top.map { Array(prediction.candidates.prefix($0)) } ?? prediction.candidates.filter(\.isChosen)
  }

  private func number(_ probability: Double) -> String {
    DecimalText.fixed(probability, decimals: 4)
  }

  // MARK: Text

  private func text(
    _ prediction: Prediction, _ document: LabeledDocument, showsName: Bool
  ) -> String {
    let candidates = shown(prediction)
    let pairs = candidates.map {
      "\($0.label) \(DecimalText.fixed($0.probability, decimals: 2))"
        + (top != nil && $0.isChosen ? " *" : "")
    }
    var line = pairs.isEmpty ? "-" : pairs.joined(separator: "  ")
    if showsName { line = "\(document.id)\t\(line)" }
    if prediction.status != .ok { line += "  (\(prediction.status.rawValue))" }
    var lines = [line]
    if let explainedTerms {
      // With no topic chosen, the question is why not the nearest one.
      let labels = (candidates.isEmpty ? Array(prediction.candidates.prefix(1)) : candidates).map(
        \.label)
      for explanation in classifier.explanations(for: document, labels: labels) {
        lines += text(explanation, terms: explainedTerms)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ explanation: Explanation, terms: Int) -> [String] {
    let strongest = explanation.strongest(terms)
    let others = explanation.contributions.count - strongest.count
    func row(_ amount: Double, _ name: String) -> String {
      let digits = DecimalText.fixed(amount, decimals: 3)
      let signed = digits.hasPrefix("-") ? digits : "+" + digits
      return "  " + String(repeating: " ", count: max(0, 8 - signed.count)) + signed + "  " + name
    }
    var lines = [
      "\(explanation.label): score \(DecimalText.fixed(explanation.score, decimals: 3)), probability \(number(explanation.probability))"
    ]
    lines += strongest.map { row($0.amount, $0.term) }
    if others > 0 {
      lines.append(row(explanation.rest(after: strongest), "(\(others) other terms)"))
    }
    lines.append(row(explanation.bias, "(bias)"))
    return lines
  }

  // MARK: JSON

  private func json(_ prediction: Prediction, _ document: LabeledDocument) -> String {
    var members = ["\"id\":\(quoted(document.id))"]
    members.append("\"labels\":[\(prediction.labels.map(quoted).joined(separator: ","))]")
    let candidates = top.map { Array(prediction.candidates.prefix($0)) } ?? prediction.candidates
    let scores = candidates.map { "\(quoted($0.label)):\(number($0.probability))" }
    members.append("\"scores\":{\(scores.joined(separator: ","))}")
    members.append("\"status\":\"\(prediction.status.rawValue)\"")
    if let explainedTerms {
      let labels =
        prediction.labels.isEmpty ? prediction.candidates.prefix(1).map(\.label) : prediction.labels
      let explanations = classifier.explanations(for: document, labels: labels)
      members.append(
        "\"explanations\":[\(explanations.map { json($0, terms: explainedTerms) }.joined(separator: ","))]"
      )
    }
    return "{\(members.joined(separator: ","))}"
  }

  private func json(_ explanation: Explanation, terms: Int) -> String {
    let strongest = explanation.strongest(terms)
    let list = strongest.map { "{\"term\":\(quoted($0.term)),\"contribution\":\($0.amount)}" }
    return
      "{\"label\":\(quoted(explanation.label)),\"score\":\(explanation.score),\"bias\":\(explanation.bias),"
      + "\"terms\":[\(list.joined(separator: ","))],\"otherTerms\":\(explanation.rest(after: strongest))}"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private func csvField(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
