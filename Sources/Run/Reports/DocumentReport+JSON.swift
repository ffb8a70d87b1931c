internal import Binding
internal import JSON
package import Measures
internal import Pipeline

extension DocumentReport {
  /// The report as one JSON object and a line end.
  ///
  /// `position`, `qr`, `combined` with its pages, `line` and `column` stand only where there is something to say.
  package func jsonLine(_ language: Language) -> String {
    var text = "{\"source\":"
    text.appendJSON(source)
    if let position { text += ",\"position\":\(position)" }
    text += ",\"number\":"
    text.appendJSON(orNull: number)
    text += ",\"status\":\"\(status.rawValue)\",\"output\":"
    let paths = results.compactMap { result -> String? in
      switch result {
      case .file(let path), .line(of: let path): path
      case .qrMessage, .pdf: nil
      }
    }
    text.appendJSON(orNull: paths.first)
    if paths.count > 1 {
      text += ",\"outputs\":["
      for (index, path) in paths.enumerated() {
        if index > 0 { text += "," }
        text.appendJSON(path)
      }
      text += "]"
    }
    if case .qrMessage(let message) = results.first {
      text += ",\"qr\":"
      text.appendJSON(message)
    }
    if let placement {
      text += ",\"combined\":"
      text.appendJSON(placement.file)
      text += ",\"firstPage\":\(placement.firstPage),\"pages\":\(placement.pages)"
      text += ",\"sheets\":\(placement.sheets)"
    }
    text += ",\"problems\":"
    text.appendJSON(problems, at: places, language)
    return text + "}\n"
  }
}

extension CombinedVolume {
  /// The volume as one JSON object and a line end.
  package func jsonLine() -> String {
    var text = "{\"combined\":"
    text.appendJSON(path)
    return text + ",\"documents\":\(documents),\"pages\":\(pages),\"sheets\":\(sheets)}\n"
  }
}
