internal import CLinux
internal import Glibc

/// Starts `body` on a thread of its own that nobody waits for.
///
/// - Throws: ``ThreadFailure`` when the system gives no further thread.
package func startThread(_ body: @escaping @Sendable () -> Void) throws(ThreadFailure) {
  pthread_detach(try makeThread(body))
}

/// Starts `body` on a thread that has to be joined or detached.
func makeThread(_ body: @escaping @Sendable () -> Void) throws(ThreadFailure) -> pthread_t {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  let box = Unmanaged.passRetained(Box(body))
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
      return nil
    }, box.toOpaque())
  guard code == 0 else {
    box.release()
    throw ThreadFailure(code: code)
  }
  return thread
}

/// The system gives no further thread.
package struct ThreadFailure: Error, Hashable, Sendable {
  /// The error number, never 0.
  package let code: Int32
}

/// The processors this process may use: 1 or more.
package func availableProcessors() -> Int {
  // The mask of the process, so that `taskset` and containers are heeded; room for 8192 of them.
  var set = [UInt64](repeating: 0, count: 128)
  guard sched_getaffinity(0, UInt(set.count * 8), &set) >= 0 else {
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
  return max(1, set.reduce(0) { $0 + $1.nonzeroBitCount })
}

/// Runs `body` for each number from 0 to `count - 1`, each on a thread of its own but the last, which
/// is the calling one; returns when all have ended.
///
/// Where the system gives no further thread, what is left runs on the calling one.
package func together(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  var threads: [pthread_t] = []
  for number in 0..<max(0, count - 1) {
    do throws(ThreadFailure) { threads.append(try makeThread { body(number) }) } catch {
      body(number)
    }
  }
  if count > 0 { body(count - 1) }
  for thread in threads { pthread_join(thread, nil) }
}
