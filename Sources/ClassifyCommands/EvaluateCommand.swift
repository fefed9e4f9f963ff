import Corpora
import TextFeatures
import Evaluation
import Reports
import TopicClassification

/// Labelled articles and a model → a report, and a verdict on quality gates.
struct EvaluateCommand {
  let options: EvaluateOptions

  func run(output: inout OutputBuffer) throws -> ExitStatus {
    let (corpus, split) = try corpus()
    let jobs = options.jobs ?? Machine.processorCount
    func subject(model: String, sha256: String?, method: String) -> EvaluationReport.Subject {
      EvaluationReport.Subject(
        toolVersion: ToolVersion.current, model: model, modelSHA256: sha256, data: options.data,
        split: split, dataSHA256: corpus.contentSHA256, method: method)
    }
    let report: EvaluationReport
    do {
      try corpus.validateLabels(split: split)
      if let folds = options.crossValidationFolds {
        report = try options.pipeline.crossValidation(
          on: corpus, lexicon: CorpusInput.lexicon(options.lexicon, beside: options.data),
          folds: folds,
          subject: subject(
            model: options.pipeline.algorithm.title, sha256: nil,
            method: "\(folds)-fold cross-validation"), jobs: jobs)
      } else {
        let (classifier, file) = try TopicClassifier.loaded(from: options.model)
        report = try classifier.evaluation(
          on: corpus,
          subject: subject(
            model: options.model, sha256: SHA256.hexadecimal(of: file.bytes), method: "test set"),
          jobs: jobs)
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(error)")
    }
    for file in options.reports {
      try LocalFiles.replace(file.path, with: Array(file.format.renderer.rendered(report).utf8))
    }
    output.append(options.format.renderer.rendered(report))
    try output.flush()
    return verdict(on: report)
  }

  /// The articles to judge: the split asked for, else the test part if there is one, else all.
  private func corpus() throws(CommandFailure) -> (Corpus, split: String?) {
    if options.crossValidationFolds != nil || options.split != nil {
      let split = options.split
      let corpus = try CorpusInput.corpus(of: options.data) { document in
        split.map { document.split == $0 } ?? true
      }
      return (corpus, split)
    }
    let all = try CorpusInput.corpus(of: options.data) { _ in true }
    let test = all.filtered { $0.split == "test" }
    return test.documents.isEmpty ? (all, nil) : (test, "test")
  }

  private func verdict(on report: EvaluationReport) -> ExitStatus {
    var status = ExitStatus.success
    for gate in options.gates {
      let wanted = "\(gate.measure) of at least \(DecimalText.fixed(gate.minimum, decimals: 4))"
      switch gate.verdict(on: report) {
      case .met: break
      case .notMet(let value):
        StandardError.print(
          "gate not met: \(wanted) is required, it is \(DecimalText.fixed(value, decimals: 4))")
        if status == .success { status = .gateNotMet }
      case .notJudged:
        StandardError.print(
          "gate not judged: \(wanted) is required, these articles do not define it")
        status = .failure
      }
    }
    return status
  }
}
