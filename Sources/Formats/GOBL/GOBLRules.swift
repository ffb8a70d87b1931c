package import Measures

/// What can be wrong with a document in GOBL as such.
///
/// Codes are a public contract: they may be retired, never reused.
package enum GOBLRule: String, CodeList, Sendable {
  case sealed = "GOBL-01"
  case kind = "GOBL-02"
  case message = "GOBL-03"
  case stamps = "GOBL-04"
  case euros = "GOBL-05"
  case digest = "GOBL-06"
  case calculated = "GOBL-07"

  /// What must hold, as one sentence.
  package var sentence: Wording {
    switch self {
    case .sealed:
      Wording(
        en: "A document is printed only when it carries the stamps of the tax authority: ATCUD, "
          + "signature and certificate; before that it can be validated and converted.",
        pt: "Um documento só é impresso quando traz os selos da autoridade tributária: ATCUD, "
          + "assinatura e certificado; antes disso pode ser validado e convertido.")
    case .kind:
      Wording(
        en:
          "The source is a Portuguese invoice, delivery, order or payment of GOBL's current draft, "
          + "in an envelope or bare.",
        pt:
          "A origem é uma fatura, guia, encomenda ou pagamento português do esquema atual do GOBL, "
          + "com ou sem envelope.")
    case .message:
      Wording(
        en: "The stamped QR message is the one that follows from the document, field by field.",
        pt: "A mensagem QR do selo é a que resulta do documento, campo a campo.")
    case .stamps:
      Wording(
        en:
          "The stamps agree with each other: each is there once, and the four characters are those "
          + "of the signature.",
        pt:
          "Os selos concordam entre si: cada um aparece uma vez, e os quatro caracteres são os da "
          + "assinatura.")
    case .euros:
      Wording(
        en: "A document in another currency gives its exchange rate to EUR.",
        pt: "Um documento noutra moeda indica a sua taxa de câmbio para EUR.")
    case .digest:
      Wording(
        en: "The digest in the head of the envelope is that of the document: nothing in it was "
          + "changed since.",
        pt: "O resumo no cabeçalho do envelope é o do documento: nada nele foi alterado depois.")
    case .calculated:
      Wording(
        en:
          "The document was calculated by GOBL: every priced line has its total, the document its "
          + "totals.",
        pt:
          "O documento foi calculado pelo GOBL: cada linha com preço tem o seu total, e o documento "
          + "os seus totais.")
    }
  }

  /// Where the law, or the specification, says so.
  package var law: [String] {
    switch self {
    case .sealed: ["Despacho 8632/2014, 1.10 e 2.2.1"]
    case .kind: ["GOBL, draft-0", "GOBL, pt-saft-v1"]
    case .message: ["Portaria 195/2020 art. 6", "Despacho 8632/2014, 3.3.2"]
    case .stamps: ["Despacho 8632/2014, 2.2.2", "Portaria 195/2020 art. 3"]
    case .euros: ["Despacho 8632/2014, 2.1.7"]
    case .calculated: ["GOBL, bill"]
    case .digest: ["GOBL, head.dig", "Despacho 8632/2014, 1.11"]
    }
  }

  func problem(at pointer: JSONPointer, en: String, pt: String) -> Problem {
    Problem(severity, rawValue, at: pointer, Wording(en: en, pt: pt))
  }
}
