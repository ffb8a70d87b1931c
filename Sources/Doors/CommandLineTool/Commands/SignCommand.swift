internal import Chain
internal import Crypto
internal import Delivery
internal import DocumentReading
internal import Intake
internal import JSON
internal import Measures
internal import Printing
internal import Reports
internal import Signing
internal import SystemCalls

/// `prelo sign`: signs the documents of a test bench, in order, as the law describes.
struct SignCommand: ToolTask {
  private let paths: [String]
  private let output: String
  private let keyFile: String
  private let passphraseFile: String?
  private let version: Int
  private let previous: [String: RSASignature]

  /// - Throws: ``UsageError`` for arguments that make no sense, and where one is missing.
  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.checkPaths(.sign)
    paths = arguments.operands
    guard let keyFile = arguments[.privateKey], let output = arguments[.output] else {
      throw UsageError(
        en:
          "prelo sign needs --private-key FILE and -o: the file or folder for the signed documents",
        pt: "prelo sign precisa de --private-key FICHEIRO e de -o: o ficheiro ou a pasta dos "
          + "documentos assinados")
    }
    self.keyFile = keyFile
    self.output = output
    passphraseFile = arguments[.passphraseFile]
    guard let version = Int(arguments[.keyVersion] ?? "1"), (1...999_999).contains(version) else {
      throw UsageError(
        en: "--key-version is a whole number from 1",
        pt: "--key-version é um número inteiro desde 1")
    }
    self.version = version
    previous = try SignatureRequest.previous(arguments)
  }

  /// Signs everything, and only then writes.
  func callAsFunction(
    _ surroundings: Tool.Surroundings, _ reporter: Reporter
  ) throws(Failure) -> ExitCode {
    try checkInput(paths)
    if paths.contains("-") { try RepeatableInput.prepare() }
    var bench = SigningBench(key: try key(), version: version, previous: previous)
    var files: [SignedFile] = []
    var tally = Tally()
    var failure: KeyFailure?
    try surroundings.documents.forEachDocument(in: paths, IntakeSettings()) { raw in
      if files.last?.source != raw.source { files.append(SignedFile(source: raw.source)) }
      do throws(KeyFailure) {
        let (edits, problems) = try bench.sign(raw)
        files[files.count - 1].edits += edits
        let report = DocumentReport(raw, problems)
        tally.count(report)
        reporter.tell(report)
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw Failure(failure.wording(keyFile), .environment) }
    guard tally.documents > 0 else { throw Failure(nothingFound(in: paths), .usage) }
    guard tally.rejected == 0 else {
      reporter.close(tally)
      throw Failure(SignCommand.nothingWritten, .documents)
    }
    try write(files, reporter)
    reporter.close(tally)
    return .done
  }

  private func key() throws(Failure) -> PrivateKey {
    Secret.guardProcess()
    guard let pem = Secret(file: keyFile) else {
      throw Failure(SignedFile.unreadable(keyFile), .usage)
    }
    var passphrase: Secret?
    if PrivateKey.isEncrypted(pem) {
      if let passphraseFile {
        passphrase = Secret(file: passphraseFile)
        guard passphrase != nil else {
          throw Failure(SignedFile.unreadable(passphraseFile), .usage)
        }
      } else {
        passphrase = passphraseFromTerminal(for: keyFile)
      }
    }
    do throws(KeyFailure) {
      return try PrivateKey(pem: pem, passphrase: passphrase)
    } catch { throw Failure(error.wording(keyFile), .usage) }
  }

  // MARK: Writing

  private func write(_ files: [SignedFile], _ reporter: Reporter) throws(Failure) {
    let ending = output.split(separator: ".").last.map(String.init) ?? ""
    let isFile = ["json", "ndjson", "jsonl"].contains(ending) && !isFolder(output)
    guard !isFile || files.count == 1 else { throw Failure(SignCommand.severalFiles, .usage) }
    guard Set(files.map(\.name)).count == files.count else {
      throw Failure(SignCommand.equalNames, .usage)
    }
    let slash = output.lastIndex(of: "/")
    let folderPath = isFile ? slash.map { String(output[...$0]) } ?? "." : output
    let fileName = slash.map { String(output[output.index(after: $0)...]) } ?? output
    for file in files {
      let name = isFile ? fileName : file.name
      guard let bytes = file.signed() else {
        throw Failure(SignedFile.unreadable(file.source), .environment)
      }
      let isTaken: Bool
      let path: String
      do throws(DeliveryFailure) {
        let folder = try DeliveryFolder(path: folderPath)
        path = isFile ? output : folder.path(of: name)
        if case .conflict = try folder.publish(bytes, as: name, ifTaken: .keep) {
          isTaken = true
        } else {
          isTaken = false
        }
      } catch { throw Failure(error.message, .environment) }
      guard !isTaken else { throw Failure(SignCommand.taken(path), .documents) }
      reporter.results.write(path + "\n")
    }
  }

  private static let nothingWritten = Wording(
    en: "nothing was written: a chain with a hole in it serves nobody",
    pt: "nada foi escrito: uma cadeia com falhas não serve a ninguém")

  private static let severalFiles = Wording(
    en: "-o names one file, but there are several input files; name a folder",
    pt: "-o indica um ficheiro, mas há vários ficheiros de entrada; indique uma pasta")

  private static let equalNames = Wording(
    en: "two input files have the same name; sign them into different folders",
    pt: "dois ficheiros de entrada têm o mesmo nome; assine-os para pastas diferentes")

  private static func taken(_ path: String) -> Wording {
    Wording(
      en: "\(path) exists with other contents and was left alone; name another place",
      pt: "\(path) já existe com outro conteúdo e não foi alterado; indique outro destino")
  }
}
