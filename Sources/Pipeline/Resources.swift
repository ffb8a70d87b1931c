internal import DocumentPages
internal import Glibc
internal import JSON
internal import Measures
internal import TrueType
internal import Typesetting

/// The folder with `Templates` and `Fonts`, read when something of it is needed.
struct Resources: Sendable {
  let folder: String
  let fonts: FontSet

  /// Reads the three fonts.
  ///
  /// - Throws: ``Failure`` when one is missing or no TrueType font.
  init(folder: String) throws(Failure) {
    self.folder = folder
    fonts = FontSet(
      regular: try Self.font("NotoSans-Regular.ttf", in: folder),
      bold: try Self.font("NotoSans-Bold.ttf", in: folder),
      mono: try Self.font("JetBrainsMono-Medium.ttf", in: folder))
  }

  private static func font(_ name: String, in folder: String) throws(Failure) -> TrueTypeFont {
    let path = "\(folder)/Fonts/\(name)"
    do {
      return try TrueTypeFont(bytes: contents(of: path, megabytes: 64))
    } catch let failure as FileFailure {
      throw Failure(failure.wording, .environment)
    } catch {
      throw Failure(
        Wording(
          en: "\(path) is not a usable TrueType font (\(error)); restore the Fonts folder",
          pt: "\(path) não é um tipo de letra TrueType utilizável (\(error)); reponha a pasta Fonts"
        ),
        .environment)
    }
  }

  // MARK: Templates

  /// A template with the images it shows.
  struct LoadedTemplate {
    let template: Template
    let images: [ImageName: [UInt8]]
  }

  /// Reads a template by name, or by path when the name contains a slash.
  ///
  /// - Throws: ``TemplateFailure`` when there is none, or when it is refused.
  func template(named name: String) throws(TemplateFailure) -> LoadedTemplate {
    var visited: [String] = []
    let path = name.contains("/") ? name : "\(folder)/Templates/\(name)"
    let template = try template(at: path, visited: &visited)
    return try withImages(template, from: visited)
  }

  /// Reads a template that lies in no folder: it may build on an installed one, and show its logo.
  ///
  /// - Throws: ``TemplateFailure`` when it is refused.
  func template(proof text: [UInt8]) throws(TemplateFailure) -> LoadedTemplate {
    let value: JSONValue
    do throws(JSONFault) { value = try JSONValue(parsing: text) } catch {
      let wording = text.withUnsafeBufferPointer { error.wording(in: $0) }
      throw TemplateFailure(
        problems: [Problem(.error, "TPL-01", at: .root, wording)], brokenOffset: error.offset)
    }
    var visited: [String] = []
    let template = try template(of: value, at: "template", visited: &visited)
    return try withImages(template, from: visited)
  }

  /// The template with its images, which lie in one of `folders`.
  private func withImages(
    _ template: Template, from folders: [String]
  ) throws(TemplateFailure) -> LoadedTemplate {
    var images: [ImageName: [UInt8]] = [:]
    if let logo = template.logo {
      // A template inherits the logo of the one it builds on, from that one's folder.
      let candidates = folders.map { "\($0)/\(logo.image.name)" }
      guard let file = candidates.first(where: { access($0, F_OK) == 0 }) ?? candidates.first
      else {
        throw TemplateFailure(problems: [
          Problem(
            .error, "TPL-08", at: "/logo/file",
            Wording(
              en: "this template lies in no folder and has no images of its own; leave logo out, "
                + "or build on an installed template with one",
              pt: "este modelo não está em nenhuma pasta e não tem imagens próprias; retire logo, "
                + "ou baseie-o num modelo instalado que o tenha"))
        ])
      }
      do throws(FileFailure) {
        images[logo.image] = try contents(of: file, megabytes: 16)
      } catch {
        throw TemplateFailure(problems: [
          Problem(.error, "TPL-08", at: "/logo/file", error.wording)
        ])
      }
    }
    return LoadedTemplate(template: template, images: images)
  }

