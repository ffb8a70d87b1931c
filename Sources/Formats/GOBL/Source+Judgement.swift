internal import Measures

/// What the stamps say, held against each other and against the document.
extension Source {
  /// Everything wrong with the source as such.
  var problems: [Problem] {
    var problems: [Problem] = []
    if let exchange = Exchange(bill), exchange.rate == nil {
      let code = exchange.code.text ?? ""
      problems.append(
        GOBLRule.euros.problem(
          at: exchange.code.pointer,
          en:
            "the document is in \(code) and gives no exchange rate to EUR; add it to exchange_rates",
          pt: "o documento está em \(code) e não indica a taxa de câmbio para EUR; acrescente-a a "
            + "exchange_rates"))
    }
    if let (first, second) = seal.contradiction {
      problems.append(
        GOBLRule.stamps.problem(
          at: second.pointer,
          en:
            "a second stamp of the same kind says \(shown(second)), the first \(shown(first)); seal "
            + "the document again",
          pt: "um segundo selo do mesmo tipo indica \(shown(second)), o primeiro \(shown(first)); "
            + "volte a selar o documento"))
    }
    if let characters = seal.characters, let signature = seal.signature?.text {
      let printed = printedCharacters(of: signature)
      if characters.text != printed {
        problems.append(
          GOBLRule.stamps.problem(
            at: characters.pointer,
            en:
              "at-hash says \(shown(characters)) and characters 1, 11, 21 and 31 of at-hash-full are "
              + "“\(printed)”; seal the document again",
            pt:
              "at-hash indica \(shown(characters)) e os caracteres 1, 11, 21 e 31 de at-hash-full "
              + "são “\(printed)”; volte a selar o documento"))
      }
    }
    if let digest, var fault = digestFault(of: digest) {
      // Before it is sealed, a document may change; and where something says more exactly what is
      // wrong, that is the reason for the refusal.
      if !seal.isBegun || !problems.isEmpty { fault.severity = .warning }
      problems.append(fault)
    }
    return problems
  }

  /// What is wrong with the digest of the document in the head; nil where it is the document's.
  private func digestFault(of digest: Cursor) -> Problem? {
    guard digest["alg"]?.text == "sha256", let stated = digest["val"] else {
      return GOBLRule.digest.problem(
        at: digest.pointer,
        en: "the digest of the document is not one of sha256, so nothing says that it was not "
          + "changed; build the envelope again",
        pt: "o resumo do documento não é de sha256, pelo que nada garante que não foi alterado; "
          + "volte a gerar o envelope")
    }
    let actual = CanonicalForm(bill)?.digest
    guard stated.text != actual || actual == nil,
      stated.text != CanonicalForm(bill, keepsNull: true)?.digest || actual == nil
    else { return nil }
    return GOBLRule.digest.problem(
      at: stated.pointer,
      en:
        "the digest of the document is \(actual ?? "?") and not \(shown(stated)): something in it was "
        + "changed after the envelope was made; seal the document again, or restore it",
      pt:
        "o resumo do documento é \(actual ?? "?") e não \(shown(stated)): algo nele foi alterado depois "
        + "de feito o envelope; volte a selar o documento, ou reponha-o")
  }

  /// What keeps the document from being finalized; nil where nothing does.
  var lack: (problem: Problem, keys: Set<String>)? {
    let missing = seal.missing(isReceipt: isReceipt)
    guard !missing.isEmpty else { return nil }
    let stamps = missing.map(\.stamp).joined(separator: ", ")
    var keys = Set(missing.map(\.key))
    // A document gets its number, and the time of its signature, when it is sealed.
    if bill["code"] == nil { keys.insert("number") }
    let problem = GOBLRule.sealed.problem(
      at: seal.place,
      en:
        "the stamps \(stamps) are missing: the document is not sealed by a certified program, and "
        + "nothing that is not may be printed (Despacho 8632/2014, 1.10); seal it first",
      pt:
        "faltam os selos \(stamps): o documento não foi fechado por um programa certificado, e nada "
        + "se pode imprimir antes disso (Despacho 8632/2014, 1.10); feche-o primeiro")
    return (problem, keys)
  }

  /// The fields in which the stamped QR message is not `derived`, as a table of both; nil where they
  /// are one message.
  func contradiction(with derived: String) -> Problem? {
    guard let stamp = seal.qrMessage else { return nil }
    guard let sealed = seal.sealed else {
      return GOBLRule.message.problem(
        at: stamp.pointer,
        en:
          "the stamp at-qr is no QR message: it is empty or longer than any symbol holds; seal the "
          + "document again",
        pt:
          "o selo at-qr não é uma mensagem QR: está vazio ou é mais longo do que um código comporta; "
          + "volte a selar o documento")
    }
    let differences = sealed.differences(from: SealedMessage(derived))
    guard !differences.isEmpty else { return nil }
    func table(_ stamped: String, _ document: String, _ nothing: String) -> String {
      // A message has some twenty fields; what is longer is no message.
      differences.prefix(40).map { difference in
        let sides = [difference.sealed, difference.derived].map { side in
          side.flatMap { $0.isEmpty ? nil : shortened($0) } ?? nothing
        }
        return "\(shortened(difference.code)): \(stamped) \(sides[0]), \(document) \(sides[1])"
      }.joined(separator: " | ")
    }
    return GOBLRule.message.problem(
      at: stamp.pointer,
      en:
        "the stamped QR message contradicts the document (\(table("stamp", "document", "nothing"))); "
        + "correct the document, or seal it again",
      pt: "a mensagem QR do selo contradiz o documento (\(table("selo", "documento", "nada"))); "
        + "corrija o documento, ou volte a selá-lo")
  }

  private func shown(_ cursor: Cursor) -> String { "“" + shortened(cursor.text ?? "") + "”" }
}

/// `text`, or the beginning of one that is longer than any field may be.
private func shortened(_ text: some StringProtocol) -> String {
  let scalars = text.unicodeScalars.prefix(81)
  guard scalars.count > 80 else { return String(text) }
  return String(String.UnicodeScalarView(scalars.dropLast())) + "…"
}

/// Characters 1, 11, 21 and 31 of a signature (Despacho 8632/2014, 2.2.2).
private func printedCharacters(of signature: String) -> String {
  let characters = Array(signature.unicodeScalars)
  let printed = [0, 10, 20, 30].filter { $0 < characters.count }.map { characters[$0] }
  return String(String.UnicodeScalarView(printed))
}
