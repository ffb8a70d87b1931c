internal import Measures

extension Option {
  /// What an option about the input does, for the help text.
  var importMeaning: Wording {
    switch self {
    case .from:
      Wording(
        en: "the format of the input, instead of recognising it by its contents",
        pt: "o formato da entrada, em vez de o reconhecer pelo conteúdo")
    case .profile:
      Wording(
        en: "a JSON file with what a SAF-T (PT) file cannot say of the seller: email, phone, "
          + "website, registration, payment, notes, print",
        pt: "um ficheiro JSON com o que um SAF-T (PT) não diz do emitente: email, phone, website, "
          + "registration, payment, notes, print")
    case .schema:
      Wording(
        en: "validate SAF-T (PT) files against this XSD as well (XSD 1.0)",
        pt: "validar também os ficheiros SAF-T (PT) segundo este XSD (XSD 1.0)")
    case .fromDate:
      Wording(
        en: "only documents issued on this day or later",
        pt: "só documentos emitidos neste dia ou depois")
    case .toDate:
      Wording(
        en: "only documents issued on this day or earlier",
        pt: "só documentos emitidos neste dia ou antes")
    case .types:
      Wording(
        en: "only documents of these types, separated by commas: FT, NC, GT",
        pt: "só documentos destes tipos, separados por vírgulas: FT, NC, GT")
    default: Wording(en: "", pt: "")
    }
  }
}
