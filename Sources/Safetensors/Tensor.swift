/// One named array of a safetensors file.
public struct Tensor: Sendable, Hashable {
  /// The kinds of elements this reader knows; names and sizes as in the format.
  public enum ElementType: String, Sendable, Hashable, Codable, CaseIterable {
    /// Unsigned byte.
    case u8 = "U8"
    /// Unsigned, 32 bits.
    case u32 = "U32"
    /// Unsigned, 64 bits.
    case u64 = "U64"
    /// IEEE 754 single precision.
    case f32 = "F32"
    /// IEEE 754 double precision.
    case f64 = "F64"

    /// The size of an element in bytes.
    public var size: Int {
      switch self {
      case .u8: 1
      case .u32, .f32: 4
      case .u64, .f64: 8
      }
    }
  }

  /// The kind of its elements.
  public let elementType: ElementType
  /// The lengths of its dimensions.
  public let shape: [Int]
  /// Where its bytes lie, counted from the start of the file.
  public let bytes: Range<Int>
}
