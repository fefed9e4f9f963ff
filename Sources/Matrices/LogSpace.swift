/// log Σ exp(values), computed so that nothing overflows; −∞ for no values.
public func logSumExp(_ values: some Collection<Double>) -> Double {
  guard let greatest = values.max(), greatest.isFinite else { return values.max() ?? -.infinity }
  return greatest + logarithm(values.reduce(0) { $0 + exponential($1 - greatest) })
}

/// exp(values) divided by their sum: probabilities that add up to 1.
public func softmax(_ values: [Double]) -> [Double] {
  let total = logSumExp(values)
  return values.map { exponential($0 - total) }
}

/// The logistic function 1 / (1 + exp(−x)), accurate in both tails.
@inlinable public func logistic(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exponential(-x)) }
  let e = exponential(x)
  return e / (1 + e)
}

/// log(1 + exp(x)), without overflow.
@inlinable public func softplus(_ x: Double) -> Double {
  x > 0 ? x + logarithm(onePlus: exponential(-x)) : logarithm(onePlus: exponential(x))
}

/// The inverse of the logistic function: log(p / (1 − p)); ∓∞ at 0 and 1.
public func logOdds(_ probability: Double) -> Double {
  logarithm(probability) - logarithm(onePlus: -probability)
}
