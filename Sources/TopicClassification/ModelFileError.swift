public import Safetensors

/// Why a file is not a model that can be used.
public enum ModelFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It is not a safetensors file, or lacks a tensor.
  case archive(TensorArchiveError)
  /// It is a safetensors file, but not a model of this program.
  case foreign
  /// It was written in another version of the format.
  case version(String)
  /// A setting in its header cannot be read.
  case metadata(String)
  /// Its parts contradict each other.
  case inconsistent(String)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .archive(let error): "this is not a whole model file: \(error)"
    case .foreign: "this safetensors file is not a topic model (no \"format\": \"classify-model\")"
    case .version(let version):
      "this model has format version \(version); this program reads version \(ModelFile.version)"
    case .metadata(let key): "the model's \(key) cannot be read"
    case .inconsistent(let what): "the model is damaged: \(what)"
    }
  }
}
