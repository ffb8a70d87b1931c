package import Measures

/// The codes of signatures that are verified.
package enum SignatureRule: String, CodeList, Sendable {
  case broken = "SIG-01"
  case undecided = "SIG-02"
  case noKey = "SIG-03"

  package var severity: Severity { self == .broken ? .error : .warning }

  package var sentence: Wording {
    switch self {
    case .broken:
      Wording(
        en:
          "With --public-key, the signature verifies: it is of the key that hashControl names, for "
          + "this date, entry time, number and total, and after the document before it.",
        pt:
          "Com --public-key, a assinatura confirma-se: é da chave que hashControl indica, para esta "
          + "data, hora de registo, número e total, e depois do documento anterior.")
    case .undecided:
      Wording(
        en:
          "With --public-key, the document before it is in the same run or given with --previous, "
          + "and its own signature holds.",
        pt:
          "Com --public-key, o documento anterior está na mesma execução ou é dado por --previous, e "
          + "a sua própria assinatura confirma-se.")
    case .noKey:
      Wording(
        en: "With --public-key, there is a key for the certificate and version the document names.",
        pt: "Com --public-key, há uma chave para o certificado e a versão que o documento indica.")
    }
  }

  package var law: [String] {
    switch self {
    case .broken: ["Portaria 363/2010 art. 6", "Despacho 8632/2014, 4.4 a 4.10 e 6.2"]
    case .undecided: ["Despacho 8632/2014, 2.1.5"]
    case .noKey: ["Despacho 8632/2014, 2.1.3"]
    }
  }
}
