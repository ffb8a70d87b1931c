internal import Glibc
internal import HTTPServer
internal import Measures
internal import Pipeline
internal import SAFT
internal import SQLite
internal import SystemCalls

/// What `prelo --version` prints.
enum VersionText {
  static let short = "prelo \(Tool.version)\n"

  /// What `prelo --version` prints with the words that follow it.
  ///
  /// - Throws: ``UsageError`` for anything but `--verbose`.
  static func text(_ words: ArraySlice<String>, _ language: Language) throws(UsageError) -> String {
    guard let word = words.first else { return short }
    guard word == "--verbose", words.count == 1 else {
      throw UsageError(
        en: "--version takes --verbose, and nothing else",
        pt: "--version aceita --verbose, e nada mais")
    }
    return short + verbose(language)
  }

  /// Every library: those that Prelo calls with the version they give, and the others that are loaded
  /// with them by the names of their files.
  private static func verbose(_ language: Language) -> String {
    // Asked first, as it is loaded by that.
    let (xml, http) = (xmlLibrary, httpLibrary)
    let known = printingLibraries + [databaseLibrary] + [xml, http].compactMap { $0 }
    var files = loadedFiles()
    var lines = known.map { library in
      let file = files.firstIndex { $0.name.hasPrefix(library.stem) }.map { files.remove(at: $0) }
      let whence = file.map { Wording(en: "loaded from \($0.path)", pt: "carregada de \($0.path)") }
      return line(library.name, library.version, whence ?? linked, language)
    }
    if xml == nil { lines.append(line("libxml2", "-", missing, language)) }
    if http == nil { lines.append(line("libmicrohttpd", "-", serveless, language)) }
    for file in files {
      lines.append(
        line(
          String(file.name.prefix { $0 != "." }), file.version,
          Wording(en: "loaded from \(file.path)", pt: "carregada de \(file.path)"), language))
    }
    return lines.joined()
  }

  private static let linked = Wording(en: "linked", pt: "ligada ao programa")
  private static let missing = Wording(
    en: "not installed; SAF-T (PT) needs it", pt: "não instalada; o SAF-T (PT) precisa dela")

  private static let serveless = Wording(
    en: "not installed; serve needs it", pt: "não instalada; serve precisa dela")

  private static func line(
    _ name: String, _ version: String, _ whence: Wording, _ language: Language
  ) -> String {
    func column(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    return "  " + column(name, 22) + column(version, 12) + whence[language] + "\n"
  }

  /// A shared object in the memory of the program.
  private struct LoadedFile {
    let path: String

    var name: Substring {
      path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    }

    /// What the name says behind `.so.`, or before it; `-` for nothing.
    var version: String {
      guard let ending = name.firstRange(of: ".so") else { return "-" }
      let behind = name[ending.upperBound...].drop { $0 == "." }
      let before = name[..<ending.lowerBound].split(separator: "-").last ?? ""
      if before.contains("."), before.first?.isNumber == true { return String(before) }
      return behind.isEmpty ? "-" : String(behind)
    }
  }

  private static func loadedFiles() -> [LoadedFile] {
    guard let map = contents(of: "/proc/self/maps", limit: 1 << 20) else { return [] }
    var paths: [String] = []
    for line in String(decoding: map, as: UTF8.self).split(separator: "\n") {
      guard let slash = line.firstIndex(of: "/"), line.contains(".so") else { continue }
      let path = String(line[slash...])
      if !paths.contains(path) { paths.append(path) }
    }
    return paths.sorted().map(LoadedFile.init)
  }
}
