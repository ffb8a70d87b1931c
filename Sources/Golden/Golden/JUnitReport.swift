package import Measures

extension GoldenReport {
  /// The report as JUnit XML, which most CI systems show; without times, which would differ each run.
  package func junit(_ language: Language) -> String {
    let failed = cases.count { if case .failed = $0.result.outcome { true } else { false } }
    let counts =
      "tests=\"\(cases.count)\" failures=\"\(failures.count - failed)\" errors=\"\(failed)\""
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="prelo golden" \(counts)>
        <testsuite name="prelo golden" \(counts)>

      """
    for entry in cases {
      text += "    <testcase classname=\"prelo.golden\" name=\"\(escaped(entry.title))\""
      guard entry.result.isFailure(bytesMatter: bytesMatter) else {
        text += "/>\n"
        continue
      }
      let element: String
      if case .failed = entry.result.outcome { element = "error" } else { element = "failure" }
      let headline = escaped(entry.result.headline[language])
      let body =
        entry.text(language)
        + entry.problems.map { "  \($0.code) \($0.pointer): \($0.message[language])\n" }.joined()
      text += """
        >
              <\(element) type="\(entry.result.word)" message="\(headline)">\(escaped(body))</\(element)>
            </testcase>

        """
    }
    return text + "  </testsuite>\n</testsuites>\n"
  }
}

/// `text` as XML or HTML shows it; characters that XML does not know are replaced.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
      result.unicodeScalars.append(scalar)
    default: result += "\u{FFFD}"
    }
  }
  return result
}
