internal import Chain
internal import DocumentModel
internal import DocumentPages
internal import DocumentReading
internal import DocumentRules
internal import Fiscal
internal import Intake
internal import Measures

/// Reads, checks and stamps documents; one for each thread.
final class Judge {
  private let options: RenderOptions
  private let workshop: Workshop
  /// The templates this thread has met, so that it need not ask the others.
  private var styles: [String: Workshop.Style] = [:]
  /// What is known of the signatures of the documents to come; nil when they are not verified.
  var signatures: SignatureVerdicts?

  init(_ workshop: Workshop) {
    self.workshop = workshop
    options = workshop.options
    signatures = options.signatures
  }

  func judge(_ raw: RawDocument) -> Judgement {
    var account = Outcome(source: raw.source, position: raw.position, result: .rejected)
    if let failure = raw.failure {
      account.report(failure, in: raw)
      return .unusable(account)
    }
    var text = DocumentText(raw, as: options.format, isStrict: options.check.strict)
    if let excess = PageLimits.problem(in: text.json, at: text.base) {
      account.report([excess], in: text)
      return .unusable(account)
    }
    let reading = text.read(acceptsDrafts: options.acceptsDrafts)
    guard let document = reading.document else {
      account.report(reading.problems, in: text, brokenOffset: reading.brokenOffset)
      return .unusable(account)
    }
    account.identify(document)
    if options.tellsContent { account.content = contentDigest(of: text.json) }
    if options.passesOver(document) {
      account.result = .passedOver
      return .passedOver(account)
    }
    var found = reading.problems
    let checked = check(document, &found, text.base)
    if let signatures, let problem = signatureProblem(of: document, raw, signatures) {
      found += [problem].rebased(to: text.base)
    }
    let style = chooseStyle(for: document, &found, text.base)
    account.report(found, in: text)
    guard text.isSound, !found.contains(where: { $0.severity == .error }) else {
      return .refused(account)
    }
    guard let checked, let style else {
      guard text.isDraft else { return .refused(account) }
      account.result = .unfinished
      return .unfinished(account)
    }
    let stamped = stamp(checked, withoutValues: options.withoutValues)
    return .sound(SoundDocument(stamped, style, account, text, warnings: found))
  }

  /// Holds the document against every rule; nil, with the reasons in `found`, where one forbids it.
  private func check(
    _ document: Document, _ found: inout [Problem], _ base: JSONPointer
  ) -> CheckedDocument? {
    do throws(DocumentRejected) {
      let checked = try DocumentRules.check(document, options: options.check)
      found += checked.warnings.rebased(to: base)
      return checked
    } catch {
      found += error.problems.rebased(to: base)
      return nil
    }
  }

  /// The template the document asks for, and which of its characters cannot be printed with it.
  private func chooseStyle(
    for document: Document, _ found: inout [Problem], _ base: JSONPointer
  ) -> Workshop.Style? {
    do throws(TemplateFailure) {
      let style = try style(for: document)
      var unprintable = unprintableCharacters(in: document, press: style.press)
      if options.check.strict {
        for index in unprintable.indices { unprintable[index].severity = .error }
      }
      found += unprintable.rebased(to: base)
      return style
    } catch {
      found.append(Problem(.error, "TPL-01", at: base.key("print").key("template"), error.wording))
      return nil
    }
  }

  private func style(for document: Document) throws(TemplateFailure) -> Workshop.Style {
    // A name that the rules refuse is not looked up.
    let wish = document.print.template.flatMap { $0.contains("/") || $0.hasPrefix(".") ? nil : $0 }
    let name = options.template ?? wish ?? Template().name
    if let known = styles[name] { return known }
    let style = try workshop.style(named: name)
    styles[name] = style
    return style
  }

  private func signatureProblem(
    of document: Document, _ raw: RawDocument, _ signatures: SignatureVerdicts
  ) -> Problem? {
    let place = Finding.Place(path: raw.source, position: raw.position)
    var problem = signatures.problem(of: document, at: place)
    if options.check.strict { problem?.severity = .error }
    return problem
  }
}
