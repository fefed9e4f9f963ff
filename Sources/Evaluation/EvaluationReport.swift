package import Matrices

/// What an evaluation found: the one value from which every rendering is made.
///
/// Encoded as JSON it is a stable format; `schemaVersion` grows when a field changes its meaning.
public struct EvaluationReport: Sendable, Hashable, Codable {
  /// The version of the format that this code writes.
  public static let currentSchemaVersion = 1

  /// The version of the format.
  public var schemaVersion: Int
  /// What was evaluated.
  public var subject: Subject
  /// The number of articles.
  public var articleCount: Int
  /// Whether exactly one topic is chosen for every article.
  public var isSingleLabel: Bool
  /// The averages over topics and articles.
  public var averages: Averages
  /// One row a topic, in the order of the model.
  public var topics: [Topic]
  /// The row for articles without a topic; absent for single-label tasks.
  public var noTopic: NoTopic?
  /// How far probabilities can be believed; absent if there are none to judge.
  public var calibration: CalibrationMeasures?

  /// What was evaluated on what.
  public struct Subject: Sendable, Hashable, Codable {
    /// The version of `classify`.
    public var toolVersion: String
    /// What the model is, in words.
    public var model: String
    /// The SHA-256 of the model file; absent in cross-validation.
    public var modelSHA256: String?
    /// Where the articles came from.
    public var data: [String]
    /// The part of the data, if one was asked for.
    public var split: String?
    /// The SHA-256 of the data.
    public var dataSHA256: String
    /// How the articles were judged: "test set" or "5-fold cross-validation".
    public var method: String

    /// What was evaluated on what.
    public init(
      toolVersion: String, model: String, modelSHA256: String?, data: [String], split: String?,
      dataSHA256: String, method: String
    ) {
      self.toolVersion = toolVersion
      self.model = model
      self.modelSHA256 = modelSHA256
      self.data = data
      self.split = split
      self.dataSHA256 = dataSHA256
      self.method = method
    }
  }

  /// Averages; absent where nothing defines them.
  public struct Averages: Sendable, Hashable, Codable {
    /// Over all pairs of article and topic.
    public var microPrecision: Double?
    /// Over all pairs of article and topic.
    public var microRecall: Double?
    /// Over all pairs of article and topic.
    public var microF1: Double?
    /// The plain mean of the F1 of all topics that some article has.
    public var macroF1: Double?
    /// The share of articles whose set of topics is exactly right; accuracy for single-label tasks.
    public var exactMatch: Double?

    /// The averages of `chosen` labels against the `truth`.
    package init(truth: LabelMatrix, chosen: LabelMatrix) {
      self.init(Tally(truth: truth, chosen: chosen))
    }

    init(_ tally: Tally) {
      let all = tally.labels.reduce(BinaryCounts(), +)
      let judged = tally.labels.lazy.filter { $0.support > 0 }.compactMap(\.f1)
      microPrecision = all.precision
      microRecall = all.recall
      microF1 = all.f1
      macroF1 = judged.isEmpty ? nil : judged.reduce(0, +) / Double(judged.count)
      exactMatch = tally.count == 0 ? nil : Double(tally.exactMatches) / Double(tally.count)
    }
  }

  /// One topic.
  public struct Topic: Sendable, Hashable, Codable {
    /// The topic's name.
    public var label: String
    /// How often it was chosen and right.
    public var counts: BinaryCounts
    /// How many articles have it.
    public var support: Int
    /// The share of choices that are right; absent if it was never chosen.
    public var precision: Double?
    /// The share of its articles that were found; absent if there are none.
    public var recall: Double?
    /// Absent if no article has the topic: it cannot be judged.
    public var f1: Double?
    /// The probability from which on the topic is chosen.
    public var threshold: Double?
  }

  /// Articles without a topic, treated as if "no topic" were a topic of its own.
  public struct NoTopic: Sendable, Hashable, Codable {
    /// How often no topic was chosen and right.
    public var counts: BinaryCounts
    /// How many articles have no topic.
    public var support: Int
    /// The share of articles left without a topic that have none.
    public var precision: Double?
    /// The share of articles without a topic that were left alone.
    public var recall: Double?
    /// The harmonic mean of both.
    public var f1: Double?
    /// The share of articles without a topic that were given one.
    public var falseAlarmRate: Double?
  }

  /// The report on `predictions`; `thresholds` are shown beside the topics.
  package init(subject: Subject, predictions: JudgedPredictions, thresholds: [Double]?) {
    schemaVersion = Self.currentSchemaVersion
    self.subject = subject
    articleCount = predictions.count
    isSingleLabel = predictions.isSingleLabel
    let tally = Tally(predictions)
    topics = predictions.labels.indices.map { label in
      let count = tally.labels[label]
      return Topic(
        label: predictions.labels[label], counts: count, support: count.support,
        precision: count.precision, recall: count.recall,
        f1: count.support > 0 ? count.f1 : nil, threshold: thresholds?[label])
    }
    averages = Averages(tally)
    noTopic =
      isSingleLabel
      ? nil
      : NoTopic(
        counts: tally.noLabel, support: tally.noLabel.support,
        precision: tally.noLabel.precision, recall: tally.noLabel.recall, f1: tally.noLabel.f1,
        falseAlarmRate: tally.noLabel.recall.map { 1 - $0 })
    calibration = CalibrationMeasures(of: predictions)
  }
}
