package import Chain
package import Crypto
internal import DocumentModel
internal import Intake
internal import Measures

/// What is known of the signatures of a run before its first document is printed.
///
/// Only what is wrong or undecided is kept: a signature that holds needs no word.
package struct SignatureVerdicts: Sendable {
  private let ring: KeyRing
  private var findings: [Finding.Place: Finding] = [:]

  /// Judges the documents in `book`.
  ///
  /// - Throws: ``KeyFailure`` where OpenSSL refuses SHA-1.
  package init(_ book: ChainBook, _ ring: KeyRing) throws(KeyFailure) {
    self.ring = ring
    var found: [Finding.Place: Finding] = [:]
    try book.judge(with: ring) { report in
      for finding in report.findings {
        guard let place = finding.place, case .signature = finding.kind else { continue }
        found[place] = finding
      }
    }
    findings = found
  }

  /// The problem of a document's signature; nil where it verifies, or where another rule has found
  /// the signature wanting.
  func problem(of document: Document, at place: Finding.Place) -> Problem? {
    guard let finding = findings[place] else {
      guard let signed = SignedDocument(document), let key = signed.key, ring.lacks(key) else {
        return nil
      }
      return Problem(
        .warning, SignatureRule.noKey.rawValue, at: "/hashControl",
        Wording(
          en: "no public key was given for key \(key), so the signature was not verified; add "
            + "--public-key",
          pt: "não foi indicada a chave pública \(key), e a assinatura não foi verificada; "
            + "acrescente --public-key"))
    }
    switch finding.kind {
    // The rules HASH-01 to HASH-03 have said so.
    case .signature(.truncated), .signature(.unsigned), .signature(.unlawfulControl): return nil
    case .signature(let verdict) where verdict.isUndecided:
      return Problem(.warning, SignatureRule.undecided.rawValue, at: "/hash", finding.wording)
    default: return Problem(.error, SignatureRule.broken.rawValue, at: "/hash", finding.wording)
    }
  }
}
