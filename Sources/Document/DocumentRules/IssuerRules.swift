/// Rules that judge what the issuer did rather than what is printed.
///
/// A document that was issued and signed before, by another system or with `--as-issued`, is printed
/// as it was issued, with its error made evident in the report (Despacho 8632/2014, 3.3.2): for such a
/// document these rules warn.
/// What makes the printed page itself unlawful (a missing field, a QR message that cannot be made,
/// totals that contradict the signed one) is no part of this list and refuses every document.
private let issuerRules: Set<String> = [
  // Tax numbers, rates and exemptions that were wrong on the day.
  "NIF-02", "RATE-01", "EXE-03",
  // The history of the document in the program that made it.
  "TYP-01", "STA-02", "STA-03", "HASH-03", "HASH-04", "REF-05", "TRA-05",
  // Arithmetic within a line, a receipt or a payment, where the signed total still holds.
  "LIN-02", "SUM-04", "PAY-08",
  // A field that was left empty, and that nobody can fill in now.
  "LIN-06",
  // Where the money is to go: no content that the law asks for.
  "PAY-01", "PAY-04", "PAY-07",
]

extension Rule {
  /// Whether the rule only warns about a document that is printed as it was issued.
  var judgesIssuer: Bool { issuerRules.contains(code) }
}
