/// What a line of a news page can be that is not its story.
public enum Boilerplate: String, Sendable, Hashable, CaseIterable {
  /// A date or a time: "Sep 29, 2025, 12:46 AM", "Updated 3 hours ago".
  case timeStamp = "time stamp"
  /// The head of a section of the page: "Highlights", "Opinions".
  case sectionHead = "section head"
  /// "You've reached the end".
  case endMark = "end mark"
  /// A pointer to another story: "Also Read: …".
  case relatedLink = "related link"
  /// Who wrote, edited or photographed.
  case byline
  /// A button or an invitation: "Share", "Sign up for our newsletter".
  case invitation
  /// Cookies, rights, terms.
  case legalNotice = "legal notice"
  /// The caption or credit of a picture.
  case caption
  /// A path through the site: "Home > World > Asia".
  case breadcrumb
  /// A word or two that belong to the page's furniture: a tone tag, a menu item, a rubric.
  case fragment
  /// A line that stood before.
  case repetition
}
