internal import Delivery
internal import Inbox
internal import JSON
internal import Measures
internal import Pipeline
internal import Register

/// What has become of the documents of one file so far; grows into the sidecars.
final class DropRecord {
  /// What became of one document.
  enum Fate: String, CaseIterable {
    /// Its PDF is in the output folder.
    case issued
    /// It was issued before, from another drop, and is there already.
    case acknowledged
    case rejected
    /// It was issued before, with other content.
    case conflict
  }

  let drop: Drop
  private(set) var counts: [Fate: Int] = [:]
  private(set) var warnings = 0
  private var firstError: Wording?
  private var firstWarning: Wording?
  private let language: Language
  private var made: Spool
  private let refused: Spool
  private let note: Spool

  /// - Parameter scratch: Where a long record waits.
  init(_ drop: Drop, language: Language, scratch: DeliveryFolder) {
    self.drop = drop
    self.language = language
    made = Spool(in: scratch)
    refused = Spool(in: scratch)
    note = Spool(in: scratch)
  }

  /// The record of a file that is read again because somebody has written to it: what was made of it
  /// stays, as nothing else tells of it.
  init(continuing record: DropRecord, scratch: DeliveryFolder) {
    drop = record.drop
    language = record.language
    made = record.made
    counts = record.counts.filter { $0.key == .issued || $0.key == .acknowledged }
    refused = Spool(in: scratch)
    note = Spool(in: scratch)
  }

  /// The first thing that is wrong: what refuses a document before what only deserves a look.
  var reason: Wording? { firstError ?? firstWarning }
  var documents: Int { counts.values.reduce(0, +) }
  var refusals: Int { counts[.rejected, default: 0] + counts[.conflict, default: 0] }

  /// Adds a document.
  ///
  /// - Parameter issued: What the register says of it; nil for one that was refused.
  func add(
    _ document: MadeDocument, _ fate: Fate, issued: IssuedDocument?
  ) throws(DeliveryFailure) {
    counts[fate, default: 0] += 1
    warnings += document.problems.count { $0.severity == .warning }
    firstError = firstError ?? document.problems.first { $0.severity == .error }?.message
    firstWarning = firstWarning ?? document.problems.first { $0.severity == .warning }?.message
    let (spool, line) = (issued == nil ? refused : made, line(document, fate, issued))
    try spool.append((spool.isEmpty ? "" : ",\n") + line)
    if issued == nil { try tell(document) }
  }

  /// Adds what is wrong with the file as a whole.
  func add(_ problem: Problem) throws(DeliveryFailure) {
    var document = MadeDocument(position: nil)
    document.problems = [problem]
    try add(document, .rejected, issued: nil)
  }

  // MARK: Lines

  private func line(_ document: MadeDocument, _ fate: Fate, _ issued: IssuedDocument?) -> String {
    var text = "{\"position\":" + (document.position.map(String.init) ?? "null")
    text += ",\"status\":\"\(fate.rawValue)\",\"number\":"
    text.appendJSON(orNull: document.number)
    text += ",\"atcud\":"
    text.appendJSON(orNull: document.atcud)
    text += ",\"seller\":"
    text.appendJSON(orNull: document.facts?.seller)
    if let issued {
      text += ",\"issued\":"
      text.appendJSON(issued.issued)
      text += ",\"content\":"
      text.appendJSON(issued.content)
      text += ",\"hash\":"
      text.appendJSON(issued.hash)
      text += ",\"files\":" + issued.files.json
    }
    text += ",\"problems\":"
    text.appendJSON(document.problems, at: document.places, language)
    return text + "}"
  }

  /// What a person reads about a document that was refused.
  private func tell(_ document: MadeDocument) throws(DeliveryFailure) {
    var text = note.isEmpty ? "" : "\n"
    let place = document.position.map { position in
      Wording(
        en: "document \(position + 1) of the file", pt: "documento \(position + 1) do ficheiro")[
          language]
    }
    let titles = [document.number.map(printable), place].compactMap { $0 }
    if !titles.isEmpty { text += titles.joined(separator: ", ") + "\n" }
    for (index, problem) in document.problems.enumerated() {
      text += "  \(problem.severity.word[language]) \(problem.code)"
      if problem.pointer != .root { text += " \(printable(problem.pointer.description))" }
      if index < document.places.count, let place = document.places[index] {
        text +=
          Wording(
            en: " (line \(place.line), column \(place.column))",
            pt: " (linha \(place.line), coluna \(place.column))")[language]
      }
      text += ": \(printable(problem.message[language]))\n"
    }
    try note.append(text)
  }

  // MARK: Sidecars

