internal import DocumentModel
internal import Measures

let reasonInWordsHasACode = Rule(
  "EXE-08", .warning,
  en: "A reason for charging no tax has a code of AT's table.",
  pt: "Um motivo para não liquidar imposto tem um código da tabela da AT.",
  law: ["CIVA art. 36 n.5 e)", "Portaria 302/2016, TaxExemptionReason and TaxExemptionCode"],
  reads: [.lines, .importedFrom], oneByOne: .lines
) { document, report in
  for index in document.lines.indices {
    guard let tax = document.lines[index].tax, document.givesReasonInWords(tax),
      let reason = tax.exemptionReason
    else { continue }
    let code = tax.exemption.map { plain($0) }
    report(
      at: .line(index, code == nil ? "tax/exemptionReason" : "tax/exemption"),
      en: "Line \(index + 1): "
        + (code.map { "AT's table has no exemption \($0)" } ?? "the exemption has no code")
        + "; its reason is printed in the issuer's words, \(quoted(reason))",
      pt: "Linha \(index + 1): "
        + (code.map { "a tabela da AT não tem a isenção \($0)" } ?? "a isenção não tem código")
        + "; o motivo é impresso nas palavras do emitente, \(quoted(reason))")
  }
}

extension Document {
  /// Whether all that a document issued elsewhere says of an exemption is its reason in words.
  func givesReasonInWords(_ tax: LineTax) -> Bool {
    isAsIssued && tax.exemptionReason != nil
      && tax.exemption.flatMap { Exemptions.named($0) } == nil
  }
}
