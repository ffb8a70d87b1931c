internal import Chain
internal import DocumentModel
internal import DocumentPages
internal import DocumentReading
internal import DocumentRules
internal import Fiscal
internal import Intake
internal import Measures
internal import Printout

/// Reads, checks, stamps and words documents; one for each thread.
final class Judge {
  var options: RenderOptions
  let workshop: Workshop
  /// The templates this thread has met, so that it need not ask the others.
  private var styles: [String: Workshop.Style] = [:]
  /// The look of every document, in place of the one it asks for.
  var proof: Workshop.Style?
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
      account.report(
        reading.problems, omitted: reading.omitted, in: text, brokenOffset: reading.brokenOffset)
      return .unusable(account)
    }
    account.identify(document)
    if options.tellsContent { account.content = contentDigest(of: text) }
    if options.passesOver(document) {
      account.result = .passedOver
      return .passedOver(account)
    }
    var findings = Findings(reading.problems, omitted: reading.omitted, base: text.base)
    let stamped = check(document, &findings)
    if let signatures { verify(document, raw, signatures, &findings) }
    let set = word(document, stamped, &findings)
    account.report(findings.problems, omitted: findings.omitted, in: text)
    guard text.isSound, !findings.forbidPrinting else { return .refused(account) }
    guard let stamped, let set else {
      guard text.isDraft else { return .refused(account) }
      account.result = .unfinished
      return .unfinished(account)
    }
    return .sound(
      SoundDocument(
        stamped: stamped, printout: set.printout, style: set.style, account: account, text: text,
        warnings: findings))
  }

  /// Holds the document against every rule and stamps it; nil, with the reasons in `findings`, where
  /// a rule forbids it.
  private func check(_ document: Document, _ findings: inout Findings) -> StampedDocument? {
    do throws(DocumentRejected) {
      let checked = try DocumentRules.check(document, options: options.check)
      findings.add(checked.warnings, omitted: checked.omitted)
      return stamp(checked, withoutValues: options.withoutValues)
    } catch {
      findings.add(error.problems, omitted: error.omitted)
      return nil
    }
  }

  private func verify(
    _ document: Document, _ raw: RawDocument, _ signatures: SignatureVerdicts,
    _ findings: inout Findings
  ) {
    let place = Finding.Place(path: raw.source, position: raw.position)
    guard var problem = signatures.problem(of: document, at: place) else { return }
    if options.check.strict { problem.severity = .error }
    findings.add([problem])
  }

  /// Words the document for the template it asks for, and finds what has no glyph.
  ///
  /// What the rules refuse is looked at too, so that everything is told at once.
  private func word(
    _ document: Document, _ stamped: StampedDocument?, _ findings: inout Findings
  ) -> (printout: Printout, style: Workshop.Style)? {
    do throws(TemplateFailure) {
      let style = try style(for: document)
      let language = options.language ?? document.print.language ?? style.press.template.language
      let vocabulary = style.press.vocabulary(language)
      guard let stamped else {
        findUnprintable(
          in: { Printout.texts(of: document, in: vocabulary, $0) }, style, &findings)
        return nil
      }
      let printout = Printout(stamped, in: vocabulary)
      findUnprintable(in: printout.texts, style, &findings)
      return (printout, style)
    } catch {
      findings.add([Problem(.error, "TPL-01", at: "/print/template", error.wording)])
      return nil
    }
  }

  private func findUnprintable(
    in texts: ((Inscription) -> Void) -> Void, _ style: Workshop.Style, _ findings: inout Findings
  ) {
    var found = unprintableCharacters(in: texts, press: style.press)
    if options.check.strict {
      for index in found.indices { found[index].severity = .error }
    }
    findings.add(found)
  }

  private func style(for document: Document) throws(TemplateFailure) -> Workshop.Style {
    if let proof { return proof }
    // A name that the rules refuse is not looked up.
    let wish = document.print.template.flatMap { $0.contains("/") || $0.hasPrefix(".") ? nil : $0 }
    let name = options.template ?? wish ?? Template().name
    if let known = styles[name] { return known }
    let style = try workshop.style(named: name)
    styles[name] = style
    return style
  }
}
