package import Delivery

/// What makes a document one and the same, whatever its file is called.
///
/// The seller's NIF, the number and the ATCUD: a number is unique in its series, and a series has its
/// validation code with one seller (Portaria 195/2020, art. 3).
package struct DocumentIdentity: Hashable, Sendable {
  package let seller: String
  package let number: String
  package let atcud: String

  package init(seller: String, number: String, atcud: String) {
    self.seller = seller
    self.number = number
    self.atcud = atcud
  }
}

/// A document in the register.
package struct IssuedDocument: Hashable, Sendable {
  package var identity: DocumentIdentity
  /// What the document says: digests with blanks between them, the first of which does not depend on
  /// the version of the program.
  package var content: String
  /// What it came from: tells the same drop, taken up again, from the same document dropped twice.
  package var drop: String
  /// The signature that the next document of the series builds on; empty where there is none.
  package var hash: String
  package var files: [DeliveredFile]
  /// When it was issued, as text for people and programs.
  package var issued: String

  package init(
    identity: DocumentIdentity, content: String, drop: String, hash: String,
    files: [DeliveredFile],
    issued: String
  ) {
    self.identity = identity
    self.content = content
    self.drop = drop
    self.hash = hash
    self.files = files
    self.issued = issued
  }
}

/// Whether two digests of contents are of the same one: they are lists, with blanks between them, and
/// one in common is enough.
package func isSameContent(_ one: String, _ other: String) -> Bool {
  let digests = one.split(separator: " ")
  return other.split(separator: " ").contains(where: digests.contains)
}

extension IssuedDocument {
  /// Whether a document with `content` and the signature `hash` is this one, issued again.
  ///
  /// Registers of before version 0.2 have one digest only, that of what a document of another format
  /// was converted to; where that cannot match any more, the signature tells: it covers date, number
  /// and total.
  package func says(_ content: String, hash: String) -> Bool {
    isSameContent(self.content, content)
      || !self.content.contains(" ") && content.contains(" ") && hash == self.hash
        && hash.utf8.count >= IssuedDocument.wholeSignature
  }

  /// The characters of a signature, rather than the four that are printed.
  private static let wholeSignature = 100
}

/// A document in the register and how far it got.
package struct RegisterEntry: Hashable, Sendable {
  package let document: IssuedDocument
  package let state: State

  package enum State: Int, Sendable {
    /// About to be delivered: its PDF may stand under its name, whole, or not at all.
    case announced = 0
    /// Its PDF is on the disk.
    case issued = 1
  }
}
