import Safetensors
import Testing

@Suite("Tensor archive")
struct TensorArchiveTests {
  static let sample: [UInt8] = {
    var writer = TensorArchiveWriter(metadata: ["b": "2\"\\\n", "a": "é"])
    writer.add("x", .f64, shape: [2], bytes: [UInt8](repeating: 1, count: 16))
    writer.add("y", .u32, shape: [1, 3], bytes: [UInt8](repeating: 2, count: 12))
    writer.add("empty", .u8, shape: [0], bytes: [])
    return writer.encoded()
  }()

  func decoded(_ bytes: [UInt8]) throws -> TensorArchive {
    try bytes.withUnsafeBytes { try TensorArchive(decoding: $0) }
  }

  /// A file with the given header and number of data bytes.
  func file(_ header: String, data: Int = 0) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  @Test func `what is written is read`() throws {
    let archive = try decoded(Self.sample)
    #expect(archive.metadata == ["a": "é", "b": "2\"\\\n"])
    let x = try archive.tensor("x", .f64, shape: [2])
    #expect(x.bytes.lowerBound % 64 == 0)
    #expect(Array(Self.sample[x.bytes]) == [UInt8](repeating: 1, count: 16))
    #expect(try archive.tensor("y", .u32, shape: [nil, 3]).bytes.count == 12)
    #expect(try archive.tensor("empty", .u8, shape: [nil]).bytes.isEmpty)
  }

  @Test func `a tensor of another name, type or shape is an error`() throws {
    let archive = try decoded(Self.sample)
    #expect(throws: TensorArchiveError.missing(tensor: "z")) {
      try archive.tensor("z", .u8, shape: [1])
    }
    #expect(throws: TensorArchiveError.mismatch(tensor: "x", expected: "F32 of shape 2")) {
      try archive.tensor("x", .f32, shape: [2])
    }
    #expect(throws: TensorArchiveError.mismatch(tensor: "y", expected: "U32 of shape any × 4")) {
      try archive.tensor("y", .u32, shape: [nil, 4])
    }
  }

  @Test(arguments: [
    ("{}", 1, TensorArchiveError.coverage(atByte: 10)),
    ("nonsense", 0, .header("it is not JSON")),
    ("[1,2]", 0, .header("'' has the wrong type")),
    (#"{"a":{"dtype":"U8","shape":[1]}}"#, 1, .header("'data_offsets' is missing")),
    (
      #"{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}"#, 1,
      .header("'a.shape.Index 0' has the wrong type")
    ),
    (
      #"{"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}"#, 2,
      .elementType("F16", tensor: "a")
    ),
    (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1]}}"#, 1, .offsets(tensor: "a")),
    (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}"#, 1, .offsets(tensor: "a")),
    (#"{"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}"#, 1, .offsets(tensor: "a")),
    (#"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}"#, 0, .offsets(tensor: "a")),
    (#"{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}"#, 1, .offsets(tensor: "a")),
    (
      #"{"a":{"dtype":"U64","shape":[4611686018427387904],"data_offsets":[0,0]}}"#, 0,
      .offsets(tensor: "a")
    ),
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#,
      1,
      .coverage(atByte: 114)
    ),
  ])
  func `a hostile header is refused`(header: String, data: Int, error: TensorArchiveError) {
    let thrown = #expect(throws: TensorArchiveError.self) { try decoded(file(header, data: data)) }
    switch (thrown, error) {
    case (.header, .header): break  // The JSON decoder's words differ between platforms.
    default: #expect(thrown == error)
    }
  }

  @Test func `lengths that do not fit the file are refused`() {
    #expect(throws: TensorArchiveError.tooShort(byteCount: 3)) { try decoded([1, 2, 3]) }
    #expect(throws: TensorArchiveError.headerLength(.max, byteCount: 8)) {
      try decoded([UInt8](repeating: 255, count: 8))
    }
  }

  @Test func `a file cut anywhere is refused`() {
    for end in 0..<Self.sample.count {
      #expect(throws: TensorArchiveError.self) { try decoded(Array(Self.sample[..<end])) }
    }
  }

  @Test func `a flipped byte is refused or read, never a crash`() {
    for index in Self.sample.indices {
      for flip in [0x01, 0x10, 0x80, 0xFF] as [UInt8] {
        var bytes = Self.sample
        bytes[index] ^= flip
        _ = try? decoded(bytes)
      }
    }
  }
}
