// The only place that reaches for the platform's mathematics library.
#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// The natural exponential.
@inlinable public func exponential(_ x: Double) -> Double { exp(x) }
/// The natural logarithm; −∞ at 0.
@inlinable public func logarithm(_ x: Double) -> Double { log(x) }
/// log(1 + x), accurate near 0.
@inlinable public func logarithm(onePlus x: Double) -> Double { log1p(x) }
