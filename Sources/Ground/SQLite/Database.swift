internal import CSQLite

/// An open database of one thread.
package final class Database {
  package let path: String
  let handle: OpaquePointer

  /// Opens the file `path`; a link is not followed.
  ///
  /// - Parameter makes: Whether to create it if missing.
  package init(path: String, makes: Bool) throws(DatabaseFailure) {
    self.path = path
    var handle: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
      | (makes ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) }
      sqlite3_close_v2(handle)
      throw DatabaseFailure(
        path: path, code: code, reason: reason ?? String(cString: sqlite3_errstr(code)))
    }
    self.handle = handle
    // Another process may hold the register for the length of a transaction.
    sqlite3_busy_timeout(handle, 10_000)
  }

  deinit { sqlite3_close_v2(handle) }

  package func run(_ text: String) throws(DatabaseFailure) {
    let code = sqlite3_exec(handle, text, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Does `body` as one step: all of it is on the disk afterwards, or nothing.
  package func transaction<Result>(
    _ body: () throws(DatabaseFailure) -> Result
  ) throws(DatabaseFailure) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(DatabaseFailure) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Whether a transaction is open; SQLite ends one by itself on some errors.
  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The failure of a file that is a database and not the one that is looked for.
  package var emptiness: DatabaseFailure {
    DatabaseFailure(path: path, code: SQLITE_NOTADB, reason: "not the expected tables")
  }

  func failure(_ code: Int32) -> DatabaseFailure {
    DatabaseFailure(path: path, code: code, reason: String(cString: sqlite3_errmsg(handle)))
  }
}
