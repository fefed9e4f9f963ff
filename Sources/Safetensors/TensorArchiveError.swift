/// Why bytes are not a safetensors archive, or not the one expected.
public enum TensorArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Shorter than the eight bytes of the header's length.
  case tooShort(byteCount: Int)
  /// The header is longer than the file or than 100 MB.
  case headerLength(UInt64, byteCount: Int)
  /// The header is not the JSON object that the format asks for.
  case header(String)
  /// A tensor's offsets run backwards, out of the file, or do not fit its shape.
  case offsets(tensor: String)
  /// Tensors overlap, or bytes belong to none.
  case coverage(atByte: Int)
  /// An element type this reader does not know.
  case elementType(String, tensor: String)
  /// A tensor that is needed is missing.
  case missing(tensor: String)
  /// A tensor has another element type or shape than is needed.
  case mismatch(tensor: String, expected: String)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .tooShort(let count): "\(count) bytes are too few for a safetensors file"
    case .headerLength(let length, let count):
      "the header claims \(length) bytes in a file of \(count)"
    case .header(let reason): "the header is damaged: \(reason)"
    case .offsets(let tensor): "the offsets of tensor '\(tensor)' do not fit its shape or the file"
    case .coverage(let byte): "the tensors overlap or leave a gap at byte \(byte)"
    case .elementType(let type, let tensor): "tensor '\(tensor)' has the unknown type '\(type)'"
    case .missing(let tensor): "tensor '\(tensor)' is missing"
    case .mismatch(let tensor, let expected): "tensor '\(tensor)' is not \(expected)"
    }
  }
}
