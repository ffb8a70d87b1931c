import JSON
import Typesetting

@testable import DocumentPages
@testable import PDFBackend

/// What reads bytes from outside.
enum Entry: String, CaseIterable {
  case image
  case template

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
    }
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
