internal import CSQLite
package import Measures

/// The library that keeps the record of issued documents.
package var recordingLibrary: Library {
  Library("SQLite", String(cString: sqlite3_libversion()), stem: "libsqlite3")
}
