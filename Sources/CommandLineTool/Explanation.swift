internal import Pipeline
internal import SAFT
internal import Posting
internal import Watching
internal import DocumentPages
internal import DocumentReading
internal import DocumentRules
internal import GOBL
internal import Measures
internal import Pipeline
internal import Posting

/// What `prelo explain` says about one code, wherever it comes from.
struct Explanation: Sendable {
  let code: String
  let severity: Severity
  /// What must hold, as one sentence.
  let sentence: Wording
  /// Where the law, or the specification, says so.
  let law: [String]

  /// Every code that a report may carry, in alphabetical order.
  static let all: [Explanation] =
    (ownCodes
    + readingRules.map {
      Explanation(code: $0.code, severity: $0.severity, sentence: $0.sentence, law: $0.law)
    }
    + templateRules.map {
      Explanation(code: $0.code, severity: .error, sentence: $0.sentence, law: $0.law)
    }
    + GOBLRule.allCases.map {
      Explanation(code: $0.rawValue, severity: $0.severity, sentence: $0.sentence, law: $0.law)
    }
    + InboxRule.allCases.map {
      Explanation(code: $0.rawValue, severity: .error, sentence: $0.sentence, law: [])
    }
    + SAFTCode.allCases.map {
      Explanation(code: $0.rawValue, severity: $0.severity, sentence: $0.sentence, law: $0.law)
    }
    + allRules.map {
      Explanation(code: $0.code, severity: $0.severity, sentence: $0.sentence, law: $0.law)
    }).sorted { $0.code < $1.code }

  /// The codes that are no rules about the document itself.
  private static let ownCodes = [
    Explanation(
      code: pageLimitRule.code, severity: .error, sentence: pageLimitRule.sentence, law: []),
    Explanation(
      code: PostingCode.taken, severity: .error,
      sentence: Wording(
        en: "An issued document is not changed: an existing PDF with other bytes is only replaced "
          + "with --force.",
        pt:
          "Um documento emitido não se altera: um PDF existente com outros bytes só é substituído "
          + "com --force."),
      law: ["Despacho 8632/2014, 1.11", "Despacho 8632/2014, 2.2.15"]),
    Explanation(
      code: PostingCode.nameless, severity: .error,
      sentence: Wording(
        en: "A converted document whose file is named after its number has a number.",
        pt: "Um documento convertido cujo ficheiro se chama pelo número tem um número."),
      law: []),
    Explanation(
      code: PostingCode.changed, severity: .error,
      sentence: Wording(
        en:
          "A document that the inbox has issued (same seller, number and ATCUD) does not come again "
          + "with other content.",
        pt:
          "Um documento já emitido pela pasta vigiada (mesmo vendedor, número e ATCUD) não volta com "
          + "outro conteúdo."),
      law: ["Despacho 8632/2014, 1.11", "Portaria 195/2020 art. 3"]),
    Explanation(
      code: PostingCode.environment, severity: .error,
      sentence: Wording(
        en: "A valid document is rendered and written; when the disk, a permission or a library "
          + "stands in the way, run the same command again once that is mended.",
        pt: "Um documento válido é composto e escrito; se o disco, uma permissão ou uma biblioteca "
          + "o impedir, repita o mesmo comando depois de resolver a causa."),
      law: []),
    Explanation(
      code: unprintableCharacterCode, severity: .warning,
      sentence: Wording(
        en:
          "Every character has a glyph in the fonts; one that no font has is printed as a visible "
          + "replacement.",
        pt:
          "Todos os carateres existem nos tipos de letra; um que falte em todos é impresso como um "
          + "sinal de substituição visível."),
      law: []),
    Explanation(
      code: SignatureRule.broken.rawValue, severity: .error,
      sentence: Wording(
        en:
          "With --public-key, the signature verifies: it is of the key that hashControl names, for "
          + "this date, entry time, number and total, and after the document before it.",
        pt:
          "Com --public-key, a assinatura confirma-se: é da chave que hashControl indica, para esta "
          + "data, hora de registo, número e total, e depois do documento anterior."),
      law: ["Portaria 363/2010 art. 6", "Despacho 8632/2014, 4.4 a 4.10 e 6.2"]),
    Explanation(
      code: SignatureRule.undecided.rawValue, severity: .warning,
      sentence: Wording(
        en:
          "With --public-key, the document before it is in the same run or given with --previous, "
          + "and its own signature holds.",
        pt:
          "Com --public-key, o documento anterior está na mesma execução ou é dado por --previous, e "
          + "a sua própria assinatura confirma-se."),
      law: ["Despacho 8632/2014, 2.1.5"]),
    Explanation(
      code: SignatureRule.noKey.rawValue, severity: .warning,
      sentence: Wording(
        en: "With --public-key, there is a key for the certificate and version the document names.",
        pt: "Com --public-key, há uma chave para o certificado e a versão que o documento indica."),
      law: ["Despacho 8632/2014, 2.1.3"]),
  ]

  /// One line for the list.
  func line(_ language: Language) -> String { "\(code)  \(sentence[language])\n" }

  /// Everything known about the code.
  func text(_ language: Language) -> String {
    var text = "\(code) (\(severity.word[language]))\n\(sentence[language])\n"
    for source in law { text += "  \(source)\n" }
    return text
  }

  /// What `prelo explain CODE…` prints; the list of all codes when none is asked for.
  ///
  /// - Throws: ``UsageError`` for a code that does not exist.
  static func page(for codes: [String], _ language: Language) throws(UsageError) -> String {
    guard !codes.isEmpty else { return all.map { $0.line(language) }.joined() }
    var pages: [String] = []
    for code in codes {
      let wanted = code.uppercased()
      guard let found = all.first(where: { $0.code == wanted }) else {
        throw UsageError(
          Suggestion(for: wanted, among: all.map(\.code)).sentence(
            en: "there is no code \(code)", pt: "não existe o código \(code)"))
      }
      pages.append(found.text(language))
    }
    return pages.joined(separator: "\n")
  }
}
