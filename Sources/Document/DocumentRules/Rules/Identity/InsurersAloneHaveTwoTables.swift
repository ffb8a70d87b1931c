internal import DocumentModel
internal import Measures

let insurersAloneHaveTwoTables = Rule(
  "TYP-02", .error,
  en: "Only an insurer's document (RP, RE, CS, LD, RA) may stand in table 4.3 instead of 4.1.",
  pt: "Só um documento de seguradora (RP, RE, CS, LD, RA) pode estar na tabela 4.3 em vez da 4.1.",
  law: ["Portaria 302/2016, 4.1.4.8 e 4.3.4.8"],
  reads: [.type, .workingDocument]
) { document, report in
  guard document.workingDocument, !document.type.isOfInsurers else { return }
  report(
    at: "/workingDocument",
    en: "A document of type \(document.type.rawValue) stands in one table only; leave out "
      + "`workingDocument`",
    pt: "Um documento do tipo \(document.type.rawValue) só está numa tabela; retire "
      + "`workingDocument`")
}
