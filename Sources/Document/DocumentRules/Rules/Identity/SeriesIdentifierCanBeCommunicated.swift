internal import DocumentModel
internal import Measures

let seriesIdentifierCanBeCommunicated = Rule(
  "NUM-04", .warning,
  en: "The series has a form that AT registers: 1 to 35 letters and digits, with single . _ - "
    + "between them.",
  pt: "A série tem uma forma que a AT regista: 1 a 35 letras e algarismos, com . _ - isolados "
    + "entre eles.",
  law: ["Portaria 195/2020 art. 2", "DL 28/2019 art. 35"],
  reads: [.number, .atcud]
) { document, report in
  // Without a validation code the series was never communicated.
  guard document.number.hasDocumentNumberForm, document.atcud != "0",
    let series = seriesIdentifier(of: document.number), !isRegistrable(series)
  else { return }
  report(
    at: "/number",
    en: "AT's series service takes up to 35 letters A-Z, digits and single . _ - inside, not "
      + "\(quoted(String(series))); check which series the code \(quoted(document.atcud)) is of",
    pt: "O serviço de séries da AT aceita até 35 letras A-Z, algarismos e . _ - isolados no "
      + "interior, não \(quoted(String(series))); confirme de que série é o código "
      + quoted(document.atcud))
}

/// What stands between the space and the slash.
private func seriesIdentifier(of number: String) -> Substring? {
  guard let space = number.utf8.firstIndex(of: 0x20),
    let slash = number.utf8[space...].firstIndex(of: UInt8(ascii: "/"))
  else { return nil }
  return number[number.utf8.index(after: space)..<slash]
}

private func isRegistrable(_ series: Substring) -> Bool {
  var wasSeparator = true
  for byte in series.utf8 {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      guard !wasSeparator else { return false }
      wasSeparator = true
    case let byte where byte.isDigit || byte.isCapital || byte.isSmall: wasSeparator = false
    default: return false
    }
  }
  return !wasSeparator && series.utf8.count <= 35
}
