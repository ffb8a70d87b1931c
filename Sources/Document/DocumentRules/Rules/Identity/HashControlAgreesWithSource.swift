internal import DocumentModel
internal import Measures

let hashControlAgreesWithSource = Rule(
  "HASH-04", .error,
  en: "The form of the hash control is that of the document's source.",
  pt: "A forma do hashControl é a da origem do documento.",
  law: ["Despacho 8632/2014, 2.1.3, 2.3.4 d), 2.4.5 e 2.5.5", "Portaria 302/2016, 4.1.4.5"],
  reads: [.type, .hashControl, .source]
) { document, report in
  guard document.family != .payment, let text = document.hashControl,
    let source = HashControl(text)?.source, source != document.source
  else { return }
  if source == .produced, document.source == .integrated {
    // Portaria 302/2016 asks for the version of the key alone.
    report.warn(
      at: "/hashControl",
      en: "The document is integrated from another program and hashControl \(quoted(text)) is the"
        + " version of a key; Despacho 8632/2014 writes \"9999.1\", certificate and version",
      pt:
        "O documento foi integrado de outro programa e o hashControl \(quoted(text)) é a versão de"
        + " uma chave; o Despacho 8632/2014 escreve \"9999.1\", certificado e versão")
    return
  }
  report(
    at: "/hashControl",
    en: "hashControl \(quoted(text)) is of a document with source \(source.rawValue) and the "
      + "source is \(document.source.rawValue); correct one of the two",
    pt: "O hashControl \(quoted(text)) é de um documento com origem \(source.rawValue) e a origem "
      + "é \(document.source.rawValue); corrija um dos dois")
}

extension HashControl {
  /// The source whose documents carry this form.
  fileprivate var source: Source {
    switch self {
    case .keyVersion: .produced
    case .integrated: .integrated
    case .manual, .duplicate: .manual
    }
  }
}
