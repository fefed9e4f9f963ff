import Foundation

/// A folder that goes with its last reference.
package final class TemporaryFolder: Sendable {
  /// Where it is.
  package let path: String

  /// An empty folder.
  package init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("classify-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, with the given content if there is any.
  package func file(_ name: String, _ content: [UInt8]? = nil) throws -> String {
    let file = path + "/" + name
    if let content { try Data(content).write(to: URL(fileURLWithPath: file)) }
    return file
  }

  /// The path of a file in the folder with the given text.
  package func file(_ name: String, _ content: String) throws -> String {
    try file(name, Array(content.utf8))
  }
}
