internal import Workers
/// Jobs done by many threads, their products handed back in the order of the jobs.
///
/// One thread feeds, the workers perform, one thread consumes. What is under way is bounded in
/// number and in weight, so memory does not grow with the batch; a slow job lets the others run
/// ahead as far as the bound. Workers are started when there is something for them to do.
package final class OrderedWork<Job: Sendable, Product: Sendable>: @unchecked Sendable {
  /// What a worker thread does with each of its jobs.
  package typealias Worker = (Job) -> Product

  private let monitor = Monitor(conditions: 3)
  private let jobsWaiting = 0
  private let roomMade = 1
  private let productReady = 2

  private let bounds: WorkBounds
  private let makeWorker: @Sendable () -> Worker

  // Everything below is guarded by the monitor. Jobs are numbered from 0; job `n` lives in slot
  // `n % slots.count` from its submission until its product is taken.
  private var slots: [Slot]
  /// The number of the next job to be submitted, to be started, and to be taken.
  private var submitted = 0
  private var started = 0
  private var taken = 0
  private var weight = 0
  private var workers = 0
  private var idle = 0
  private var isClosed = false
  private var isStopped = false
  private var feederWaits = false

  private enum Slot {
    case empty
    case waiting(Job, weight: Int)
    case running(weight: Int)
    case done(Product, weight: Int)
  }

  /// - Parameter makeWorker: Called once on each worker's thread.
  package init(_ bounds: WorkBounds, makeWorker: @escaping @Sendable () -> Worker) {
    self.bounds = bounds
    self.makeWorker = makeWorker
    slots = Array(repeating: .empty, count: bounds.jobs)
  }

  // MARK: The feeder

  /// Hands in the next job, waiting for room; false when the work was stopped, and the job is
  /// dropped.
  package func submit(_ job: Job, weight: Int) -> Bool {
    monitor.locked {
      while !isStopped, !hasRoom(for: weight) {
        feederWaits = true
        monitor.wait(for: roomMade)
      }
      feederWaits = false
      guard !isStopped else { return false }
      slots[submitted % bounds.jobs] = .waiting(job, weight: weight)
      submitted += 1
      self.weight += weight
      if idle > 0 {
        monitor.signal(jobsWaiting)
      } else if workers < bounds.workers {
        startWorker()
      }
      return true
    }
  }

  /// Says that no job follows.
  package func close() {
    monitor.locked {
      isClosed = true
      monitor.broadcast(jobsWaiting)
      monitor.signal(productReady)
    }
  }

  private func hasRoom(for weight: Int) -> Bool {
    let under = submitted - taken
    return under == 0 || under < bounds.jobs && self.weight + weight <= bounds.weight
  }

  // MARK: The consumer

  /// The product of the next job, in the order of submission; nil when there is none left, or when
  /// the work was stopped before that job was started.
  package func next() -> Product? {
    monitor.locked {
      while true {
        if let product = takeProduct() { return product }
        if taken == submitted ? isClosed || isStopped : isStopped && taken == started { return nil }
        monitor.wait(for: productReady)
      }
    }
  }

  /// Whether the product of the next job is there already.
  package var hasProduct: Bool {
    monitor.locked {
      if case .done = slots[taken % bounds.jobs] { return true }
      return false
    }
  }

  /// The product of the next job if it is there by `deadline`.
  package func next(by deadline: ContinuousClock.Instant) -> Product? {
    monitor.locked {
      while true {
        if let product = takeProduct() { return product }
        guard monitor.wait(for: productReady, until: deadline) else { return nil }
      }
    }
  }

  private func takeProduct() -> Product? {
    guard case .done(let product, let weight) = slots[taken % bounds.jobs] else { return nil }
    slots[taken % bounds.jobs] = .empty
    taken += 1
    self.weight -= weight
    // The feeder is woken for many jobs at once: each waking costs a change of threads.
    if feederWaits, submitted - taken <= bounds.jobs / 2, self.weight <= bounds.weight / 2 {
      monitor.signal(roomMade)
    }
    return product
  }

  /// Whether nobody has stopped the work.
  package var isRunning: Bool { monitor.locked { !isStopped } }

  /// Ends the work: jobs that are running are finished and can be taken, no further one is started.
  ///
  /// Any thread may call it.
  package func stop() {
    monitor.locked {
      isStopped = true
      monitor.broadcast(jobsWaiting)
      monitor.signal(roomMade)
      monitor.signal(productReady)
    }
  }

  // MARK: The workers

  /// Without a first worker nothing would ever be done, so its thread is the one that must exist.
  private func startWorker() {
    workers += 1
    do { try startThread { [self] in work() } } catch {
      workers -= 1
      precondition(workers > 0, "the system gives this process no thread")
    }
  }

  private func work() {
    let worker = makeWorker()
    while let (number, job) = take() {
      let product = worker(job)
      monitor.locked {
        if case .running(let weight) = slots[number % bounds.jobs] {
          slots[number % bounds.jobs] = .done(product, weight: weight)
        }
        if isWorthWaking(for: number) { monitor.signal(productReady) }
      }
    }
  }

  /// Whether the consumer should look now that job `number` is done: when several products wait
  /// for it, or when no job is left to start, so that none waits for input that is slow to come.
  private func isWorthWaking(for number: Int) -> Bool {
    guard case .done = slots[taken % bounds.jobs] else { return false }
    return number - taken >= bounds.jobs / 8 || started == submitted || isStopped
  }

  /// The next job that nobody has started.
  private func take() -> (number: Int, job: Job)? {
    monitor.locked {
      while true {
        if isStopped { return nil }
        if started < submitted { break }
        if isClosed { return nil }
        idle += 1
        monitor.wait(for: jobsWaiting)
        idle -= 1
      }
      let number = started
      guard case .waiting(let job, let weight) = slots[number % bounds.jobs] else { return nil }
      slots[number % bounds.jobs] = .running(weight: weight)
      started += 1
      return (number, job)
    }
  }
}

/// How much may be under way at once.
package struct WorkBounds: Sendable {
  /// Threads that perform jobs; 1 or more.
  package var workers: Int
  /// Jobs submitted and not yet taken.
  package var jobs: Int
  /// The sum of their weights, whatever the unit; a heavier job runs alone.
  package var weight: Int

  package init(workers: Int, jobs: Int, weight: Int) {
    self.workers = workers
    self.jobs = jobs
    self.weight = weight
  }
}
