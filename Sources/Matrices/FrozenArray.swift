/// An immutable array of plain values that lives either in memory of its own or in somebody else's,
/// such as a mapped model file.
///
/// Invariant: `base` points at `count` initialised elements, correctly aligned, that stay unchanged
/// and alive as long as `owner` does. Both initialisers establish it, nothing can break it
/// afterwards, and every access checks its index, so the interface is safe.
public struct FrozenArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<Element>
  /// The number of elements.
  public let count: Int
  @usableFromInline let owner: AnyObject

  /// Memory that is freed with its last user.
  final class Allocation {
    let pointer: UnsafeMutablePointer<Element>

    init(_ elements: some Collection<Element>) {
      pointer = .allocate(capacity: Swift.max(1, elements.count))
      _ = UnsafeMutableBufferPointer(start: pointer, count: elements.count)
        .initialize(fromContentsOf: elements)
    }

    deinit { pointer.deallocate() }
  }

  /// A copy of `elements`.
  public init(_ elements: some Collection<Element>) {
    let allocation = Allocation(elements)
    self.init(base: UnsafePointer(allocation.pointer), count: elements.count, owner: allocation)
  }

  /// A view of `bytes`, which `owner` keeps alive and unchanged; `nil` if the bytes are not a whole
  /// number of correctly aligned elements.
  public init?(viewing bytes: UnsafeRawBufferPointer, owner: AnyObject) {
    let stride = MemoryLayout<Element>.stride
    guard bytes.count % stride == 0 else { return nil }
    guard bytes.count > 0, let start = bytes.baseAddress else {
      self.init([])
      return
    }
    guard Int(bitPattern: start) % MemoryLayout<Element>.alignment == 0 else { return nil }
    self.init(
      base: start.assumingMemoryBound(to: Element.self), count: bytes.count / stride, owner: owner)
  }

  private init(base: UnsafePointer<Element>, count: Int, owner: AnyObject) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  /// Calls `body` with the elements as a buffer, for loops that check their bounds once.
  @inlinable
  public func withBuffer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let result = try body(UnsafeBufferPointer(start: base, count: count))
    withExtendedLifetime(owner) {}
    return result
  }
}

extension FrozenArray: RandomAccessCollection {
  /// Zero.
  @inlinable public var startIndex: Int { 0 }
  /// The number of elements.
  @inlinable public var endIndex: Int { count }

  /// The element at `index`, which must be in range.
  @inlinable public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "index out of range")
    return base[index]
  }
}

extension FrozenArray: Equatable where Element: Equatable {
  /// Whether both arrays hold equal elements, wherever they live.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
}

extension FrozenArray: ExpressibleByArrayLiteral {
  /// An array of the elements written.
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension FrozenArray<Float> {
  /// Whether every element is a number below 2³⁰ in magnitude, so neither infinite nor not a number.
  public var isPlausible: Bool {
    withBuffer { elements in
      // A sum of exponents that reaches the sign bit tells: no branch, several at a time.
      var carry: UInt32 = 0
      for element in elements { carry |= (element.bitPattern & 0x7F80_0000) &+ 0x3180_0000 }
      return carry & 0x8000_0000 == 0
    }
  }
}

extension FrozenArray<UInt8> {
  /// Whether the bytes are valid UTF-8.
  public var isUTF8: Bool { withBuffer { String(validating: $0, as: UTF8.self) != nil } }
}
