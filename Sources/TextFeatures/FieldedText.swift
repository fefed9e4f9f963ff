/// A text to make features of: its title, possibly empty, and its body.
public struct FieldedText: Sendable, Hashable {
  /// The headline; empty if there is none.
  public var title: String
  /// The rest of the text.
  public var body: String

  /// A text with a title, or without one.
  public init(title: String = "", body: String) {
    self.title = title
    self.body = body
  }
}
