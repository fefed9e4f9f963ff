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
      "vocabulary.slot_fingerprints", .u64, shape: [vocabulary.columns.fingerprints.count],
      bytes: littleEndianBytes(vocabulary.columns.fingerprints))
    if let lexicon = vectorizer.lexicon {
      writer.add(
        "lexicon.slot_fingerprints", .u64, shape: [lexicon.terms.fingerprints.count],
        bytes: littleEndianBytes(lexicon.terms.fingerprints))
    }
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
      "vocabulary.inverse_document_frequencies", .f32, shape: [vocabulary.count],
      bytes: littleEndianBytes(vectorizer.inverseDocumentFrequencies.map(\.bitPattern)))
    writer.add(
      "vocabulary.slot_columns", .u32, shape: [vocabulary.columns.values.count],
      bytes: littleEndianBytes(vocabulary.columns.values))
    writer.add(
      "vocabulary.term_ends", .u32, shape: [vocabulary.count],
      bytes: littleEndianBytes(vocabulary.termEnds))
    if let lexicon = vectorizer.lexicon {
      writer.add(
        "lexicon.slot_terms", .u32, shape: [lexicon.terms.values.count],
        bytes: littleEndianBytes(lexicon.terms.values))
      writer.add(
        "lexicon.list_starts", .u32, shape: [lexicon.listStarts.count],
        bytes: littleEndianBytes(lexicon.listStarts))
      writer.add(
        "lexicon.term_lists", .u32, shape: [lexicon.termLists.count],
        bytes: littleEndianBytes(lexicon.termLists))
    }
    let names =
      [("labels", labels)] + (vectorizer.lexicon.map { [("lexicon.names", $0.names)] } ?? [])
    for (name, strings) in names {
      let ends = strings.reduce(into: [UInt32]()) {
        $0.append(($0.last ?? 0) + UInt32($1.utf8.count))
      }
      writer.add("\(name).ends", .u32, shape: [ends.count], bytes: littleEndianBytes(ends))
    }
    for (name, strings) in names {
      let bytes = Array(strings.lazy.flatMap(\.utf8))
      writer.add("\(name).utf8", .u8, shape: [bytes.count], bytes: bytes)
    }
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

    do { try settings.pipeline.vectorizer.validate() } catch { throw .inconsistent("\(error)") }

    let reader = TensorReader(archive: archive, file: file, owner: owner)
    let labels = try reader.strings("labels")
    let count = labels.count
    guard !labels.isEmpty, Set(labels).count == labels.count, labels.allSatisfy({ !$0.isEmpty })
    else {
      throw .inconsistent("its labels are not distinct names")
    }
    let termEnds: FrozenArray<UInt32> = try reader.array("vocabulary.term_ends", .u32, shape: [nil])
    guard
      let vocabulary = Vocabulary(
        termBytes: try reader.array("vocabulary.utf8", .u8, shape: [nil]), termEnds: termEnds,
        columns: try reader.table("vocabulary", values: "slot_columns", limit: termEnds.count))
    else { throw .inconsistent("its vocabulary contradicts itself") }
    let lexicon = try reader.lexicon()
    let featureCount = vocabulary.count + (lexicon?.names.count ?? 0)
    let biases = try reader.finiteNumbers("model.biases", count: count)
    let calibration: Calibration
    if let temperature = settings.temperature {
      guard (1e-9...1e9).contains(temperature) else { throw .metadata("temperature") }
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
        vectorizer: settings.pipeline.vectorizer, lexicon: lexicon, vocabulary: vocabulary,
        inverseDocumentFrequencies: try reader.finiteArray(
          "vocabulary.inverse_document_frequencies", shape: [vocabulary.count])),
      model: LinearModel(
        weights: DenseMatrix(
          elements: try reader.finiteArray("model.weights", shape: [featureCount, count]),
          rowCount: featureCount, columnCount: count),
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

  private func implausible(_ name: String) -> ModelFileError {
    .inconsistent(
      "tensor '\(name)' has a number that is not finite, or beyond any that training gives")
  }

  func finiteArray(_ name: String, shape: [Int?]) throws(ModelFileError) -> FrozenArray<Float> {
    let array: FrozenArray<Float> = try array(name, .f32, shape: shape)
    guard array.isPlausible else { throw implausible(name) }
    return array
  }

  func finiteNumbers(_ name: String, count: Int) throws(ModelFileError) -> [Double] {
    let array: FrozenArray<Double> = try array(name, .f64, shape: [count])
    // With numbers below these bounds no score or probability can overflow.
    guard array.allSatisfy({ abs($0) <= 1e9 }) else { throw implausible(name) }
    return Array(array)
  }

  /// The hash table in `name.slot_fingerprints` and `name.values`, whose numbers are below `limit`.
  func table(_ name: String, values: String, limit: Int) throws(ModelFileError) -> FingerprintTable
  {
    guard
      let table = FingerprintTable(
        fingerprints: try array("\(name).slot_fingerprints", .u64, shape: [nil]),
        values: try array("\(name).\(values)", .u32, shape: [nil]), limit: limit)
    else { throw .inconsistent("the hash table of its \(name) contradicts itself") }
    return table
  }

  /// The lexicon, if the model has one.
  func lexicon() throws(ModelFileError) -> LexiconIndex? {
    guard archive.tensors["lexicon.slot_terms"] != nil else { return nil }
    let listStarts: FrozenArray<UInt32> = try array("lexicon.list_starts", .u32, shape: [nil])
    guard
      let lexicon = LexiconIndex(
        names: try strings("lexicon.names"),
        terms: try table("lexicon", values: "slot_terms", limit: listStarts.count),
        listStarts: listStarts,
        termLists: try array("lexicon.term_lists", .u32, shape: [nil]))
    else { throw .inconsistent("its lexicon contradicts itself") }
    return lexicon
  }

  /// The strings whose bytes are one after the other in `name.utf8` and end where `name.ends` says.
  func strings(_ name: String) throws(ModelFileError) -> [String] {
    let ends: FrozenArray<UInt32> = try array("\(name).ends", .u32, shape: [nil])
    let bytes: FrozenArray<UInt8> = try array("\(name).utf8", .u8, shape: [nil])
    var strings: [String] = []
    var start = 0
    for end in ends {
      guard Int(end) >= start, Int(end) <= bytes.count,
        let string = String(validating: bytes[start..<Int(end)], as: UTF8.self)
      else {
        throw .inconsistent("tensor '\(name).utf8' does not hold the strings its ends promise")
      }
      strings.append(string)
      start = Int(end)
    }
    guard start == bytes.count else {
      throw .inconsistent("tensor '\(name).utf8' does not hold the strings its ends promise")
    }
    return strings
  }
}
