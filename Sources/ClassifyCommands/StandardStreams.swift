#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Results go to standard output, messages to standard error.
struct OutputBuffer {
  private var bytes: [UInt8] = []

  /// The reader of standard output has gone: nothing is left to do, and nothing is wrong.
  struct ReaderIsGone: Error {}

  mutating func append(_ text: String) {
    bytes += text.utf8
  }

  /// Writes what has been collected if it is worth a system call.
  mutating func flushIfLarge() throws { if bytes.count > 1 << 16 { try flush() } }

  /// Writes what has been collected.
  ///
  /// - Throws: `ReaderIsGone` for a closed pipe, `CommandFailure` for anything else.
  mutating func flush() throws {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(STDOUT_FILENO, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { throw ReaderIsGone() }
      guard count > 0 else {
        throw CommandFailure("standard output: \(String(cString: strerror(errno)))")
      }
      start += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

enum StandardError {
  /// Prints one message line.
  static func print(_ message: String) {
    let line = Array("classify: \(message)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

enum Machine {
  /// The number of processors in use.
  static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
