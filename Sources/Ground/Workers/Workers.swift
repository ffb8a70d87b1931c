internal import Glibc
internal import Synchronization

/// Runs `body` once for each number from 0 to `count - 1`, on as many threads as there are cores,
/// and returns when all are done.
///
/// Which thread takes which number is left to chance: `body` must not care. The calling thread
/// works too, so that work goes on where no further thread can be had.
package func concurrently(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
  let share = Share(count: count, body: body)
  var threads: [pthread_t] = []
  for _ in 1..<max(1, min(count, availableProcessors())) {
    guard let thread = try? makeThread({ share.work() }) else { break }
    threads.append(thread)
  }
  share.work()
  for thread in threads { pthread_join(thread, nil) }
}

/// What the threads have in common: the next number to take.
private final class Share: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  func work() {
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      body(number)
    }
  }
}
