import Classifiers
import Evaluation
import Matrices

/// Scores of training articles by models that have not seen them or any article of their group.
struct OutOfFoldScores: Sendable {
  /// One row an article of `rows`, in their order, one score a label.
  let scores: [[Double]]
  /// The fold each of them was held out in.
  let folds: [Int]

  /// Scores for the given articles of `data`, trained on the others of them fold by fold.
  ///
  /// - Throws: `TrainingError` if there are too few independent articles, or a fold cannot be learned.
  init(of data: TrainingData, rows: [Int], jobs: Int) throws(TrainingError) {
    let count = data.pipeline.foldCount
    let groups = rows.map { data.groups[$0] }
    let groupCount = Set(groups).count
    guard count >= 2, groupCount >= count else {
      throw .tooFewArticles(groups: groupCount, folds: count)
    }
    folds = StratifiedFolds(count: count, seed: data.pipeline.seed)
      .assignment(of: data.labels.selectingRows(rows), groups: groups)
    let folds = folds
    // Folds are independent, so each may have a thread; a fold's own work then stays on it.
    let parts = concurrentMap(count: count, jobs: jobs) {
      fold -> Result<[[Double]], TrainingError> in
      do throws(TrainingError) {
        let seen = rows.indices.filter { folds[$0] != fold }.map { rows[$0] }
        let unseen = rows.indices.filter { folds[$0] == fold }.map { rows[$0] }
        let (vectorizer, model) = try data.model(of: seen, jobs: 1)
        return .success(model.scores(for: data.features(of: unseen, by: vectorizer)))
      } catch {
        return .failure(error)
      }
    }
    var scores: [[Double]] = Array(repeating: [], count: rows.count)
    for (fold, part) in parts.enumerated() {
      let places = rows.indices.filter { folds[$0] == fold }
      for (place, row) in zip(places, try part.get()) { scores[place] = row }
    }
    self.scores = scores
  }
}
