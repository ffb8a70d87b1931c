internal import CSQLite

/// A prepared statement; its parameters are bound in the order of the question marks.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  init(_ text: String, in database: Database) throws(RegisterFailure) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database.handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw database.failure(code) }
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement to its end.
  func run(_ values: Value...) throws(RegisterFailure) { _ = try first(values) { _ in } }

  /// Runs the statement and reads its first row; nil when it has none.
  func first<Result>(
    _ values: Value..., read: (Row) -> Result
  ) throws(RegisterFailure) -> Result? { try first(values, read) }

  private func first<Result>(
    _ values: [Value], _ read: (Row) -> Result
  ) throws(RegisterFailure) -> Result? {
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for (index, value) in values.enumerated() {
      let code =
        switch value {
        case .text(let text):
          sqlite3_bind_text(handle, Int32(index + 1), text, -1, prelo_sqlite_transient())
        case .integer(let number): sqlite3_bind_int64(handle, Int32(index + 1), Int64(number))
        }
      guard code == SQLITE_OK else { throw database.failure(code) }
    }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return read(Row(handle: handle))
    case SQLITE_DONE: return nil
    case let code: throw database.failure(code)
    }
  }

  enum Value {
    case text(String)
    case integer(Int)
  }

  /// The row a statement stands on.
  struct Row {
    fileprivate let handle: OpaquePointer

    func text(_ column: Int32) -> String {
      sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
  }
}

/// An open database of one thread.
final class Database {
  let path: String
  fileprivate let handle: OpaquePointer

  /// Opens the file `path`; a link is not followed.
  ///
  /// - Parameter makes: Whether to create it if missing.
  init(path: String, makes: Bool) throws(RegisterFailure) {
    self.path = path
    var handle: OpaquePointer?
    let flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
      | (makes ? SQLITE_OPEN_CREATE : 0)
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) }
      sqlite3_close_v2(handle)
      throw RegisterFailure(
        path: path, code: code, reason: reason ?? String(cString: sqlite3_errstr(code)))
    }
    self.handle = handle
    // Another process may hold the register for the length of a transaction.
    sqlite3_busy_timeout(handle, 10_000)
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ text: String) throws(RegisterFailure) {
    let code = sqlite3_exec(handle, text, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Whether a transaction is open; SQLite ends one by itself on some errors.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The failure of a database that holds nothing of ours.
  var emptiness: RegisterFailure {
    RegisterFailure(path: path, code: SQLITE_NOTADB, reason: "no register")
  }

  func failure(_ code: Int32) -> RegisterFailure {
    RegisterFailure(path: path, code: code, reason: String(cString: sqlite3_errmsg(handle)))
  }
}
