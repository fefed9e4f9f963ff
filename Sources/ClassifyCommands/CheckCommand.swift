import Corpora
import Curation
import Reports

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Labelled articles → what is wrong with them, and figures.
struct CheckCommand {
  let options: CheckOptions

  func run(output: inout OutputBuffer) throws -> ExitStatus {
    let corpus = try CorpusInput.corpus(of: options.data) { _ in true }
    do { try corpus.validateLabels() } catch { throw CommandFailure("\(error)") }
    var check = options.check
    check.knownLabels = try knownLabels()
    let figures = CorpusFigures(of: corpus)
    let findings = check.findings(in: corpus, figures: figures)
    if !options.isQuiet { output.append(text(figures)) }
    try output.flush()
    for finding in findings { StandardError.print("\(finding)") }
    return findings.isEmpty ? .success : .gateNotMet
  }

  /// The topics of the `topics.json` in the first folder of articles that has one.
  private func knownLabels() throws(CommandFailure) -> [String]? {
    struct Taxonomy: Decodable {
      struct Topic: Decodable { var id: String }
      var topics: [Topic]
    }
    guard let path = LocalFiles.first("topics.json", in: options.data) else { return nil }
    guard
      let taxonomy = try? JSONDecoder().decode(
        Taxonomy.self, from: Data(try LocalFiles.bytes(of: path)))
    else {
      throw CommandFailure("\(path): expected a JSON object with \"topics\", each with an \"id\"")
    }
    return taxonomy.topics.map(\.id)
  }

  private func text(_ figures: CorpusFigures) -> String {
    func grouped(_ count: Int) -> String { DecimalText.grouped(count) }
    func percent(_ count: Int) -> String {
      DecimalText.fixed(100 * Double(count) / Double(max(1, figures.articleCount)), decimals: 1)
        + " %"
    }
    let mean = Double(figures.wordCount) / Double(max(1, figures.articleCount))
    var lines = [
      "\(grouped(figures.articleCount)) articles, \(grouped(figures.wordCount)) words, \(DecimalText.fixed(mean, decimals: 0)) an article",
      "\(grouped(figures.typeCount)) different words, \(grouped(figures.singleTypeCount)) of them once",
      "labels an article: "
        + figures.labelCounts.enumerated().map { "\($0.offset): \(percent($0.element))" }.joined(
          separator: ", "),
      "articles with each topic: "
        + figures.supports.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", "),
    ]
    for share in figures.shares {
      lines.append(
        "\(share.name): "
          + share.counts.map { "\($0.value) \(percent($0.count))" }.joined(separator: ", "))
    }
    lines.append("most frequent six words: ")
    lines += figures.frequentSequences.map { "  \($0.count) × \($0.words)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
