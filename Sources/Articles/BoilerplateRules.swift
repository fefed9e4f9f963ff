/// Recognises lines that are not part of a story by their form and by the stock phrases of news sites.
///
/// The rules know no site and no story. They look at short lines and at how a line begins, because a
/// paragraph of news neither is short nor begins with "Also read:".
struct BoilerplateRules: Sendable {
  /// The rules; made once.
  static let standard = BoilerplateRules()

  /// What `line`, which is not empty, is if it is not part of a story.
  func boilerplate(_ line: PageLine) -> Boilerplate? {
    guard line.wordCount < PageLine.wordLimit else { return nil }
    if startsLink(line) { return .relatedLink }
    if line.wordCount <= 8, endMarks.prefixLength(of: line.bytes) != nil { return .endMark }
    if line.wordCount <= 14, isTimeStamp(line) { return .timeStamp }
    if line.wordCount <= 5, sectionHeads.contains(line.bare) { return .sectionHead }
    if line.wordCount <= 20, isByline(line) { return .byline }
    if line.wordCount <= 30, isCaption(line) { return .caption }
    if line.wordCount <= 25,
      invitations.prefixLength(of: line.bytes) != nil || buttons.contains(line.bare)
    {
      return .invitation
    }
    if isLegalNotice(line) { return .legalNotice }
    if line.wordCount <= 14, isBreadcrumb(line) { return .breadcrumb }
    return nil
  }

  // MARK: Pointers

  private func startsLink(_ line: PageLine) -> Bool {
    guard let length = links.prefixLength(of: line.bytes) else { return false }
    // "Read more" is followed by a mark or ends the line; "Related to this …" is a sentence.
    let opening = line.bytes.prefix(length)
    let rest = line.bytes.dropFirst(length).drop { $0 == 0x20 }
    guard let mark = rest.first else { return true }
    if unmistakable.contains(opening) { return true }
    return linkMarks.prefixLength(of: rest) != nil || mark == UInt8(ascii: ":")
  }

  private let linkMarks = PhraseTable([":", "|", "-", "–", "—", ">", "»"])
  private let links = PhraseTable([
    "also read", "also see", "also watch", "read also", "read more", "read next", "see also",
    "related",
    "more on this", "more from", "more", "watch", "listen", "must read", "recommended",
    "don't miss",
    "in pictures", "in case you missed it", "from the archive", "you may also like",
    "you might also like", "up next", "explained", "opinion", "live", "video",
  ])
  private let unmistakable = PhraseTable([
    "also read", "also watch", "read also", "you may also like", "you might also like",
    "more on this", "in case you missed it",
  ])

  private let endMarks = PhraseTable([
    "you've reached the end", "you have reached the end", "end of article", "end of story",
    "this is the end of",
  ])

  private let sectionHeads = PhraseTable([
    "highlights", "key highlights", "story", "full story", "the story", "opinion", "opinions",
    "summary",
    "key points", "key takeaways", "takeaways", "at a glance", "in brief", "in short", "overview",
    "related topics", "related stories", "related articles", "related content", "related news",
    "related", "more on this story", "more stories", "top stories", "latest news", "trending",
    "trending now", "most read", "most popular", "most viewed", "popular", "editor's picks",
    "editors' picks", "recommended", "tags", "topics", "topics in this article", "comments",
    "comment", "advertisement", "ad", "sponsored", "sponsored content", "promoted",
    "promoted content",
    "breaking news", "breaking", "live", "live updates", "watch live", "video", "videos", "photos",
    "gallery", "in pictures", "podcast", "newsletter", "newsletters", "sections", "menu", "search",
    "world", "news", "home", "politics", "business", "sport", "sports", "entertainment",
    "references", "sources", "source", "about the author", "about us", "contact us", "faq",
  ])

  // MARK: Time

