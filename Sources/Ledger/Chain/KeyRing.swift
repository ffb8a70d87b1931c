package import Crypto
internal import DocumentModel
internal import DocumentRules

/// What a document says about the key that signed it.
package struct KeyName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// AT's number of the billing program.
  package let certificate: Int
  /// The version of that program's key, from 1.
  package let version: Int

  package init(certificate: Int, version: Int) {
    self.certificate = certificate
    self.version = version
  }

  /// Reads the lawful forms of HashControl; nil for another form.
  ///
  /// `1` and the recovered forms `1-FTM abc/1` name a version of the document's own program,
  /// `9999.1` another program and its version (Despacho 8632/2014, 2.1.3, 2.3.4 d, 2.4.5, 2.5.5).
  init?(hashControl: String, certificate: String) {
    guard let form = HashControl(hashControl) else { return nil }
    let numbers = hashControl.split(separator: "-", maxSplits: 1)[0].split(separator: ".")
    guard let first = numbers.first.flatMap({ Int($0) }),
      let last = numbers.last.flatMap({ Int($0) })
    else { return nil }
    if case .integrated = form {
      self.init(certificate: first, version: last)
    } else {
      self.init(certificate: Int(certificate) ?? -1, version: first)
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.certificate, left.version) < (right.certificate, right.version)
  }

  /// `9999.1`, the form of HashControl for integrated documents.
  package var description: String { "\(certificate).\(version)" }
}

/// The public keys of a run, and whose they are.
package struct KeyRing: Sendable {
  package private(set) var entries: [Entry] = []

  /// One public key.
  package struct Entry: Sendable {
    package let key: PublicKey
    /// The file it came from.
    package let name: String
    /// The only certificate it serves; nil for every one.
    package let certificate: Int?
    /// The only version it is; nil for every one.
    package let version: Int?

    package init(key: PublicKey, name: String, certificate: Int?, version: Int?) {
      self.key = key
      self.name = name
      self.certificate = certificate
      self.version = version
    }
  }

  package init(_ entries: [Entry]) { self.entries = entries }

  package var keys: [PublicKey] { entries.map(\.key) }

  /// Whether no key may have signed under `name`.
  package func lacks(_ name: KeyName) -> Bool { positions(for: name).isEmpty }

  /// The positions of the keys that may have signed under `name`.
  func positions(for name: KeyName) -> [Int] {
    entries.indices.filter {
      (entries[$0].certificate ?? name.certificate) == name.certificate
        && (entries[$0].version ?? name.version) == name.version
    }
  }
}
