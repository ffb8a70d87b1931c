internal import CSQLite
package import Measures

/// The library that keeps databases.
package var databaseLibrary: Library {
  Library("SQLite", String(cString: sqlite3_libversion()), stem: "libsqlite3")
}
