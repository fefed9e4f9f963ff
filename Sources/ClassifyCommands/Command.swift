import Curation
import Evaluation
import Reports
import TextFeatures
import TopicClassification

/// A command line as a value: what was asked for, before any file is touched.
enum Command: Sendable, Hashable {
  case train(TrainOptions)
  case predict(PredictOptions)
  case evaluate(EvaluateOptions)
  case check(CheckOptions)
  case help(Verb?)
  case version

  /// The command that `arguments`, without the program's name, ask for.
  ///
  /// - Throws: `UsageError` if they are not understood.
  init(parsing arguments: [String]) throws(UsageError) {
    guard let word = arguments.first else {
      self = .help(nil)
      return
    }
    switch word {
    case "--version", "version": self = .version
    case "--help", "-h", "help": self = .help(arguments.dropFirst().first.flatMap(Verb.init))
    default:
      guard let verb = Verb(rawValue: word) else {
        let suggestion = Suggestion.closest(to: word, among: Verb.allCases.map(\.rawValue))
        throw UsageError(
          message: "unknown command \(word)" + (suggestion.map { "; did you mean \($0)?" } ?? "")
            + "; commands are train, predict, evaluate and check")
      }
      let scanned = try ArgumentScanner(verb: verb).scan(arguments.dropFirst())
      if scanned.has("--help") {
        self = .help(verb)
        return
      }
      switch verb {
      case .train: self = .train(try TrainOptions(scanned))
      case .predict: self = .predict(try PredictOptions(scanned))
      case .evaluate: self = .evaluate(try EvaluateOptions(scanned))
      case .check: self = .check(try CheckOptions(scanned))
      }
    }
  }

  /// Where models are read and written if nothing else is said.
  static let defaultModel = "Models/news-topics.safetensors"
  /// Where articles are read if nothing else is said.
  static let defaultData = "TrainingData"
}

/// What `classify train` was asked to do.
struct TrainOptions: Sendable, Hashable {
  var data: [String]
  var split: String?
  var output: String
  var pipeline: TrainingPipeline
  var lexicon: LexiconChoice
  var jobs: Int?
  var isQuiet: Bool

  init(_ scanned: ScannedArguments) throws(UsageError) {
    data = scanned.operands.isEmpty ? [Command.defaultData] : scanned.operands
    split = scanned.value("--split")
    output = scanned.value("--output") ?? Command.defaultModel
    pipeline = try TrainingPipeline(scanned)
    lexicon = try LexiconChoice(scanned)
    jobs = try scanned.jobs
    isQuiet = scanned.has("--quiet")
  }
}

/// What `classify predict` was asked to do.
struct PredictOptions: Sendable, Hashable {
  enum InputFormat: String, Sendable, CaseIterable { case page, jsonl }
  enum OutputFormat: String, Sendable, CaseIterable { case text, json, jsonl, csv }

  var inputs: [String]
  var split: String?
  var model: String
  var inputFormat: InputFormat?
  var outputFormat: OutputFormat?
  var explainedTerms: Int?
  var top: Int?
  var showsText: Bool
  var jobs: Int?
  var isQuiet: Bool

  init(_ scanned: ScannedArguments) throws(UsageError) {
    guard !scanned.operands.isEmpty else {
      throw UsageError(message: "predict needs a file, or - for standard input")
    }
    inputs = scanned.operands
    split = scanned.value("--split")
    model = scanned.value("--model") ?? Command.defaultModel
    inputFormat = try scanned.choice("--input-format")
    outputFormat = try scanned.choice("--format")
    explainedTerms = try scanned.integer("--explain", in: 1...1_000_000)
    top = try scanned.integer("--top", in: 1...1_000_000)
    showsText = scanned.has("--show-text")
    jobs = try scanned.jobs
    isQuiet = scanned.has("--quiet")
  }
}

/// What `classify evaluate` was asked to do.
struct EvaluateOptions: Sendable, Hashable {
  /// A rendering to be written to a file.
  struct ReportFile: Sendable, Hashable {
    var format: ReportFormat
    var path: String
  }

  var data: [String]
  var split: String?
  var model: String
  var format: ReportFormat
  var reports: [ReportFile]
  var gates: [QualityGate]
  var crossValidationFolds: Int?
  var pipeline: TrainingPipeline
  var lexicon: LexiconChoice
  var jobs: Int?
  var isQuiet: Bool

