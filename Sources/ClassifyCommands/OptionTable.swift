/// The commands by the names that users type.
enum Verb: String, Sendable, CaseIterable {
  case train, predict, evaluate, check
}

/// One option: all that parsing, help and suggestions need to know.
struct Option: Sendable {
  /// The name with its dashes.
  let name: String
  /// The one-letter form with its dash.
  var short: String?
  /// What stands for the value in help; `nil` for a switch.
  var placeholder: String?
  /// Whether it may be given several times.
  var isRepeatable = false
  /// The commands that have it.
  let verbs: [Verb]
  /// What it does, in one line.
  let help: String
}

/// All options of all commands, in the order of help.
enum OptionTable {
  static let options: [Option] = [
    Option(
      name: "--split", placeholder: "NAME", verbs: [.train, .predict, .evaluate],
      help: "use only articles whose \"split\" field is NAME"),
    Option(
      name: "--output", short: "-o", placeholder: "FILE", verbs: [.train],
      help: "the model file to write (Models/news-topics.safetensors)"),
    Option(
      name: "--model", short: "-m", placeholder: "FILE", verbs: [.predict, .evaluate],
      help: "the model file to use (Models/news-topics.safetensors)"),
    Option(
      name: "--algorithm", placeholder: "NAME", verbs: [.train, .evaluate],
      help: "logistic, softmax, nb, cnb or bernoulli (logistic)"),
    Option(
      name: "--strength", placeholder: "X", verbs: [.train, .evaluate],
      help:
        "the L2 penalty of logistic and softmax (0.05), the smoothing of naive Bayes (nb 0.05, cnb 0.3, bernoulli 0.1)"
    ),
    Option(
      name: "--task", placeholder: "KIND", verbs: [.train, .evaluate],
      help: "single-label or multi-label (single-label if every article has exactly one label)"),
    Option(
      name: "--ngrams", placeholder: "N", verbs: [.train, .evaluate],
      help: "terms are sequences of one to N words (1)"),
    Option(
      name: "--title", placeholder: "USE", verbs: [.train, .evaluate],
      help: "how often the title's words count, or \"separate\" (2)"),
    Option(
      name: "--numbers", placeholder: "USE", verbs: [.train, .evaluate],
      help: "numbers are kept, dropped, or only their shape counts (shape)"),
    Option(
      name: "--min-df", placeholder: "N", verbs: [.train, .evaluate],
      help: "leave out terms of fewer than N articles (2)"),
    Option(
      name: "--max-df", placeholder: "SHARE", verbs: [.train, .evaluate],
      help: "leave out terms of more than this share of the articles (1)"),
    Option(
      name: "--max-features", placeholder: "N", verbs: [.train, .evaluate],
      help: "keep only the N most frequent terms (no limit)"),
    Option(
      name: "--weighting", placeholder: "KIND", verbs: [.train, .evaluate],
      help: "count, sublinear or binary (sublinear)"),
    Option(
      name: "--no-idf", verbs: [.train, .evaluate],
      help: "do not weight terms by inverse document frequency"),
    Option(
      name: "--norm", placeholder: "KIND", verbs: [.train, .evaluate],
      help: "none, l1 or l2 length of vectors (l2)"),
    Option(
      name: "--lexicon", placeholder: "FILE", verbs: [.train, .evaluate],
      help:
        "lists of terms that speak for a topic, as JSON (lexicon.json in a folder of DATA, if there)"
    ),
    Option(
      name: "--no-lexicon", verbs: [.train, .evaluate], help: "use no lists of terms"),
    Option(
      name: "--no-clean", verbs: [.train, .evaluate],
      help: "keep boilerplate lines in the texts of JSON Lines"),
    Option(
      name: "--folds", placeholder: "K", verbs: [.train, .evaluate],
      help: "folds for calibration and thresholds (5)"),
    Option(
      name: "--seed", placeholder: "N", verbs: [.train, .evaluate],
      help: "seeds every random choice (1)"),
    Option(
      name: "--input-format", placeholder: "KIND", verbs: [.predict],
      help: "page or jsonl (by file name; standard input by its first character)"),
    Option(
      name: "--format", placeholder: "KIND", verbs: [.predict, .evaluate],
      help:
        "predict: text, json, jsonl or csv (jsonl for JSON Lines, else text); evaluate: text or json (text)"
    ),
    Option(
      name: "--explain", placeholder: "N", verbs: [.predict],
      help: "show the N terms that mattered most for each topic"),
    Option(
      name: "--top", placeholder: "K", verbs: [.predict],
      help: "show the K most probable topics, chosen or not"),
    Option(
      name: "--show-text", verbs: [.predict],
      help: "print what was kept of each page and what was left out, instead of topics"),
    Option(
      name: "--cross-validate", placeholder: "K", verbs: [.evaluate],
      help: "train and judge on K folds of the articles instead of using a model"),
    Option(
      name: "--report", placeholder: "FORMAT=FILE", isRepeatable: true, verbs: [.evaluate],
      help: "also write the report as text or json to FILE"),
    Option(
      name: "--fail-under", placeholder: "MEASURE=X", isRepeatable: true, verbs: [.evaluate],
      help:
        "end with status 1 if the measure is below X, such as macro-f1=0.8 or sanctions.recall=0.7"),
    Option(
      name: "--jobs", short: "-j", placeholder: "N", verbs: [.train, .predict, .evaluate],
      help: "threads to use (all cores)"),
    Option(
      name: "--minimum-support", placeholder: "N", verbs: [.check],
      help: "articles that each topic of topics.json needs (0)"),
    Option(
      name: "--minimum-no-topic", placeholder: "N", verbs: [.check],
      help: "articles without a topic that are needed (0)"),
    Option(
      name: "--minimum-types", placeholder: "N", verbs: [.check],
      help: "different words that are needed (0)"),
    Option(
      name: "--shared-sequences", placeholder: "N", verbs: [.check],
      help: "sequences of eight words that articles of different groups may share (5)"),
    Option(
      name: "--quiet", short: "-q", verbs: Verb.allCases, help: "print no messages but errors"),
    Option(name: "--help", short: "-h", verbs: Verb.allCases, help: "print help"),
  ]

  static func options(of verb: Verb) -> [Option] { options.filter { $0.verbs.contains(verb) } }
}
