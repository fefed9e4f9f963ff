import Classifiers
import Matrices
import Safetensors
import TextFeatures

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The model file: what stands where in the safetensors archive.
///
/// `docs/model-format.md` is its specification.
public enum ModelFile {
  /// The version of the format.
  public static let version = 1

  fileprivate static let format = "classify-model"

  /// What the header's `model` string holds, as JSON with sorted keys.
  fileprivate struct Settings: Codable {
    var pipeline: TrainingPipeline
    var link: LinearModel.Link
    var featureUse: LinearModel.FeatureUse
    var temperature: Double?
    var provenance: Provenance
  }
}

extension TopicClassifier {
  /// The bytes of the model file; equal classifiers give equal bytes.
  public func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var temperature: Double?
    if case .temperature(let value) = calibration { temperature = value }
    let settings = ModelFile.Settings(
      pipeline: pipeline, link: model.link, featureUse: model.featureUse, temperature: temperature,
      provenance: provenance)
    let json = (try? encoder.encode(settings)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    var writer = TensorArchiveWriter(metadata: [
      "format": ModelFile.format, "format_version": String(ModelFile.version), "model": json,
    ])
    let vocabulary = vectorizer.vocabulary
    writer.add(
      "vocabulary.slot_fingerprints", .u64, shape: [vocabulary.slotFingerprints.count],
      bytes: littleEndianBytes(vocabulary.slotFingerprints))
    writer.add(
      "model.biases", .f64, shape: [labels.count],
      bytes: littleEndianBytes(model.biases.map(\.bitPattern)))
    if case .sigmoids(let curves) = calibration {
      writer.add(
        "calibration.slopes", .f64, shape: [labels.count],
        bytes: littleEndianBytes(curves.map(\.slope.bitPattern)))
      writer.add(
        "calibration.intercepts", .f64, shape: [labels.count],
        bytes: littleEndianBytes(curves.map(\.intercept.bitPattern)))
    }
    if let thresholds {
      writer.add(
        "decision.thresholds", .f64, shape: [labels.count],
        bytes: littleEndianBytes(thresholds.map(\.bitPattern)))
    }
    writer.add(
      "model.weights", .f32, shape: [model.featureCount, model.labelCount],
      bytes: littleEndianBytes(model.weights.elements.map(\.bitPattern)))
    writer.add(
      "vocabulary.inverse_document_frequencies", .f32, shape: [featureCount],
      bytes: littleEndianBytes(vectorizer.inverseDocumentFrequencies.map(\.bitPattern)))
    writer.add(
      "vocabulary.slot_columns", .u32, shape: [vocabulary.slotColumns.count],
      bytes: littleEndianBytes(vocabulary.slotColumns))
    writer.add(
      "vocabulary.term_ends", .u32, shape: [featureCount],
      bytes: littleEndianBytes(vocabulary.termEnds))
    let labelBytes = labels.map { Array($0.utf8) }
    var end: UInt32 = 0
    let labelEnds = labelBytes.map { bytes -> UInt32 in
      end += UInt32(bytes.count)
      return end
    }
    writer.add(
      "labels.ends", .u32, shape: [labels.count], bytes: littleEndianBytes(labelEnds))
    writer.add("labels.utf8", .u8, shape: [Int(end)], bytes: Array(labelBytes.joined()))
    writer.add(
      "vocabulary.utf8", .u8, shape: [vocabulary.termBytes.count],
      bytes: Array(vocabulary.termBytes))
    return writer.encoded()
  }

