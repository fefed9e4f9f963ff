/// An article as it was cut out of its page.
public struct Article: Sendable, Hashable {
  /// The headline; empty if the page has none that can be told from the story.
  public var title: String
  /// The paragraphs of the story.
  public var paragraphs: [String]
  /// The lines that were left out, in order.
  public var omissions: [Omission]

  /// A line of the page that is not part of the story.
  public struct Omission: Sendable, Hashable {
    /// The line's number, from 1.
    public var line: Int
    /// What it is.
    public var reason: Boilerplate
    /// The line.
    public var text: String
  }

  /// An article.
  public init(title: String = "", paragraphs: [String] = [], omissions: [Omission] = []) {
    self.title = title
    self.paragraphs = paragraphs
    self.omissions = omissions
  }

  /// The paragraphs, one a line.
  public var body: String { paragraphs.joined(separator: "\n") }
}
