internal import DocumentModel
internal import Measures

let signedTypesCarrySignature = Rule(
  "HASH-01", .error,
  en: "Every document but a receipt carries its signature and the version of the key.",
  pt: "Todo o documento, exceto os recibos, traz a sua assinatura e a versão da chave.",
  law: ["Despacho 8632/2014, 1.1, 1.10 e 2.1.3", "Portaria 363/2010 art. 6"],
  reads: [.type, .hash, .hashControl]
) { document, report in
  guard document.family != .payment else { return }
  if document.hash == nil {
    report(
      at: "/hash",
      en: "A document of type \(document.type.rawValue) is signed before anything is printed; "
        + "give hash, the signature in base64",
      pt: "Um documento do tipo \(document.type.rawValue) é assinado antes de qualquer impressão; "
        + "indique hash, a assinatura em base64")
  }
  if document.hashControl == nil {
    report(
      at: "/hashControl",
      en: "A document of type \(document.type.rawValue) says which key signed it; give "
        + "hashControl, such as \"1\"",
      pt: "Um documento do tipo \(document.type.rawValue) diz que chave o assinou; indique "
        + "hashControl, por exemplo \"1\"")
  }
}
