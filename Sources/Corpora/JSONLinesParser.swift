/// Reads labelled articles from JSON Lines, one article a line.
public struct JSONLinesParser: Sendable {
  /// The name that errors give the data.
  public let source: String

  /// A parser of data that errors call `source`.
  public init(source: String) { self.source = source }

  /// All articles of `bytes`; blank lines are skipped.
  ///
  /// - Throws: `CorpusError` with the place of the first thing that is wrong.
  public func documents(in bytes: UnsafeBufferPointer<UInt8>) throws(CorpusError)
    -> [LabeledDocument]
  {
    var documents: [LabeledDocument] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      let length = rest.firstIndex(of: 0x0A) ?? rest.count
      if let document = try document(
        in: UnsafeBufferPointer(rebasing: rest[..<length]), line: line)
      {
        documents.append(document)
      }
      start += length + 1
      line += 1
    }
    return documents
  }

  /// The article of one line; `nil` for a blank line.
  ///
  /// - Throws: `CorpusError` with the place of what is wrong.
  public func document(
    in bytes: UnsafeBufferPointer<UInt8>, line: Int
  ) throws(CorpusError) -> LabeledDocument? {
    if let offset = invalidUTF8(in: bytes) {
      throw CorpusError(.encoding, at: position(line, offset))
    }
    var scanner = JSONScanner(bytes)
    guard scanner.peek() != nil else { return nil }
    var document = LabeledDocument(
      id: "", text: "", position: SourcePosition(source: source, line: line))
    do {
      try read(&scanner, into: &document)
    } catch {
      throw CorpusError(error.reason, at: position(line, error.offset))
    }
    if document.id.isEmpty { document.id = "\(source):\(line)" }
    return document
  }

  private func position(_ line: Int, _ offset: Int) -> SourcePosition {
    SourcePosition(source: source, line: line, column: offset + 1)
  }

  private func read(
    _ scanner: inout JSONScanner, into document: inout LabeledDocument
  ) throws(JSONScanner.Failure) {
    var seen: Set<String> = []
    let start = scanner.offset
    guard scanner.peek() == UInt8(ascii: "{") else {
      throw scanner.failure(expected: "a JSON object")
    }
    try scanner.forEachMember { scanner, name, place throws(JSONScanner.Failure) in
      guard seen.insert(name).inserted else {
        throw JSONScanner.Failure(offset: place, reason: .repeatedField(name))
      }
      switch name {
      case "text":
        document.text = try string(name, &scanner)
      case "title": document.title = try optionalString(name, &scanner) ?? ""
      case "id": document.id = try optionalString(name, &scanner) ?? ""
      case "group": document.group = try optionalString(name, &scanner)
      case "date": document.date = try optionalString(name, &scanner)
      case "source": document.source = try optionalString(name, &scanner)
      case "region": document.region = try optionalString(name, &scanner)
      case "split": document.split = try optionalString(name, &scanner)
      case "labels":
        if try !scanner.skipNull() { document.labels = try labels(name, &scanner) }
      case "disputed":
        if try !scanner.skipNull() { document.disputed = try labels(name, &scanner) }
      default: try scanner.skipValue()
      }
    }
    if scanner.peek() != nil { throw scanner.failure(expected: "the end of the line") }
    guard seen.contains("text") else {
      throw JSONScanner.Failure(offset: start, reason: .missingField("text"))
    }
  }

  private func string(
    _ field: String, _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> String {
    let type = scanner.typeName()
    guard type == "a string" else {
      throw JSONScanner.Failure(
        offset: scanner.offset, reason: .fieldType(field, expected: "a string", found: type))
    }
    return try scanner.string()
  }

  private func optionalString(
    _ field: String, _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> String? {
    try scanner.skipNull() ? nil : string(field, &scanner)
  }

  private func labels(
    _ field: String, _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> [String] {
    let type = scanner.typeName()
    guard type == "an array" else {
      throw JSONScanner.Failure(
        offset: scanner.offset,
        reason: .fieldType(field, expected: "an array of strings", found: type))
    }
    var labels: [String] = []
    try scanner.forEachElement { scanner throws(JSONScanner.Failure) in
      _ = scanner.peek()
      let place = scanner.offset
      let label = try string(field, &scanner)
      if label.isEmpty {
        throw JSONScanner.Failure(offset: place, reason: .label(label, problem: "is empty"))
      }
      if labels.contains(label) {
        throw JSONScanner.Failure(offset: place, reason: .label(label, problem: "stands twice"))
      }
      labels.append(label)
    }
    return labels
  }

  /// The offset of the first byte that is not UTF-8.
  private func invalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
