package import Chain
package import Crypto
internal import Glibc
internal import Intake
package import Measures
internal import Pipeline
internal import SystemCalls

/// The keys and signatures that a caller gives for verification.
package struct SignatureRequest: Sendable {
  package var keys: [KeyFile]
  /// Signatures of documents that are not among the input, by number.
  package var previous: [String: RSASignature]

  package init(keys: [KeyFile], previous: [String: RSASignature]) {
    self.keys = keys
    self.previous = previous
  }

  /// A PEM file, and what it is the key of.
  package struct KeyFile: Hashable, Sendable {
    package var path: String
    /// The certificate number of the program; nil: of any.
    package var certificate: Int?
    /// The version of the key; nil: of any.
    package var version: Int?

    package init(path: String, certificate: Int? = nil, version: Int? = nil) {
      self.path = path
      self.certificate = certificate
      self.version = version
    }
  }

  /// Reads the key files.
  package func ring() throws(Failure) -> KeyRing {
    var entries: [KeyRing.Entry] = []
    for key in keys {
      guard let pem = contents(of: key.path, limit: 1 << 16) else {
        let reason = String(cString: strerror(errno))
        throw Failure(
          .usage, en: "the key \(key.path) cannot be read: \(reason)",
          pt: "não é possível ler a chave \(key.path): \(reason)")
      }
      do throws(KeyFailure) {
        entries.append(
          KeyRing.Entry(
            key: try PublicKey(pem: pem), name: key.path, certificate: key.certificate,
            version: key.version))
      } catch { throw Failure(error.wording(key.path), .usage) }
    }
    return KeyRing(entries)
  }
}

extension PrintJob {
  /// Judges every signature of the job's documents before the first is printed; nil where the job
  /// does not ask for it.
  func verdicts(on documents: any DocumentSource) throws(Failure) -> SignatureVerdicts? {
    guard let signatures else { return nil }
    let ring = try signatures.ring()
    let book = ChainBook(previous: signatures.previous)
    var collector = ChainCollector(book, format: intake.format)
    let readsStandardInput = paths.contains("-")
    if readsStandardInput { try RepeatableInput.prepare() }
    // What cannot be read is reported when its turn comes.
    try documents.forEachDocument(in: paths, intake) { document in
      collector.add(document) { _ in }
      return true
    }
    collector.finish { _ in }
    if readsStandardInput { RepeatableInput.rewind() }
    do throws(KeyFailure) {
      return try SignatureVerdicts(book, ring)
    } catch { throw Failure(error.wording("--public-key"), .environment) }
  }
}
