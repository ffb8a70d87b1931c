internal import DocumentPages
package import Measures
internal import PDFBackend
internal import Synchronization

/// What the renderers of all threads share: fonts read and reduced once, templates loaded once.
package final class Workshop: Sendable {
  let options: RenderOptions
  private let resources: Resources
  private let styles = Mutex<[String: Style]>([:])

  /// A template ready to print, with what every PDF that uses it contains.
  struct Style: Sendable {
    let press: Press
    let resources: PDFResources
  }

  /// Loads the fonts and the template from `resources`, the folder with `Templates` and `Fonts`.
  ///
  /// - Throws: ``Failure`` when a font or the template is missing or unusable.
  package init(resources: String, options: RenderOptions) throws(Failure) {
    self.options = options
    do throws(PDFError) { try requireKnownLibrary() } catch {
      throw Failure(error.message, .environment)
    }
    self.resources = try Resources(folder: resources)
    do throws(TemplateFailure) {
      _ = try style(named: options.template ?? Template().name)
    } catch {
      throw Failure(error.wording, options.template != nil ? .usage : .environment)
    }
  }

  /// The template of that name; loaded by whoever asks first, while the others wait.
  func style(named name: String) throws(TemplateFailure) -> Style {
    try styles.withLock { styles throws(TemplateFailure) in
      if let known = styles[name] { return known }
      let style = try prepare(try resources.template(named: name), named: name)
      styles[name] = style
      return style
    }
  }

  /// A template that came with a document and is used for it alone.
  func style(proof text: [UInt8]) throws(TemplateFailure) -> Style {
    try prepare(try resources.template(proof: text), named: "template")
  }

  private func prepare(
    _ loaded: Resources.LoadedTemplate, named name: String
  ) throws(TemplateFailure) -> Style {
    let prepared: PDFResources
    do throws(PDFError) {
      prepared = try PDFResources(fonts: resources.fonts, images: loaded.images)
    } catch {
      let isImage = if case .image = error { true } else { false }
      throw TemplateFailure(
        name, code: isImage ? "TPL-08" : "TPL-01", at: isImage ? "/logo/file" : .root,
        en: error.message.en, pt: error.message.pt)
    }
    var template = loaded.template
    if let logo = template.logo, let size = prepared.size(of: logo.image) {
      template.logo?.fit(width: size.width, height: size.height)
    }
    let press = Press(template: template, fonts: resources.fonts)
    let unfitting = press.labelProblems()
    guard unfitting.isEmpty else { throw TemplateFailure(problems: unfitting) }
    return Style(press: press, resources: prepared)
  }
}
