internal import DocumentModel
internal import DocumentRules
internal import Pipeline

/// What pages look like and how strictly documents are checked; wins over a document's own `print`.
public struct PrintOptions: Hashable, Sendable {
  /// A name under `Templates`, or a path that contains `/`; nil: the document's wish, or `classic`.
  public var template: String?
  /// The copies in the PDF, one behind the other; nil: the document's wish, or the original.
  public var copies: [Copy]?
  /// The language of the labels; nil: the document's wish, or the template's. Legal mentions stay
  /// Portuguese.
  public var language: PrintLanguage?
  /// Whether the document is marked as printed again (`2.ª via`); nil: the document's wish.
  public var secondCopy: Bool?
  /// Whether prices and totals are left off the paper of transport and working documents; the QR
  /// message stays. Else it is the document's wish.
  public var withoutValues = false
  /// Whether warnings refuse a document too.
  public var strict = false
  /// Whether documents are printed as they were issued and signed: faults of the issuer only warn.
  public var asIssued = false
  /// The total held against the limits of simplified invoices (CIVA art. 40).
  public var simplifiedInvoiceLimit = SimplifiedInvoiceLimit.gross

  /// Everything as the document and its template wish it.
  public init() {}

  /// One paper copy of a document.
  public enum Copy: String, CaseIterable, Sendable {
    case original, duplicate, triplicate, quadruplicate
  }

  /// The language of the labels.
  public enum PrintLanguage: String, CaseIterable, Sendable {
    case portuguese = "pt"
    case english = "en"
    case both = "pt-en"
  }

  /// Which total counts against the limits of simplified invoices.
  public enum SimplifiedInvoiceLimit: String, CaseIterable, Sendable {
    case gross, net
  }
}

extension RenderOptions {
  init(_ options: PrintOptions) {
    self.init()
    template = options.template
    copies = options.copies?.compactMap { Copy(rawValue: $0.rawValue) }
    language = options.language.flatMap { PrintLanguage(rawValue: $0.rawValue) }
    secondCopy = options.secondCopy
    withoutValues = options.withoutValues
    check.strict = options.strict
    check.asIssued = options.asIssued
    let limit = CheckOptions.SimplifiedInvoiceLimit(
      rawValue: options.simplifiedInvoiceLimit.rawValue)
    if let limit { check.simplifiedInvoiceLimit = limit }
  }
}
