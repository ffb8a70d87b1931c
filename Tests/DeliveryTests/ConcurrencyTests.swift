@testable import Delivery
import Foundation
import Testing

/// Publishers that race for the same names; each has its own folder object, as processes have.
@Suite("Racing publishers")
struct ConcurrencyTests {
  private static let names = (0..<100).map { "\($0).pdf" }

  /// What each of four publishers was told, by name.
  private func race(
    in path: String, route: DeliveryFolder.Route, bytes: @Sendable @escaping (Int) -> [UInt8]
  ) async throws -> [[Delivered]] {
    try await withThrowingTaskGroup(of: [Delivered].self) { group in
      for publisher in 0..<4 {
        group.addTask {
          let folder = try DeliveryFolder(path: path, route: route)
          return try Self.names.map { try folder.publish(bytes(publisher), as: $0) }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test(
    "of equal files one is written, the others are unchanged",
    arguments: DeliveryFolder.Route.allCases)
  func equalBytes(route: DeliveryFolder.Route) async throws {
    let scratch = try Scratch()
    let bytes = [UInt8](repeating: 65, count: 70_000)
    let told = try await race(in: scratch.path + "/made/by/all", route: route) { _ in bytes }
    for position in Self.names.indices {
      let outcomes = told.map { $0[position] }
      #expect(outcomes.count { $0 == .written } == 1)
      #expect(outcomes.count { $0 == .unchanged } == 3)
    }
  }

  @Test(
    "of different files the first wins whole, the others conflict",
    arguments: DeliveryFolder.Route.allCases)
  func differentBytes(route: DeliveryFolder.Route) async throws {
    let scratch = try Scratch()
    let told = try await race(in: scratch.path, route: route) {
      [UInt8](repeating: UInt8($0), count: 70_000)
    }
    for (position, name) in Self.names.enumerated() {
      let outcomes = told.map { $0[position] }
      #expect(outcomes.count { $0 == .written } == 1)
      #expect(outcomes.count { $0 == .conflict } == 3)
      let file = try scratch.read(name)
      #expect(file.count == 70_000 && file == [UInt8](repeating: file[0], count: 70_000))
    }
    #expect(try scratch.contents() == Self.names.sorted())
  }

  @Test func `a reader never sees a part of a file that is being replaced`() async throws {
    let scratch = try Scratch()
    let path = scratch.path
    try scratch.write([UInt8](repeating: 0, count: 200_000), to: "a.pdf")
    async let writing: Void = {
      let folder = try DeliveryFolder(path: path)
      for round in 1...200 {
        let bytes = [UInt8](repeating: UInt8(round), count: 200_000)
        #expect(try folder.publish(bytes, as: "a.pdf", ifTaken: .replace) == .written)
      }
    }()
    for _ in 0..<200 {
      let seen = try scratch.read("a.pdf")
      #expect(seen.count == 200_000 && seen.first == seen.last)
    }
    try await writing
  }
}