  init(_ scanned: ScannedArguments) throws(UsageError) {
    data = scanned.operands.isEmpty ? [Command.defaultData] : scanned.operands
    split = scanned.value("--split")
    model = scanned.value("--model") ?? Command.defaultModel
    format = try scanned.choice("--format") ?? .text
    reports = []
    for text in scanned.values["--report"] ?? [] {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = ReportFormat(rawValue: parts[0]) else {
        throw UsageError(
          message:
            "--report \(text): expected FORMAT=FILE with a format of \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      reports.append(ReportFile(format: format, path: parts[1]))
    }
    gates = []
    for text in scanned.values["--fail-under"] ?? [] {
      do {
        gates.append(try QualityGate(parsing: text))
      } catch {
        throw UsageError(message: "--fail-under: \(error)")
      }
    }
    crossValidationFolds = try scanned.integer("--cross-validate", in: 2...1000)
    pipeline = try TrainingPipeline(scanned)
    lexicon = try LexiconChoice(scanned)
    if crossValidationFolds == nil, let name = Self.trainingOptions.first(where: scanned.has) {
      throw UsageError(
        message: "option \(name) needs --cross-validate: an evaluated model is already trained")
    }
    if crossValidationFolds != nil, scanned.has("--model") {
      throw UsageError(message: "--cross-validate trains its own models; leave out --model")
    }
    jobs = try scanned.jobs
    isQuiet = scanned.has("--quiet")
  }

  /// Options that say how to train.
  private static let trainingOptions = OptionTable.options
    .filter { $0.verbs == [.train, .evaluate] }.map(\.name)
}

/// What `classify check` was asked to do.
struct CheckOptions: Sendable, Hashable {
  var data: [String]
  var check: CorpusCheck
  var isQuiet: Bool

  init(_ scanned: ScannedArguments) throws(UsageError) {
    data = scanned.operands.isEmpty ? [Command.defaultData] : scanned.operands
    let any = 0...1_000_000_000
    check = CorpusCheck(
      minimumSupport: try scanned.integer("--minimum-support", in: any) ?? 0,
      minimumUnlabelled: try scanned.integer("--minimum-no-topic", in: any) ?? 0,
      minimumTypes: try scanned.integer("--minimum-types", in: any) ?? 0,
      sharedSequenceLimit: try scanned.integer("--shared-sequences", in: any) ?? 5)
    isQuiet = scanned.has("--quiet")
  }
}

/// Which lists of terms are features.
enum LexiconChoice: Sendable, Hashable {
  /// The `lexicon.json` of the first folder of articles that has one.
  case automatic
  /// Those of a file.
  case file(String)
  /// None.
  case none

  init(_ scanned: ScannedArguments) throws(UsageError) {
    switch (scanned.value("--lexicon"), scanned.has("--no-lexicon")) {
    case (nil, false): self = .automatic
    case (let path?, false): self = .file(path)
    case (nil, true): self = .none
    case (_?, true): throw UsageError(message: "--lexicon and --no-lexicon exclude each other")
    }
  }
}

extension TrainingPipeline {
  /// The pipeline that options ask for.
  init(_ scanned: ScannedArguments) throws(UsageError) {
    self.init()
    vectorizer.ngrams.longest =
      try scanned.integer("--ngrams", in: 1...5) ?? vectorizer.ngrams.longest
    if let use = scanned.value("--title") {
      if use == "separate" {
        vectorizer.titles = .separate
      } else {
        guard let weight = Double(use), weight >= 0, weight <= 100 else {
          throw UsageError(
            message: "--title \(use): expected a number from 0 to 100 or \"separate\"")
        }
        vectorizer.titles = .weighted(weight)
      }
    }
    vectorizer.tokenizer.numbers = try scanned.choice("--numbers") ?? vectorizer.tokenizer.numbers
    vectorizer.minimumDocumentFrequency =
      try scanned.integer("--min-df", in: 1...1_000_000_000) ?? vectorizer.minimumDocumentFrequency
    vectorizer.maximumDocumentShare =
      try scanned.number("--max-df", in: 1e-9...1) ?? vectorizer.maximumDocumentShare
    vectorizer.maximumVocabularyCount = try scanned.integer("--max-features", in: 1...1_000_000_000)
    vectorizer.weighting.frequency =
      try scanned.choice("--weighting") ?? vectorizer.weighting.frequency
    if scanned.has("--no-idf") { vectorizer.weighting.usesInverseDocumentFrequency = false }
    vectorizer.weighting.norm = try scanned.choice("--norm") ?? vectorizer.weighting.norm
    let strength = try scanned.number("--strength", in: 1e-9...1e9)
    if let name = scanned.value("--algorithm") {
      guard let algorithm = Algorithm(name: name, strength: strength) else {
        let known = Algorithm.names.joined(separator: ", ")
        throw UsageError(message: "--algorithm \(name): expected one of \(known)")
      }
      self.algorithm = algorithm
    } else if let algorithm = Algorithm(name: "logistic", strength: strength) {
      self.algorithm = algorithm
    }
    task = try scanned.choice("--task")
    foldCount = try scanned.integer("--folds", in: 2...1000) ?? foldCount
    seed = UInt64(try scanned.integer("--seed", in: 0...Int.max) ?? Int(seed))
    cleansText = !scanned.has("--no-clean")
  }
}

extension ScannedArguments {
  /// The value of an option that takes an integer.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds =
        range.upperBound >= 1_000_000
        ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
      throw UsageError(message: "\(name) \(text): expected a whole number, \(bounds)")
    }
    return number
  }

  /// The value of an option that takes a number.
  func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw UsageError(
        message:
          "\(name) \(text): expected a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The value of an option that takes one of a few words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String
  ) throws(UsageError) -> Choice? where Choice.RawValue == String {
    guard let text = value(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError(message: "\(name) \(text): expected one of \(known)")
    }
    return choice
  }

  /// The number of threads asked for.
  var jobs: Int? { get throws(UsageError) { try integer("--jobs", in: 1...4096) } }
}
