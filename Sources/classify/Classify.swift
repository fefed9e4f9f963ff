import ClassifyCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program: everything it does is in `ClassifyCommands`.
@main struct Classify {
  static func main() { exit(CommandRunner.run(Array(CommandLine.arguments.dropFirst()))) }
}
