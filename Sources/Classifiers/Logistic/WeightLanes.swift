/// A row of weights of neighbouring labels, updated together.
///
/// The protocol exists to have the solver compiled once for every width with the concrete vector
/// operations; those of `SIMD` itself would run lane by lane.
protocol WeightLanes: SIMD where Scalar == Float {
  /// self + other × factor.
  func adding(_ other: Self, times factor: Float) -> Self
  /// self + other.
  func adding(_ other: Self) -> Self
}

extension SIMD4: WeightLanes where Scalar == Float {
  @inline(__always) func adding(_ other: Self, times factor: Float) -> Self {
    self + other * factor
  }
  @inline(__always) func adding(_ other: Self) -> Self { self + other }
}
extension SIMD8: WeightLanes where Scalar == Float {
  @inline(__always) func adding(_ other: Self, times factor: Float) -> Self {
    self + other * factor
  }
  @inline(__always) func adding(_ other: Self) -> Self { self + other }
}
extension SIMD16: WeightLanes where Scalar == Float {
  @inline(__always) func adding(_ other: Self, times factor: Float) -> Self {
    self + other * factor
  }
  @inline(__always) func adding(_ other: Self) -> Self { self + other }
}