  private func template(
    at path: String, visited: inout [String]
  ) throws(TemplateFailure) -> Template {
    guard !visited.contains(path), visited.count < 8 else {
      throw TemplateFailure(
        path, en: "templates build on one another in a circle", pt: "os modelos formam um círculo")
    }
    visited.append(path)
    let file = path + "/template.json"
    let bytes: [UInt8]
    do throws(FileFailure) {
      bytes = try contents(of: file, megabytes: 1)
    } catch {
      guard access(file, F_OK) != 0, isHouse(path) else {
        throw TemplateFailure(path, en: error.wording.en, pt: error.wording.pt)
      }
      let names = templateNames.joined(separator: ", ")
      throw TemplateFailure(
        path, en: "there is no such template; there are \(names)",
        pt: "esse modelo não existe; há \(names)")
    }
    let text: JSONValue
    do throws(JSONFault) {
      text = try JSONValue(parsing: bytes)
    } catch {
      let (place, wording) = bytes.withUnsafeBufferPointer {
        (JSON.place(ofByte: error.offset, in: $0), error.wording(in: $0))
      }
      throw TemplateFailure(problems: [
        Problem(.error, "TPL-01", at: .root, wording.located(at: place, of: file))
      ])
    }
    return try template(of: text, at: path, visited: &visited) { problems in
      let found = bytes.withUnsafeBufferPointer { places(of: problems.map(\.pointer), in: $0) }
      return zip(problems, found).map { problem, place in
        Problem(
          problem.severity, problem.code, at: problem.pointer,
          problem.message.located(at: place, of: file))
      }
    }
  }

  /// Reads a template's text over the templates that it builds on.
  ///
  /// - Parameter locate: Says in each problem where in a file it stands.
  private func template(
    of text: JSONValue, at path: String, visited: inout [String],
    locate: ([Problem]) -> [Problem] = { $0 }
  ) throws(TemplateFailure) -> Template {
    var base = Template()
    if let name = Template.baseName(in: text) {
      guard !name.contains("/"), !name.hasPrefix(".") else {
        throw TemplateFailure(
          path, en: "base names a template beside this one", pt: "base indica um modelo vizinho")
      }
      base = try template(at: "\(folder)/Templates/\(name)", visited: &visited)
    }
    do {
      let name = String(path.split(separator: "/").last ?? "")
      return try Template(reading: text, name: name, over: base)
    } catch {
      throw TemplateFailure(problems: locate(error.problems))
    }
  }

  /// Whether `path` is that of a template among ours, which is known by its name.
  private func isHouse(_ path: String) -> Bool { path.hasPrefix("\(folder)/Templates/") }

  /// The templates that are there, in alphabetical order.
  private var templateNames: [String] {
    guard let listing = opendir("\(folder)/Templates") else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if access("\(folder)/Templates/\(name)/template.json", F_OK) == 0, !name.hasPrefix(".") {
        names.append(name)
      }
    }
    return names.sorted()
  }
}

extension Wording {
  /// The sentence behind `file:line:column`.
  fileprivate func located(at place: SourcePlace, of file: String) -> Wording {
    let start = "\(file):\(place.line):\(place.column): "
    return Wording(en: start + en, pt: start + pt)
  }
}

/// Why a template cannot be used: every reason at once.
struct TemplateFailure: Error {
  let problems: [Problem]
  /// Where the text stops being JSON.
  var brokenOffset: Int?

  init(problems: [Problem], brokenOffset: Int? = nil) {
    self.problems = problems
    self.brokenOffset = brokenOffset
  }

  init(
    _ path: String, code: String = "TPL-01", at pointer: JSONPointer = .root, en: String,
    pt: String
  ) {
    problems = [
      Problem(.error, code, at: pointer, Wording(en: "\(path): \(en)", pt: "\(path): \(pt)"))
    ]
  }

  /// All reasons in one sentence.
  var wording: Wording {
    func list(_ text: (Wording) -> String) -> String {
      problems.map { "\($0.code) \($0.pointer): \(text($0.message))" }.joined(separator: "; ")
    }
    return Wording(
      en: "the template is refused: " + list(\.en), pt: "o modelo é recusado: " + list(\.pt))
  }
}

/// Why a file of the house could not be read.
private struct FileFailure: Error {
  let wording: Wording
}

/// The bytes of a file of at most that size; never of a pipe or a device, which need not end.
private func contents(of path: String, megabytes: Int) throws(FileFailure) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw unreadable(path) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw unreadable(path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileFailure(
      wording: Wording(
        en: "\(path) is not a regular file: put a copy of the file itself there",
        pt: "\(path) não é um ficheiro normal: ponha lá uma cópia do próprio ficheiro"))
  }
  let size = Int(status.st_size)
  guard size <= megabytes << 20 else {
    throw FileFailure(
      wording: Wording(
        en: "\(path) is too large: it has more than \(megabytes) MB",
        pt: "\(path) é grande demais: tem mais de \(megabytes) MB"))
  }
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(file, buffer.baseAddress?.advanced(by: count), size - count)
      if got < 0, errno == EINTR { continue }
      if got <= 0 { break }
      count += got
    }
  }
  guard bytes.count == size else { throw unreadable(path) }
  return bytes
}

private func unreadable(_ path: String) -> FileFailure {
  let reason = String(cString: strerror(errno))
  return FileFailure(
    wording: Wording(
      en: "\(path) cannot be read: \(reason)", pt: "não é possível ler \(path): \(reason)"))
}
