/// How a command ends, as scripts see it.
public enum ExitStatus: Int32, Sendable {
  /// Done, and every quality gate was met.
  case success = 0
  /// A quality gate was not met, and nothing else went wrong.
  case gateNotMet = 1
  /// It could not be done or judged: usage, data, model, files.
  case failure = 2
}

/// Why a command could not be done: what users read after `classify:`.
struct CommandFailure: Error, Hashable {
  let message: String

  init(_ message: String) { self.message = message }
}
