internal import CSQLite

/// A prepared statement of a database; its parameters are bound in the order of the question marks.
package final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  package init(_ text: String, in database: Database) throws(DatabaseFailure) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database.handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw database.failure(code) }
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement to its end.
  package func run(_ values: Value...) throws(DatabaseFailure) { _ = try first(values) { _ in } }

  /// Runs the statement and reads its first row; nil when it has none.
  package func first<Result>(
    _ values: Value..., read: (Row) -> Result
  ) throws(DatabaseFailure) -> Result? { try first(values, read) }

  private func first<Result>(
    _ values: [Value], _ read: (Row) -> Result
  ) throws(DatabaseFailure) -> Result? {
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

  package enum Value {
    case text(String)
    case integer(Int)
  }

  /// The row a statement stands on.
  package struct Row {
    fileprivate let handle: OpaquePointer

    package func text(_ column: Int32) -> String {
      sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }

    package func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
  }
}
