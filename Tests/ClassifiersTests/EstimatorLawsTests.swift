import Matrices
import TestSupport
import Testing

@testable import Classifiers

/// Laws that hold for every estimator.
@Suite("Estimator laws")
struct EstimatorLawsTests {
  static let oneOfMany: [any Estimator] = [
    MultinomialNaiveBayes(), ComplementNaiveBayes(), BernoulliNaiveBayes(),
    SoftmaxRegression(l2Penalty: 0.5, tolerance: 1e-8),
    LogisticRegression(l2Penalty: 0.5, tolerance: 1e-4, maximumIterations: 5000),
  ]
  static let anyNumber: [any Estimator] = [
    OneVersusRest(MultinomialNaiveBayes()), OneVersusRest(ComplementNaiveBayes()),
    OneVersusRest(BernoulliNaiveBayes()),
    LogisticRegression(l2Penalty: 0.5, tolerance: 1e-4, maximumIterations: 5000),
  ]
  static let all: [(index: Int, isSingleLabel: Bool)] =
    oneOfMany.indices.map { ($0, true) } + anyNumber.indices.map { ($0, false) }

  static func estimator(_ index: Int, _ isSingleLabel: Bool) -> any Estimator {
    isSingleLabel ? oneOfMany[index] : anyNumber[index]
  }

  static func examples(_ isSingleLabel: Bool, labels: Int = 5) -> Examples {
    let made = SeededExamples.make(
      rows: 120, features: 40, labels: labels, seed: 11, isSingleLabel: isSingleLabel)
    return Examples(features: made.features, labels: made.labels)
  }

  static func close(_ left: LinearModel, _ right: LinearModel, within tolerance: Double) -> Bool {
    zip(left.weights.elements, right.weights.elements)
      .allSatisfy { abs(Double($0) - Double($1)) <= tolerance * max(1, abs(Double($0))) }
      && zip(left.biases, right.biases).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($0)) }
  }

  @Test(arguments: all)
  func `a second fit gives the same bits at any number of threads`(index: Int, isSingleLabel: Bool)
    throws
  {
    let examples = Self.examples(isSingleLabel, labels: 35)
    let estimator = Self.estimator(index, isSingleLabel)
    let model = try estimator.fitted(to: examples, jobs: 1)
    #expect(try estimator.fitted(to: examples, jobs: 1) == model)
    #expect(try estimator.fitted(to: examples, jobs: 3) == model)
  }

  @Test(arguments: all)
  func `weights are finite and learn the signal`(index: Int, isSingleLabel: Bool) throws {
    let examples = Self.examples(isSingleLabel)
    let model = try Self.estimator(index, isSingleLabel).fitted(to: examples, jobs: 1)
    #expect(model.weights.elements.isPlausible)
    #expect(model.biases.allSatisfy { $0.isFinite })
    let scores = model.scores(for: examples.features)
    let right = zip(scores, examples.labels.rows).filter { scores, labels in
      guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return false }
      return labels.isEmpty || labels.contains(best)
    }
    #expect(right.count > 90)
  }

  @Test(arguments: all)
  func `the order of articles does not matter`(index: Int, isSingleLabel: Bool) throws {
    let examples = Self.examples(isSingleLabel)
    let estimator = Self.estimator(index, isSingleLabel)
    let model = try estimator.fitted(to: examples, jobs: 1)
    let turned = try estimator.fitted(
      to: examples.selectingRows((0..<examples.count).reversed()), jobs: 1)
    #expect(Self.close(model, turned, within: 0.01))
  }

  @Test(arguments: all)
  func `renaming labels permutes columns`(index: Int, isSingleLabel: Bool) throws {
    let examples = Self.examples(isSingleLabel)
    let renamed = Examples(
      features: examples.features,
      labels: LabelMatrix(
        rows: examples.labels.rows.map { $0.map { 4 - $0 } }, labelCount: 5))
    let estimator = Self.estimator(index, isSingleLabel)
    let model = try estimator.fitted(to: examples, jobs: 1)
    let other = try estimator.fitted(to: renamed, jobs: 1)
    for feature in 0..<model.featureCount {
      for label in 0..<5 {
        #expect(abs(model.weights[feature, label] - other.weights[feature, 4 - label]) < 0.01)
      }
    }
  }

  @Test(arguments: all)
  func `an empty text scores the biases`(index: Int, isSingleLabel: Bool) throws {
    let model = try Self.estimator(index, isSingleLabel)
      .fitted(to: Self.examples(isSingleLabel), jobs: 1)
    #expect(model.scores(for: SparseVector()) == model.biases)
  }

  @Test(arguments: all)
  func `no examples and no labels are errors`(index: Int, isSingleLabel: Bool) {
    let estimator = Self.estimator(index, isSingleLabel)
    let nothing = Examples(
      features: SparseMatrix(columnCount: 3), labels: LabelMatrix(rows: [], labelCount: 2))
    #expect(throws: FittingError.noExamples) { try estimator.fitted(to: nothing, jobs: 1) }
    let unlabelled = Examples(
      features: SparseMatrix(dense: [[1, 0]]), labels: LabelMatrix(rows: [[]], labelCount: 0))
    #expect(throws: FittingError.self) { try estimator.fitted(to: unlabelled, jobs: 1) }
  }

  @Test func `one-of-many estimators need exactly one label`() {
    let examples = Examples(
      features: SparseMatrix(dense: [[1, 0], [0, 1]]),
      labels: LabelMatrix(rows: [[0], [0, 1]], labelCount: 2))
    for estimator in [MultinomialNaiveBayes(), SoftmaxRegression()] as [any Estimator] {
      #expect(throws: FittingError.needsOneLabel(row: 1, count: 2)) {
        try estimator.fitted(to: examples, jobs: 1)
      }
    }
  }

  @Test func `naive Bayes refuses negative features and smoothing`() {
    let examples = Examples(
      features: SparseMatrix(dense: [[1, 0], [0, -1]]),
      labels: LabelMatrix(rows: [[0], [1]], labelCount: 2))
    #expect(throws: FittingError.negativeFeature(row: 1)) {
      try MultinomialNaiveBayes().fitted(to: examples, jobs: 1)
    }
    #expect(throws: FittingError.hyperparameter("smoothing", expected: "above 0")) {
      try OneVersusRest(ComplementNaiveBayes(smoothing: 0)).fitted(to: examples, jobs: 1)
    }
    #expect(throws: FittingError.hyperparameter("the L2 penalty", expected: "above 0")) {
      try LogisticRegression(l2Penalty: -1).fitted(to: examples, jobs: 1)
    }
  }

  @Test func `a fit that runs out of passes says so`() throws {
    let model = try LogisticRegression(l2Penalty: 1e-4, tolerance: 1e-7, maximumIterations: 2)
      .fitted(to: Self.examples(false), jobs: 1)
    #expect(model.convergence?.isConverged == false)
    #expect(model.convergence?.iterations == 2)
  }
}
