public import Corpora
public import Evaluation
import Matrices

extension TopicClassifier {
  /// How well the classifier tags `corpus`, all of whose articles must be labelled.
  ///
  /// Labels of the corpus that the model does not know are topics that it always misses.
  ///
  /// - Throws: `CorpusError` for a corpus without articles or with an unlabelled one.
  public func evaluation(
    on corpus: Corpus, subject: EvaluationReport.Subject, jobs: Int = 1
  ) throws(CorpusError) -> EvaluationReport {
    try corpus.validateLabels(split: subject.split)
    return JudgedPredictions.report(
      predictions(for: corpus.documents, jobs: jobs), of: corpus, labels: labels,
      thresholds: thresholds, isSingleLabel: isSingleLabel, subject: subject)
  }
}

extension JudgedPredictions {
  /// The report on `predictions` of a corpus whose articles are all labelled.
  static func report(
    _ predictions: [Prediction], of corpus: Corpus, labels known: [String], thresholds: [Double]?,
    isSingleLabel: Bool, subject: EvaluationReport.Subject
  ) -> EvaluationReport {
    let labels = known + corpus.labels.filter { !known.contains($0) }
    let indices = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
    func matrix(_ rows: [[String]]) -> LabelMatrix {
      LabelMatrix(rows: rows.map { $0.compactMap { indices[$0] } }, labelCount: labels.count)
    }
    let judged = JudgedPredictions(
      labels: labels, truth: matrix(corpus.documents.map { $0.labels ?? [] }),
      chosen: matrix(predictions.map(\.labels)),
      probabilities: predictions.map { prediction in
        var row = [Double](repeating: 0, count: labels.count)
        for candidate in prediction.candidates {
          if let index = indices[candidate.label] { row[index] = candidate.probability }
        }
        return row
      }, disputed: matrix(corpus.documents.map(\.disputed)), isSingleLabel: isSingleLabel)
    return EvaluationReport(
      subject: subject, predictions: judged,
      thresholds: thresholds.map { $0 + labels.dropFirst(known.count).map { _ in 1 } })
  }
}
