import Articles
import Classifiers
public import Corpora
import Matrices
import TextFeatures

/// A trained model: tags articles with topics, says how sure it is and why.
public struct TopicClassifier: Sendable, Equatable {
  /// The topics' names, in the order of the model.
  public let labels: [String]
  /// How it was trained.
  public let pipeline: TrainingPipeline
  /// Where it comes from.
  public let provenance: Provenance
  let vectorizer: FittedVectorizer
  let model: LinearModel
  let calibration: Calibration
  let rule: DecisionRule

  init(
    labels: [String], pipeline: TrainingPipeline, vectorizer: FittedVectorizer, model: LinearModel,
    calibration: Calibration, rule: DecisionRule, provenance: Provenance
  ) {
    self.labels = labels
    self.pipeline = pipeline
    self.vectorizer = vectorizer
    self.model = model
    self.calibration = calibration
    self.rule = rule
    self.provenance = provenance
  }

  /// The number of features.
  public var featureCount: Int { vectorizer.featureCount }
  /// Whether exactly one label is chosen for every article.
  public var isSingleLabel: Bool { rule == .mostProbable }
  /// The probability from which on each label is chosen; `nil` if the most probable one is chosen.
  public var thresholds: [Double]? {
    if case .thresholds(let thresholds) = rule { thresholds } else { nil }
  }

  /// What is reused from article to article by one thread.
  public struct Scratch: Sendable {
    fileprivate var features: FittedVectorizer.Scratch

    /// Scratch space for `classifier`.
    public init(for classifier: TopicClassifier) {
      features = FittedVectorizer.Scratch(for: classifier.vectorizer)
    }
  }

  /// The topics of one article.
  public func prediction(for document: LabeledDocument) -> Prediction {
    var scratch = Scratch(for: self)
    return prediction(for: document, scratch: &scratch)
  }

  /// The topics of one article; `scratch` saves work when there are many.
  public func prediction(for document: LabeledDocument, scratch: inout Scratch) -> Prediction {
    let (vector, coverage) = vector(for: document, &scratch)
    return prediction(scores: model.scores(for: vector), coverage: coverage)
  }

  /// The topics of articles, on up to `jobs` threads, in their order.
  public func predictions(for documents: [LabeledDocument], jobs: Int = 1) -> [Prediction] {
    let pieceSize = 64
    let pieces = concurrentMap(
      count: (documents.count + pieceSize - 1) / pieceSize, jobs: jobs
    ) { piece in
      var scratch = Scratch(for: self)
      return documents[(piece * pieceSize)..<min(documents.count, (piece + 1) * pieceSize)].map {
        prediction(for: $0, scratch: &scratch)
      }
    }
    return Array(pieces.joined())
  }

  func vector(
    for document: LabeledDocument, _ scratch: inout Scratch
  ) -> (SparseVector, Coverage) {
    vectorizer.vector(
      for: document.fieldedText(cleansText: pipeline.cleansText), scratch: &scratch.features)
  }

  func prediction(scores: [Double], coverage: Coverage) -> Prediction {
    let probabilities = calibration.probabilities(from: scores, link: model.link)
    let chosen = Set(rule.chosenLabels(probabilities: probabilities))
    let candidates = labels.indices.map { label in
      Prediction.Candidate(
        label: labels[label], probability: probabilities[label], threshold: thresholds?[label],
        isChosen: chosen.contains(label))
    }
    let order = candidates.indices.sorted {
      (candidates[$1].probability, $0) < (candidates[$0].probability, $1)
    }
    let status: Prediction.Status =
      coverage.words < 10 ? .tooShort : (coverage.share ?? 0) < 0.1 ? .lowCoverage : .ok
    return Prediction(candidates: order.map { candidates[$0] }, status: status)
  }
}
