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
      let loaded = try resources.template(named: name)
      let prepared: PDFResources
      do throws(PDFError) {
        prepared = try PDFResources(fonts: resources.fonts, images: loaded.images)
      } catch {
        throw TemplateFailure(name, en: error.message.en, pt: error.message.pt)
      }
      let style = Style(
        press: Press(template: loaded.template, fonts: resources.fonts), resources: prepared)
      styles[name] = style
      return style
    }
  }
}
