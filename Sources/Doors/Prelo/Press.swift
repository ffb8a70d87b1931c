internal import Glibc
internal import Intake
internal import Measures
internal import Pipeline
internal import Synchronization

/// Turns finalized Portuguese fiscal documents (JSON) into lawful PDFs.
///
/// ```swift
/// let press = try Press()
/// let document = try press.decode(json)   // what is written there
/// let checked = try press.check(document) // whether it is lawful
/// let pdf = try press.render(document)    // the bytes of the PDF
/// ```
///
/// Each step does what stands before it too, so that `render` alone is enough. A document that is
/// refused throws ``PreloError/rejected(_:)`` with every problem at once. The same document, options
/// and version of Prelo give the same bytes, on any machine and any day.
///
/// One press serves any number of tasks and threads; make it once, as it reads fonts and templates.
public final class Press: Sendable {
  private let workshop: Workshop
  private let idle = Mutex<[Loan]>([])

  /// A renderer on its way between threads: whoever takes it from the list has it alone.
  private struct Loan: @unchecked Sendable {
    let renderer: Renderer
  }

  /// Makes a press ready: reads the fonts and the template.
  ///
  /// - Parameters:
  ///   - options: What the pages look like and how strictly documents are checked.
  ///   - resources: The folder with `Fonts` and `Templates`. If nil, the folder that `PRELO_HOME`
  ///     names, else the nearest around the running program, else the package from which this library
  ///     was built. A program that runs elsewhere takes the two folders with it.
  /// - Throws: ``PreloError/unavailable(_:)`` when a font or the template is missing or unusable.
  public init(_ options: PrintOptions = PrintOptions(), resources: String? = nil) throws(PreloError)
  {
    do throws(Failure) {
      workshop = try Workshop(
        resources: try Press.folder(chosen: resources), options: RenderOptions(options))
    } catch { throw .unavailable(Explanation(error.message)) }
  }

  /// Reads a document.
  ///
  /// - Parameter json: One JSON object in the format `prelo/1`, or in GOBL: the bytes of a file, `Data`,
  ///   or the `utf8` of a string.
  /// - Throws: ``PreloError/rejected(_:)`` for what is not JSON or not in the format, with everything
  ///   else that is wrong with the document.
  public func decode(_ json: some Sequence<UInt8>) throws(PreloError) -> FiscalDocument {
    let raw = RawDocument(source: "document", bytes: Array(json))
    let outcome = Outcome(reading: raw)
    guard case .passedOver = outcome.result, !outcome.hasErrors else {
      // What the rules say of the rest is told in the same round.
      throw withRenderer { $0.check(raw) }.error
    }
    return FiscalDocument(raw, outcome)
  }

  /// Checks a document against every rule; nothing is drawn.
  ///
  /// - Throws: ``PreloError/rejected(_:)`` with every problem, warnings among them, in the order in
  ///   which they stand in the document.
  public func check(_ document: FiscalDocument) throws(PreloError) -> CheckedDocument {
    let outcome = withRenderer { $0.check(document.raw) }
    guard case .valid(let qrMessage) = outcome.result else { throw outcome.error }
    return CheckedDocument(
      document: document, qrMessage: qrMessage, warnings: outcome.publicProblems)
  }

  /// Checks a document and prints it.
  ///
  /// - Throws: ``PreloError``: `rejected` for a document that is refused, `unavailable` when a library
  ///   fails, the document may be perfectly good then.
  public func render(_ document: FiscalDocument) throws(PreloError) -> PDF {
    let outcome = withRenderer { $0.render(document.raw) }
    guard case .rendered(let files) = outcome.result, let file = files.first else {
      throw outcome.error
    }
    return PDF(
      bytes: file.bytes, pageCount: file.pages, document: document,
      warnings: outcome.publicProblems)
  }

  /// Reads, checks and prints a document.
  ///
  /// - Throws: ``PreloError``, as the single steps do.
  public func render(_ json: some Sequence<UInt8>) throws(PreloError) -> PDF {
    try render(decode(json))
  }

  // MARK: Renderers and resources

  /// Lends a renderer to one thread at a time; there are as many as were ever busy at once.
  private func withRenderer(_ body: (Renderer) -> Outcome) -> Outcome {
    let loan = idle.withLock { $0.popLast() } ?? Loan(renderer: Renderer(workshop))
    defer { idle.withLock { $0.append(loan) } }
    return body(loan.renderer)
  }

  private static func folder(chosen: String?) throws(Failure) -> String {
    if let chosen {
      guard ResourceFolder.isResourceFolder(chosen) else {
        throw Failure(
          Wording(
            en: "\(chosen) has no folders Templates and Fonts",
            pt: "\(chosen) não tem as pastas Templates e Fonts"),
          .usage)
      }
      return chosen
    }
    do throws(Failure) {
      return try ResourceFolder.find(
        chosen: nil, environment: { name in getenv(name).map { String(cString: $0) } },
        program: ResourceFolder.program)
    } catch {
      // Where the package lay when this file was compiled: Sources/Doors/Prelo/Press.swift below it.
      let package = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(4).joined(separator: "/")
      guard ResourceFolder.isResourceFolder(package) else { throw error }
      return package
    }
  }
}
