internal import Importing
internal import JSON
internal import Measures

/// Checks a file as a file: header, counts, sums, master tables, periods and internal codes.
///
/// Signatures, and the row of numbers of what is signed, are the business of the chain.
struct FileCheck {
  private(set) var report: FileReport
  private var tables: [Element: TableSums] = [:]
  private var span: (start: Day, end: Day)?
  /// The type that each internal code stands for.
  private var types: [String: String] = [:]
  private var receipts = ReceiptNumbers()
  /// How many months the periods of the file are ahead of the calendar's.
  private var periodShift: Int?
  private var hasBegun = false

  init(source: String) { report = FileReport(source: source) }

  private mutating func find(
    _ severity: Severity, _ code: SAFTCode, at path: String, _ place: SourcePlace, en: String,
    pt: String
  ) {
    report.add(
      Conversion.Finding(
        Problem(severity, code.rawValue, at: JSONPointer(text: path), Wording(en: en, pt: pt)),
        at: place))
  }

  // MARK: Header

  /// What the schema asks of a header.
  private static let required: [Element] = [
    .AuditFileVersion, .CompanyID, .TaxRegistrationNumber, .TaxAccountingBasis, .CompanyName,
    .CompanyAddress, .FiscalYear, .StartDate, .EndDate, .CurrencyCode, .DateCreated, .TaxEntity,
    .ProductCompanyTaxID, .SoftwareCertificateNumber, .ProductID, .ProductVersion,
  ]

  /// Those that the law has had (Portarias 321-A/2007, 1192/2009, 160/2013, 274/2013 and 302/2016).
  private static let versions: Set<String> = [
    "1.00_01", "1.01_01", "1.02_01", "1.03_01", "1.04_01",
  ]

  /// Takes header and master files, complete when the first document comes.
  mutating func begin(_ context: SAFTContext) {
    guard !hasBegun else { return }
    hasBegun = true
    let header = context.header
    let line = SourcePlace(offset: 0, line: header.nodes.first?.line ?? 1, column: 1)
    func text(_ element: Element) -> String { header.string(of: element, in: 0) ?? "" }
    guard !header.nodes.isEmpty else {
      return find(
        .error, .header, at: "/AuditFile/Header", line,
        en: "the file has no header before its documents; export it again",
        pt: "o ficheiro não tem cabeçalho antes dos documentos; exporte-o de novo")
    }
    report.seller = text(.TaxRegistrationNumber)
    report.company = text(.CompanyName)
    report.start = day(text(.StartDate))
    report.end = day(text(.EndDate))
    for element in FileCheck.required where header.first(element, in: 0) == nil {
      find(
        .error, .header, at: "/AuditFile/Header", line,
        en: "the header has no \(element.name), which Portaria 302/2016 asks for",
        pt: "o cabeçalho não tem \(element.name), que a Portaria 302/2016 exige")
    }
    let version = text(.AuditFileVersion)
    if !version.isEmpty, !FileCheck.versions.contains(version) {
      find(
        .warning, .header, at: "/AuditFile/Header/AuditFileVersion", line,
        en: "the file is of version \(plain(version)), which is none of SAF-T (PT); it is read as "
          + "1.04_01",
        pt: "o ficheiro é da versão \(plain(version)), que não é do SAF-T (PT); é lido como 1.04_01"
      )
    }
    if let start = Day(report.start), let end = Day(report.end) {
      span = (start, end)
      if end < start {
        find(
          .error, .header, at: "/AuditFile/Header/EndDate", line,
          en: "the file ends on \(end), before it starts (\(start))",
          pt: "o ficheiro termina em \(end), antes de começar (\(start))")
      }
    }
    for key in context.repeated.prefix(20) {
      find(
        .error, .repeatedKey, at: "/AuditFile/MasterFiles", line,
        en: "“\(plain(key))” stands twice among the customers or suppliers; the first is used",
        pt: "“\(plain(key))” está duas vezes nos clientes ou fornecedores; é usado o primeiro")
    }
  }

  // MARK: Tables

  /// Takes what a table declares of itself.
  mutating func declare(_ tree: ElementTree, table: Element) {
    guard let node = tree.nodes.first else { return }
    tables[table, default: TableSums()].declare(tree, node)
  }

  /// Takes one document.
  mutating func add(_ bytes: [UInt8], _ context: SAFTContext) {
    var mapping = DocumentMapping(bytes, context)
    mapping.convert()
    for finding in mapping.findings { report.add(absolute(finding, mapping)) }
    let tree = mapping.tree
    let fields = mapping.fields
    let status = tree.first(.DocumentStatus, in: mapping.document) ?? mapping.document
    let state = tree.string(of: fields.status, in: status) ?? ""
    tables[fields.table, default: TableSums()].add(
      tree, mapping.document, isCounted: state != "A" && !(fields.isInvoice && state == "F"),
      isLive: state != "A")
    report.counts[FileCheck.order.firstIndex(of: fields.table) ?? 0] += 1
    checkTotals(&mapping)
    checkCode(&mapping)
    checkDates(&mapping)
    if fields.isReceipt { checkReceipt(&mapping) }
  }

  private static let order: [Element] = [
    .SalesInvoices, .MovementOfGoods, .WorkingDocuments, .Payments,
  ]

  private func absolute(
    _ finding: Conversion.Finding, _ mapping: DocumentMapping
  ) -> Conversion.Finding {
    Conversion.Finding(finding.problem, at: place(finding.place, mapping))
  }

  private func place(_ place: SourcePlace, _ mapping: DocumentMapping) -> SourcePlace {
    let line = mapping.tree.nodes[mapping.document].line
    return place.from(SourcePlace(offset: 0, line: line, column: 1))
  }

