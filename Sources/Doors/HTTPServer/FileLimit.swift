internal import Glibc

/// Raises the soft limit of open files to three for each of so many connections, where the hard one allows it.
func raiseFileLimit(connections: Int) {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
  limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, rlim_t(connections * 3)))
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