  private func littleEndianBytes<Element: FixedWidthInteger>(
    _ elements: some Collection<Element>
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count * MemoryLayout<Element>.size)
    for element in elements { withUnsafeBytes(of: element.littleEndian) { bytes += $0 } }
    return bytes
  }

  /// The classifier in a model file, whose bytes `owner` keeps alive and unchanged; they are used
  /// where they are.
  ///
  /// - Throws: `ModelFileError` for anything that is not a whole, consistent model.
  public init(
    decoding file: UnsafeRawBufferPointer, owner: AnyObject
  ) throws(ModelFileError) {
    let archive: TensorArchive
    do { archive = try TensorArchive(decoding: file) } catch { throw .archive(error) }
    guard archive.metadata["format"] == ModelFile.format else { throw .foreign }
    let version = archive.metadata["format_version"] ?? "none"
    guard version == String(ModelFile.version) else { throw .version(version) }
    guard
      let settings = try? JSONDecoder().decode(
        ModelFile.Settings.self, from: Data((archive.metadata["model"] ?? "").utf8))
    else { throw .metadata("header string \"model\"") }

    let reader = TensorReader(archive: archive, file: file, owner: owner)
    let labelEnds: FrozenArray<UInt32> = try reader.array("labels.ends", .u32, shape: [nil])
    let count = labelEnds.count
    let labels = try reader.strings("labels.utf8", ends: labelEnds)
    guard !labels.isEmpty, Set(labels).count == labels.count, labels.allSatisfy({ !$0.isEmpty })
    else {
      throw .inconsistent("its labels are not distinct names")
    }
    let termEnds: FrozenArray<UInt32> = try reader.array("vocabulary.term_ends", .u32, shape: [nil])
    guard
      let vocabulary = Vocabulary(
        termBytes: try reader.array("vocabulary.utf8", .u8, shape: [nil]), termEnds: termEnds,
        slotFingerprints: try reader.array("vocabulary.slot_fingerprints", .u64, shape: [nil]),
        slotColumns: try reader.array("vocabulary.slot_columns", .u32, shape: [nil]))
    else { throw .inconsistent("its vocabulary contradicts itself") }
    let biases = try reader.finiteNumbers("model.biases", count: count)
    let calibration: Calibration
    if let temperature = settings.temperature {
      guard temperature.isFinite, temperature > 0 else { throw .metadata("temperature") }
      calibration = .temperature(temperature)
    } else if archive.tensors["calibration.slopes"] != nil {
      let slopes = try reader.finiteNumbers("calibration.slopes", count: count)
      let intercepts = try reader.finiteNumbers("calibration.intercepts", count: count)
      calibration = .sigmoids(
        zip(slopes, intercepts).map { Calibration.Sigmoid(slope: $0, intercept: $1) })
    } else {
      calibration = .none
    }
    let rule: DecisionRule =
      archive.tensors["decision.thresholds"] == nil
      ? .mostProbable
      : .thresholds(try reader.finiteNumbers("decision.thresholds", count: count))
    self.init(
      labels: labels, pipeline: settings.pipeline,
      vectorizer: FittedVectorizer(
        vectorizer: settings.pipeline.vectorizer, vocabulary: vocabulary,
        inverseDocumentFrequencies: try reader.finiteArray(
          "vocabulary.inverse_document_frequencies", shape: [vocabulary.count])),
      model: LinearModel(
        weights: DenseMatrix(
          elements: try reader.finiteArray("model.weights", shape: [vocabulary.count, count]),
          rowCount: vocabulary.count, columnCount: count),
        biases: biases, link: settings.link, featureUse: settings.featureUse,
        convergence: settings.provenance.convergence),
      calibration: calibration, rule: rule, provenance: settings.provenance)
  }
}

/// Typed views of an archive's tensors.
private struct TensorReader {
  let archive: TensorArchive
  let file: UnsafeRawBufferPointer
  let owner: AnyObject

  func array<Element: BitwiseCopyable & Sendable>(
    _ name: String, _ type: Tensor.ElementType, shape: [Int?]
  ) throws(ModelFileError) -> FrozenArray<Element> {
    let tensor: Tensor
    do { tensor = try archive.tensor(name, type, shape: shape) } catch { throw .archive(error) }
    guard
      let array = FrozenArray<Element>(
        viewing: UnsafeRawBufferPointer(rebasing: file[tensor.bytes]), owner: owner)
    else { throw .archive(.offsets(tensor: name)) }
    return array
  }

  func finiteArray(_ name: String, shape: [Int?]) throws(ModelFileError) -> FrozenArray<Float> {
    let array: FrozenArray<Float> = try array(name, .f32, shape: shape)
    guard array.isFinite else {
      throw .inconsistent("tensor '\(name)' has a number that is not finite")
    }
    return array
  }

  func finiteNumbers(_ name: String, count: Int) throws(ModelFileError) -> [Double] {
    let array: FrozenArray<Double> = try array(name, .f64, shape: [count])
    guard array.allSatisfy(\.isFinite) else {
      throw .inconsistent("tensor '\(name)' has a number that is not finite")
    }
    return Array(array)
  }

  func strings(_ name: String, ends: FrozenArray<UInt32>) throws(ModelFileError) -> [String] {
    let bytes: FrozenArray<UInt8> = try array(name, .u8, shape: [nil])
    var strings: [String] = []
    var start = 0
    for end in ends {
      guard Int(end) >= start, Int(end) <= bytes.count,
        let string = String(validating: bytes[start..<Int(end)], as: UTF8.self)
      else { throw .inconsistent("tensor '\(name)' does not hold the strings its ends promise") }
      strings.append(string)
      start = Int(end)
    }
    guard start == bytes.count else {
      throw .inconsistent("tensor '\(name)' does not hold the strings its ends promise")
    }
    return strings
  }
}
