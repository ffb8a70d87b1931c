internal import DocumentModel
internal import Measures

let taxCodeBelongsToType = Rule(
  "TAX-01", .error,
  en: "IVA takes the codes NOR, INT, RED, ISE and OUT; NS takes NS; IS takes a table item or ISE.",
  pt: "IVA aceita os códigos NOR, INT, RED, ISE e OUT; NS aceita NS; IS aceita uma verba ou ISE.",
  law: ["Portaria 302/2016, TaxType and TaxCode", "Código do Imposto do Selo, Tabela Geral"],
  reads: [.type, .lines, .taxSummary], oneByOne: .lines
) { document, report in
  let isReceipt = document.family == .payment
  document.forEachTax { tax, place in
    let choices: Wording
    switch tax.type {
    case .vat:
      switch tax.code {
      case "NOR", "INT", "RED", "ISE", "OUT": return
      // Receipts without a split by tax (Portaria 302/2016, 4.4, TaxCode).
      case "NA" where isReceipt: return
      default: choices = Wording(en: "NOR, INT, RED, ISE or OUT", pt: "NOR, INT, RED, ISE ou OUT")
      }
    case .notSubject:
      if tax.code == "NS" { return }
      choices = Wording(en: "NS", pt: "NS")
    case .stampDuty:
      if tax.code == "ISE" || isTableItem(tax.code) { return }
      choices = Wording(
        en: "an item of the stamp-duty table, such as 17.1.1, or ISE",
        pt: "uma verba da tabela do selo, como 17.1.1, ou ISE")
    }
    report(
      at: place.pointer("code"),
      en: "The tax of \(place.name.en) is of type \(tax.type.rawValue) with code"
        + " \(quoted(tax.code)); use \(choices.en), or correct the type",
      pt: "O imposto da \(place.name.pt) é do tipo \(tax.type.rawValue) com o código"
        + " \(quoted(tax.code)); use \(choices.pt), ou corrija o tipo")
  }
}

/// Whether `code` looks like an item of the stamp-duty table: SAF-T (PT) takes at most ten letters,
/// digits and points, and every item starts with its number.
private func isTableItem(_ code: String) -> Bool {
  let bytes = code.utf8
  guard let first = bytes.first, first.isDigit, bytes.count <= 10 else { return false }
  return bytes.allSatisfy {
    $0.isDigit || $0.isCapital || $0.isSmall || $0 == UInt8(ascii: ".")
  }
}
