#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Collects named arrays and encodes them as a safetensors file.
///
/// The same arrays in the same order give the same bytes: metadata are sorted, tensors stay in order, there is no
/// time stamp, and the header is padded with spaces so that the data start on a 64-byte boundary.
public struct TensorArchiveWriter: Sendable {
  private var metadata: [String: String]
  private var entries: [(name: String, type: Tensor.ElementType, shape: [Int], bytes: [UInt8])] = []

  /// A writer for an archive with the given metadata.
  public init(metadata: [String: String]) { self.metadata = metadata }

  /// Adds a tensor whose bytes, little-endian, are given; names must differ.
  ///
  /// Tensors of larger elements must come first, so that all are aligned without gaps.
  public mutating func add(
    _ name: String, _ type: Tensor.ElementType, shape: [Int], bytes: [UInt8]
  ) {
    precondition(bytes.count == shape.reduce(type.size, *), "bytes do not fit the shape")
    precondition(entries.last.map { $0.type.size >= type.size } ?? true, "larger elements first")
    entries.append((name, type, shape, bytes))
  }

  /// The bytes of the file.
  public func encoded() -> [UInt8] {
    var offset = 0
    var members: [String] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }.map {
        "\(quoted($0.key)):\(quoted($0.value))"
      }
      members.append("\"__metadata__\":{\(strings.joined(separator: ","))}")
    }
    for entry in entries {
      let shape = entry.shape.map(String.init).joined(separator: ",")
      let end = offset + entry.bytes.count
      members.append(
        "\(quoted(entry.name)):{\"dtype\":\"\(entry.type.rawValue)\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}"
      )
      offset = end
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    while (8 + header.count) % 64 != 0 { header.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for entry in entries { bytes += entry.bytes }
    return bytes
  }

  private func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
