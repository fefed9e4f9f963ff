/// The version of `classify`, as the command line, model files and reports give it.
public enum ToolVersion {
  /// The version in force.
  public static let current = "0.1.0"
}
