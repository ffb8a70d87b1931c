internal import DocumentModel
internal import Measures

let recoveredTypeIsTypeOfDocument = Rule(
  "HASH-05", .warning,
  en: "A recovered document has the type of its original.",
  pt: "Um documento recuperado tem o tipo do seu original.",
  law: ["Despacho 8632/2014, 2.4.5 e 2.5.5"],
  reads: [.type, .hashControl]
) { document, report in
  guard document.family != .payment, let text = document.hashControl else { return }
  switch HashControl(text) {
  case .manual(let original), .duplicate(let original):
    guard !original.hasPrefix(document.type.rawValue) else { return }
    let type = original.prefix(2)
    report(
      at: "/hashControl",
      en: "hashControl names an original of type \(type) and this document is of type "
        + "\(document.type.rawValue); check which is right",
      pt: "O hashControl refere um original do tipo \(type) e este documento é do tipo "
        + "\(document.type.rawValue); confirme qual está certo")
  case .keyVersion, .integrated, nil: break
  }
}
