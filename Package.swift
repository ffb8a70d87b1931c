// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: nothing implicit, no warning left standing.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A stage of the pipeline; `knows` lists every target it may import.
func stage(
  _ name: String, knows: [String] = [], resources: [Resource] = [], exclude: [String] = []
) -> Target {
  .target(
    name: name, dependencies: knows.map { .byName(name: $0) }, exclude: exclude,
    resources: resources, swiftSettings: house)
}

/// The tests of the target of the same name, and what else they look at.
func tests(of name: String, using others: [String] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ([name] + others).map { .byName(name: $0) },
    exclude: exclude, swiftSettings: house)
}

let package = Package(
  name: "prelo",
  products: [
    .executable(name: "prelo", targets: ["PreloCommand"]),
    .library(name: "Prelo", targets: ["Prelo"]),
    .library(name: "PreloTesting", targets: ["PreloTesting"]),
  ],
  targets: [
    // One module map per C library; one Swift target beside it imports it. No pkg-config: its answers
    // name the system's folder ahead of the one with archives that `.ci/prepare.sh` links.
    .systemLibrary(name: "CHaru", providers: [.apt(["libhpdf-dev"])]),
    .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CDeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    // What Linux offers beyond POSIX; see its shim.h.
    .systemLibrary(name: "CLinux"),

    // Data flows down this list: bytes, document, checked document, stamp, pages, PDF, sink.
    stage("Measures"),
    stage("JSON", knows: ["Measures"]),
    stage("DocumentModel", knows: ["Measures"]),
    // Other formats become our JSON; Intake recognises them.
    stage("Importing", knows: ["DocumentModel", "JSON", "Measures"]),
    .systemLibrary(name: "CXML"),
    stage("SAFT", knows: ["CXML", "Importing", "DocumentModel", "JSON", "Measures"]),
    stage("Intake", knows: ["SAFT", "Importing", "JSON", "Measures"]),
    stage("DocumentReading", knows: ["DocumentModel", "JSON", "Measures"]),
    stage(
      "DocumentRules", knows: ["DocumentModel", "Measures"],
      resources: [
        .embedInCode("Tables/vat-rates.csv"), .embedInCode("Tables/exemptions.csv"),
        .embedInCode("Tables/currencies.csv"), .embedInCode("Tables/countries.csv"),
      ]),
    stage("Fiscal", knows: ["DocumentRules", "DocumentModel", "Measures"]),
    stage("Printout", knows: ["Fiscal", "DocumentRules", "DocumentModel", "Measures"]),
    stage("QRSymbol", knows: ["CQRencode", "Typesetting", "Measures"]),
    stage("TrueType"),
    stage("Typesetting", knows: ["TrueType", "Measures"]),
    stage(
      "DocumentPages",
      knows: [
        "Printout", "DocumentModel", "Typesetting", "JSON", "Measures",
      ]),
    stage("Crypto", knows: ["CCrypto", "CLinux", "Measures"]),
    stage("Workers", knows: ["CLinux"]),
    stage("SystemCalls"),
    // Documents of billing APIs.
    stage(
      "GOBL",
      knows: ["Importing", "Crypto", "DocumentRules", "DocumentModel", "JSON", "Measures"]),
    stage("Chain", knows: ["Crypto", "Workers", "DocumentRules", "DocumentModel", "Measures"]),
    stage(
      "PDFBackend",
      knows: [
        "CHaru", "CDeflate", "Typesetting", "TrueType", "Crypto", "SystemCalls", "Measures",
      ]),
    // Which document lies on which sheet of which combined PDF.
    stage("Binding", knows: ["DocumentModel", "Measures"]),
    stage("Delivery", knows: ["CLinux", "SystemCalls", "Measures"]),
    // Ordered parallel work and its interruption; the record of a batch.
    stage("Batch", knows: ["CLinux", "Workers"]),
    stage("Manifest", knows: ["Delivery", "JSON", "SystemCalls", "Measures"]),
    stage(
      "Pipeline",
      knows: [
        "DocumentReading", "DocumentRules", "DocumentModel", "Fiscal", "Printout", "QRSymbol",
        "DocumentPages",
        "Typesetting", "TrueType", "PDFBackend", "Binding", "Chain", "Crypto", "Workers", "Intake",
        "GOBL", "Importing", "JSON", "Measures",
      ]),
    // A watched folder: what is whole, whose turn it is, who may work on it.
    stage("Inbox", knows: ["Intake", "Delivery", "CLinux", "Measures"]),
    // Durable tables.
    stage("SQLite", knows: ["CSQLite", "Measures"]),
    // The documents that were issued.
    stage("Register", knows: ["SQLite", "Delivery", "JSON", "Measures"]),
    // Where PDFs go: names made from documents, conflicts.
    stage(
      "Posting", knows: ["Delivery", "Pipeline", "DocumentModel", "Crypto", "Measures"]),
    // The inbox daemon: files in, PDFs and receipts out, nothing lost.
    stage(
      "Watching",
      knows: [
        "Inbox", "Register", "SQLite", "SystemCalls", "Posting", "Pipeline", "Batch", "Workers",
        "Delivery",
        "Chain",
        "Crypto", "Intake", "JSON", "Measures",
      ]),
    // Test documents, signed in order.
    stage(
      "Signing",
      knows: [
        "Chain", "Crypto", "Intake", "DocumentReading", "DocumentModel", "JSON", "Measures",
      ]),
    // What is told of documents, for people and programs.
    stage(
      "Reports",
      knows: [
        "Posting", "Signing", "Inbox", "Pipeline", "Binding", "DocumentPages", "DocumentRules",
        "DocumentReading", "GOBL", "SAFT", "Intake", "JSON", "Measures",
      ]),
    // A batch as plain data, and the run that carries it out.
    stage(
      "Printing",
      knows: [
        "Reports", "Posting", "Pipeline", "Batch", "Workers", "Manifest", "Binding", "PDFBackend",
        "Delivery", "Chain", "Crypto", "Intake", "JSON", "SystemCalls", "Measures",
      ]),
    // A lawful document of each type, to start from.
    stage("Examples", knows: ["DocumentModel"]),
    // Requests in, answers out; knows nothing of documents.
    .systemLibrary(name: "CMicrohttpd"),
    stage("HTTPServer", knows: ["CMicrohttpd", "Workers", "Measures"]),
    // The routes over the pipeline, and their answers.
    stage(
      "Serving",
      knows: [
        "HTTPServer", "Printing", "Reports", "Posting", "Pipeline", "Batch", "Binding", "Workers",
        "Delivery", "Crypto", "DocumentRules", "DocumentModel", "Intake", "JSON", "SystemCalls",
        "Measures",
      ], resources: [.embedInCode("Page/index.html")]),
    // Any two PDFs, side by side.
    stage("PageComparison", knows: ["PDFBackend", "Workers", "CLinux", "Measures"]),
    // Approved PDFs beside their documents, and reports about them.
    stage("Golden", knows: ["PageComparison", "Delivery", "JSON", "Measures"]),
    stage(
      "CommandLineTool",
      knows: [
        "Golden", "PageComparison", "Serving", "HTTPServer", "Printing", "Examples", "Reports",
        "Signing", "Watching", "Inbox",
        "Register",
        "Pipeline", "Posting", "Binding", "Batch", "Workers", "Manifest", "Chain", "Crypto", "SAFT",
        "GOBL", "Importing", "Intake", "Delivery", "DocumentReading", "DocumentRules",
        "DocumentModel", "DocumentPages", "JSON",
        "Measures", "SystemCalls",
      ]),
    // For programs that embed Prelo, and for their tests: the only targets with a public face.
    stage(
      "Prelo",
      knows: [
        "Pipeline", "Intake", "DocumentRules", "DocumentModel", "JSON", "Measures",
      ]),
    stage(
      "PreloTesting", knows: ["Prelo", "Golden", "PageComparison", "Delivery", "Measures"]),
    .executableTarget(
      name: "PreloCommand",
      dependencies: ["CommandLineTool", "Printing", "Batch", "Workers", "Pipeline", "Measures"],
      swiftSettings: house),
    .executableTarget(
      name: "Benchmarks", path: "Benchmarks",
      exclude: ["README.md", "naive", "peers", "run", "saft.py", "serve.py"],
      swiftSettings: house),

    // Changed files against the readers; CONTRIBUTING says how.
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Chain", "DocumentPages", "DocumentReading", "DocumentRules", "Fiscal", "GOBL", "Importing",
        "JSON", "Measures", "PDFBackend", "SAFT", "Typesetting",
      ], path: "Tests/Fuzz",
      exclude: ["Corpus"], swiftSettings: house),

    tests(of: "Measures"),
    tests(of: "JSON", using: ["Measures"]),
    tests(of: "GOBL", using: ["Importing", "JSON", "Measures"]),
    tests(of: "Importing", using: ["JSON", "Measures"]),
    tests(of: "SAFT", using: ["Importing", "JSON", "Measures"]),
    tests(of: "Intake", using: ["JSON", "Measures"]),
    tests(of: "DocumentReading", using: ["DocumentModel", "JSON", "Measures"]),
    tests(of: "DocumentRules", using: ["DocumentModel", "Measures"]),
    tests(
      of: "Fiscal", using: ["DocumentReading", "DocumentRules", "DocumentModel", "Measures"]),
    tests(of: "QRSymbol", using: ["Typesetting"]),
    tests(of: "TrueType"),
    tests(of: "Typesetting", using: ["TrueType", "Measures"]),
    tests(of: "Printout", using: ["DocumentModel", "Measures"]),
    tests(
      of: "DocumentPages",
      using: [
        "Printout", "Fiscal", "DocumentReading", "DocumentRules", "QRSymbol", "DocumentModel",
        "Typesetting", "JSON", "Measures",
      ], exclude: ["Snapshots"]),
    tests(of: "Crypto"),
    tests(of: "Chain", using: ["Crypto", "DocumentModel", "Measures"]),
    // libharu itself as well: what it publishes is the oracle.
    tests(
      of: "PDFBackend",
      using: ["CHaru", "Crypto", "Typesetting", "TrueType", "QRSymbol", "Measures"]),
    tests(of: "Binding", using: ["DocumentModel", "Measures"]),
    tests(of: "Delivery", using: ["Measures"]),
    tests(of: "Batch", using: ["Workers"]),
    tests(of: "Manifest", using: ["Delivery", "Measures"]),
    tests(of: "Pipeline", using: ["DocumentModel", "Intake", "Measures"]),
    tests(of: "HTTPServer"),
    tests(
      of: "Serving",
      using: ["HTTPServer", "Pipeline", "Intake", "DocumentRules", "DocumentModel", "Measures"]),
    tests(of: "Reports", using: ["Measures"]),
    tests(of: "Golden", using: ["PageComparison", "Delivery", "Measures"]),
    tests(of: "Prelo"),
    tests(of: "PreloTesting", using: ["Prelo"]),
    tests(of: "PageComparison", using: ["QRSymbol", "Typesetting", "Measures"]),
    tests(of: "Inbox", using: ["Delivery"]),
    tests(of: "Register", using: ["SQLite", "Delivery"]),
    tests(of: "Watching", using: ["Inbox", "Register", "Delivery", "JSON", "Measures"]),
    tests(
      of: "CommandLineTool",
      using: [
        "Serving", "Printing", "Reports", "Pipeline", "Posting", "Batch", "Intake", "Delivery",
        "DocumentReading", "DocumentRules", "DocumentModel", "JSON", "Measures", "Watching",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
