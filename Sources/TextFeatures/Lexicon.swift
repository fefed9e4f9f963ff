/// Lists of terms that are known to speak for something, such as the terms of each topic: knowledge
/// given beforehand that becomes one feature a list.
public struct Lexicon: Sendable, Hashable {
  /// One list of terms.
  public struct List: Sendable, Hashable {
    /// What the list is called; its feature is "lexicon:" and this name.
    public var name: String
    /// Words and phrases.
    ///
    /// Case, accents and hyphens do not matter, and a plural -s or -es may follow.
    public var terms: [String]

    /// A list.
    public init(name: String, terms: [String]) {
      self.name = name
      self.terms = terms
    }
  }

  /// The lists in ascending order of their names.
  public let lists: [List]

  /// The given lists, in any order.
  public init(_ lists: [List]) {
    self.lists = lists.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
