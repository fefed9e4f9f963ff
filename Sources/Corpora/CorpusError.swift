/// What is wrong with a data set, and where.
public struct CorpusError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What can be wrong.
  public enum Reason: Sendable, Hashable {
    /// The line is not the JSON that was expected at this place.
    case syntax(expected: String, found: String)
    /// Bytes that are not UTF-8.
    case encoding
    /// A field that must be there is not.
    case missingField(String)
    /// A field has a value of another type.
    case fieldType(String, expected: String, found: String)
    /// A field stands twice in one line.
    case repeatedField(String)
    /// A label is empty or stands twice.
    case label(String, problem: String)
    /// Two articles have the same id; the other one's place is given.
    case repeatedID(String, first: SourcePosition)
    /// The data set has no articles at all, or none in the part asked for.
    case empty(split: String?)
  }

  /// Where it is.
  public let position: SourcePosition
  /// What it is.
  public let reason: Reason

  /// An error at a place.
  public init(_ reason: Reason, at position: SourcePosition) {
    self.position = position
    self.reason = reason
  }

  /// `file:line:column: what was found and what was expected`.
  public var description: String {
    if case .empty(let split) = reason {
      return "\(position.source): no articles" + (split.map { " with \"split\": \"\($0)\"" } ?? "")
    }
    return "\(position): \(sentence)"
  }

  private var sentence: String {
    switch reason {
    case .syntax(let expected, let found): "expected \(expected), found \(found)"
    case .encoding: "this is not valid UTF-8"
    case .missingField(let field): "field \"\(field)\" is missing"
    case .fieldType(let field, let expected, let found):
      "field \"\(field)\": expected \(expected), found \(found)"
    case .repeatedField(let field): "field \"\(field)\" stands twice"
    case .label(let label, let problem): "label \"\(label)\" \(problem)"
    case .repeatedID(let id, let first): "id \"\(id)\" was already used at \(first)"
    case .empty: "no articles"
    }
  }
}
