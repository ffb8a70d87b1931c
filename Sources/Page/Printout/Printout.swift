package import DocumentModel
package import Fiscal
internal import Measures

/// Everything that one document says on paper, once; where it stands is the layout's to choose.
///
/// Texts are in reading order: head, parties, facts, transport, opening, table, taxes, sums,
/// payment, notes, fiscal, legal. Those of the table's lines are worded when somebody asks, so that
/// a document of 10,000 lines costs no more memory than its own.
package final class Printout: Sendable {
  package let document: Document
  package let vocabulary: Vocabulary
  package let head: Head
  package let customer: Customer
  package let facts: [Fact]
  package let origins: Origins?
  package let transport: [Passage]
  /// The documents that this one rectifies, one text each.
  package let references: [Inscription]
  package let table: Table
  package let taxes: Taxes?
  package let sums: Sums?
  package let payment: PaymentTexts?
  /// What the issuer adds.
  package let notes: [Inscription]
  package let fiscal: FiscalTexts
  package let legal: Legal

  /// Words a stamped document.
  package convenience init(_ stamped: StampedDocument, in vocabulary: Vocabulary) {
    self.init(stamped.document, stamped.words, in: vocabulary)
  }

  /// Words any document, judged or not.
  init(_ document: Document, _ words: FiscalWords, in vocabulary: Vocabulary) {
    let speaker = Speaker(document, words, vocabulary)
    self.document = document
    self.vocabulary = vocabulary
    head = speaker.head()
    customer = speaker.customer()
    facts = speaker.facts()
    origins = speaker.origins()
    transport = speaker.transport()
    references = speaker.references()
    table = Table(speaker)
    taxes = speaker.taxes()
    sums = speaker.sums()
    payment = speaker.payment()
    notes = document.notes.enumerated().map { index, note in
      Inscription(note, .paragraph, at: Place("/notes/#", "", index))
    }
    fiscal = speaker.fiscal()
    legal = speaker.legal()
  }

  /// Shows every text that `document` would bring to paper, whether it has passed the rules or not:
  /// to be judged, and never to be printed.
  package static func texts(
    of document: Document, in vocabulary: Vocabulary, _ visit: (Inscription) -> Void
  ) {
    Printout(document, fiscalWords(of: document), in: vocabulary).texts(visit)
  }

  /// Shows every text but the figures of the lines, which are digits whatever the document says.
  package func texts(_ visit: (Inscription) -> Void) {
    head.texts(visit)
    customer.texts(visit)
    for fact in facts { fact.texts(visit) }
    origins?.list.texts(visit)
    for passage in transport { passage.texts(visit) }
    for reference in references { visit(reference) }
    table.texts(visit)
    taxes?.texts(visit)
    sums?.texts(visit)
    payment?.texts(visit)
    for note in notes { visit(note) }
    fiscal.texts(visit)
    legal.texts(visit)
  }
}

/// What the sections of a printout are worded from.
final class Speaker: Sendable {
  let document: Document
  let words: FiscalWords
  let vocabulary: Vocabulary
  /// Whether rates need their fiscal space beside them.
  let hasSeveralRegions: Bool

  init(_ document: Document, _ words: FiscalWords, _ vocabulary: Vocabulary) {
    self.document = document
    self.words = words
    self.vocabulary = vocabulary
    let rows = document.taxSummary ?? []
    hasSeveralRegions = rows.contains { $0.region != rows.first?.region }
  }

  var labels: Labels { vocabulary.labels }

  /// Who stands at the head of the page, and where: the seller, or on a training document the
  /// software house (Despacho 8632/2014, 1.5).
  var issuer: (party: Party, base: String) {
    if document.training, let software = document.software {
      return (software.company, "/software/company")
    }
    return (document.seller, "/seller")
  }

  /// The mark by which a line refers to its exemption reason: `(1)`.
  func mark(ofReason key: String) -> String {
    let position = words.exemptions.firstIndex { $0.key == key } ?? 0
    return "(" + String(position + 1) + ")"
  }

  /// The lines of an address, as short as they can be read: street, postal code and city, region,
  /// country.
  func address(_ address: Address?, at base: String, country: String?) -> [Inscription] {
    func part(_ text: String?, _ key: String) -> Inscription {
      Inscription(text ?? "", .value, at: Place(base, key))
    }
    let own = address?.country
    return [
      part(address?.street, "/address/street"),
      [
        part(address?.postalCode, "/address/postalCode"), part(address?.city, "/address/city"),
      ].joined(" ", .value),
      part(address?.region, "/address/region"),
      part(printedCountry(own ?? country), own == nil ? "/country" : "/address/country"),
    ].filter { !$0.isEmpty }
  }
}

/// A label with its value.
package struct Fact: Sendable {
  package let label: Inscription
  package let value: Inscription

  /// Both in one text, as a paragraph has it.
  package func sentence(_ separator: String) -> Inscription {
    [label, value].joined(separator, .paragraph)
  }

  func texts(_ visit: (Inscription) -> Void) {
    visit(label)
    visit(value)
  }
}
