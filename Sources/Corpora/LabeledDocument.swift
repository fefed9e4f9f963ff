/// One article as a data set gives it.
public struct LabeledDocument: Sendable, Hashable {
  /// The article's own name; unique within a corpus.
  ///
  /// Without one it is `file:line`.
  public var id: String
  /// The headline; empty if there is none.
  public var title: String
  /// The body.
  public var text: String
  /// The topics, most important first; `[]` is "no topic", `nil` is "not labelled".
  public var labels: [String]?
  /// Topics on which annotators differ; they count neither way in an evaluation.
  public var disputed: [String]
  /// What ties articles about one story together; they never part in a split.
  public var group: String?
  /// When the article appeared, as given.
  public var date: String?
  /// Where it appeared, or its form, as given.
  public var source: String?
  /// The part of the world it is about, as given.
  public var region: String?
  /// The part of the data set it belongs to.
  public var split: String?
  /// Where it stands.
  public var position: SourcePosition

  /// An article.
  public init(
    id: String, title: String = "", text: String, labels: [String]? = nil, disputed: [String] = [],
    group: String? = nil, date: String? = nil, source: String? = nil, region: String? = nil,
    split: String? = nil,
    position: SourcePosition = SourcePosition(source: "", line: 0)
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.labels = labels
    self.disputed = disputed
    self.group = group
    self.date = date
    self.source = source
    self.region = region
    self.split = split
    self.position = position
  }
}

/// A place in a file.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
  /// The file's name as the user gave it.
  public var source: String
  /// The line, from 1.
  public var line: Int
  /// The byte in the line, from 1; `nil` for the line as a whole.
  public var column: Int?

  /// A place in a file.
  public init(source: String, line: Int, column: Int? = nil) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String {
    column.map { "\(source):\(line):\($0)" } ?? "\(source):\(line)"
  }
}
