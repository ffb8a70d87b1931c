internal import Intake
internal import Measures

/// Options about the input.
extension Option {
  static let from = Option(
    "from",
    value: choice(InputFormat.self),
    Wording(
      en: "the format of the input, instead of recognising it by its contents",
      pt: "o formato da entrada, em vez de o reconhecer pelo conteúdo"))

  static let profile = Option(
    "profile",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "a JSON file with what a SAF-T (PT) file cannot say of the seller: address, email, "
        + "phone, website, registration, payment, notes, print",
      pt: "um ficheiro JSON com o que um SAF-T (PT) não diz do emitente: address, email, phone, "
        + "website, registration, payment, notes, print"))

  static let schema = Option(
    "schema",
    value: Wording(en: "FILE", pt: "FICHEIRO"),
    Wording(
      en: "validate SAF-T (PT) files against this XSD as well (XSD 1.0)",
      pt: "validar também os ficheiros SAF-T (PT) segundo este XSD (XSD 1.0)"))

  static let fromDate = Option(
    "from-date",
    value: Wording(en: "YYYY-MM-DD", pt: "AAAA-MM-DD"),
    Wording(
      en: "only documents issued on this day or later",
      pt: "só documentos emitidos neste dia ou depois"))

  static let toDate = Option(
    "to-date",
    value: Wording(en: "YYYY-MM-DD", pt: "AAAA-MM-DD"),
    Wording(
      en: "only documents issued on this day or earlier",
      pt: "só documentos emitidos neste dia ou antes"))

  static let types = Option(
    "types",
    value: Wording(en: "LIST", pt: "LISTA"),
    Wording(
      en: "only documents of these types, separated by commas: FT, NC, GT",
      pt: "só documentos destes tipos, separados por vírgulas: FT, NC, GT"))
}
