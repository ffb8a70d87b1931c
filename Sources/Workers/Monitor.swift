internal import Glibc

/// A mutex and the conditions that go with it, at an address of their own.
package final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let conditions: UnsafeMutablePointer<pthread_cond_t>
  private let count: Int

  /// Creates a monitor with `count` conditions, numbered from 0.
  package init(conditions count: Int) {
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

  package func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Waits for `condition`; the mutex is held before and after.
  package func wait(for condition: Int) { pthread_cond_wait(conditions + condition, mutex) }

  /// Waits like ``wait(for:)``, at most until `deadline`; false when that has passed.
  package func wait(for condition: Int, until deadline: ContinuousClock.Instant) -> Bool {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return false }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let nanoseconds = time.tv_nsec + Int(left / .nanoseconds(1))
    time.tv_sec += nanoseconds / 1_000_000_000
    time.tv_nsec = nanoseconds % 1_000_000_000
    return pthread_cond_timedwait(conditions + condition, mutex, &time) == 0
  }

  package func signal(_ condition: Int) { pthread_cond_signal(conditions + condition) }

  package func broadcast(_ condition: Int) { pthread_cond_broadcast(conditions + condition) }
}
