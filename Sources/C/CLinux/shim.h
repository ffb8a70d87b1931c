// What Linux offers beyond POSIX. Swift's Glibc module is built without _GNU_SOURCE and hides it;
// the header <fcntl.h> that a second module sees is the same hidden one, hence the declarations.
#ifndef PRELO_LINUX_SHIM_H
#define PRELO_LINUX_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/vfs.h>

// open(2): an unnamed file in a folder; it vanishes with its last descriptor unless linked.
static const int prelo_o_tmpfile = __O_TMPFILE;

// rename(2): fail with EEXIST instead of replacing (linux/fs.h).
static const unsigned int prelo_rename_noreplace = 1;

extern int renameat2(int from, const char *old_name, int to, const char *new_name,
                     unsigned int flags);

// sched(7): the processors a thread may run on, as a set of bits; hidden likewise.
extern int sched_getaffinity(int thread, unsigned long size, void *set);

// unistd.h: writes a whole file system's pending data to its device.
extern int syncfs(int file);

// pipe(2): a pipe that no other child process inherits, not even one started at this moment.
extern int pipe2(int ends[2], int flags);

// fcntl(2), F_SETLEASE: 1 when a process has the file open for writing, 0 when none has, -1 when the
// system does not tell, as for another user's file. The lease is given back at once; should somebody
// open the file in between, the signal that says so is one that is ignored.
static inline int prelo_is_open_for_writing(int file) {
  const int set_signal = 10, set_lease = 1024;
  if (fcntl(file, set_signal, SIGURG) == 0 && fcntl(file, set_lease, F_RDLCK) == 0) {
    fcntl(file, set_lease, F_UNLCK);
    return 0;
  }
  return errno == EAGAIN ? 1 : -1;
}

// prctl(2) takes a variable number of arguments, which Swift does not call: no core dump, and no
// other process of the same user may look into this one's memory.
static inline void prelo_forbid_dumps(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

#endif
