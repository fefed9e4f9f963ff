import Corpora
import Evaluation
import Matrices
import Safetensors
import Testing
import TextFeatures

@testable import TopicClassification

@Suite("Model file")
struct ModelFileTests {
  /// Bytes that stay where they are as long as somebody needs them.
  final class Storage {
    let buffer: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) {
      buffer = .allocate(byteCount: max(1, bytes.count), alignment: 64)
      buffer.copyBytes(from: bytes)
    }

    deinit { buffer.deallocate() }
  }

  static func decoded(_ bytes: [UInt8]) throws(ModelFileError) -> TopicClassifier {
    let storage = Storage(bytes)
    return try TopicClassifier(
      decoding: UnsafeRawBufferPointer(rebasing: storage.buffer[..<bytes.count]), owner: storage)
  }

  static let small: [UInt8] = (try? small(isSingleLabel: false)) ?? []

  static func small(isSingleLabel: Bool) throws -> [UInt8] {
    var pipeline = TrainingPipeline()
    pipeline.vectorizer.maximumVocabularyCount = 6
    return try pipeline.fitted(to: SampleCorpus.make(60, isSingleLabel: isSingleLabel)).encoded()
  }

  @Test(arguments: [true, false])
  func `what is written is read, and written again with the same bytes`(isSingleLabel: Bool) throws
  {
    let corpus = try SampleCorpus.make(isSingleLabel: isSingleLabel)
    let classifier = try TrainingPipeline().fitted(to: corpus)
    let bytes = classifier.encoded()
    let decoded = try Self.decoded(bytes)
    #expect(decoded == classifier)
    #expect(decoded.encoded() == bytes)
    #expect(
      decoded.predictions(for: corpus.documents) == classifier.predictions(for: corpus.documents))
  }

  @Test func `a model cut anywhere is refused`() {
    #expect(!Self.small.isEmpty)
    for end in 0..<Self.small.count {
      #expect(throws: ModelFileError.self) { try Self.decoded(Array(Self.small[..<end])) }
    }
  }

  @Test func `a flipped byte is refused or gives a model that answers, never a crash`() {
    let document = LabeledDocument(id: "x", text: "the ambassador and the army spoke of tariffs")
    for index in Self.small.indices {
      for flip in [0x01, 0x80, 0xFF] as [UInt8] {
        var bytes = Self.small
        bytes[index] ^= flip
        guard let classifier = try? Self.decoded(bytes) else { continue }
        _ = classifier.prediction(for: document)
      }
    }
  }

  @Test func `weights that are not finite are refused`() throws {
    var bytes = Self.small
    let archive = try bytes.withUnsafeBytes { try TensorArchive(decoding: $0) }
    let place = try #require(archive.tensors["model.weights"]).bytes.lowerBound
    bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0x80, 0x7F])
    #expect(
      throws: ModelFileError.inconsistent(
        "tensor 'model.weights' has a number that is not finite, or beyond any that training gives")
    ) {
      try Self.decoded(bytes)
    }
  }

  @Test func `a foreign archive and a newer version are refused by name`() {
    func file(_ metadata: String) -> [UInt8] {
      let header = "{\"__metadata__\":{\(metadata)}}"
      return withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
        + Array(header.utf8)
    }
    #expect(throws: ModelFileError.foreign) { try Self.decoded(file("\"format\":\"pt\"")) }
    #expect(throws: ModelFileError.version("99")) {
      try Self.decoded(file("\"format\":\"classify-model\",\"format_version\":\"99\""))
    }
  }
}

@Suite("Hostile settings in a model file")
struct HostileModelTests {
  @Test(arguments: [
    ("\"longest\":1", "\"longest\":9"), ("\"lexiconScale\":0.15", "\"lexiconScale\":-0.1"),
    ("\"minimumDocumentFrequency\":2", "\"minimumDocumentFrequency\":0"),
    ("\"_0\":2", "\"_0\":-"), ("\"link\":\"logistic\"", "\"link\":\"logistik\""),
  ])
  func `a setting out of range is refused`(good: String, bad: String) throws {
    // The replacement is as long as the original, so that the header keeps its length.
    let padded = bad + String(repeating: " ", count: max(0, good.count - bad.count))
    var bytes = ModelFileTests.small
    let escaped = Array(good.utf8).flatMap { $0 == 0x22 ? [0x5C, 0x22] : [$0] }
    let other = Array(padded.utf8).flatMap { $0 == 0x22 ? [0x5C, 0x22] : [$0] }
    try #require(escaped.count == other.count)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: escaped) })
    bytes.replaceSubrange(place..<place + escaped.count, with: other)
    #expect(throws: ModelFileError.self) { try ModelFileTests.decoded(bytes) }
  }
}
