import Classifiers
import Corpora
import Evaluation
import Testing

@testable import TopicClassification

@Suite("Training")
struct TrainingPipelineTests {
  static let algorithms: [Algorithm] = Algorithm.names.compactMap { Algorithm(name: $0) }

  @Test(arguments: algorithms)
  func `every algorithm learns a single-label task`(algorithm: Algorithm) throws {
    let corpus = try SampleCorpus.make(isSingleLabel: true)
    let classifier = try TrainingPipeline(algorithm: algorithm).fitted(to: corpus)
    #expect(classifier.isSingleLabel)
    let predictions = classifier.predictions(for: corpus.documents)
    let right = zip(predictions, corpus.documents).filter { $0.labels == $1.labels }.count
    #expect(right > 220)
    for prediction in predictions {
      #expect(prediction.labels.count == 1)
      #expect(abs(prediction.candidates.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    }
  }

  @Test(arguments: algorithms.filter { if case .softmaxRegression = $0 { false } else { true } })
  func `every algorithm but softmax learns any number of labels`(algorithm: Algorithm) throws {
    let corpus = try SampleCorpus.make()
    let classifier = try TrainingPipeline(algorithm: algorithm).fitted(to: corpus)
    #expect(!classifier.isSingleLabel)
    let predictions = classifier.predictions(for: corpus.documents)
    let right = zip(predictions, corpus.documents).filter { Set($0.labels) == Set($1.labels ?? []) }
      .count
    #expect(right > 150)
    #expect(predictions.contains { $0.labels.isEmpty })
    for prediction in predictions {
      #expect(prediction.candidates.allSatisfy { (0...1).contains($0.probability) })
      #expect(
        zip(prediction.candidates, prediction.candidates.dropFirst())
          .allSatisfy { $0.probability >= $1.probability })
      #expect(
        prediction.candidates.allSatisfy { $0.isChosen == ($0.probability >= $0.threshold ?? 2) })
    }
  }

  @Test(arguments: [1, 2, 4])
  func `the model file has the same bytes at any number of threads`(jobs: Int) throws {
    let corpus = try SampleCorpus.make()
    let pipeline = TrainingPipeline()
    let one = try pipeline.fitted(to: corpus)
    #expect(try pipeline.fitted(to: corpus, jobs: jobs).encoded() == one.encoded())
  }

  @Test func `the order of labels in an article does not matter`() throws {
    let corpus = try SampleCorpus.make()
    let turned = try Corpus(
      corpus.documents.map {
        var document = $0
        document.labels?.reverse()
        return document
      }, source: "sample")
    let one = try TrainingPipeline().fitted(to: corpus)
    let other = try TrainingPipeline().fitted(to: turned)
    #expect(one.predictions(for: corpus.documents) == other.predictions(for: corpus.documents))
  }

  @Test func `softmax refuses articles of any number of labels`() throws {
    #expect(throws: TrainingError.softmaxNeedsOneLabel) {
      try TrainingPipeline(algorithm: .softmaxRegression(l2Penalty: 1)).fitted(
        to: SampleCorpus.make())
    }
  }

  @Test func `a single-label task refuses articles with another number of labels`() throws {
    #expect(throws: TrainingError.labelCount(0, at: SourcePosition(source: "sample", line: 1))) {
      try TrainingPipeline(task: .singleLabel).fitted(to: SampleCorpus.make())
    }
  }

  @Test func `too few articles and no labels are errors`() throws {
    #expect(throws: TrainingError.tooFewArticles(groups: 3, folds: 5)) {
      try TrainingPipeline().fitted(to: SampleCorpus.make(3, isSingleLabel: true))
    }
    let unlabelled = try Corpus(
      (0..<20).map { LabeledDocument(id: "\($0)", text: "some text here", labels: []) }, source: "s"
    )
    #expect(throws: TrainingError.fitting(.noLabels)) {
      try TrainingPipeline().fitted(to: unlabelled)
    }
  }

  @Test func `cross-validation judges every article once, and repeats itself`() throws {
    let corpus = try SampleCorpus.make()
    let subject = EvaluationSubject.sample
    let report = try TrainingPipeline().crossValidation(on: corpus, folds: 4, subject: subject)
    #expect(report.articleCount == 240)
    #expect(report.averages.microF1 ?? 0 > 0.7)
    #expect(
      try TrainingPipeline().crossValidation(on: corpus, folds: 4, subject: subject, jobs: 2)
        == report)
  }
}
