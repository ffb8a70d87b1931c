import Synchronization
import Testing
import Workers

@testable import Batch

@Suite("Ordered work")
struct OrderedWorkTests {
  private static let rows: [(workers: Int, jobs: Int, weight: Int)] = [
    (1, 1, 1), (1, 64, 1000), (2, 64, 1000), (8, 16, 1000), (8, 64, 3), (3, 2, 1),
  ]

  @Test("products come in the order of the jobs, none lost, none doubled", arguments: rows)
  func keepsOrder(row: (workers: Int, jobs: Int, weight: Int)) throws {
    let underWay = Atomic(0)
    let work = OrderedWork<Int, Int>(
      WorkBounds(workers: row.workers, jobs: row.jobs, weight: row.weight)
    ) {
      { number in
        // Some jobs take far longer than others.
        var sum = number
        for step in 0..<(number % 7 == 0 ? 20_000 : 10) { sum = sum &* 31 &+ step }
        return sum == 1 ? -1 : number
      }
    }
    try startThread {
      for number in 0..<2000 {
        let count = underWay.add(1, ordering: .relaxed).newValue
        // One more waits for room, and one may have been taken that is not yet counted off.
        precondition(count <= row.jobs + 2)
        precondition(work.submit(number, weight: number % 5))
      }
      work.close()
    }
    for number in 0..<2000 {
      #expect(work.next() == number)
      underWay.subtract(1, ordering: .relaxed)
    }
    #expect(work.next() == nil)
  }

  @Test("after a stop the jobs that run are handed out, and no other", arguments: [1, 4])
  func stops(workers: Int) throws {
    let started = Atomic(0)
    let work = OrderedWork<Int, Int>(WorkBounds(workers: workers, jobs: 16, weight: 100)) {
      { number in
        started.add(1, ordering: .relaxed)
        return number
      }
    }
    try startThread {
      var number = 0
      while work.submit(number, weight: 1) { number += 1 }
      work.close()
    }
    for number in 0..<100 { #expect(work.next() == number) }
    work.stop()
    var taken = 100
    while let number = work.next() {
      #expect(number == taken)
      taken += 1
    }
    #expect(taken == started.load(ordering: .relaxed))
    #expect(!work.isRunning && !work.submit(0, weight: 0))
  }

  @Test func `no job is no product`() {
    let work = OrderedWork<Int, Int>(WorkBounds(workers: 2, jobs: 4, weight: 4)) { { $0 } }
    work.close()
    #expect(work.next() == nil)
  }
}

@Suite("Shards and interruptions")
struct ShardTests {
  @Test("a share is I/N", arguments: ["1/1", "2/4", "4/4", "1000000/1000000"])
  func reads(text: String) { #expect(Shard(text)?.description == text) }

  @Test(
    "anything else is no share",
    arguments: [
      "", "1", "0/4", "5/4", "1/0", "-1/4", "+1/4", "1/4/4", "1/", "/4", "a/b", " 1/4", "1/1000001",
    ])
  func refuses(text: String) { #expect(Shard(text) == nil) }

  @Test("the shares part every batch exactly", arguments: [1, 2, 3, 7])
  func parts(count: Int) {
    let shards = (1...count).compactMap { Shard("\($0)/\(count)") }
    for ordinal in 1...50 { #expect(shards.count { $0.contains(ordinal) } == 1) }
  }

  @Test func `the first signal is told to the listener, early or late, the second is refused`() {
    for isLate in [false, true] {
      let interruption = Interruption()
      let calls = Atomic(0)
      if isLate { interruption.arrive(2) }
      interruption.notify { calls.add(1, ordering: .relaxed) }
      if !isLate { #expect(interruption.arrive(2)) }
      #expect(!interruption.arrive(15))
      #expect(interruption.signal == 2 && calls.load(ordering: .relaxed) == 1)
    }
  }
}
