/// Help, rendered from the option table.
enum HelpText {
  static let overview = """
    classify tags news articles with topics, and learns how from labelled ones.

    usage: classify train    [DATA...] [options]   articles -> a model
           classify predict  FILE... | -           articles -> topics
           classify evaluate [DATA...] [options]   articles + truth -> a report
           classify check    [DATA...] [options]   articles -> what is wrong with them

    Without options, train reads TrainingData/ and writes Models/news-topics.safetensors, evaluate judges
    that model on the articles with "split": "test", and predict uses it. Each command has --help.

    exit status: 0 done; 1 a quality gate was not met; 2 it could not be done or judged; 130 interrupted

    """

  static func help(for verb: Verb) -> String {
    let rows = OptionTable.options(of: verb).map { option in
      let names = (option.short.map { "\($0), " } ?? "    ") + option.name
      return (names + (option.placeholder.map { " \($0)" } ?? ""), option.help)
    }
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { name, help in
      "  \(name)" + String(repeating: " ", count: width - name.count + 2) + help
    }
    return usage(of: verb) + "\n\noptions (defaults in brackets):\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private static func usage(of verb: Verb) -> String {
    switch verb {
    case .train:
      """
      usage: classify train [DATA...] [options]

      Learns topics from labelled articles in JSON Lines (files, or folders of *.jsonl) and writes one
      model file. Without DATA, reads TrainingData/. Unless --split says otherwise, articles with
      "split": "test" are left out, so that evaluate can judge the model on them.

        classify train
        classify train articles.jsonl --algorithm cnb -o my-model.safetensors
      """
    case .predict:
      """
      usage: classify predict FILE... [options]      (- is standard input)

      Tags articles: a plain text or HTML page is one article, JSON Lines has one a line. Prints the chosen
      topics and their probabilities, the most probable first, and - for an article without a topic.

        classify predict article.txt
        classify predict --explain 5 article.html
        classify predict wire.jsonl > tagged.jsonl
      """
    case .evaluate:
      """
      usage: classify evaluate [DATA...] [options]

      Compares a model's topics with the labels of articles in JSON Lines. Without DATA, reads
      TrainingData/. Unless --split says otherwise, only articles with "split": "test" count if there
      are any. Ends with 1 if a --fail-under gate is not met, with 2 if it cannot be judged.

        classify evaluate
        classify evaluate test.jsonl -m my-model.safetensors --fail-under macro-f1=0.8
        classify evaluate articles.jsonl --cross-validate 5
      """
    case .check:
      """
      usage: classify check [DATA...] [options]

      Looks for what spoils a training corpus: lines and labels that are not valid, ids used twice, stories
      told twice under different groups, opening and closing sentences used twice, groups on both sides of
      a split, topics with too few articles. Prints figures that show how rich the corpus is, and every
      finding with its file and line. Ends with 1 if there are any. Without DATA, checks TrainingData/.

        classify check --minimum-support 90
      """
    }
  }
}
