public import Corpora
public import Evaluation
import Matrices
public import TextFeatures

extension TrainingPipeline {
  /// How well models trained like this tag articles that they have not seen: each of `folds`
  /// stratified folds, which never part a group, is tagged by a classifier trained on the others,
  /// calibration and thresholds included.
  ///
  /// - Throws: `TrainingError` if the corpus cannot be trained on or has too few articles.
  public func crossValidation(
    on corpus: Corpus, lexicon: Lexicon? = nil, folds: Int, subject: EvaluationReport.Subject,
    jobs: Int = 1
  ) throws(TrainingError) -> EvaluationReport {
    let data = try TrainingData(corpus, lexicon: lexicon, pipeline: self, jobs: jobs)
    let groupCount = Set(data.groups).count
    guard folds >= 2, groupCount >= folds else {
      throw .tooFewArticles(groups: groupCount, folds: folds)
    }
    // Another seed than that of the inner folds, which would else be the same articles again.
    let assignment = StratifiedFolds(count: folds, seed: seed &+ 0x5EED)
      .assignment(of: data.labels, groups: data.groups)
    var predictions = [Prediction?](repeating: nil, count: corpus.documents.count)
    for fold in 0..<folds {
      let training = corpus.documents.indices.filter { assignment[$0] != fold }
      let held = corpus.documents.indices.filter { assignment[$0] == fold }
      let classifier = try data.classifier(
        of: training, dataSHA256: "", lexiconSHA256: nil, jobs: jobs)
      for (row, prediction) in zip(
        held, classifier.predictions(for: held.map { corpus.documents[$0] }, jobs: jobs))
      {
        predictions[row] = prediction
      }
    }
    return JudgedPredictions.report(
      predictions.compactMap(\.self), of: corpus, labels: data.labelNames, thresholds: nil,
      isSingleLabel: data.isSingleLabel, subject: subject)
  }
}
