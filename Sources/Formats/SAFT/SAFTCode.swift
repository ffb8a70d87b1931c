package import Measures

/// The stable codes of what is wrong with a SAF-T (PT) file; they may be retired, never reused.
package enum SAFTCode: String, CodeList, Sendable {
  case malformed = "XML-01"
  case hostile = "XML-02"
  case invalid = "XML-03"
  case notSAFT = "SAFT-01"
  case missingParty = "SAFT-02"
  case missingProduct = "SAFT-03"
  case missingTax = "SAFT-04"
  case uncertified = "SAFT-05"
  case wrongSide = "SAFT-06"
  case header = "SAFT-10"
  case tableSums = "SAFT-11"
  case outsideSpan = "SAFT-12"
  case period = "SAFT-13"
  case internalCode = "SAFT-14"
  case totals = "SAFT-15"
  case repeatedKey = "SAFT-16"
  case receiptNumbers = "SAFT-17"
  case status = "SAFT-18"
  case rectifiedAsOrder = "SAFT-19"
  case lostLetters = "SAFT-20"
  case twin = "SAFT-21"
  case sellerAddress = "SAFT-22"

  package var severity: Severity {
    switch self {
    case .missingProduct, .missingTax, .wrongSide, .rectifiedAsOrder, .lostLetters: .warning
    default: .error
    }
  }

  /// What must hold, as one sentence.
  package var sentence: Wording {
    switch self {
    case .malformed:
      Wording(
        en: "A SAF-T (PT) file is whole, well-formed XML in Windows-1252 or UTF-8, not encrypted.",
        pt:
          "Um ficheiro SAF-T (PT) é XML completo e bem formado em Windows-1252 ou UTF-8, sem cifra."
      )
    case .hostile:
      Wording(
        en:
          "A SAF-T (PT) file declares no document type, and nothing in it is larger or deeper than "
          + "any real file has it.",
        pt: "Um ficheiro SAF-T (PT) não declara um tipo de documento, e nada nele é maior ou mais "
          + "encaixado do que em ficheiros reais.")
    case .invalid:
      Wording(
        en: "With --schema, the file is valid against the schema.",
        pt: "Com --schema, o ficheiro é válido segundo o esquema.")
    case .notSAFT:
      Wording(
        en: "The XML is an AuditFile of Portugal: header, master files, documents, in this order.",
        pt:
          "O XML é um AuditFile de Portugal: cabeçalho, tabelas mestras, documentos, por esta ordem."
      )
    case .missingParty:
      Wording(
        en: "The customer or supplier of a document is in the master files.",
        pt: "O cliente ou fornecedor de um documento consta das tabelas mestras.")
    case .missingProduct:
      Wording(
        en: "The product of a line is in the product table.",
        pt: "O produto de uma linha consta da tabela de produtos.")
    case .missingTax:
      Wording(
        en: "The tax of a line is in the tax table.",
        pt: "O imposto de uma linha consta da tabela de impostos.")
    case .uncertified:
      Wording(
        en: "A document issued by a program that is not certified is not printed by another.",
        pt: "Um documento emitido por um programa não certificado não é impresso por outro.")
    case .wrongSide:
      Wording(
        en:
          "The lines of invoices are credits, those of credit notes debits; the other side takes off.",
        pt:
          "As linhas das faturas são créditos, as das notas de crédito débitos; o outro lado abate."
      )
    case .header:
      Wording(
        en: "The header has every element that the schema asks for.",
        pt: "O cabeçalho tem todos os elementos que o esquema exige.")
    case .tableSums:
      Wording(
        en: "Counts and totals of a table are those of its documents.",
        pt: "As contagens e os totais de uma tabela são os dos seus documentos.")
    case .outsideSpan:
      Wording(
        en: "Every document is of a day that the file covers.",
        pt: "Todos os documentos são de dias que o ficheiro abrange.")
    case .period:
      Wording(
        en: "The period is the month of the tax year, counted alike in the whole file.",
        pt: "O período é o mês do ano fiscal, contado da mesma forma em todo o ficheiro.")
    case .internalCode:
      Wording(
        en: "An internal code stands for one type of document.",
        pt: "Um código interno corresponde a um só tipo de documento.")
    case .totals:
      Wording(
        en: "Net total and tax of a document follow from its lines.",
        pt: "O total sem imposto e o imposto de um documento resultam das suas linhas.")
    case .repeatedKey:
      Wording(
        en: "A customer or supplier stands once in the master files.",
        pt: "Um cliente ou fornecedor está uma só vez nas tabelas mestras.")
    case .receiptNumbers:
      Wording(
        en: "The receipts of a series are numbered without gaps, repetition or dates that go "
          + "backwards.",
        pt: "Os recibos de uma série são numerados sem falhas, repetições nem datas que recuem.")
    case .status:
      Wording(
        en: "Every document says its status.", pt: "Todos os documentos indicam o seu estado.")
    case .rectifiedAsOrder:
      Wording(
        en: "A credit or debit note names the document that it rectifies under References.",
        pt: "Uma nota de crédito ou de débito indica em References o documento que retifica.")
    case .lostLetters:
      Wording(
        en: "No letter was lost when the file was written: U+FFFD stands nowhere.",
        pt: "Não se perdeu nenhuma letra ao escrever o ficheiro: não há nenhum U+FFFD.")
    case .twin:
      Wording(
        en: "An element that SAF-T (PT) has once stands once.",
        pt: "Um elemento que o SAF-T (PT) tem uma vez está uma vez.")
    case .sellerAddress:
      Wording(
        en: "The header says the seller's address, or the profile does.",
        pt: "O cabeçalho indica a morada do emitente, ou indica-a o perfil.")
    }
  }

  /// Where the law, or the specification, says so.
  package var law: [String] {
    switch self {
    case .malformed, .hostile, .invalid, .notSAFT: ["Portaria 321-A/2007", "Portaria 302/2016"]
    case .missingParty, .missingProduct, .missingTax: ["Despacho 8632/2014, 2.6.3"]
    case .uncertified: ["Despacho 8632/2014, 2.3.4 f)"]
    case .wrongSide: ["Despacho 8632/2014, 2.2.6", "Portaria 302/2016, 4.1.4.19.13"]
    case .header: ["Portaria 302/2016, 1"]
    case .tableSums:
      ["Portaria 302/2016, 4.1.1 a 4.1.3, 4.2.1, 4.2.2, 4.3.1 a 4.3.3, 4.4.1 a 4.4.3"]
    case .outsideSpan: ["Portaria 302/2016, 1.10 e 1.11"]
    case .period: ["Portaria 302/2016, 4.1.4.6"]
    case .internalCode: ["Portaria 302/2016, 4.1.4.1", "Despacho 8632/2014, 1.7"]
    case .totals: ["Portaria 302/2016, 4.1.4.20", "Despacho 8632/2014, 3.2.3"]
    case .repeatedKey: ["Portaria 302/2016, 2.2.1 e 2.3.1"]
    case .receiptNumbers: ["Despacho 8632/2014, 3.2.1"]
    case .status: ["Portaria 302/2016, 4.1.4.3"]
    case .rectifiedAsOrder: ["CIVA art. 36 n.6", "Portaria 302/2016, 4.1.4.19.10"]
    case .lostLetters, .twin: ["Portaria 302/2016"]
    case .sellerAddress: ["CIVA art. 36 n.5 a)", "Portaria 302/2016, 1.6"]
    }
  }
}
