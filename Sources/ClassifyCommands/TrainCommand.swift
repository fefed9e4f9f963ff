import Classifiers
import Corpora
import TextFeatures
import Evaluation
import Reports
import TopicClassification

/// Labelled articles → one model file.
struct TrainCommand {
  let options: TrainOptions

  func run(output: inout OutputBuffer) throws -> ExitStatus {
    let corpus = try CorpusInput.corpus(of: options.data) { document in
      options.split.map { document.split == $0 } ?? (document.split != "test")
    }
    let lexicon = try CorpusInput.lexicon(options.lexicon, beside: options.data)
    let classifier: TopicClassifier
    do {
      try corpus.validateLabels(split: options.split)
      classifier = try options.pipeline.fitted(
        to: corpus, lexicon: lexicon, jobs: options.jobs ?? Machine.processorCount)
    } catch {
      throw CommandFailure("\(error)")
    }
    let bytes = classifier.encoded()
    try LocalFiles.replace(options.output, with: bytes)
    if !options.isQuiet { output.append(summary(of: classifier, byteCount: bytes.count)) }
    if let convergence = classifier.provenance.convergence, !convergence.isConverged {
      StandardError.print(
        "warning: not converged after \(convergence.iterations) passes (violation \(convergence.violation))"
      )
    }
    return .success
  }

  private func summary(of classifier: TopicClassifier, byteCount: Int) -> String {
    let provenance = classifier.provenance
    var lines = [
      "\(DecimalText.grouped(provenance.articleCount)) articles, \(classifier.labels.count) topics, \(DecimalText.grouped(classifier.featureCount)) terms"
        + (classifier.isSingleLabel ? ", one topic an article" : ""),
      classifier.pipeline.algorithm.title
        + (provenance.convergence.map { ", \($0.iterations) passes" } ?? ""),
    ]
    let held = provenance.outOfFold
    let micro = held.microF1.map { DecimalText.fixed($0, decimals: 3) } ?? "-"
    let macro = held.macroF1.map { DecimalText.fixed($0, decimals: 3) } ?? "-"
    lines.append(
      "on \(classifier.pipeline.foldCount) held-out folds: micro-F1 \(micro), macro-F1 \(macro)"
        + (classifier.isSingleLabel ? "" : " (thresholds were chosen on them)"))
    lines.append(
      "wrote \(options.output), \(DecimalText.fixed(Double(byteCount) / 1e6, decimals: 1)) MB")
    return lines.joined(separator: "\n") + "\n"
  }
}
