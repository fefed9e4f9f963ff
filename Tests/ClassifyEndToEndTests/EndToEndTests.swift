import Foundation
import TestSupport
import Testing

/// Runs the built `classify` as a user would.
@Suite("End to end", .serialized)
struct EndToEndTests {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  let folder: TemporaryFolder
  /// Where the build puts the test bundle, and beside it the program.
  static let productsFolder: URL = {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return Bundle.main.bundleURL
  }()
  static let binary = productsFolder.appendingPathComponent("classify")

  init() throws { folder = try TemporaryFolder() }

  /// Runs `classify` with `arguments`; `prefix` is a shell command line before it, such as a limit.
  func classify(
    _ arguments: [String], input: [UInt8] = [], shell: String? = nil
  ) throws -> Run {
    let process = Process()
    if let shell {
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", shell, Self.binary.path] + arguments
    } else {
      process.executableURL = Self.binary
      process.arguments = arguments
    }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let input0 = try folder.file("stdin", input)
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input0))
    let output = Pipe()
    let errors = try folder.file("stderr", "")
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Twelve articles a topic, two topics and none.
  static let articles: String = {
    let topics = [
      ("diplomacy", "the ambassador and the foreign minister met at the embassy for treaty talks"),
      ("military", "the army and the navy moved troops and a brigade to the exercise"),
      ("", "the singer and the actor opened the festival with a song and a film"),
    ]
    return (0..<36).map { index in
      let (label, text) = topics[index % 3]
      let labels = label.isEmpty ? "" : "\"\(label)\""
      let split = index % 5 == 4 ? "test" : "train"
      return
        "{\"id\":\"a\(index)\",\"title\":\"Item \(index)\",\"text\":\"\(text) in city \(index % 4) on day \(index % 5)\",\"labels\":[\(labels)],\"split\":\"\(split)\"}\n"
    }.joined()
  }()

  func trained() throws -> String {
    let data = try folder.file("articles.jsonl", Self.articles)
    let model = try folder.file("m.safetensors")
    let run = try classify(["train", data, "-o", model, "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    return model
  }

  @Test func `train, predict and evaluate work with no options`() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/TrainingData", withIntermediateDirectories: true)
    _ = try folder.file("TrainingData/a.jsonl", Self.articles)
    let train = try classify(["train"])
    #expect(train.status == 0)
    #expect(train.errors.isEmpty)
    #expect(train.output.hasPrefix("29 articles, 2 topics, "))
    #expect(train.output.contains("wrote Models/news-topics.safetensors"))
    let page = try folder.file(
      "page.txt",
      "Ambassador expelled\n\nThe foreign minister and the ambassador met for treaty talks at the embassy.\n"
    )
    let predict = try classify(["predict", page])
    #expect(predict.status == 0)
    #expect(predict.output.hasPrefix("diplomacy "))
    let evaluate = try classify(["evaluate"])
    #expect(evaluate.status == 0)
    #expect(evaluate.output.contains("7 articles of TrainingData (split test)"))
  }

  @Test func `the same data gives the same bytes in another process and at any number of jobs`()
    throws
  {
    let data = try folder.file("articles.jsonl", Self.articles)
    let files = try ["1", "2", "3"].map { jobs in
      let model = try folder.file("m\(jobs)")
      #expect(try classify(["train", data, "-o", model, "--jobs", jobs]).status == 0)
      return try Data(contentsOf: URL(fileURLWithPath: model))
    }
    #expect(files[0] == files[1])
    #expect(files[0] == files[2])
    let reports = try ["1", "2"].map {
      try classify(["evaluate", data, "-m", folder.file("m1"), "--format", "json", "-j", $0]).output
    }
    #expect(reports[0] == reports[1])
  }

  @Test func `JSON Lines stream through, one prediction a line`() throws {
    let model = try trained()
    let data = try folder.file("in.jsonl", Self.articles)
    let run = try classify(["predict", "-m", model, data])
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 36)
    let first = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(first["id"] as? String == "a0")
    #expect(first["labels"] as? [String] == ["diplomacy"])
    #expect((first["scores"] as? [String: Double])?.count == 2)
    #expect(first["status"] as? String == "ok")
    let piped = try classify(["predict", "-m", model, "-"], input: Array(Self.articles.utf8))
    #expect(piped.output.split(separator: "\n").count == 36)
    let part = try classify(["predict", "-m", model, data, "--split", "test", "--format", "csv"])
    #expect(part.output.split(separator: "\r\n").count == 8)
    #expect(part.output.hasPrefix("id,labels,status,diplomacy,military\r\n"))
    let json = try classify(["predict", "-m", model, data, "--format", "json", "--explain", "2"])
    let list = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(list.count == 36)
    for item in list {
      for explanation in try #require(item["explanations"] as? [[String: Any]]) {
        let terms = try #require(explanation["terms"] as? [[String: Any]])
        var sum = try #require(explanation["bias"] as? Double)
        sum += try #require(explanation["otherTerms"] as? Double)
        for term in terms { sum += try #require(term["contribution"] as? Double) }
        #expect(abs(sum - (explanation["score"] as? Double ?? .nan)) < 1e-9)
      }
    }
  }

  @Test func `pages show what was kept and explain themselves`() throws {
    let model = try trained()
    let page = try folder.file(
      "page.html",
      "<html><body><nav>army navy troops</nav><h1>Talks at the embassy</h1><p>The ambassador and the foreign minister met for treaty talks on the day after.</p><p>Also Read: the army and the navy</p></body></html>"
    )
    let shown = try classify(["predict", "--show-text", page])
    #expect(shown.output.contains("Talks at the embassy\n\nThe ambassador"))
    #expect(shown.output.contains("related link: Also Read: the army and the navy"))
    #expect(!shown.output.contains("nav>"))
    let explained = try classify(["predict", "-m", model, "--explain", "3", page])
    #expect(explained.output.contains("diplomacy: score "))
    #expect(explained.output.contains("(bias)"))
  }

  @Test func `gates decide the status`() throws {
    let model = try trained()
    let data = try folder.file("articles.jsonl", Self.articles)
    let report = try folder.file("r.json")
    let met = try classify([
      "evaluate", data, "-m", model, "--fail-under", "micro-f1=0.5", "--report", "json=\(report)",
    ])
    #expect(met.status == 0)
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: report)))
        as? [String: Any])
    #expect(json["schemaVersion"] as? Int == 1)
    let hard = String(Self.articles.split(separator: "\n")[2]).replacingOccurrences(
      of: "[]", with: "[\"military\"]"
    ).replacingOccurrences(of: "\"test\"", with: "\"x\"")
    let bad = try folder.file("bad.jsonl", hard)
    let failed = try classify(["evaluate", bad, "-m", model, "--fail-under", "macro-f1=0.8"])
    #expect(failed.status == 1)
    #expect(
      failed.errors
        == "classify: gate not met: macro-f1 of at least 0.8000 is required, it is 0.0000\n")
    let unjudged = try classify([
      "evaluate", bad, "-m", model, "--fail-under", "diplomacy.recall=0.8",
    ])
    #expect(unjudged.status == 2)
    #expect(unjudged.errors.contains("gate not judged"))
    let folds = try classify([
      "evaluate", data, "--cross-validate", "3", "--fail-under", "macro-f1=0.5",
    ])
    #expect(folds.status == 0, "\(folds.errors)")
    #expect(folds.output.contains("3-fold cross-validation"))
  }

  @Test func `bad input ends with status 2 and says where and what`() throws {
    let model = try trained()
    let model0 = try Data(contentsOf: URL(fileURLWithPath: model))
    func file(_ name: String, _ text: String) throws -> String { try folder.file(name, text) }
    let cases: [([String], String)] = [
      (
        ["train", try file("a.jsonl", "{\"text\":1}\n"), "-o", model],
        "a.jsonl:1:9: field \"text\": expected a string, found a number"
      ),
      (
        ["train", try file("b.jsonl", "hello\n"), "-o", model],
        "b.jsonl:1:1: expected a JSON object, found 'hello'"
      ),
      (
        ["train", try file("c.jsonl", "{\"text\":\"x\"}\n"), "-o", model],
        "c.jsonl:1: field \"labels\" is missing"
      ),
      (["train", try file("d.jsonl", ""), "-o", model], "d.jsonl: no articles"),
      (
        [
          "train",
          try file(
            "e.jsonl",
            "{\"id\":\"1\",\"text\":\"x\",\"labels\":[]}\n{\"id\":\"1\",\"text\":\"x\",\"labels\":[]}\n"
          ), "-o", model,
        ], "e.jsonl:2: id \"1\" was already used at"
      ),
      (
        ["train", try folder.file("f.jsonl", [0x7B, 0xFF]), "-o", model],
        "f.jsonl:1:2: this is not valid UTF-8"
      ),
      (
        ["train", folder.path + "/none.jsonl", "-o", model], "none.jsonl: No such file or directory"
      ),
      (["predict", "-m", model, folder.path], "this is a folder, a file was expected"),
      (["predict", "-m", model, try file("g.txt", "")], "g.txt: this file is empty"),
      (
        ["predict", "-m", model, try folder.file("h.txt", [0x41, 0xFE])],
        "h.txt: this is not valid UTF-8 text"
      ),
      (
        ["predict", "-m", model, try file("i.jsonl", "{\"text\":\"fine\"}\n{\"text\":\n")],
        "i.jsonl:2:9: field \"text\": expected a string, found the end of the line"
      ),
      (
        ["predict", "-m", try file("cut", "short"), try file("j.txt", "Text.")],
        "cut: this is not a whole model file: 5 bytes are too few"
      ),
      (
        ["predict", "-m", folder.path + "/none", try file("k.txt", "Text.")],
        "none: No such file or directory"
      ),
      (
        [
          "predict", "-m", try folder.file("half", Array(model0.prefix(model0.count / 2))),
          try file("l.txt", "Text."),
        ], "half: this is not a whole model file"
      ),
      (
        ["evaluate", try file("m.jsonl", "{\"text\":\"x\"}\n"), "-m", model],
        "m.jsonl:1: field \"labels\" is missing"
      ),
      (
        ["evaluate", try file("n.jsonl", Self.articles), "-m", model, "--split", "nope"],
        "no articles with \"split\": \"nope\""
      ),
      (["train", "--algoritm", "nb"], "unknown option --algoritm; did you mean --algorithm?"),
      (
        ["train", try file("o.jsonl", Self.articles), "-o", folder.path + "/a.jsonl/x"],
        "cannot be written"
      ),
    ]
    for (arguments, message) in cases {
      let run = try classify(arguments)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.errors.hasPrefix("classify: "), "\(run.errors)")
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1)
    }
    // Nothing of this touched the model.
    #expect(try Data(contentsOf: URL(fileURLWithPath: model)) == model0)
  }

  @Test func `predictions before a bad line are still printed`() throws {
    let model = try trained()
    let run = try classify(
      ["predict", "-m", model, "-"], input: Array("{\"text\":\"fine\"}\n{\"text\":\n".utf8))
    #expect(run.status == 2)
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func `a full disk while writing leaves the old model and no rest`() throws {
    let model = try trained()
    let before = try Data(contentsOf: URL(fileURLWithPath: model))
    let data = try folder.file(
      "more.jsonl", Self.articles.replacingOccurrences(of: "city", with: "village"))
    // A limit of one block on the size of files stands in for a disk that is full.
    let run = try classify(["train", data, "-o", model], shell: "ulimit -f 1; exec \"$0\" \"$@\"")
    #expect(run.status == 2)
    #expect(run.errors.contains("m.safetensors: cannot be written: "))
    #expect(try Data(contentsOf: URL(fileURLWithPath: model)) == before)
    let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".partial")
    }
    #expect(rest.isEmpty)
  }

  @Test func `a full device is an error, a closed pipe is none`() throws {
    let model = try trained()
    let data = try folder.file("in.jsonl", Self.articles)
    let closed = try classify(
      ["predict", "-m", model, data], shell: "\"$0\" \"$@\" | true; exit 0")
    #expect(closed.status == 0)
    #expect(closed.errors.isEmpty)
    if FileManager.default.fileExists(atPath: "/dev/full") {
      let full = try classify(
        ["predict", "-m", model, data], shell: "exec \"$0\" \"$@\" > /dev/full")
      #expect(full.status == 2)
      #expect(full.errors.contains("standard output: No space left on device"))
    }
  }

  @Test func `help and version print to standard output`() throws {
    for arguments in [[], ["--help"], ["train", "--help"], ["help", "predict"], ["--version"]] {
      let run = try classify(arguments)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.errors.isEmpty)
    }
  }
}
