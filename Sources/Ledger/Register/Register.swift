internal import Delivery
package import JSON
package import SQLite

/// The durable record of the documents that were issued; for one thread.
///
/// A document is announced before its PDF is delivered and confirmed when the PDF is on the disk, so
/// that after a crash at any instant it is known whose file stands under a name. Every change is on
/// the disk when its transaction has ended (`synchronous=FULL`).
package final class Register {
  private let database: Database
  private let find: Statement
  private let findNumber: Statement
  private let put: Statement
  private let confirmation: Statement
  private let withdrawal: Statement
  private let hashes: Statement
  private let interruption: Statement
  private let interruptions: Statement
  private let forgetting: Statement

  /// What the file says it is (`PRAGMA application_id`): "Prel".
  private static let applicationID = 0x5072_656C

  /// Opens the register at `path`, in which there may be no link.
  ///
  /// - Parameters:
  ///   - isOnNetwork: Whether the file lies on a network share, where SQLite's write-ahead log does
  ///     not work.
  ///   - makes: Whether it is made if missing; if not, a file without a register in it is damaged.
  package init(path: String, isOnNetwork: Bool, makes: Bool = true) throws(DatabaseFailure) {
    database = try Database(path: path, makes: makes)
    if !makes {
      let tables = try Statement(
        "SELECT count(*) FROM sqlite_schema WHERE name='issued'", in: database)
      guard try tables.first(read: { $0.integer(0) }) == 1 else { throw database.emptiness }
    }
    try database.run("PRAGMA journal_mode=\(isOnNetwork ? "TRUNCATE" : "WAL")")
    try database.run("PRAGMA synchronous=FULL")
    try database.run("PRAGMA application_id=\(Register.applicationID)")
    try database.run(
      """
      CREATE TABLE IF NOT EXISTS issued (
        seller TEXT NOT NULL, number TEXT NOT NULL, atcud TEXT NOT NULL,
        content TEXT NOT NULL, source TEXT NOT NULL, hash TEXT NOT NULL, files TEXT NOT NULL,
        issued TEXT NOT NULL, state INTEGER NOT NULL,
        PRIMARY KEY (seller, number, atcud)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS interrupted (
        source TEXT PRIMARY KEY NOT NULL, times INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
    find = try Statement(
      "SELECT content, source, hash, files, issued, state FROM issued"
        + " WHERE seller=? AND number=? AND atcud=?", in: database)
    // A register made before this was asked for may hold a number under two ATCUDs.
    findNumber = try Statement(
      "SELECT content, source, hash, files, issued, state, atcud FROM issued"
        + " WHERE seller=? AND number=? ORDER BY state DESC, issued LIMIT 1", in: database)
    put = try Statement(
      "INSERT OR REPLACE INTO issued"
        + " (seller, number, atcud, content, source, hash, files, issued, state)"
        + " VALUES (?,?,?,?,?,?,?,?,?)", in: database)
    confirmation = try Statement(
      "UPDATE issued SET state=1 WHERE seller=? AND number=? AND atcud=?", in: database)
    withdrawal = try Statement(
      "DELETE FROM issued WHERE seller=? AND number=? AND atcud=? AND state=0", in: database)
    hashes = try Statement(
      "SELECT hash FROM issued WHERE seller=? AND number=? AND hash<>''", in: database)
    interruption = try Statement(
      "INSERT INTO interrupted VALUES (?,1) ON CONFLICT DO UPDATE SET times=times+1"
        + " RETURNING times", in: database)
    interruptions = try Statement("SELECT times FROM interrupted WHERE source=?", in: database)
    forgetting = try Statement("DELETE FROM interrupted WHERE source=?", in: database)
  }

  /// Does `body` as one step: all of it is on the disk afterwards, or nothing.
  package func transaction<Result>(
    _ body: () throws(DatabaseFailure) -> Result
  ) throws(DatabaseFailure) -> Result {
    try database.transaction(body)
  }

  /// What is known of a document; nil when it was never issued.
  package func entry(
    of identity: DocumentIdentity
  ) throws(DatabaseFailure) -> RegisterEntry? {
    try find.first(
      .text(identity.seller), .text(identity.number), .text(identity.atcud)
    ) { Register.entry(of: identity, in: $0) }
  }

  /// What has a seller's number, whatever its ATCUD; nil when nothing has.
  package func holder(seller: String, number: String) throws(DatabaseFailure) -> RegisterEntry? {
    try findNumber.first(.text(seller), .text(number)) { row in
      Register.entry(
        of: DocumentIdentity(seller: seller, number: number, atcud: row.text(6)), in: row)
    }
  }

  private static func entry(of identity: DocumentIdentity, in row: Statement.Row) -> RegisterEntry {
    RegisterEntry(
      document: IssuedDocument(
        identity: identity, content: row.text(0), drop: row.text(1), hash: row.text(2),
        files: .init(reading: try? JSONValue(parsing: Array(row.text(3).utf8))),
        issued: row.text(4)),
      state: RegisterEntry.State(rawValue: row.integer(5)) ?? .announced)
  }

  /// The signature of a seller's document; nil when it is not here or has none.
  package func hash(
    seller: String, number: String
  ) throws(DatabaseFailure) -> String? {
    try hashes.first(.text(seller), .text(number)) { $0.text(0) }
  }

  /// Enters a document, in the place of what was known of it.
  package func enter(
    _ document: IssuedDocument, _ state: RegisterEntry.State
  ) throws(DatabaseFailure) {
    let identity = document.identity
    try put.run(
      .text(identity.seller), .text(identity.number), .text(identity.atcud),
      .text(document.content), .text(document.drop), .text(document.hash),
      .text(document.files.json), .text(document.issued), .integer(state.rawValue))
  }

  /// Says that an announced document is issued.
  package func confirm(_ identity: DocumentIdentity) throws(DatabaseFailure) {
    try confirmation.run(.text(identity.seller), .text(identity.number), .text(identity.atcud))
  }

  /// Takes an announcement back; what is issued stays.
  package func withdraw(_ identity: DocumentIdentity) throws(DatabaseFailure) {
    try withdrawal.run(.text(identity.seller), .text(identity.number), .text(identity.atcud))
  }

  /// Notes that `drop` is being worked on, alone; answers how often that has been noted.
  @discardableResult
  package func countInterruption(of drop: String) throws(DatabaseFailure) -> Int {
    try interruption.first(.text(drop)) { $0.integer(0) } ?? 1
  }

  /// How often the program ended while it worked on `drop` alone.
  package func interruptions(of drop: String) throws(DatabaseFailure) -> Int {
    try interruptions.first(.text(drop)) { $0.integer(0) } ?? 0
  }

  /// Forgets the interruptions of `drop`.
  package func forgetInterruptions(of drop: String) throws(DatabaseFailure) {
    try forgetting.run(.text(drop))
  }
}

extension [DeliveredFile] {
  /// The files as JSON on one line, as the register and the receipts hold them.
  package var json: String {
    JSONValue.array(
      map { file in
        .object([
          .init("path", .string(file.path)), .init("pages", .number(String(file.pages))),
          .init("size", .number(String(file.size))), .init("sha256", .string(file.sha256)),
        ])
      }
    ).line
  }

  /// Reads the files in an array of JSON; what is not a file is left out.
  package init(reading value: JSONValue?) {
    guard case .array(let elements) = value else {
      self = []
      return
    }
    self = elements.compactMap { element in
      guard let path = element["path"]?.string, case .number(let pages) = element["pages"],
        case .number(let size) = element["size"], let digest = element["sha256"]?.string
      else { return nil }
      return DeliveredFile(
        path: path, pages: Int(pages) ?? 0, size: Int(size) ?? 0, sha256: digest)
    }
  }
}
