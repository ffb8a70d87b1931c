internal import CLinux
internal import Glibc

/// Starts `body` on a thread of its own that nobody waits for.
///
/// - Throws: ``ThreadFailure`` when the system gives no further thread.
package func startThread(_ body: @escaping @Sendable () -> Void) throws(ThreadFailure) {
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
  pthread_detach(thread)
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

/// A mutex and the conditions that go with it, at an address of their own.
final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let conditions: UnsafeMutablePointer<pthread_cond_t>
  private let count: Int

  /// Creates a monitor with `count` conditions, numbered from 0.
  init(conditions count: Int) {
    self.count = count
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    conditions = .allocate(capacity: count)
    conditions.initialize(repeating: pthread_cond_t(), count: count)
    for index in 0..<count { pthread_cond_init(conditions + index, nil) }
  }

  deinit {
    for index in 0..<count { pthread_cond_destroy(conditions + index) }
    conditions.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for `condition`; the mutex is held before and after.
  func wait(for condition: Int) { pthread_cond_wait(conditions + condition, mutex) }

  func signal(_ condition: Int) { pthread_cond_signal(conditions + condition) }

  func broadcast(_ condition: Int) { pthread_cond_broadcast(conditions + condition) }
}
