import Classifiers
import Corpora
import Evaluation
import Matrices
import Testing

@testable import TopicClassification

enum EvaluationSubject {
  static let sample = EvaluationReport.Subject(
    toolVersion: "0", model: "m", modelSHA256: nil, data: ["sample"], split: nil, dataSHA256: "",
    method: "test set")
}

@Suite("Predictions and explanations")
struct PredictionTests {
  let corpus: Corpus
  let classifier: TopicClassifier

  init() throws {
    corpus = try SampleCorpus.make()
    classifier = try TrainingPipeline().fitted(to: corpus)
  }

  @Test func `contributions and bias add up to the score, bit for bit`() {
    for document in corpus.documents.prefix(40) {
      for explanation in classifier.explanations(for: document, labels: classifier.labels) {
        let sum = explanation.contributions.reduce(0.0) { $0 + $1.amount } + explanation.bias
        #expect(sum == explanation.score)
        let strongest = explanation.strongest(3)
        let shown =
          strongest.reduce(0.0) { $0 + $1.amount } + explanation.rest(after: strongest)
          + explanation.bias
        #expect(abs(shown - explanation.score) < 1e-9)
      }
    }
  }

  @Test func `an explanation names the terms that are there`() throws {
    let document = LabeledDocument(
      id: "x", text: "the ambassador left the summit and the treaty talks")
    let explanation = try #require(
      classifier.explanations(for: document, labels: ["diplomacy"]).first)
    #expect(
      explanation.strongest(4).allSatisfy {
        ["ambassador", "summit", "treaty", "talks"].contains($0.term) || $0.amount != 0
      })
    #expect(explanation.contributions.contains { $0.term == "ambassador" && $0.amount > 0 })
    #expect(classifier.explanations(for: document, labels: ["unknown"]).isEmpty)
  }

  @Test func `predictions do not depend on threads or on neighbours`() {
    let one = classifier.predictions(for: corpus.documents)
    #expect(classifier.predictions(for: corpus.documents, jobs: 3) == one)
    #expect(one[17] == classifier.prediction(for: corpus.documents[17]))
  }

  @Test func `short and foreign texts say so`() {
    func status(_ text: String) -> Prediction.Status {
      classifier.prediction(for: LabeledDocument(id: "x", text: text)).status
    }
    #expect(status("summit") == .tooShort)
    #expect(status(String(repeating: "qqq zzz ", count: 40)) == .lowCoverage)
    #expect(status(corpus.documents[1].text) == .ok)
  }

  @Test func `boilerplate lines add no topics`() {
    let text = corpus.documents[1].text
    let with = LabeledDocument(id: "x", text: "\(text)\nAlso Read: army navy troops brigade parade")
    let without = LabeledDocument(id: "x", text: "\(text)\n")
    #expect(
      classifier.prediction(for: with).candidates == classifier.prediction(for: without).candidates)
  }

  @Test func `labels that the model does not know are always missed`() throws {
    let foreign = try Corpus(
      [
        LabeledDocument(
          id: "1", text: "ambassador summit treaty talks embassy minister", labels: ["sport"])
      ],
      source: "s")
    let report = try classifier.evaluation(on: foreign, subject: EvaluationSubject.sample)
    let topic = try #require(report.topics.first { $0.label == "sport" })
    #expect(topic.counts.falseNegatives == 1)
    #expect(report.topics.count == 4)
  }
}

@Suite("SHA-256")
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `the examples of FIPS 180 hold`(text: String, hash: String) {
    #expect(SHA256.hexadecimal(of: text.utf8) == hash)
  }
}