  private func isTimeStamp(_ line: PageLine) -> Bool {
    var hasNumberOrDay = false
    var hasTime = false
    for word in line.words {
      if let first = word.first, first >= 0x30, first <= 0x39 {
        // 12:46, 2025, 29th, 3h, 0900; "5G" is not a time.
        guard units.contains(word.drop { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        hasNumberOrDay = true
      } else if days.contains(word) {
        hasNumberOrDay = true
        hasTime = true
      } else if timeWords.contains(word) {
        hasTime = true
      } else if !timeFillers.contains(word) {
        return false
      }
    }
    return hasNumberOrDay
      && (hasTime || line.bytes.contains { $0 == 0x3A || $0 == 0x2F || $0 == 0x2D })
  }

  private let units = PhraseTable([
    "", "st", "nd", "rd", "th", "h", "m", "d", "am", "pm", "min", "hrs",
  ])
  private let days = PhraseTable([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "today", "yesterday",
  ])
  private let timeWords = PhraseTable([
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "am", "pm", "a", "p", "gmt", "utc", "est", "edt", "et", "pst",
    "pdt", "cet", "cest", "bst", "ist", "msk", "jst", "hours", "hour", "minutes", "minute", "mins",
    "min", "days", "day", "weeks", "week", "ago", "updated", "published", "posted", "modified",
  ])
  private let timeFillers = PhraseTable([
    "at", "on", "last", "first", "m", "and", "date", "time", "read", "reading", "new", "just",
    "now",
    "edited", "issued", "created", "local", "hrs", "h",
  ])

  // MARK: People

  private func isByline(_ line: PageLine) -> Bool {
    if bylineOpenings.prefixLength(of: line.bytes) != nil { return true }
    guard line.bytes.starts(with: "by ".utf8), line.wordCount <= 14, line.raw.last != 0x2E else {
      return false
    }
    // "By Jane Doe and John Roe, BBC News": names, not a clause.
    return line.text.split(whereSeparator: \.isWhitespace).dropFirst().allSatisfy { word in
      word.first.map { $0.isUppercase || $0.isPunctuation } ?? true
        || nameParticles.contains(Array(word.lowercased().utf8)[...])
    }
  }

  private let nameParticles = PhraseTable([
    "and", "in", "for", "of", "the", "de", "van", "von", "al", "bin", "with", "|", "at",
  ])

  private let bylineOpenings = PhraseTable([
    "reporting by ", "(reporting by", "additional reporting", "editing by", "(editing by",
    "writing by", "written by ", "edited by ", "compiled by ", "produced by ", "with reporting by",
    "report by ", "our correspondent", "contributed reporting", "analysis by ",
    "the writer is ", "the author is ", "about the author",
  ])

  // MARK: Pictures

  private func isCaption(_ line: PageLine) -> Bool {
    captionOpenings.prefixLength(of: line.bytes) != nil || captionMarks.isSuffix(of: line.bare)
  }

  private let captionOpenings = PhraseTable([
    "image source", "image caption", "image credit", "image copyright", "image:", "media caption",
    "photo:", "photo by", "photo credit", "photograph:", "picture:", "file photo", "file image",
    "file picture", "credit:", "caption:", "video caption", "getty images", "ap photo", "(ap photo",
    "reuters/", "hide caption", "toggle caption", "enlarge this image", "view image",
  ])
  private let captionMarks = PhraseTable([
    "/getty images", "getty images", "/reuters", "/afp", "/ap", "via getty", "hide caption",
    "toggle caption", "(ap)", "(afp)", "/shutterstock", "file photo", "/epa",
  ])

  // MARK: Invitations and notices

  private let invitations = PhraseTable([
    "follow us", "follow @", "follow our", "follow the bbc", "like us on", "join us on", "join our",
    "join the conversation", "subscribe", "sign up", "sign in", "log in", "register",
    "download our",
    "download the", "click here", "tap here", "get the latest", "get our", "get breaking news",
    "get all the", "stay up to date", "stay informed", "stay updated", "share this", "share on",
    "share via", "send us", "send your", "email us", "contact us", "write to us", "have your say",
    "leave a comment", "post a comment", "view comments", "show comments", "support our journalism",
    "support our work", "support quality journalism", "become a member", "donate",
    "listen to this article", "read in app",
    "catch all the", "for more news", "for the latest", "for all the latest", "for breaking news",
    "to read more", "continue reading", "keep reading", "load more", "show more", "see more",
    "watch now", "play video", "allow notifications", "turn on notifications",
    "this article is more than", "this article was originally", "this story was originally",
    "this story has been", "this story is", "print this", "save this", "skip to", "jump to",
    "back to top", "scroll to",
  ])
  private let buttons = PhraseTable([
    "share", "tweet", "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit",
    "pinterest", "email", "e-mail", "mail", "print", "save", "copy link", "link copied", "copy",
    "bookmark", "comment", "like", "reply", "report", "close", "open", "next", "previous", "play",
    "pause", "mute", "listen", "instagram", "youtube", "tiktok", "threads", "messenger",
    "read more", "show more", "see all", "view all", "more",
  ])

  private func isLegalNotice(_ line: PageLine) -> Bool {
    if rightsOpenings.prefixLength(of: line.bytes) != nil, line.wordCount <= 30 { return true }
    if line.wordCount <= 30, notices.occurs(in: line.bytes) { return true }
    return cookies.occurs(in: line.bytes) && cookieWords.occurs(in: line.bytes)
  }

  private let rightsOpenings = PhraseTable(["©", "copyright", "(c) "])
  private let cookies = PhraseTable(["cookie"])
  private let cookieWords = PhraseTable([
    "accept", "policy", "consent", "we use", "uses cookies", "settings",
    "preferences",
  ])
  private let notices = PhraseTable([
    "all rights reserved", "terms of service", "terms of use", "terms and conditions",
    "privacy policy", "privacy notice", "not be published, broadcast", "may not be reproduced",
    "is not responsible for the content of external", "this material may not be",
    "agree to our", "affiliate links", "we may earn a commission",
  ])

  private func isBreadcrumb(_ line: PageLine) -> Bool {
    let marks = line.bytes.filter { breadcrumbMarks.contains($0) }.count
    guard marks >= 2 else { return false }
    return [" > ", " » ", " › ", " / ", " | "].contains { mark in
      let parts = line.text.parts(by: mark)
      return parts.count >= 3 && parts.allSatisfy { $0.split(separator: " ").count <= 4 }
    }
  }

  /// The last bytes of >, /, |, » and › in UTF-8.
  private let breadcrumbMarks: Set<UInt8> = [0x3E, 0x2F, 0x7C, 0xBB, 0xBA]
}

extension String {
  /// The parts between occurrences of `mark`.
  fileprivate func parts(by mark: String) -> [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) {
        parts.append(self[start..<index])
        index = self.index(index, offsetBy: mark.count)
        start = index
      } else {
        index = self.index(after: index)
      }
    }
    return parts + [self[start...]]
  }
}
