import Articles
import Corpora

/// One input of `predict`: a page, or a stream of articles in JSON Lines.
struct ArticleInput {
  private let path: String
  private let options: PredictOptions
  private var name: String { path == "-" ? "standard input" : path }

  init(_ path: String, _ options: PredictOptions) {
    self.path = path
    self.options = options
  }

  /// Whether `path` is JSON Lines by option or name; `nil` if its first character must tell.
  static func isJSONLines(_ path: String, _ options: PredictOptions) -> Bool? {
    if let format = options.inputFormat { return format == .jsonl }
    if path == "-" { return nil }
    return [".jsonl", ".ndjson", ".json"].contains(where: path.lowercased().hasSuffix)
  }

  /// Calls `body` with the articles of the input, some at a time; memory does not grow with the input.
  ///
  /// - Throws: `CommandFailure` for an input that cannot be read or has no article; what `body` throws.
  func forEachBatch(_ body: ([LabeledDocument], _ isPage: Bool) throws -> Void) throws {
    try forEachLineBatch(body) { page in
      let article = PageReader().article(page: page)
      guard !article.title.isEmpty || !article.paragraphs.isEmpty else {
        throw CommandFailure("\(name): no article was found on this page (--show-text says why)")
      }
      try body([LabeledDocument(id: path, title: article.title, text: article.body)], true)
    }
  }

  /// Calls `body` with every article as it was cut out of its page, beside its name.
  func forEachArticle(_ body: (String, Article) throws -> Void) throws {
    try forEachLineBatch { documents, _ in
      for document in documents {
        var article = PageReader().article(page: document.text)
        if article.title.isEmpty || !document.title.isEmpty { article.title = document.title }
        try body(document.id, article)
      }
    } page: { page in
      try body(path, PageReader().article(page: page))
    }
  }

  private func forEachLineBatch(
    _ body: ([LabeledDocument], _ isPage: Bool) throws -> Void, page: (String) throws -> Void
  ) throws {
    var isJSONLines = Self.isJSONLines(path, options)
    var pending: [UInt8] = []
    var line = 1
    var count = 0
    let parser = JSONLinesParser(source: name)

    func take(_ bytes: ArraySlice<UInt8>) throws {
      var documents: [LabeledDocument] = []
      try bytes.withUnsafeBufferPointer { buffer in
        var start = line == 1 && buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < buffer.count {
          let rest = UnsafeBufferPointer(rebasing: buffer[start...])
          let length = rest.firstIndex(of: 0x0A) ?? rest.count
          do {
            if let document = try parser.document(
              in: UnsafeBufferPointer(rebasing: rest[..<length]), line: line)
            {
              documents.append(document)
            }
          } catch {
            // What came before the error has its answer.
            try flush(documents)
            throw CommandFailure("\(error)")
          }
          start += length + 1
          line += 1
        }
      }
      try flush(documents)
    }

    func flush(_ documents: [LabeledDocument]) throws {
      let wanted = documents.filter { options.split == nil || $0.split == options.split }
      count += wanted.count
      if !wanted.isEmpty { try body(wanted, false) }
    }

    var failure: (any Error)?
    try LocalFiles.forEachPiece(of: path) { piece throws(CommandFailure) in
      guard failure == nil else { return }
      pending += piece
      if isJSONLines == nil, let first = pending.first(where: { $0 > 0x20 && $0 < 0x80 }) {
        isJSONLines = first == UInt8(ascii: "{")
      }
      guard isJSONLines == true, let end = pending.lastIndex(of: 0x0A) else { return }
      do { try take(pending[...end]) } catch { failure = error }
      pending.removeSubrange(...end)
    }
    if let failure { throw failure }
    if isJSONLines == true {
      try take(pending[...])
      guard count > 0 else {
        throw CommandFailure(
          CorpusError(.empty(split: options.split), at: SourcePosition(source: name, line: 0))
            .description)
      }
    } else {
      guard !pending.isEmpty else { throw CommandFailure("\(name): this file is empty") }
      guard let text = String(validating: pending, as: UTF8.self) else {
        throw CommandFailure("\(name): this is not valid UTF-8 text")
      }
      try page(text)
    }
  }
}
