internal import Delivery
internal import Glibc
internal import Golden
internal import Measures
internal import PageComparison
public import Prelo
internal import Synchronization
public import Testing

/// Expects that a document still prints as it was approved.
///
/// The document is printed and compared with `Golden/NAME.pdf` beside the test's file, in the stages of
/// `prelo golden check`: bytes, pages, text, position, pixels. What differs becomes an issue in words,
/// and the new PDF, the approved one and pictures of the difference are attached to the test. The new
/// PDF also lies beside the approved one as `NAME.received.pdf`; `prelo golden accept` takes it.
///
/// A golden that is missing is recorded and the test fails once, unless ``GoldenRecording`` says
/// otherwise: by `record`, by ``Testing/Trait/golden(record:folder:)``, or by the variable
/// `PRELO_GOLDEN` (`never`, `missing`, `all`), in this order. With `CI` set nothing is recorded.
///
/// - Parameters:
///   - json: The document as JSON, in the format `prelo/1`.
///   - name: The golden's name; the document's number if nil, so that `FT A/1` has `FT_A-1.pdf`.
///   - press: What prints it; one with the default options if nil.
///   - record: What may be recorded here.
/// - Returns: Whether the document prints as it was approved.
@discardableResult
public func expectGolden(
  _ json: some Sequence<UInt8>, named name: String? = nil, press: Press? = nil,
  record: GoldenRecording? = nil, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  expectGolden(named: name, press, record, file, sourceLocation) { (press) throws(PreloError) in
    try press.render(json)
  }
}

/// Expects that a document that was read already still prints as it was approved; otherwise as for
/// JSON.
@discardableResult
public func expectGolden(
  _ document: FiscalDocument, named name: String? = nil, press: Press? = nil,
  record: GoldenRecording? = nil, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  expectGolden(named: name, press, record, file, sourceLocation) { (press) throws(PreloError) in
    try press.render(document)
  }
}

/// Expects that a PDF is still as it was approved, whoever made it.
@discardableResult
public func expectGolden(
  pdf bytes: [UInt8], named name: String, record: GoldenRecording? = nil, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  GoldenExpectation(name, record, file, sourceLocation).holds(bytes)
}

private func expectGolden(
  named name: String?, _ press: Press?, _ record: GoldenRecording?, _ file: String,
  _ sourceLocation: SourceLocation, _ render: (Press) throws(PreloError) -> PDF
) -> Bool {
  let language = Language.ofTests
  do throws(PreloError) {
    let pdf = if let press { try render(press) } else { try render(Press.usual.get()) }
    return GoldenExpectation(name ?? pdf.document.number, record, file, sourceLocation)
      .holds(pdf.bytes)
  } catch {
    let reason: String =
      switch error {
      case .unavailable(let explanation): explanation[language]
      case .rejected(let problems):
        Wording(
          en: "the document is refused, so that there is no PDF to compare:",
          pt: "o documento é recusado, e não há PDF para comparar:")[language]
          + problems.map { "\n  \($0.code) \($0.pointer): \($0.message[language])" }.joined()
      }
    Issue.record(Comment(rawValue: reason), sourceLocation: sourceLocation)
    return false
  }
}

/// One golden of a test.
private struct GoldenExpectation {
  private let name: GoldenName
  private let recording: GoldenRecording
  private let sourceLocation: SourceLocation
  private let language = Language.ofTests

  init(
    _ name: String, _ record: GoldenRecording?, _ file: String, _ sourceLocation: SourceLocation
  ) {
    let folder = GoldenTrait.current?.folder ?? "Golden"
    let beside = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    self.name = GoldenName(
      folder: folder.hasPrefix("/") ? folder : beside + folder, stem: guarded(safePart(name)))
    recording =
      isContinuousIntegration(variable)
      ? .never : record ?? GoldenTrait.current?.recording ?? .ofEnvironment ?? .missing
    self.sourceLocation = sourceLocation
  }

  func holds(_ bytes: [UInt8]) -> Bool {
    if let unknown = GoldenRecording.unknownWord {
      let words = GoldenRecording.allCases.map(\.rawValue).joined(separator: ", ")
      report(
        Wording(
          en: "PRELO_GOLDEN cannot be “\(unknown)”; the values are \(words)",
          pt: "PRELO_GOLDEN não pode ser “\(unknown)”; os valores são \(words)"))
      return false
    }
    guard GoldenExpectation.claim(name, bytes) else {
      report(
        Wording(
          en: "another document of this run has the golden \(name.approved); name each its own",
          pt:
            "outro documento desta execução tem a referência \(name.approved); dê a cada um o seu "
            + "nome"))
      return false
    }
    let mode: RecordMode =
      switch recording {
      case .never: .never
      case .missing: .missing
      case .all: .all
      }
    let store = GoldenStore(PageComparer(), recording: mode)
    do throws(DeliveryFailure) {
      return conclude(try store.take(bytes, as: name) ?? store.examine(name), bytes)
    } catch {
      report(error.message)
      return false
    }
  }

  private func conclude(_ result: GoldenResult, _ bytes: [UInt8]) -> Bool {
    switch result.outcome {
    case .same: return true
    case .recorded where recording == .all:
      Issue.record(
        Comment(rawValue: "\(name.approved): \(result.headline[language])"), severity: .warning,
        sourceLocation: sourceLocation)
      return true
    case .recorded:
      attach(bytes, name.approvedName)
      report(
        Wording(
          en: "\(name.approved) did not exist and was recorded; look at it and run the test again",
          pt: "\(name.approved) não existia e foi gravado; veja-o e repita o teste"))
      return false
    case .missing, .samePages, .different, .rejected, .failed:
      attach(bytes, name.receivedName)
      for (index, picture) in result.pictures.enumerated() {
        attach(picture.marked, name.pictureName(index + 1))
        attach(picture.approved, "\(name.stem).approved-\(index + 1).png")
      }
      report(
        Wording(
          en: "\(name.approved): \(result.text(.english))new PDF: \(name.received)",
          pt: "\(name.approved): \(result.text(.portuguese))PDF novo: \(name.received)"))
      return false
    }
  }

  private func attach(_ bytes: [UInt8], _ name: String) {
    Attachment.record(bytes, named: name, sourceLocation: sourceLocation)
  }

  private func report(_ message: Wording) {
    Issue.record(Comment(rawValue: message[language]), sourceLocation: sourceLocation)
  }

  // MARK: Names

  /// Whether no other bytes of this process have taken the name.
  private static func claim(_ name: GoldenName, _ bytes: [UInt8]) -> Bool {
    claims.withLock { claims in
      let known = claims[name] ?? bytes.hashValue
      claims[name] = known
      return known == bytes.hashValue
    }
  }

  private static let claims = Mutex<[GoldenName: Int]>([:])
}

extension Press {
  /// The press of expectations that name none.
  fileprivate static let usual = Result<Press, PreloError> { () throws(PreloError) in try Press() }
}

extension GoldenRecording {
  /// What `PRELO_GOLDEN` says.
  fileprivate static var ofEnvironment: GoldenRecording? {
    variable("PRELO_GOLDEN").flatMap(GoldenRecording.init(rawValue:))
  }

  /// What `PRELO_GOLDEN` says and means nothing.
  fileprivate static var unknownWord: String? {
    variable("PRELO_GOLDEN").flatMap { $0.isEmpty || ofEnvironment != nil ? nil : $0 }
  }
}

extension Explanation {
  fileprivate subscript(language: Language) -> String {
    language == .english ? english : portuguese
  }
}

extension Language {
  /// The language of the locale in which the tests run.
  fileprivate static var ofTests: Language { Language(variable) }
}

private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
