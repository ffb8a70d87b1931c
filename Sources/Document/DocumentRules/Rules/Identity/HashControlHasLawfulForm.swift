internal import DocumentModel
internal import Measures

let hashControlHasLawfulForm = Rule(
  "HASH-03", .error,
  en: "The hash control is a key version, or one of the forms for integrated and recovered "
    + "documents.",
  pt: "O hashControl é uma versão da chave, ou uma das formas de documentos integrados e "
    + "recuperados.",
  law: ["Portaria 302/2016, 4.1.4.5", "Despacho 8632/2014, 2.1.3, 2.3.4, 2.4.5 e 2.5.5"],
  reads: [.type, .hashControl]
) { document, report in
  guard document.family != .payment, let text = document.hashControl else { return }
  switch HashControl(text) {
  case .keyVersion(let version) where version.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }):
    report(
      at: "/hashControl",
      en: "hashControl \(quoted(text)) says that no certified program signed the document, which "
        + "then may not be printed; give the version of the key, 1 or more",
      pt: "O hashControl \(quoted(text)) diz que nenhum programa certificado assinou o documento, "
        + "que então não se pode imprimir; indique a versão da chave, 1 ou mais")
  case .keyVersion, .integrated, .manual, .duplicate: break
  case nil:
    report(
      at: "/hashControl",
      en: "hashControl \(quoted(text)) is not a key version (\"1\"), an integrated one "
        + "(\"9999.1\"), nor that of a recovered document (\"1-FTM abc/00001\", "
        + "\"1-FTD FT A2026/1\")",
      pt: "O hashControl \(quoted(text)) não é uma versão da chave (\"1\"), integrada "
        + "(\"9999.1\"), nem a de um documento recuperado (\"1-FTM abc/00001\", "
        + "\"1-FTD FT A2026/1\")")
  }
}
