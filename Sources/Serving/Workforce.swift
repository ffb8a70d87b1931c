internal import Glibc
internal import Measures
internal import Pipeline
internal import Synchronization
internal import Workers

/// The templates and fonts in use, exchanged as a whole at a reload.
final class Stock: Sendable {
  private let state: Mutex<(workshop: Workshop, generation: Int)>

  init(_ workshop: Workshop) { state = Mutex((workshop, 0)) }

  var current: (workshop: Workshop, generation: Int) { state.withLock { $0 } }

  func replace(_ workshop: Workshop) {
    state.withLock { $0 = (workshop, $0.generation + 1) }
  }
}

/// Threads with a renderer each, and the bounded line of those who wait for one.
final class Lane: @unchecked Sendable {
  typealias Task = @Sendable (Renderer) -> Void

  private let monitor = Monitor(conditions: 1)
  private let stock: Stock
  private let room: Int
  // Guarded by the monitor; `head` is the first of `line` that waits still.
  private var line: [Task] = []
  private var head = 0

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - room: How many may wait.
  ///   - niceness: How far the threads stand back behind others, as nice(1) counts it.
  /// - Throws: ``ThreadFailure`` when the system gives no further thread.
  init(
    _ stock: Stock, threads: Int, room: Int, niceness: Int32 = 0
  ) throws(ThreadFailure) {
    self.stock = stock
    self.room = room
    for _ in 0..<threads {
      try startThread { [self] in
        standBack(niceness)
        work()
      }
    }
  }

  var waiting: Int { monitor.locked { line.count - head } }

  /// Hands a task in; false when the line is full.
  func submit(_ task: @escaping Task) -> Bool {
    monitor.locked {
      guard line.count - head < room else { return false }
      line.append(task)
      monitor.signal(0)
      return true
    }
  }

  private func next() -> Task {
    monitor.locked {
      while head == line.count { monitor.wait(for: 0) }
      let task = line[head]
      head += 1
      if head == line.count || head > 1024 {
        line.removeFirst(head)
        head = 0
      }
      return task
    }
  }

  private func work() {
    var (workshop, generation) = stock.current
    var renderer = Renderer(workshop)
    while true {
      let task = next()
      let current = stock.current
      if current.generation != generation {
        (workshop, generation) = current
        renderer = Renderer(workshop)
      }
      task(renderer)
    }
  }
}

/// Lets other threads go first; on Linux niceness is a thread's own.
func standBack(_ niceness: Int32) {
  if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
}
