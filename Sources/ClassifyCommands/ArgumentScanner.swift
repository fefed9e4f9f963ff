/// A command line taken apart by the option table, before any value is looked at.
struct ScannedArguments: Sendable, Hashable {
  /// The values of each option by its full name; a switch has one empty value.
  var values: [String: [String]] = [:]
  /// The other arguments.
  var operands: [String] = []

  /// Whether the switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The value of an option that is given at most once.
  func value(_ name: String) -> String? { values[name]?.first }
}

/// Why a command line was not understood.
struct UsageError: Error, Hashable {
  let message: String
}

/// Takes a command line apart: options anywhere, `--name value` or `--name=value`, `--` ends them.
struct ArgumentScanner {
  let verb: Verb

  func scan(_ arguments: ArraySlice<String>) throws(UsageError) -> ScannedArguments {
    var scanned = ScannedArguments()
    var rest = arguments
    var areOptionsOver = false
    while let argument = rest.popFirst() {
      if areOptionsOver || argument == "-" || !argument.hasPrefix("-") {
        scanned.operands.append(argument)
        continue
      }
      if argument == "--" {
        areOptionsOver = true
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      let option = try option(named: name)
      var value = ""
      if let placeholder = option.placeholder {
        if parts.count == 2 {
          value = String(parts[1])
        } else if let next = rest.popFirst() {
          value = next
        } else {
          throw UsageError(message: "option \(name) needs a value: \(name) \(placeholder)")
        }
      } else if parts.count == 2 {
        throw UsageError(message: "option \(name) takes no value")
      }
      if scanned.values[option.name] != nil, !option.isRepeatable {
        throw UsageError(message: "option \(option.name) is given twice")
      }
      scanned.values[option.name, default: []].append(value)
    }
    return scanned
  }

  private func option(named name: String) throws(UsageError) -> Option {
    let options = OptionTable.options(of: verb)
    if let option = options.first(where: { $0.name == name || $0.short == name }) { return option }
    if let other = OptionTable.options.first(where: { $0.name == name || $0.short == name }) {
      let verbs = other.verbs.map(\.rawValue).joined(separator: " and ")
      throw UsageError(message: "option \(name) belongs to \(verbs), not to \(verb.rawValue)")
    }
    let suggestion = Suggestion.closest(to: name, among: options.map(\.name))
    throw UsageError(
      message: "unknown option \(name)" + (suggestion.map { "; did you mean \($0)?" } ?? ""))
  }
}

/// Finds what a mistyped word was meant to be.
enum Suggestion {
  /// The candidate that fewest changes make of `word`, unless it takes more than a third of its letters.
  static func closest(to word: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (distance(Array(word), Array($0)), $0) }.min { $0 < $1 }
    guard let (distance, candidate) = ranked, distance <= max(1, word.count / 3) else { return nil }
    return candidate
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for i in 0...left.count { rows[i][0] = i }
    for j in 0...right.count { rows[0][j] = j }
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() {
        var best = min(rows[i][j] + (a == b ? 0 : 1), rows[i][j + 1] + 1, rows[i + 1][j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[left.count][right.count]
  }
}
