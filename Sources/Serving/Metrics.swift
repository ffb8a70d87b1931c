internal import Glibc
internal import HTTPServer
internal import Measures
internal import Pipeline
internal import Reports
internal import Synchronization

/// What has been done, counted for Prometheus. Nothing of a document is among it.
final class Metrics: Sendable {
  private struct State {
    var requests: [Label: Int] = [:]
    var documents: [DocumentReport.Status: Int] = [:]
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    var timed = 0
    var seconds = 0.0
    var received = 0
    var sent = 0
  }

  private struct Label: Hashable {
    let route: String
    let status: Int
  }

  /// Upper bounds of the duration's buckets, in seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]

  private let state = Mutex(State())
  private let start = time(nil)

  func count(_ account: ExchangeAccount, _ route: Route?) {
    let label = Label(route: route?.path ?? "other", status: account.status ?? 499)
    let seconds = account.duration / .seconds(1)
    state.withLock { state in
      state.requests[label, default: 0] += 1
      state.received += account.received
      state.sent += account.sent
      guard route?.takesDocuments == true, route != .batches else { return }
      state.timed += 1
      state.seconds += seconds
      if let bucket = Metrics.bounds.firstIndex(where: { seconds <= $0 }) {
        state.buckets[bucket] += 1
      }
    }
  }

  func count(_ outcome: Outcome) {
    switch outcome.result {
    case .rejected: count(.rejected)
    case .failed: count(.failed)
    default: count(.ok)
    }
  }

  func count(_ status: DocumentReport.Status) {
    state.withLock { $0.documents[status, default: 0] += 1 }
  }

  /// The counts in Prometheus's text format.
  func text(waiting: Int, batches: Int) -> [UInt8] {
    let state = state.withLock { $0 }
    var text = Metrics.head(
      "prelo_requests_total", "counter", "Requests by route and status; 499: the client left.")
    for (label, count) in state.requests.sorted(by: {
      ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
    }) {
      text += "prelo_requests_total{route=\"\(label.route)\",status=\"\(label.status)\"} \(count)\n"
    }
    text += Metrics.head("prelo_documents_total", "counter", "Documents by what became of them.")
    for status in [DocumentReport.Status.ok, .rejected, .failed] {
      text +=
        "prelo_documents_total{status=\"\(status.rawValue)\"} \(state.documents[status] ?? 0)\n"
    }
    text += Metrics.head(
      "prelo_request_seconds", "histogram", "How long single documents took, waiting included.")
    var sum = 0
    for (bound, count) in zip(Metrics.bounds, state.buckets) {
      sum += count
      text += "prelo_request_seconds_bucket{le=\"\(bound)\"} \(sum)\n"
    }
    text += "prelo_request_seconds_bucket{le=\"+Inf\"} \(state.timed)\n"
    text +=
      "prelo_request_seconds_sum \(state.seconds)\nprelo_request_seconds_count \(state.timed)\n"
    for (name, kind, help, value) in [
      ("prelo_received_bytes_total", "counter", "Bytes of request bodies.", state.received),
      ("prelo_sent_bytes_total", "counter", "Bytes of answers.", state.sent),
      ("prelo_waiting_requests", "gauge", "Requests that wait for their turn.", waiting),
      ("prelo_running_batches", "gauge", "Batches under way.", batches),
      ("process_start_time_seconds", "gauge", "When the process started.", start),
      ("process_resident_memory_bytes", "gauge", "Resident memory.", Metrics.residentMemory()),
    ] { text += Metrics.head(name, kind, help) + "\(name) \(value)\n" }
    return Array(text.utf8)
  }

  private static func head(_ name: String, _ kind: String, _ help: String) -> String {
    "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
  }

  /// The second number of `/proc/self/statm`, in bytes.
  private static func residentMemory() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
