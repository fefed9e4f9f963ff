import Testing
import TextFeatures
import TopicClassification

@testable import ClassifyCommands

@Suite("Command line")
struct CommandTests {
  func command(_ line: String) throws(UsageError) -> Command {
    try Command(parsing: line.split(separator: " ").map(String.init))
  }

  @Test func `commands work without options`() throws {
    guard case .train(let train) = try command("train"),
      case .evaluate(let evaluate) = try command("evaluate"),
      case .predict(let predict) = try command("predict a.txt")
    else {
      Issue.record("not the commands asked for")
      return
    }
    #expect(train.data == ["TrainingData"])
    #expect(train.output == "Models/news-topics.safetensors")
    #expect(train.pipeline == TrainingPipeline())
    #expect(evaluate.model == train.output)
    #expect(predict.inputs == ["a.txt"])
    #expect(try command("") == .help(nil))
    #expect(try command("train --help") == .help(.train))
    #expect(try command("--version") == .version)
  }

  @Test func `options say what the pipeline is`() throws {
    guard
      case .train(let options) = try command(
        "train x.jsonl y --algorithm cnb --strength=0.5 --ngrams 1 --title separate --numbers kept --min-df 3 --max-df 0.5 --max-features 100 --weighting count --no-idf --norm l1 --folds 3 --seed 9 -j 2 -o m --split train --task multi-label --no-clean -q"
      )
    else {
      Issue.record("not train")
      return
    }
    #expect(options.data == ["x.jsonl", "y"])
    #expect(options.jobs == 2)
    #expect(options.split == "train")
    #expect(
      options.pipeline
        == TrainingPipeline(
          vectorizer: Vectorizer(
            tokenizer: Tokenizer(numbers: .kept), ngrams: NGrams(upTo: 1), titles: .separate,
            minimumDocumentFrequency: 3, maximumDocumentShare: 0.5, maximumVocabularyCount: 100,
            weighting: TermWeighting(
              frequency: .count, usesInverseDocumentFrequency: false, norm: .l1)),
          algorithm: .complementNaiveBayes(smoothing: 0.5), task: .multiLabel, foldCount: 3,
          seed: 9,
          cleansText: false))
  }

  @Test(arguments: [
    (
      "trian",
      "unknown command trian; did you mean train?; commands are train, predict, evaluate and check"
    ),
    ("train --algoritm nb", "unknown option --algoritm; did you mean --algorithm?"),
    ("predict a --fail-under x", "option --fail-under belongs to evaluate, not to predict"),
    ("train --zzzzzz", "unknown option --zzzzzz"),
    ("train --folds", "option --folds needs a value: --folds K"),
    ("train --folds 1", "--folds 1: expected a whole number, 2 to 1000"),
    ("train --folds x", "--folds x: expected a whole number, 2 to 1000"),
    ("train --quiet=1", "option --quiet takes no value"),
    ("train --seed 1 --seed 2", "option --seed is given twice"),
    (
      "train --algorithm svm",
      "--algorithm svm: expected one of logistic, softmax, nb, cnb, bernoulli"
    ),
    ("train --strength 0", "--strength 0: expected a number from 1e-09 to 1000000000.0"),
    ("train --title many", "--title many: expected a number from 0 to 100 or \"separate\""),
    ("predict", "predict needs a file, or - for standard input"),
    ("predict a --format xml", "--format xml: expected one of text, json, jsonl, csv"),
    ("evaluate --report pdf=x", "--report pdf=x: expected FORMAT=FILE with a format of text, json"),
    (
      "evaluate --folds 3",
      "option --folds needs --cross-validate: an evaluated model is already trained"
    ),
    (
      "evaluate --cross-validate 3 -m x",
      "--cross-validate trains its own models; leave out --model"
    ),
    (
      "evaluate --fail-under f1=1",
      "--fail-under: 'f1' is not a measure; use micro-f1, macro-f1, micro-precision, micro-recall, exact-match, accuracy, no-topic-f1, no-topic-recall, or TOPIC.precision, TOPIC.recall, TOPIC.f1"
    ),
  ])
  func `mistakes are named`(line: String, message: String) {
    let error = #expect(throws: UsageError.self) { try command(line) }
    #expect(error?.message == message)
  }

  @Test func `a dash is an operand and two dashes end options`() throws {
    guard case .predict(let options) = try command("predict - -- --help") else {
      Issue.record("not predict")
      return
    }
    #expect(options.inputs == ["-", "--help"])
  }

  @Test func `the option table keeps its laws`() {
    let options = OptionTable.options
    for verb in Verb.allCases {
      let names = OptionTable.options(of: verb).flatMap {
        [$0.name] + [$0.short].compactMap(\.self)
      }
      #expect(Set(names).count == names.count)
    }
    #expect(options.allSatisfy { $0.name.hasPrefix("--") && !$0.help.isEmpty && !$0.verbs.isEmpty })
    #expect(options.allSatisfy { $0.short == nil || ($0.short?.count == 2) })
    for verb in Verb.allCases {
      let help = HelpText.help(for: verb)
      for option in OptionTable.options(of: verb) { #expect(help.contains(option.name)) }
    }
  }
}
