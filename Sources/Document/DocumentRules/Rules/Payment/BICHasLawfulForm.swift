internal import DocumentModel
internal import Measures

let bicHasLawfulForm = Rule(
  "PAY-03", .warning,
  en: "A BIC has 8 or 11 characters: six capitals, then capitals and digits.",
  pt: "Um BIC tem 8 ou 11 caracteres: seis maiúsculas, depois maiúsculas e algarismos.",
  law: ["ISO 9362"],
  reads: [.payment]
) { document, report in
  document.forEachMethod { method, pointer in
    guard case .transfer(_, let bic?) = method, !isBIC(bic) else { return }
    report(
      at: pointer().key("bic"),
      en: "The BIC \(quoted(bic)) is not one such as \"CGDIPTPL\" or \"CGDIPTPLXXX\"; correct it, "
        + "or leave it out",
      pt: "O BIC \(quoted(bic)) não é como \"CGDIPTPL\" ou \"CGDIPTPLXXX\"; corrija-o, ou retire-o")
  }
}

private func isBIC(_ text: String) -> Bool {
  guard text.utf8.count == 8 || text.utf8.count == 11 else { return false }
  var position = 0
  for byte in text.utf8 {
    // ISO 9362:2014 lets the first four be digits too; none is in use with them.
    guard byte.isCapital || (position >= 6 && byte.isDigit) else { return false }
    position += 1
  }
  return true
}
