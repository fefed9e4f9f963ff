// swift-tools-version: 6.2
import PackageDescription

/// The targets, lowest first; each may import only what stands in its list (docs/architecture.md says why).
let libraries: KeyValuePairs<String, [String]> = [
  "Matrices": [],
  "Articles": [],
  "Corpora": [],
  "Safetensors": [],
  "TextFeatures": ["Matrices"],
  "Classifiers": ["Matrices"],
  "Evaluation": ["Matrices"],
  "Reports": ["Evaluation"],
  "Curation": ["Corpora", "TextFeatures"],
  "TopicClassification": [
    "Articles", "Classifiers", "Corpora", "Evaluation", "Matrices", "Safetensors", "TextFeatures",
  ],
  "ClassifyCommands": [
    "Articles", "Classifiers", "Corpora", "Curation", "Evaluation", "Reports", "TextFeatures",
    "TopicClassification",
  ],
]

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

let package = Package(
  name: "classify",
  platforms: [.macOS(.v15)],
  products: [
    // The product is TopicClassification; its interface uses the types of the others.
    .library(
      name: "TopicClassification",
      targets: [
        "TopicClassification", "Articles", "Corpora", "TextFeatures", "Classifiers", "Evaluation",
        "Reports", "Safetensors",
      ]),
    .executable(name: "classify", targets: ["classify"]),
  ],
  targets: libraries.map { name, imports in
    .target(name: name, dependencies: dependencies(imports), swiftSettings: settings)
  }
    + libraries.map { name, imports in
      .testTarget(
        name: "\(name)Tests", dependencies: dependencies([name, "TestSupport"] + imports),
        exclude: name == "TextFeatures" ? ["unicode-folding.py"] : [],
        resources: name == "Classifiers" ? [.copy("Fixtures")] : [], swiftSettings: settings)
    } + [
      .executableTarget(
        name: "classify", dependencies: ["ClassifyCommands"], swiftSettings: settings),
      .target(
        name: "TestSupport", dependencies: ["Matrices"], path: "Tests/TestSupport",
        swiftSettings: settings),
      .testTarget(
        name: "ClassifyEndToEndTests", dependencies: ["classify", "TestSupport"],
        swiftSettings: settings),
    ]
)