  private mutating func find(
    _ severity: Severity, _ code: SAFTCode, at node: Int, of mapping: inout DocumentMapping,
    en: String, pt: String
  ) {
    let location = mapping.location(ofSource: node)
    find(
      severity, code, at: location.pointer.description, place(location.place, mapping), en: en,
      pt: pt)
  }

  // MARK: One document

  private mutating func checkTotals(_ mapping: inout DocumentMapping) {
    for fault in mapping.totalFaults {
      find(
        .error, .totals, at: fault.node, of: &mapping,
        en: "\(mapping.tree.nodes[fault.node].element.name) is "
          + "\(plain(mapping.tree.string(fault.node))), but the lines come to \(fault.computed)",
        pt: "\(mapping.tree.nodes[fault.node].element.name) é "
          + "\(plain(mapping.tree.string(fault.node))), mas as linhas dão \(fault.computed)")
    }
  }

  /// Portaria 302/2016, 4.1.4.1: one internal code is not used for two types of document.
  private mutating func checkCode(_ mapping: inout DocumentMapping) {
    let tree = mapping.tree
    guard let number = tree.string(of: mapping.fields.number, in: mapping.document),
      let node = tree.first(mapping.fields.type, in: mapping.document)
    else { return }
    let code = String(number.prefix { $0 != " " })
    let type = tree.string(node)
    guard let known = types[code], known != type else { return types[code] = type }
    find(
      .error, .internalCode, at: node, of: &mapping,
      en: "\(plain(number)) is of type \(plain(type)), and internal code \(plain(code)) stood for "
        + "\(plain(known)) before; one code serves one type of document",
      pt: "\(plain(number)) é do tipo \(plain(type)), e o código interno \(plain(code)) era antes "
        + "de \(plain(known)); um código serve um só tipo de documento")
  }

  private mutating func checkDates(_ mapping: inout DocumentMapping) {
    let tree = mapping.tree
    guard let node = tree.first(mapping.fields.date, in: mapping.document),
      let date = Day(day(tree.string(node)))
    else { return }
    if let span, date < span.start || date > span.end {
      find(
        .error, .outsideSpan, at: node, of: &mapping,
        en: "the document is of \(date), and the file covers \(span.start) to \(span.end)",
        pt: "o documento é de \(date), e o ficheiro abrange \(span.start) a \(span.end)")
    }
    guard let period = tree.first(.Period, in: mapping.document) else { return }
    guard let month = wholeNumber(tree.string(period)).flatMap({ Int(exactly: $0) }),
      (1...12).contains(month)
    else {
      return find(
        .error, .period, at: period, of: &mapping,
        en: "the period is “\(plain(tree.string(period)))”; it is the month of the tax year, 1 to "
          + "12",
        pt: "o período é “\(plain(tree.string(period)))”; é o mês do ano fiscal, de 1 a 12")
    }
    // A tax year may start in any month, which the file does not say; it starts in one only.
    let shift = (month - date.month + 12) % 12
    guard let known = periodShift, known != shift else { return periodShift = shift }
    find(
      .error, .period, at: period, of: &mapping,
      en: "period \(month) does not fit \(date), going by the periods of the documents before",
      pt: "o período \(month) não corresponde a \(date), a julgar pelos documentos anteriores")
  }

  /// Receipts are not signed, so the chain does not look at their numbers.
  private mutating func checkReceipt(_ mapping: inout DocumentMapping) {
    let tree = mapping.tree
    guard let node = tree.first(.PaymentRefNo, in: mapping.document) else { return }
    let date = tree.string(of: .TransactionDate, in: mapping.document) ?? ""
    let location = mapping.location(ofSource: node)
    receipts.add(tree.string(node), date: date, at: place(location.place, mapping).line)
  }

  // MARK: The end

  /// Compares what the tables declare with what they hold, and gives the report.
  mutating func finish(_ context: SAFTContext?) -> FileReport {
    if let context { begin(context) }
    for table in FileCheck.order {
      for difference in tables[table]?.differences(in: table) ?? [] {
        find(
          .error, .tableSums, at: difference.path,
          SourcePlace(offset: 0, line: difference.line, column: 1),
          en: "\(difference.name) is \(difference.declared), but the documents of the table give "
            + "\(difference.found)",
          pt: "\(difference.name) é \(difference.declared), mas os documentos da tabela dão "
            + "\(difference.found)")
      }
    }
    for fault in receipts.faults {
      find(
        .error, .receiptNumbers, at: "/AuditFile/SourceDocuments/Payments",
        SourcePlace(offset: 0, line: fault.line, column: 1), en: fault.wording.en,
        pt: fault.wording.pt)
    }
    report.findings.sort { $0.place.line < $1.place.line }
    return report
  }

  mutating func note(_ invalid: [ErrorNotes.Note]) {
    for note in invalid {
      find(
        .error, .invalid, at: "/AuditFile",
        SourcePlace(offset: 0, line: max(1, note.line), column: 1),
        en: "the schema is not met: \(note.message)",
        pt: "o esquema não é cumprido: \(note.message)")
    }
  }

  mutating func note(_ failure: FileFailure) {
    report.add(Conversion.Finding(failure.problem, at: failure.place))
  }
}

/// A day of XML without a zone behind it.
private func day(_ text: String) -> String {
  String(decoding: withoutZone(Array(text.utf8)[...]), as: UTF8.self)
}

/// Text of the file within a message.
func plain(_ text: String) -> String {
  text.utf8.count > 60 ? String(text.prefix(60)) + "…" : text
}
