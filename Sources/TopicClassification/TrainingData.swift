import Articles
import Classifiers
import Corpora
import Evaluation
import Matrices
import TextFeatures

/// A corpus as numbers: counted terms and label indices, from which any selection of articles can be
/// learned.
struct TrainingData: Sendable {
  let pipeline: TrainingPipeline
  let labelNames: [String]
  let labels: LabelMatrix
  let groups: [Int]
  let isSingleLabel: Bool
  private let counts: TermCounts

  /// - Throws: `TrainingError` if articles are unlabelled or do not fit the task.
  init(
    _ corpus: Corpus, lexicon: Lexicon?, pipeline: TrainingPipeline, jobs: Int
  ) throws(TrainingError) {
    do { try corpus.validateLabels() } catch { throw .corpus(error) }
    do { try pipeline.vectorizer.validate() } catch { throw .features(error) }
    self.pipeline = pipeline
    labelNames = corpus.labels
    groups = corpus.groupNumbers
    let indices = Dictionary(uniqueKeysWithValues: zip(labelNames, labelNames.indices))
    labels = LabelMatrix(
      rows: corpus.documents.map { ($0.labels ?? []).compactMap { indices[$0] } },
      labelCount: labelNames.count)
    isSingleLabel = pipeline.task.map { $0 == .singleLabel } ?? labels.hasExactlyOneLabelPerRow
    if isSingleLabel, let row = labels.rows.firstIndex(where: { $0.count != 1 }) {
      throw .labelCount(labels.rows[row].count, at: corpus.documents[row].position)
    }
    if case .softmaxRegression = pipeline.algorithm, !isSingleLabel { throw .softmaxNeedsOneLabel }
    counts = TermCounts(
      of: corpus.documents.map { $0.fieldedText(cleansText: pipeline.cleansText) },
      by: pipeline.vectorizer, lexicon: lexicon, jobs: jobs)
  }

  /// The model learned from the given articles.
  func model(
    of rows: [Int], jobs: Int
  ) throws(TrainingError) -> (vectorizer: FittedVectorizer, model: LinearModel) {
    let vectorizer: FittedVectorizer
    do { vectorizer = try pipeline.vectorizer.fitted(to: counts, rows: rows) } catch {
      throw .features(error)
    }
    let examples = Examples(
      features: vectorizer.matrix(of: counts, rows: rows), labels: labels.selectingRows(rows))
    let estimator = pipeline.algorithm.estimator(isSingleLabel: isSingleLabel, seed: pipeline.seed)
    do {
      return (vectorizer, try estimator.fitted(to: examples, jobs: jobs))
    } catch {
      throw .fitting(error)
    }
  }

  /// The classifier learned from the given articles: calibrated, and with thresholds, by models that
  /// have not seen the article at hand.
  func classifier(
    of rows: [Int], dataSHA256: String, lexiconSHA256: String?, jobs: Int
  ) throws(TrainingError) -> TopicClassifier {
    let (vectorizer, model) = try model(of: rows, jobs: jobs)
    let outOfFold = try OutOfFoldScores(of: self, rows: rows, jobs: jobs)
    let truth = labels.selectingRows(rows)
    let (calibration, rule) = TrainingPipeline.decision(
      scores: outOfFold.scores, folds: outOfFold.folds, truth: truth, isSingleLabel: isSingleLabel)
    let chosen = outOfFold.scores.map {
      rule.chosenLabels(probabilities: calibration.probabilities(from: $0, link: model.link))
    }
    return TopicClassifier(
      labels: labelNames, pipeline: pipeline, vectorizer: vectorizer, model: model,
      calibration: calibration, rule: rule,
      provenance: Provenance(
        toolVersion: ToolVersion.current, dataSHA256: dataSHA256, lexiconSHA256: lexiconSHA256,
        articleCount: rows.count,
        supports: truth.supports, convergence: model.convergence,
        outOfFold: EvaluationReport.Averages(
          truth: truth, chosen: LabelMatrix(rows: chosen, labelCount: labelNames.count))))
  }

  /// The features of the given articles.
  func features(of rows: [Int], by vectorizer: FittedVectorizer) -> SparseMatrix {
    vectorizer.matrix(of: counts, rows: rows)
  }
}

extension LabeledDocument {
  /// What features are made of.
  func fieldedText(cleansText: Bool) -> FieldedText {
    FieldedText(title: title, body: cleansText ? PageReader().cleaned(text) : text)
  }
}
