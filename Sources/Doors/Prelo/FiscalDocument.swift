internal import DocumentModel
package import Intake
internal import Measures
internal import Pipeline

/// A finalized fiscal document that could be read.
///
/// Made by ``Press/decode(_:)``. Its figures have not been checked yet.
public struct FiscalDocument: Sendable {
  package let raw: RawDocument

  /// The type as in SAF-T: `FT`, `FS`, `NC` …
  public let type: String
  /// The number with its type and series: `FT A/1`.
  public let number: String
  /// The unique code of the document: validation code, hyphen, number in the series.
  public let atcud: String
  /// `YYYY-MM-DD`.
  public let issueDate: String
  /// The seller's NIF.
  public let seller: String
  /// The buyer's NIF; 999999990 for a final consumer without one.
  public let buyer: String
  /// The gross total as the document writes it: `123.40`; nil for a document without amounts.
  public let grossTotal: String?

  init(_ raw: RawDocument, _ outcome: Outcome) {
    self.raw = raw
    let facts = outcome.facts
    type = facts?.type.rawValue ?? ""
    number = outcome.number ?? ""
    atcud = outcome.atcud ?? ""
    issueDate = facts.map { "\($0.issueDate)" } ?? ""
    seller = facts?.seller ?? ""
    buyer = facts?.buyer ?? ""
    grossTotal = facts?.grossTotal.map { "\($0)" }
  }

  /// The JSON it was read from.
  public var json: [UInt8] { raw.bytes }
}

/// A document that every rule has passed.
public struct CheckedDocument: Sendable {
  /// What was checked.
  public let document: FiscalDocument
  /// The message of the QR symbol (Portaria 195/2020).
  public let qrMessage: String
  /// What is odd and not forbidden.
  public let warnings: [Problem]
}

/// A printed document.
public struct PDF: Sendable {
  /// The file, whole.
  public let bytes: [UInt8]
  /// The pages of all copies.
  public let pageCount: Int
  /// What was printed.
  public let document: FiscalDocument
  /// What is odd and not forbidden.
  public let warnings: [Problem]
}
