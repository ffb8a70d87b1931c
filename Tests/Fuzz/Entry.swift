import Chain
import DocumentReading
import DocumentRules
import Fiscal
import GOBL
import Importing
import JSON
import Measures
import SAFT
import Typesetting

@testable import DocumentPages
@testable import PDFBackend

/// What reads bytes from outside.
enum Entry: String, CaseIterable {
  case image
  case template
  /// Our own JSON.
  case document
  case gobl
  case saft

  /// Whether the input is taken; any other end than yes or no ends the process.
  func attempt(_ input: [UInt8]) -> Bool {
    switch self {
    case .image:
      guard let image = try? PreparedImage(input, name: ImageName("fuzz"), deflater: Entry.deflater)
      else { return false }
      precondition(image.width > 0 && image.height > 0)
      return true
    case .template:
      guard let text = try? JSONValue(parsing: input),
        let template = try? Template(reading: text, name: "fuzz", over: Template())
      else { return false }
      precondition(template.safeguards().isEmpty)
      return true
    case .document: return judged(input)
    case .gobl: return judged(goblImporter.convert(input))
    case .saft: return file(input)
    }
  }

  /// Reads a document, holds it against every rule and derives its QR message and its place in a chain.
  private func judged(_ json: [UInt8]) -> Bool {
    guard let document = readDocument(json).document else { return false }
    if let signed = SignedDocument(document) {
      ChainBook().add(signed, path: "", position: nil)
      _ = signed.message(after: nil)
    }
    guard let checked = try? check(document) else { return false }
    precondition(!stamp(checked).qrMessage.isEmpty)
    return true
  }

  /// The same of what a document of another format is converted to, and the way back.
  private func judged(_ conversion: Conversion) -> Bool {
    guard !conversion.json.isEmpty else { return false }
    let problems = readDocument(conversion.json).problems
    precondition(conversion.locations(of: problems.map(\.pointer)).count == problems.count)
    _ = conversion.said?()
    return judged(conversion.json)
  }

  /// Cuts a file into documents and checks it as a file.
  private func file(_ input: [UInt8]) -> Bool {
    var settings = SAFTSettings()
    let reports = FileReports()
    settings.reports = reports
    guard var reader = try? SAFTReader(source: "fuzz", settings) else { return false }
    var isTaken = false
    func take(_ piece: SAFTReader.Piece) {
      guard let importer = piece.importer else { return }
      if judged(importer.convert(piece.bytes)) { isTaken = true }
    }
    input.withUnsafeBufferPointer { reader.push($0, take) }
    reader.finish(take)
    precondition(reports.all.count == 1)
    return isTaken
  }

  nonisolated(unsafe) private static let deflater: Deflater = {
    do { return try Deflater(level: 1) } catch { fatalError("\(error)") }
  }()

  /// The input with checksums that hold, as often as not: behind them lies most of a reader.
  func repaired(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
    guard self == .image, mutator.number(below: 4) > 0 else { return input }
    return PNGRepair(input).file ?? input
  }
}
