import Articles
public import Classifiers
public import Corpora
import Evaluation
import Matrices
public import TextFeatures

/// Everything that decides what is learned from a corpus: features, algorithm, folds, seed.
public struct TrainingPipeline: Sendable, Hashable, Codable {
  /// Whether an article may have one label or any number of them.
  public enum Task: String, Sendable, Hashable, Codable, CaseIterable {
    /// Exactly one; the most probable is chosen.
    case singleLabel = "single-label"
    /// Any number, possibly none; each label has a threshold.
    case multiLabel = "multi-label"
  }

  /// How texts become vectors.
  public var vectorizer: Vectorizer
  /// How weights are learned.
  public var algorithm: Algorithm
  /// The kind of task; `nil` is single-label if every training article has exactly one label, else multi-label.
  public var task: Task?
  /// The number of folds whose unseen scores calibrate the model and set its thresholds; at least 2.
  public var foldCount: Int
  /// Seeds every random choice.
  public var seed: UInt64
  /// Whether lines that are certainly boilerplate are left out of texts.
  public var cleansText: Bool

  /// A pipeline; the defaults are those of `classify train`.
  public init(
    vectorizer: Vectorizer = Vectorizer(),
    algorithm: Algorithm = .logisticRegression(l2Penalty: 0.05), task: Task? = nil,
    foldCount: Int = 5, seed: UInt64 = 1, cleansText: Bool = true
  ) {
    self.vectorizer = vectorizer
    self.algorithm = algorithm
    self.task = task
    self.foldCount = foldCount
    self.seed = seed
    self.cleansText = cleansText
  }

  /// A classifier trained on `corpus`, on up to `jobs` threads; the same bits for any `jobs`.
  ///
  /// Scores of articles that a model has not seen come from stratified folds that never part a group;
  /// they calibrate the probabilities and set the thresholds of the model trained on all articles.
  ///
  /// The lists of `lexicon`, if there is one, are features beside the terms of the texts.
  ///
  /// - Throws: `TrainingError` if articles are unlabelled, too few, or a setting is out of range.
  public func fitted(
    to corpus: Corpus, lexicon: Lexicon? = nil, jobs: Int = 1
  ) throws(TrainingError) -> TopicClassifier {
    let data = try TrainingData(corpus, lexicon: lexicon, pipeline: self, jobs: jobs)
    let rows = Array(corpus.documents.indices)
    return try data.classifier(
      of: rows, dataSHA256: corpus.contentSHA256, lexiconSHA256: lexicon?.contentSHA256, jobs: jobs)
  }

  /// Calibration and decision rule from scores of articles that the scoring model has not seen.
  static func decision(
    scores: [[Double]], folds: [Int], truth: LabelMatrix, isSingleLabel: Bool
  ) -> (Calibration, DecisionRule) {
    if isSingleLabel {
      let temperature = TemperatureFit.temperature(scores: scores, truth: truth.rows.map { $0[0] })
      return (.temperature(temperature), .mostProbable)
    }
    let curves = SigmoidFit().curves(scores: scores, truth: truth)
    let cuts = ThresholdSearch().cuts(scores: scores, truth: truth, folds: folds)
    let thresholds = zip(cuts, curves).map { logistic($1.logOdds(at: $0)) }
    return (.sigmoids(curves), .thresholds(thresholds))
  }
}

/// Why training was not possible.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The corpus cannot be trained on.
  case corpus(CorpusError)
  /// Features could not be made.
  case features(VectorizerError)
  /// The algorithm could not learn.
  case fitting(FittingError)
  /// There are fewer independent articles than folds.
  case tooFewArticles(groups: Int, folds: Int)
  /// A single-label task has an article with another number of labels.
  case labelCount(Int, at: SourcePosition)
  /// Softmax regression cannot learn a task of any number of labels.
  case softmaxNeedsOneLabel

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .corpus(let error): error.description
    case .features(let error): error.description
    case .fitting(let error): error.description
    case .tooFewArticles(let groups, let folds):
      "\(groups) independent articles are too few for \(folds) folds"
    case .labelCount(let count, let position):
      "\(position): a single-label task needs exactly one label, found \(count)"
    case .softmaxNeedsOneLabel:
      "softmax needs a single-label task; these articles have any number of labels (use logistic)"
    }
  }
}
