#ifndef PRELO_SQLITE_SHIM_H
#define PRELO_SQLITE_SHIM_H

#include <sqlite3.h>

// A macro that casts to a function pointer, which Swift does not import: SQLite copies what is bound.
static inline sqlite3_destructor_type prelo_sqlite_transient(void) { return SQLITE_TRANSIENT; }

#endif
