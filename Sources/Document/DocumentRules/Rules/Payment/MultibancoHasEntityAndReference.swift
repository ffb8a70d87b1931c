internal import DocumentModel
internal import Measures

let multibancoHasEntityAndReference = Rule(
  "PAY-04", .error,
  en: "A Multibanco payment has an entity of 5 digits and a reference of 9.",
  pt: "Um pagamento Multibanco tem uma entidade de 5 algarismos e uma referência de 9.",
  law: ["SIBS: pagamento de serviços"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .multibanco(let entity, let reference, _) = method else { return }
    if entity.utf8.count != 5 || !entity.isDigits {
      report(
        at: pointer().key("entity"),
        en: "The Multibanco entity \(quoted(entity)) is not 5 digits; correct it",
        pt: "A entidade Multibanco \(quoted(entity)) não é de 5 algarismos; corrija-a")
    }
    if reference.utf8.count != 9 || !reference.isDigits {
      report(
        at: pointer().key("reference"),
        en: "The Multibanco reference \(quoted(reference)) is not 9 digits; write it without "
          + "spaces",
        pt: "A referência Multibanco \(quoted(reference)) não é de 9 algarismos; escreva-a sem "
          + "espaços")
    }
  }
}
