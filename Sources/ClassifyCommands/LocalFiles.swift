#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the commands do with files: read, map, list, replace.
enum LocalFiles {
  /// The reason of the last failed system call, in words.
  private static var reason: String { String(cString: strerror(errno)) }

  private static func opened(_ path: String) throws(CommandFailure) -> Int32 {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw CommandFailure("\(path): \(reason)") }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      defer { close(file) }
      throw CommandFailure("\(path): \(reason)")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw CommandFailure("\(path): this is a folder, a file was expected")
    }
    return file
  }

  /// The bytes of the file at `path`, or of standard input for "-", piece by piece.
  static func forEachPiece(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let file = path == "-" ? STDIN_FILENO : try opened(path)
    defer { if path != "-" { close(file) } }
    let size = 1 << 18
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    defer { buffer.deallocate() }
    while true {
      let count = read(file, buffer, size)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw CommandFailure("\(path): \(reason)") }
      if count == 0 { return }
      try body(UnsafeBufferPointer(start: buffer, count: count))
    }
  }

  /// All bytes of the file at `path`, or of standard input for "-".
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece(of: path) { piece throws(CommandFailure) in bytes += piece }
    return bytes
  }

  /// The path of the file `name` in the first of `folders` that has one.
  static func first(_ name: String, in folders: [String]) -> String? {
    folders.lazy.map { "\($0)/\(name)" }.first { access($0, F_OK) == 0 }
  }

  /// The files that `path` stands for: itself, or for a folder all `*.jsonl` below it, by path.
  static func corpusFiles(at path: String) throws(CommandFailure) -> [String] {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return [path]
    }
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw CommandFailure("\(path): this folder cannot be read")
    }
    let files = names.filter { $0.hasSuffix(".jsonl") }
      .map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !files.isEmpty else { throw CommandFailure("\(path): no *.jsonl files in this folder") }
    return files
  }

  /// Writes `bytes` to a sibling of `path` and renames it, so that nobody ever sees half a file and a
  /// failure leaves the old one untouched.
  static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    if !folder.isEmpty, access(folder, F_OK) != 0 {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let sibling = "\(path).\(getpid()).partial"
    let file = open(sibling, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    guard file >= 0 else { throw CommandFailure("\(path): cannot be written: \(reason)") }
    Interruption.remove(whenInterrupted: sibling)
    defer { Interruption.remove(whenInterrupted: nil) }
    func fail() -> CommandFailure {
      let failure = CommandFailure("\(path): cannot be written: \(reason)")
      close(file)
      unlink(sibling)
      return failure
    }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(file, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fail() }
      start += count
    }
    guard fsync(file) == 0 || errno == EINVAL, rename(sibling, path) == 0 else { throw fail() }
    close(file)
  }
}

/// A file in memory without being read: pages come as they are touched.
///
/// Invariant: `bytes` stays mapped, read-only, until the last reference goes.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer

  init(_ path: String) throws(CommandFailure) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw CommandFailure("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CommandFailure("\(path): this is not a file")
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw CommandFailure("\(path): this file is empty") }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
      throw CommandFailure("\(path): \(String(cString: strerror(errno)))")
    }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}

/// What happens when the user presses Ctrl-C: a file half written goes, and the status is 130.
enum Interruption {
  /// Set and read by one thread and the signal handler only; a pointer is written in one piece.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Arranges for signals to be treated as a command line program should.
  static func prepare() {
    // Writing to a closed pipe and beyond a size limit are errors to be reported, not deaths.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in
      if let path = Interruption.path { unlink(path) }
      _exit(130)
    }
  }

  /// Names the file to be removed, or none any more.
  static func remove(whenInterrupted path: String?) {
    let old = self.path
    self.path = path.flatMap { strdup($0) }
    free(old)
  }
}
