package import Measures

/// The codes of what `prelo sign` finds.
package enum SigningCode: String, CodeList, Sendable {
  case unsignable = "SGN-01"
  case alone = "SGN-02"

  package var severity: Severity { self == .unsignable ? .error : .warning }

  package var sentence: Wording {
    switch self {
    case .unsignable:
      Wording(
        en:
          "What prelo sign signs is an unsigned document of Prelo's own format, with a number that "
          + "ends in a sequence and an entry time.",
        pt:
          "O que prelo sign assina é um documento por assinar, no formato do Prelo, com um número "
          + "que termina num sequencial e uma hora de registo.")
    case .alone:
      Wording(
        en: "A document is signed after the one before it in its series, or is the first.",
        pt: "Um documento é assinado depois do anterior da sua série, ou é o primeiro.")
    }
  }

  package var law: [String] { ["Portaria 363/2010 art. 6", "Despacho 8632/2014, 4.4 a 4.10"] }
}
