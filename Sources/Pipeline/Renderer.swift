internal import Binding
internal import Chain
internal import DocumentModel
internal import DocumentPages
internal import DocumentReading
internal import DocumentRules
internal import Fiscal
package import Intake
internal import JSON
package import Measures
internal import PDFBackend
internal import Printout
internal import QRSymbol
internal import Typesetting

/// Runs documents through the stages; one for each thread.
package final class Renderer {
  private let options: RenderOptions
  private let workshop: Workshop
  private var styles: [String: Style] = [:]
  /// What is known of the signatures of the documents to come; nil when they are not verified.
  package var signatures: SignatureVerdicts?

  /// A template ready to print, with the writer that holds its images.
  private struct Style {
    let press: Press
    let writer: PDFWriter
  }

  /// A document that has passed the rules, in words, with what sets it in type.
  private struct Ready {
    let stamped: StampedDocument
    let printout: Printout
    let style: Style
  }

  /// Creates a renderer that shares fonts and templates with all others of `workshop`.
  package init(_ workshop: Workshop) {
    self.workshop = workshop
    options = workshop.options
    signatures = options.signatures
  }

  /// Loads the fonts and the template from `resources`, the folder with `Templates` and `Fonts`.
  ///
  /// - Throws: ``Failure`` when a font or the template is missing or unusable.
  package convenience init(
    resources: String, options: RenderOptions
  ) throws(Failure) {
    self.init(try Workshop(resources: resources, options: options))
  }

  /// Reads and checks one document; nothing is drawn.
  package func check(_ raw: RawDocument) -> Outcome {
    process(raw) { ready, _ in .valid(qrMessage: ready.stamped.qrMessage) }
  }

  /// Reads, checks, stamps, lays out and writes one document.
  package func render(_ raw: RawDocument) -> Outcome {
    process(raw) { ready, leaf throws(DocumentRejected) in try self.print(ready, &leaf) }
  }

  // MARK: The stages in order

  private func process(
    _ raw: RawDocument,
    _ finish: (Ready, inout Outcome.Leaf?) throws(DocumentRejected) -> Outcome.Result
  ) -> Outcome {
    var outcome = Outcome(source: raw.source, position: raw.position, result: .rejected)
    if let failure = raw.failure {
      outcome.report(failure, in: raw)
      return outcome
    }
    var text = DocumentText(raw, as: options.format, isStrict: options.check.strict)
    if let excess = PageLimits.problem(in: text.json, at: text.base) {
      outcome.report([excess], in: text)
      return outcome
    }
    let reading = text.read(acceptsDrafts: options.acceptsDrafts)
    guard let document = reading.document else {
      outcome.report(
        reading.problems, omitted: reading.omitted, in: text, brokenOffset: reading.brokenOffset)
      return outcome
    }
    outcome.identify(document)
    if options.tellsContent { outcome.content = contentDigest(of: text) }
    if options.passesOver(document) {
      outcome.result = .passedOver
      return outcome
    }
    var problems = reading.problems
    var omitted = reading.omitted
    var stamped: StampedDocument?
    var ready: Ready?
    do throws(DocumentRejected) {
      let passed = try DocumentRules.check(document, options: options.check)
      problems += passed.warnings.rebased(to: text.base)
      omitted += passed.omitted
      stamped = stamp(passed, withoutValues: options.withoutValues)
    } catch {
      problems += error.problems.rebased(to: text.base)
      omitted += error.omitted
    }
    if let signatures {
      problems += signatureProblems(of: document, raw, signatures).rebased(to: text.base)
    }
    do throws(TemplateFailure) {
      let style = try self.style(for: document)
      let vocabulary = style.press.vocabulary(language(of: document, style.press))
      if let stamped {
        let printout = Printout(stamped, in: vocabulary)
        problems += unprintable(in: printout.texts, style.press).rebased(to: text.base)
        ready = Ready(stamped: stamped, printout: printout, style: style)
      } else {
        problems += unprintable(
          in: { Printout.texts(of: document, in: vocabulary, $0) }, style.press
        ).rebased(to: text.base)
      }
    } catch {
      problems.append(
        Problem(.error, "TPL-01", at: text.base.key("print").key("template"), error.wording))
    }
    outcome.report(problems, omitted: omitted, in: text)
    guard text.isSound, !problems.contains(where: { $0.severity == .error }) else { return outcome }
    guard let ready else {
      if text.isDraft { outcome.result = .unfinished }
      return outcome
    }
    do throws(DocumentRejected) {
      outcome.result = try finish(ready, &outcome.leaf)
    } catch {
      outcome.report(
        problems + error.problems.rebased(to: text.base), omitted: omitted, in: text)
    }
    return outcome
  }

  private func print(
    _ ready: Ready, _ leaf: inout Outcome.Leaf?
  ) throws(DocumentRejected) -> Outcome.Result {
    let stamped = ready.stamped
    let style = ready.style
    let document = stamped.document
    let symbol: ModuleGrid
    do throws(QRSymbolError) {
      symbol = try qrSymbol(stamped.qrMessage)
    } catch {
      return .failed(
        Wording(
          en: "the QR symbol could not be made (\(error))",
          pt: "não foi possível fazer o código QR (\(error))"))
    }
    let chosen = options.copies ?? document.print.copies
    let isSecondCopy = options.secondCopy ?? document.print.secondCopy
    func copies(_ part: [Copy]) -> [DocumentPages] {
      copyMarks(for: document, copies: part, isSecondCopy: isSecondCopy).map {
        DocumentPages(ready.printout, symbol: symbol, press: style.press, copyMark: $0)
      }
    }
    var whole: [DocumentPages]?
    var drawn: DrawnDocument?
    do throws(PDFError) {
      if let keys = options.bindsBy {
        let pages = copies(chosen)
        whole = pages
        let bound = try style.writer.draw(
          entry(of: document), style: style.press.template.name, pages: pages.lazy.joined())
        leaf = Outcome.Leaf(
          drawn: bound, position: SortPosition(document, pages: bound.pageCount, by: keys))
        drawn = bound
      }
    } catch {
      return .failed(error.message)
    }
    guard options.makesFiles else { return .drawn }
    // One PDF for all copies, or one for each.
    let separates = options.separatesCopies && !chosen.isEmpty
    let facts = information(on: document, stamped)
    var files: [RenderedPDF] = []
    for part in separates ? chosen.map({ [$0] }) : [chosen] {
      let copies = separates ? copies(part) : whole ?? copies(part)
      let count = copies.reduce(0) { $0 + $1.count }
      if let excess = PageLimits.problem(pages: count) {
        throw DocumentRejected(problems: [excess])
      }
      do throws(PDFError) {
        let bytes: [UInt8]
        // What is drawn for the combined PDF need not be drawn again.
        if !separates, let drawn, let pdf = try style.writer.write(facts, drawn: drawn) {
          bytes = pdf
        } else {
          bytes = try style.writer.write(facts, pages: copies.lazy.joined())
        }
        files.append(
          RenderedPDF(
            copy: options.separatesCopies ? part.first : nil, bytes: bytes, pages: count))
      } catch {
        return .failed(error.message)
      }
    }
    return .rendered(files)
  }

  // MARK: Templates

  private func style(for document: Document) throws(TemplateFailure) -> Style {
    // A name that the rules refuse is not looked up.
    let wish = document.print.template.flatMap { $0.contains("/") || $0.hasPrefix(".") ? nil : $0 }
    return try style(named: options.template ?? wish ?? Template().name)
  }

  private func style(named name: String) throws(TemplateFailure) -> Style {
    if let known = styles[name] { return known }
    let shared = try workshop.style(named: name)
    let writer: PDFWriter
    do throws(PDFError) {
      writer = try PDFWriter(shared.resources)
    } catch {
      throw TemplateFailure(name, en: error.message.en, pt: error.message.pt)
    }
    let style = Style(press: shared.press, writer: writer)
    styles[name] = style
    return style
  }

  private func language(of document: Document, _ press: Press) -> PrintLanguage {
    options.language ?? document.print.language ?? press.template.language
  }

  private func signatureProblems(
    of document: Document, _ raw: RawDocument, _ signatures: SignatureVerdicts
  ) -> [Problem] {
    let place = Finding.Place(path: raw.source, position: raw.position)
    guard var problem = signatures.problem(of: document, at: place) else { return [] }
    if options.check.strict { problem.severity = .error }
    return [problem]
  }

  private func unprintable(
    in texts: ((Inscription) -> Void) -> Void, _ press: Press
  ) -> [Problem] {
    var problems = unprintableCharacters(in: texts, press: press)
    guard options.check.strict else { return problems }
    for index in problems.indices { problems[index].severity = .error }
    return problems
  }
}

extension [Problem] {
  /// The same problems with pointers into the file that holds the document at `base`.
  fileprivate func rebased(to base: JSONPointer) -> [Problem] {
    guard base != .root else { return self }
    return map {
      Problem(
        $0.severity, $0.code, at: JSONPointer(text: base.description + $0.pointer.description),
        $0.message)
    }
  }
}
