internal import DocumentModel
internal import Measures

let directDebitMandateFitsSEPA = Rule(
  "PAY-07", .error,
  en: "The mandate of a direct debit has 1 to 35 characters.",
  pt: "A autorização de um débito direto tem 1 a 35 caracteres.",
  law: ["Regulamento (UE) 260/2012, anexo"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .directDebit(let mandate) = method,
      mandate.isBlank || mandate.hasMoreCharacters(than: 35)
    else { return }
    let count = mandate.unicodeScalars.count
    report(
      at: pointer().key("mandate"),
      en: "The direct-debit mandate has \(count) characters; give its reference, 1 to 35",
      pt: "A autorização de débito direto tem \(count) caracteres; indique a referência, 1 a 35")
  }
}