  /// Writes the sidecars of a file that ends as `outcome` into `folder`, in the place of older ones of
  /// the same file.
  func publish(
    _ outcome: Outcome, finished: Moment, to folder: DeliveryFolder
  ) throws(DeliveryFailure) {
    let head = head(outcome, finished)
    if !made.isEmpty || outcome.isGood {
      try publish(.result, to: folder) { file throws(DeliveryFailure) in
        try made.copy(to: file, between: head, and: "\n]}\n")
      }
    }
    guard !outcome.isGood else { return }
    try publish(.error, to: folder) { file throws(DeliveryFailure) in
      try refused.copy(to: file, between: head, and: "\n]}\n")
    }
    try publish(.note, to: folder) { file throws(DeliveryFailure) in
      try note.copy(
        to: file, between: opening(outcome)[language] + "\n\n",
        and: "\n" + advice(outcome)[language] + "\n")
    }
  }

  /// How a file as a whole came out.
  enum Outcome: String, CaseIterable {
    case done
    /// Done, but somebody should look.
    case warning
    case rejected
    case failed
    case unsupported

    var isGood: Bool { self == .done || self == .warning }

    /// Where the file goes.
    var place: InboxFolders.Place {
      switch self {
      case .done, .warning: .done
      case .rejected: .rejected
      case .failed: .failed
      case .unsupported: .unsupported
      }
    }
  }

  /// How the file comes out now that all its documents have been added.
  var outcome: Outcome {
    switch drop.refusal?.code {
    case InboxRule.unsupported.rawValue: .unsupported
    case InboxRule.harmful.rawValue: .failed
    default: refusals > 0 ? .rejected : warnings > 0 ? .warning : .done
    }
  }

  /// Removes the sidecars again, as the file was not done with after all.
  func unpublish(from folder: DeliveryFolder) {
    for sidecar in Sidecar.allCases { try? folder.remove(sidecar.name(for: drop.name)) }
  }

  private func publish(
    _ sidecar: Sidecar, to folder: DeliveryFolder,
    _ write: (Int32) throws(DeliveryFailure) -> Void
  ) throws(DeliveryFailure) {
    do throws(StreamedFailure<DeliveryFailure>) {
      _ = try folder.publish(as: sidecar.name(for: drop.name), ifTaken: .replace, write)
    } catch {
      switch error {
      case .delivery(let failure), .writing(let failure): throw failure
      }
    }
  }

  /// What all sidecars begin with; one document a line follows.
  private func head(_ outcome: Outcome, _ finished: Moment) -> String {
    var text = "{\"prelo\":\"\(preloVersion)\",\"outcome\":\"\(outcome.rawValue)\",\"source\":"
    text.appendJSON(drop.name)
    text += ",\"received\":\"\(drop.received.text)\",\"finished\":\"\(finished.text)\""
    text += ",\"tries\":\(drop.tries),\"counts\":{\"documents\":\(documents)"
    for fate in [Fate.issued, .acknowledged, .rejected, .conflict] {
      text += ",\"\(fate.rawValue)\":\(counts[fate, default: 0])"
    }
    return text + ",\"warnings\":\(warnings)},\"documents\":[\n"
  }

  private func opening(_ outcome: Outcome) -> Wording {
    let name = printable(drop.name)
    return switch outcome {
    case .failed:
      Wording(
        en: "\(name) was not finished: the environment failed (\(drop.tries) tries).",
        pt: "\(name) não foi concluído: o ambiente falhou (\(drop.tries) tentativas).")
    case .unsupported:
      Wording(
        en: "\(name) is not a document file.",
        pt: "\(name) não é um ficheiro de documentos.")
    case .done, .warning, .rejected:
      Wording(
        en: "\(name): \(refusals) of \(documents) refused; no PDF was made of them.",
        pt: "\(name): \(refusals) de \(documents) recusados; não foi criado PDF deles.")
    }
  }

  private func advice(_ outcome: Outcome) -> Wording {
    switch outcome {
    case .failed:
      Wording(
        en: "The documents may be perfectly good. When the cause is mended: prelo requeue INBOX",
        pt: "Os documentos podem estar bem. Quando a causa estiver resolvida: prelo requeue PASTA")
    case .unsupported:
      Wording(
        en: "Documents come as .json, .ndjson, .jsonl or .xml (SAF-T) files.",
        pt: "Os documentos vêm em ficheiros .json, .ndjson, .jsonl ou .xml (SAF-T).")
    case .done, .warning, .rejected:
      Wording(
        en: "Correct the document in the billing system and drop it again; prelo explain CODE says "
          + "more about a rule. What was accepted from this file is not printed twice.",
        pt:
          "Corrija o documento no programa de faturação e volte a entregá-lo; prelo explain CÓDIGO "
          + "diz mais sobre uma regra. O que já foi aceite deste ficheiro não é impresso duas vezes."
      )
    }
  }
}
