import Foundation
import Matrices
import TestSupport
import Testing

@testable import Classifiers

/// Fits and scores compared with scikit-learn's, from Fixtures/reference.json.
@Suite("Reference numbers")
struct ReferenceTests {
  struct Reference: Decodable {
    struct Scores: Decodable {
      var smoothing: Double
      var scores: [[Double]]
    }
    struct Softmax: Decodable {
      var penalty: Double
      var weights: [[Double]]
      var probabilities: [[Double]]
    }
    struct Logistic: Decodable {
      var penalty: Double
      var weights: [[Double]]
      var biases: [Double]
    }
    var counts: [[Double]]
    var values: [[Double]]
    var classes: [Int]
    var labels: [[Int]]
    var multinomial: Scores
    var complement: Scores
    var complementNormalised: Scores
    var bernoulli: Scores
    var softmax: Softmax
    var logistic: Logistic
    var logisticWeak: Logistic
  }

  let reference: Reference
  let oneLabel: LabelMatrix
  let anyLabels: LabelMatrix

  init() throws {
    let url = try #require(
      Bundle.module.url(forResource: "reference", withExtension: "json", subdirectory: "Fixtures"))
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    oneLabel = LabelMatrix(rows: reference.classes.map { [$0] }, labelCount: 3)
    anyLabels = LabelMatrix(rows: reference.labels, labelCount: 3)
  }

  private func expectScores(
    _ estimator: some Estimator, _ expected: ReferenceTests.Reference.Scores
  ) throws {
    let features = SparseMatrix(dense: reference.counts)
    let model = try estimator.fitted(to: Examples(features: features, labels: oneLabel), jobs: 1)
    for (scores, expected) in zip(model.scores(for: features), expected.scores) {
      for (score, expected) in zip(scores, expected) {
        #expect(abs(score - expected) < 1e-4 * max(1, abs(expected)))
      }
    }
  }

  @Test func `multinomial naive Bayes`() throws {
    try expectScores(MultinomialNaiveBayes(smoothing: 0.5), reference.multinomial)
  }

  @Test func `complement naive Bayes`() throws {
    try expectScores(ComplementNaiveBayes(smoothing: 0.5), reference.complement)
  }

  @Test func `complement naive Bayes with normalised weights`() throws {
    // scikit-learn's normalised scores have the opposite sign of its own unnormalised ones; the
    // paper's decision is the same, and so is its magnitude.
    let features = SparseMatrix(dense: reference.counts)
    let model = try ComplementNaiveBayes(smoothing: 0.5, normalizesWeights: true)
      .fitted(to: Examples(features: features, labels: oneLabel), jobs: 1)
    for (scores, expected) in zip(
      model.scores(for: features), reference.complementNormalised.scores)
    {
      for (score, expected) in zip(scores, expected) {
        #expect(abs(abs(score) - abs(expected)) < 1e-4)
      }
    }
  }

  @Test func `Bernoulli naive Bayes`() throws {
    try expectScores(BernoulliNaiveBayes(smoothing: 0.5), reference.bernoulli)
  }

  @Test func `softmax regression`() throws {
    let features = SparseMatrix(dense: reference.values)
    let model = try SoftmaxRegression(l2Penalty: reference.softmax.penalty, tolerance: 1e-9)
      .fitted(to: Examples(features: features, labels: oneLabel), jobs: 1)
    #expect(model.convergence?.isConverged == true)
    for (feature, row) in reference.softmax.weights.enumerated() {
      for (label, expected) in row.enumerated() {
        #expect(abs(Double(model.weights[feature, label]) - expected) < 1e-4)
      }
    }
    for (scores, expected) in zip(model.scores(for: features), reference.softmax.probabilities) {
      for (probability, expected) in zip(softmax(scores), expected) {
        #expect(abs(probability - expected) < 1e-5)
      }
    }
  }

  @Test(arguments: [\Reference.logistic, \Reference.logisticWeak])
  func `logistic regression with an unpenalised bias`(
    path: any KeyPath<Reference, Reference.Logistic> & Sendable
  ) throws {
    let expected = reference[keyPath: path]
    let features = SparseMatrix(dense: reference.values)
    let model = try LogisticRegression(
      l2Penalty: expected.penalty, tolerance: 1e-5, maximumIterations: 20000
    ).fitted(to: Examples(features: features, labels: anyLabels), jobs: 1)
    #expect(model.convergence?.isConverged == true)
    let scale = expected.weights.joined().map(abs).max() ?? 1
    for (feature, row) in expected.weights.enumerated() {
      for (label, weight) in row.enumerated() {
        #expect(abs(Double(model.weights[feature, label]) - weight) < 2e-3 * scale)
      }
    }
    for (bias, expected) in zip(model.biases, expected.biases) {
      #expect(abs(bias - expected) < 2e-3 * scale)
    }
  }
}
