import Articles
import Corpora
import TopicClassification

/// Articles → topics.
struct PredictCommand {
  let options: PredictOptions

  func run(output: inout OutputBuffer) throws -> ExitStatus {
    if options.showsText {
      for input in options.inputs { try showText(of: input, to: &output) }
      try output.flush()
      return .success
    }
    let (classifier, _) = try TopicClassifier.loaded(from: options.model)
    let areAllJSONLines = options.inputs.allSatisfy {
      ArticleInput.isJSONLines($0, options) == true
    }
    var writer = PredictionWriter(
      format: options.outputFormat ?? (areAllJSONLines ? .jsonl : .text), classifier: classifier,
      explainedTerms: options.explainedTerms, top: options.top)
    writer.begin(&output)
    for input in options.inputs {
      try ArticleInput(input, options).forEachBatch { documents, isPage in
        let predictions = classifier.predictions(
          for: documents, jobs: options.jobs ?? Machine.processorCount)
        for (document, prediction) in zip(documents, predictions) {
          // A single page needs no name beside its topics.
          let showsName = !isPage || options.inputs.count > 1
          writer.write(prediction, for: document, showsName: showsName, to: &output)
          try output.flushIfLarge()
        }
      }
      try output.flush()
    }
    writer.end(&output)
    try output.flush()
    return .success
  }

  /// Prints what is kept of a page and, marked with its line and reason, what is not.
  private func showText(of input: String, to output: inout OutputBuffer) throws {
    try ArticleInput(input, options).forEachArticle { name, article in
      if options.inputs.count > 1 { output.append("== \(name)\n") }
      if !article.title.isEmpty { output.append("\(article.title)\n\n") }
      for paragraph in article.paragraphs { output.append("\(paragraph)\n") }
      if !article.omissions.isEmpty { output.append("\nleft out:\n") }
      for omission in article.omissions {
        output.append("  line \(omission.line), \(omission.reason.rawValue): \(omission.text)\n")
      }
      try output.flushIfLarge()
    }
  }
}
