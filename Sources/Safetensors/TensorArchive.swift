#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The index of a safetensors file: named arrays and a few strings about them.
///
/// The format (https://huggingface.co/docs/safetensors) is eight bytes with the header's length, little-endian; the
/// header, a JSON object; and the tensors' bytes, without gaps. This reader also wants every
/// tensor aligned to its element size, which the writer ensures.
public struct TensorArchive: Sendable, Hashable {
  /// The tensors by name.
  public let tensors: [String: Tensor]
  /// The strings of the header's `__metadata__`.
  public let metadata: [String: String]

  /// The index of the file whose bytes are given; nothing but the header is looked at.
  ///
  /// - Throws: `TensorArchiveError` for anything that the format does not allow.
  public init(decoding file: UnsafeRawBufferPointer) throws(TensorArchiveError) {
    guard file.count >= 8 else { throw .tooShort(byteCount: file.count) }
    let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
    guard length <= 100_000_000, length <= UInt64(file.count - 8) else {
      throw .headerLength(length, byteCount: file.count)
    }
    let start = 8 + Int(length)
    let header = try Self.header(Data(file[8..<start]))
    var tensors: [String: Tensor] = [:]
    for (name, entry) in header.entries {
      guard let type = Tensor.ElementType(rawValue: entry.dtype) else {
        throw .elementType(entry.dtype, tensor: name)
      }
      guard entry.data_offsets.count == 2, let size = Self.byteCount(entry.shape, of: type) else {
        throw .offsets(tensor: name)
      }
      let (from, to) = (entry.data_offsets[0], entry.data_offsets[1])
      guard from >= 0, from <= to, to <= file.count - start, to - from == size,
        (start + from) % type.size == 0
      else { throw .offsets(tensor: name) }
      tensors[name] = Tensor(
        elementType: type, shape: entry.shape, bytes: (start + from)..<(start + to))
    }
    var end = start
    for tensor in tensors.values.sorted(by: {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }) {
      guard tensor.bytes.lowerBound == end else { throw .coverage(atByte: end) }
      end = tensor.bytes.upperBound
    }
    guard end == file.count else { throw .coverage(atByte: end) }
    self.tensors = tensors
    metadata = header.metadata
  }

  /// The tensor of the given name, type and shape; a `nil` dimension may have any length.
  ///
  /// - Throws: `TensorArchiveError` if there is none.
  public func tensor(
    _ name: String, _ type: Tensor.ElementType, shape: [Int?]
  ) throws(TensorArchiveError) -> Tensor {
    guard let tensor = tensors[name] else { throw .missing(tensor: name) }
    guard tensor.elementType == type, tensor.shape.count == shape.count,
      zip(tensor.shape, shape).allSatisfy({ $1 == nil || $0 == $1 })
    else {
      let lengths = shape.map { $0.map(String.init) ?? "any" }.joined(separator: " × ")
      throw .mismatch(tensor: name, expected: "\(type.rawValue) of shape \(lengths)")
    }
    return tensor
  }

  private static func byteCount(_ shape: [Int], of type: Tensor.ElementType) -> Int? {
    var count = type.size
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow else { return nil }
      count = product
    }
    return count
  }

  private struct Entry: Codable {
    var dtype: String
    var shape: [Int]
    // swift-format-ignore: AlwaysUseLowerCamelCase
    var data_offsets: [Int]
  }

  private struct AnyName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Header: Decodable {
    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: AnyName.self)
      for key in container.allKeys {
        if key.stringValue == "__metadata__" {
          metadata = try container.decode([String: String].self, forKey: key)
        } else {
          entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
        }
      }
    }
  }

  private static func header(_ data: Data) throws(TensorArchiveError) -> Header {
    do {
      return try JSONDecoder().decode(Header.self, from: data)
    } catch let error as DecodingError {
      throw .header(reason(of: error))
    } catch {
      throw .header("it is not JSON")
    }
  }

  private static func reason(of error: DecodingError) -> String {
    switch error {
    case .dataCorrupted: "it is not JSON"
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
    @unknown default: "it cannot be read"
    }
  }
}
