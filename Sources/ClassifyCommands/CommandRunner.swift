import TopicClassification

/// Runs a command line: from arguments to exit status.
///
/// The only place where errors become messages.
public enum CommandRunner {
  /// Runs the command that `arguments`, without the program's name, ask for.
  public static func run(_ arguments: [String]) -> Int32 {
    Interruption.prepare()
    var output = OutputBuffer()
    do {
      let status = try run(try Command(parsing: arguments), output: &output)
      try output.flush()
      return status.rawValue
    } catch is OutputBuffer.ReaderIsGone {
      return ExitStatus.success.rawValue
    } catch {
      // Results that came before the error belong to the user.
      try? output.flush()
      switch error {
      case let error as UsageError:
        StandardError.print("\(error.message) (see classify --help)")
      case let error as CommandFailure: StandardError.print(error.message)
      default: StandardError.print("\(error)")
      }
      return ExitStatus.failure.rawValue
    }
  }

  private static func run(_ command: Command, output: inout OutputBuffer) throws -> ExitStatus {
    switch command {
    case .train(let options): return try TrainCommand(options: options).run(output: &output)
    case .predict(let options): return try PredictCommand(options: options).run(output: &output)
    case .evaluate(let options): return try EvaluateCommand(options: options).run(output: &output)
    case .check(let options): return try CheckCommand(options: options).run(output: &output)
    case .help(let verb): output.append(verb.map(HelpText.help) ?? HelpText.overview)
    case .version: output.append("classify \(ToolVersion.current)\n")
    }
    return .success
  }
}
