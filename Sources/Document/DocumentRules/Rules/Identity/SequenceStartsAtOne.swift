internal import DocumentModel
internal import Measures

let sequenceStartsAtOne = Rule(
  "NUM-03", .warning,
  en: "The sequence within a series starts at 1 or more.",
  pt: "O sequencial de uma série começa em 1 ou mais.",
  law: ["Portaria 195/2020 art. 2"],
  reads: [.number]
) { document, report in
  guard document.number.hasDocumentNumberForm,
    document.sequence.utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
  else { return }
  report(
    at: "/number",
    en: "The number \(quoted(document.number)) has sequence 0, which no communicated series has; "
      + "check it in the billing program",
    pt: "O número \(quoted(document.number)) tem o sequencial 0, que nenhuma série comunicada "
      + "tem; confirme no programa de faturação")
}
