import Matrices

/// How the counts of a text's terms become the values of its vector.
public struct TermWeighting: Sendable, Hashable, Codable {
  /// What a term's count c in a text is worth.
  public enum Frequency: String, Sendable, Hashable, Codable, CaseIterable {
    /// c
    case count
    /// 1 + log c: the tenth mention says less than the first; c itself below 1.
    case sublinear
    /// 1, however often the term occurs.
    case binary
  }

  /// What a vector is divided by.
  public enum Norm: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing.
    case none
    /// The sum of its values.
    case l1
    /// Its Euclidean length, so that long and short texts weigh the same.
    case l2
  }

  /// What a count is worth.
  public var frequency: Frequency
  /// Whether values are multiplied by the term's inverse document frequency,
  /// log((1 + n) / (1 + df)) + 1 for df of n training texts (smoothed, as scikit-learn does it).
  public var usesInverseDocumentFrequency: Bool
  /// What the vector is divided by at the end.
  public var norm: Norm

  /// A weighting; the default is the usual TF-IDF of text classification.
  public init(
    frequency: Frequency = .sublinear, usesInverseDocumentFrequency: Bool = true, norm: Norm = .l2
  ) {
    self.frequency = frequency
    self.usesInverseDocumentFrequency = usesInverseDocumentFrequency
    self.norm = norm
  }

  /// log((1 + n) / (1 + df)) + 1.
  static func inverseDocumentFrequency(_ documentFrequency: Int, of count: Int) -> Float {
    Float(logarithm(Double(1 + count) / Double(1 + documentFrequency)) + 1)
  }

  /// Turns counts into weighted values, in place.
  func weigh(_ vector: inout SparseVector, inverseDocumentFrequencies: FrozenArray<Float>) {
    for index in vector.values.indices {
      var value = vector.values[index]
      switch frequency {
      case .count: break
      case .sublinear: value = value > 1 ? Float(1 + logarithm(Double(value))) : value
      case .binary: value = 1
      }
      if usesInverseDocumentFrequency {
        value *= inverseDocumentFrequencies[Int(vector.columns[index])]
      }
      vector.values[index] = value
    }
    let length: Double =
      switch norm {
      case .none: 1
      case .l1: vector.values.reduce(0) { $0 + Double($1.magnitude) }
      case .l2: vector.values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      }
    guard length > 0, norm != .none else { return }
    let scale = Float(1 / length)
    for index in vector.values.indices { vector.values[index] *= scale }
  }
}
