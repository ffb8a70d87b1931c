package import Crypto
internal import Synchronization
internal import Workers

extension ChainBook {
  /// Judges every signature on all cores and passes on a report for each series, in the order of
  /// their names.
  ///
  /// The reports depend on the documents only, not on the order in which they were added.
  ///
  /// - Throws: ``KeyFailure`` where OpenSSL refuses SHA-1.
  package func judge(
    with ring: KeyRing, _ deliver: (SeriesReport) -> Void
  ) throws(KeyFailure) {
    let (order, series) = sorted()
    let tally = Mutex(Tally())
    var tasks: [(row: Range<Int>, part: Range<Int>)] = []
    for (_, row) in series {
      for start in stride(from: row.lowerBound, to: row.upperBound, by: 1024) {
        tasks.append((row, start..<min(start + 1024, row.upperBound)))
      }
    }
    concurrently(tasks.count) { [tasks] number in
      do throws(KeyFailure) {
        var judge = try ChainJudge(self, ring)
        let signers = judge.judge(tasks[number].part, of: order[tasks[number].row])
        tally.withLock { $0.signers.merge(signers, uniquingKeysWith: +) }
      } catch {
        tally.withLock { $0.failure = error }
      }
    }
    let signers = try tally.withLock { tally throws(KeyFailure) in
      if let failure = tally.failure { throw failure }
      return tally.signers
    }
    let imposters = imposters(signers)
    var inspector = SeriesInspector(judge: try ChainJudge(self, ring), imposters: imposters)
    for (name, row) in series {
      deliver(inspector.report(on: names[Int(name)], order[row]))
    }
  }

  private struct Tally {
    /// How many documents a key verified, by `key name << 16 | key`.
    var signers: [Int: Int] = [:]
    var failure: KeyFailure?
  }

  /// The uses of a key under a version that is not its own, as `key name << 16 | key`.
  ///
  /// A version names one key pair (Despacho 8632/2014, 2.1.3 and 2.1.4). Where the user did not say
  /// which version a key is, it is the one that most documents of that program give it.
  private func imposters(_ signers: [Int: Int]) -> Set<Int> {
    struct Use: Hashable {
      let certificate: Int
      let key: Int
    }
    var best: [Use: (use: Int, count: Int)] = [:]
    for (use, count) in signers {
      let name = keys[use >> 16]
      let slot = Use(certificate: name.certificate, key: use & 0xFFFF)
      if let known = best[slot],
        (known.count, -keys[known.use >> 16].version) >= (count, -name.version)
      {
        continue
      }
      best[slot] = (use, count)
    }
    let rightful = Set(best.values.map(\.use))
    return Set(signers.keys).subtracting(rightful)
  }
}
