internal import Chain
internal import DocumentModel
internal import JSON
internal import Measures

/// The report of `prelo verify` for people: a line a series, and below what was found.
struct ChainTable {
  let language: Language

  /// The most findings listed for a series; the JSON form lists all.
  private static let limit = 100

  func write(_ reports: [SeriesReport], _ summary: ChainSummary, to stream: ByteStream) {
    let headings = Self.headings.map { $0[language] }
    let rows = [headings] + reports.map { row($0) }
    let widths = headings.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += (column > 0 ? "  " : "") + (column < 4 ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      stream.write(line + "\n")
    }
    for report in reports where !report.findings.isEmpty || report.withoutKey > 0 {
      stream.write(
        "\n\(printable(report.name.seller)) \(report.name.type.rawValue) "
          + printable(report.name.prefix) + "\n")
      for finding in report.findings.prefix(Self.limit) {
        let mark = finding.kind.isFault ? "  ✗ " : "  ? "
        stream.write(mark + printable(finding.wording[language]) + "\n")
      }
      if report.findings.count > Self.limit {
        let rest = report.findings.count - Self.limit
        stream.write(
          Wording(
            en: "  … and \(rest) more; --format json lists all\n",
            pt: "  … e mais \(rest); --format json indica todos\n")[language])
      }
      if report.withoutKey > 0 {
        stream.write(
          Wording(
            en: "  ? \(report.withoutKey) not verified: no key was given for them\n",
            pt: "  ? \(report.withoutKey) por verificar: não foi indicada a chave\n")[language])
      }
    }
    stream.write("\n" + summary.sentence[language] + "\n")
  }

  private static let headings = [
    Wording(en: "SELLER", pt: "EMITENTE"), Wording(en: "TYPE", pt: "TIPO"),
    Wording(en: "FIRST", pt: "PRIMEIRO"), Wording(en: "LAST", pt: "ÚLTIMO"),
    Wording(en: "COUNT", pt: "TOTAL"), Wording(en: "INTACT", pt: "INTACTOS"),
    Wording(en: "BROKEN", pt: "QUEBRADOS"), Wording(en: "UNDECIDED", pt: "POR DECIDIR"),
    Wording(en: "MISSING", pt: "EM FALTA"), Wording(en: "REPEATED", pt: "REPETIDOS"),
    Wording(en: "BACKWARDS", pt: "RECUOS"),
  ]

  private func row(_ report: SeriesReport) -> [String] {
    let broken = report.count { kind in
      if case .signature(let verdict) = kind { return verdict.isFault }
      return false
    }
    return [
      printable(report.name.seller), report.name.type.rawValue, printable(report.first),
      printable(report.last), String(report.count), String(report.intact), String(broken),
      String(report.undecided), String(report.missing),
      String(report.count { $0 == .repeatedSame || $0 == .repeatedDifferent }),
      String(report.count { $0 == .dateBackwards || $0 == .entryBackwards }),
    ]
  }
}

extension SeriesReport {
  /// A JSON object for the series and one for each finding, a line each.
  func jsonLines(_ language: Language) -> String {
    var head = "\"seller\":"
    head.appendJSON(name.seller)
    head += ",\"type\":\"\(name.type.rawValue)\",\"series\":"
    head.appendJSON(name.prefix)
    var text = "{" + head + ",\"first\":"
    text.appendJSON(first)
    text += ",\"last\":"
    text.appendJSON(last)
    text += ",\"count\":\(count),\"intact\":\(intact),\"undecided\":\(undecided),"
    text += "\"withoutKey\":\(withoutKey),\"missing\":\(missing),"
    text += "\"faults\":\(count { $0.isFault }),"
    text += "\"status\":\"\(isBroken ? "broken" : undecided > 0 ? "undecided" : "intact")\"}\n"
    for finding in findings { text += finding.jsonLine(head, language) }
    return text
  }
}

extension Finding {
  fileprivate func jsonLine(_ head: String, _ language: Language) -> String {
    var text = "{" + head + ",\"finding\":\"\(word)\",\"fault\":\(kind.isFault),\"number\":"
    text.appendJSON(number)
    if let other {
      text += ",\"other\":"
      text.appendJSON(other)
    }
    if let place {
      text += ",\"source\":"
      text.appendJSON(place.path)
      if let position = place.position { text += ",\"position\":\(position)" }
    }
    if let keyFile {
      text += ",\"signedWith\":"
      text.appendJSON(keyFile)
    }
    text += ",\"message\":"
    text.appendJSON(wording[language])
    return text + "}\n"
  }
}
