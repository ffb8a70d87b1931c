/// The languages the tool speaks.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case portuguese = "pt"

  /// The language of the locale that `environment` names.
  package init(_ environment: (String) -> String?) {
    // The first that is set and not empty decides, as POSIX has it.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment)
      .first { !$0.isEmpty }
    self = locale?.hasPrefix("pt") == true ? .portuguese : .english
  }
}

/// One sentence in both languages of the tool.
package struct Wording: Hashable, Sendable {
  package let en: String
  package let pt: String

  package init(en: String, pt: String) {
    self.en = en
    self.pt = pt
  }

  package subscript(language: Language) -> String { language == .english ? en : pt }
}

/// Whether a problem stops the document.
package enum Severity: String, Hashable, Sendable {
  case error
  case warning

  /// The word that reports print.
  package var word: Wording {
    switch self {
    case .error: Wording(en: "error", pt: "erro")
    case .warning: Wording(en: "warning", pt: "aviso")
    }
  }
}

/// Something wrong with one document: what, where, and which rule says so.
package struct Problem: Hashable, Sendable {
  package var severity: Severity
  /// The stable code of the rule (`TOT-01`); codes may be retired, never reused.
  package let code: String
  /// Where in the document.
  package let pointer: JSONPointer
  /// What is wrong and what to do, with the values concerned.
  package let message: Wording

  package init(_ severity: Severity, _ code: String, at pointer: JSONPointer, _ message: Wording) {
    self.severity = severity
    self.code = code
    self.pointer = pointer
    self.message = message
  }
}

/// An RFC 6901 JSON Pointer; the empty pointer is the whole document.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The text of the pointer: empty, or tokens that each start with `/`.
  package let description: String

  /// The whole document.
  package static let root = JSONPointer(text: "")

  /// Wraps a pointer that is already escaped.
  package init(text: String) { description = text }

  /// The member `key` of the object pointed at; `~` and `/` are escaped.
  package func key(_ key: some StringProtocol) -> JSONPointer {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return JSONPointer(text: description + "/" + key)
    }
    var escaped = ""
    for character in key.unicodeScalars {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return JSONPointer(text: description + "/" + escaped)
  }

  /// The element `index` (from 0) of the array pointed at.
  package func index(_ index: Int) -> JSONPointer {
    JSONPointer(text: description + "/" + String(index))
  }
}

extension JSONPointer {
  /// Whether `other` is this place or lies inside it.
  package func holds(_ other: JSONPointer) -> Bool {
    other.description.utf8.starts(with: description.utf8)
      && (other.description.utf8.count == description.utf8.count
        || other.description.utf8.dropFirst(description.utf8.count).first == UInt8(ascii: "/"))
  }
}

extension JSONPointer: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self.init(text: value) }
}
