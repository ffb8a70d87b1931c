package import Measures
internal import PageComparison
internal import Synchronization

extension GoldenReport {
  /// The failures as one HTML page with everything in it, which opens from disk.
  package func html(_ language: Language) -> String {
    var album = Album()
    let articles = failures.map { article($0, language, &album) }.joined()
    let title = Wording(en: "Golden PDFs", pt: "PDF de referência")[language]
    let legend = Wording(
      en: "<i class=\"gone\"></i> gone or as approved <i class=\"new\"></i> new",
      pt: "<i class=\"gone\"></i> desaparecido ou como aprovado <i class=\"new\"></i> novo")
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title): \(escaped(summary[language]))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p class="summary">\(escaped(summary[language]))</p>
      <p class="legend">\(legend[language])</p>
      \(articles)</body>
      </html>

      """
  }

  private func article(
    _ entry: GoldenCase, _ language: Language, _ album: inout Album
  ) -> String {
    let result = entry.result
    var text = "<article>\n<h2>\(escaped(entry.title))"
    if let number = entry.number { text += " <small>\(escaped(number))</small>" }
    text += "</h2>\n<p class=\"headline\">\(escaped(result.headline[language]))</p>\n"
    let lines =
      result.differences.map { $0.message[language] }
      + entry.problems.map { "\($0.code) \($0.pointer): \($0.message[language])" }
    if !lines.isEmpty {
      text += "<ul>\n" + lines.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
    }
    for (index, picture) in result.pictures.enumerated() {
      text += album.views(of: picture, file: result.name.picture(index + 1), language)
    }
    return text + "</article>\n"
  }

  private static let style = """
    :root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1c1c1e;background:#f4f4f2}
    body{max-width:72rem;margin:2rem auto;padding:0 1rem}
    h1{margin:0;font-size:1.6rem}
    .summary{margin:.2rem 0}
    .legend{color:#555;font-size:.9rem}
    .legend i{display:inline-block;width:.8em;height:.8em;margin:0 .25em 0 .5em}
    .gone{background:#d55e00}.new{background:#0072b2}
    article{background:#fff;border:1px solid #ddd;border-radius:8px;padding:1rem 1.25rem;margin:1.25rem 0}
    h2{margin:0;font-size:1.15rem;overflow-wrap:anywhere}
    h2 small{font-weight:400;color:#666}
    .headline{margin:.2rem 0;color:#a33a00}
    ul{margin:.5rem 0;padding-left:1.2rem}
    li{overflow-wrap:anywhere}
    fieldset{border:0;padding:0;margin:1rem 0 0}
    legend{font-weight:600;padding:0}
    label{margin-right:1rem;cursor:pointer}
    figure{margin:.5rem 0 0;display:none}
    img{max-width:100%;border:1px solid #ccc;background:#fff}
    .marked:checked~.marked,.approved:checked~.approved,.received:checked~.received{display:block}
    """
}

/// The pictures of a report.
private struct Album {
  private var number = 0

  /// Three views of a page, of which one is shown at a time; no script is needed.
  mutating func views(
    of picture: DifferencePicture, file: String, _ language: Language
  ) -> String {
    let heading = Wording(en: "Page \(picture.page)", pt: "Página \(picture.page)")[language]
    guard picture.isAtHand else {
      return "<p>\(heading): \(escaped(file))</p>\n"
    }
    number += 1
    let views = [
      ("marked", Wording(en: "difference", pt: "diferença"), picture.marked),
      ("approved", Wording(en: "approved", pt: "aprovado"), picture.approved),
      ("received", Wording(en: "new", pt: "novo"), picture.new),
    ]
    var text = "<fieldset><legend>\(heading)</legend>\n"
    for (name, title, _) in views {
      let checked = name == "marked" ? " checked" : ""
      let id = "\(name)\(number)"
      text +=
        "<input type=\"radio\" class=\"\(name)\" name=\"view\(number)\" id=\"\(id)\"\(checked)>"
      text += "<label for=\"\(id)\">\(title[language])</label>\n"
    }
    for (name, title, png) in views {
      text += "<figure class=\"\(name)\"><img alt=\"\(heading), \(title[language])\" "
      text += "src=\"data:image/png;base64,\(base64(png))\"></figure>\n"
    }
    return text + "</fieldset>\n"
  }
}

/// Keeps pictures in memory, as far as a browser can be asked to load them all; beyond that they lie
/// beside their goldens only.
package final class PictureAllowance: Sendable {
  private let left = Mutex(24 << 20)

  package init() {}

  /// The result with its pictures, or with their names alone.
  package func admit(_ result: GoldenResult) -> GoldenResult {
    let size = result.pictures.reduce(0) { $0 + $1.size }
    let isAdmitted = left.withLock { left in
      guard left >= size else { return false }
      left -= size
      return true
    }
    guard !isAdmitted else { return result }
    var result = result
    for index in result.pictures.indices { result.pictures[index].forget() }
    return result
  }
}

/// RFC 4648.
private func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count / 3 * 4 + 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { bits, offset in
      bits << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
    }
    for place in 0..<4 {
      result.append(
        place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
    }
  }
  return String(decoding: result, as: UTF8.self)
}
