internal import DocumentModel
internal import Measures

extension Party {
  /// Whether the tax number is to be read as a Portuguese NIF.
  ///
  /// It is when the country (or else the address) says Portugal. Where neither says anything,
  /// nine digits, with or without the prefix `PT`, count as one: leaving out the country is usual
  /// at home. `Desconhecido` is an answer, and asks for no check.
  var holdsNIF: Bool {
    if let country = country ?? address?.country { return country == "PT" }
    guard let taxId else { return false }
    return taxId.utf8.count == 9
      ? taxId.isDigits
      : taxId.utf8.count == 11 && taxId.hasPrefix("PT")
        && taxId.utf8.dropFirst(2).allSatisfy(\.isDigit)
  }
}

extension Party {
  /// Whether the tax number says a company, association or other legal person.
  var isLegalPerson: Bool {
    guard holdsNIF, let taxId else { return false }
    return NIF.isValid(taxId) && NIF.isLegalPerson(taxId)
  }

  /// Whether the tax number says a natural person, who may be a private customer.
  var isNaturalPerson: Bool {
    guard holdsNIF, let taxId else { return false }
    return NIF.isNaturalPerson(taxId)
  }
}

extension Optional<Address> {
  /// No address, or one without street, town and postal code.
  var isMissing: Bool {
    guard let self else { return true }
    return self.street.isMissing && self.city.isMissing && self.postalCode.isMissing
  }
}

/// What is wrong with a NIF, as the end of a sentence that begins with whose it is; nil when
/// nothing is.
func nifFault(in nif: String) -> Wording? {
  guard !NIF.isValid(nif) else { return nil }
  guard nif.utf8.count == 9, nif.isDigits else {
    return Wording(
      en: "\(quoted(nif)) is not nine digits; write it without prefix, spaces or dots",
      pt: "\(quoted(nif)) não é de nove algarismos; escreva-o sem prefixo, espaços nem pontos")
  }
  return Wording(
    en: "\(nif) fails its check digit; one of its digits is wrong",
    pt: "\(nif) falha o algarismo de controlo; um dos seus algarismos está errado")
}

/// Whether `country` is what a country field may hold: an ISO 3166-1 code or `Desconhecido`.
func isCountryValue(_ country: String) -> Bool {
  country == "PT" || isCountry(country) || country == "Desconhecido"
}
