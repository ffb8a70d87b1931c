internal import CLinux
internal import Glibc
internal import SystemCalls

/// Why a file that is written piece by piece was not delivered.
package enum StreamedFailure<Failure: Error>: Error {
  case delivery(DeliveryFailure)
  /// What the writer threw.
  case writing(Failure)
}

extension DeliveryFolder {
  /// Delivers a file that `write` puts into an empty, open file; nobody holds all of it.
  ///
  /// `write` is called again where the file system refuses the first way of publishing.
  ///
  /// - Throws: ``StreamedFailure``; nothing new stands under `name` then.
  package func publish<Failure: Error>(
    as name: String, ifTaken policy: Taken, _ write: (Int32) throws(Failure) -> Void
  ) throws(StreamedFailure<Failure>) -> Delivered {
    while true {
      let route = currentRoute
      let draft = Draft(in: self, isNamed: route != .unnamed)
      var code: Int32
      do throws(Failure) {
        code = try draft.write(write)
      } catch { throw .writing(error) }
      if code == 0 {
        code = route == .exclusiveRename ? draft.renameExclusively(to: name) : draft.link(as: name)
      }
      if code == 0 { return .written }
      if code == EEXIST { return try settle(draft, name, policy, write) }
      guard draft.refusal(code), let next = Route(rawValue: route.rawValue + 1) else {
        throw .delivery(DeliveryFailure(code: code, path: path(of: name)))
      }
      currentRoute = next
    }
  }

  /// Deals with a name that is taken.
  private func settle<Failure: Error>(
    _ draft: borrowing Draft, _ name: String, _ policy: Taken,
    _ write: (Int32) throws(Failure) -> Void
  ) throws(StreamedFailure<Failure>) -> Delivered {
    if isSame(draft, as: name) { return .unchanged }
    guard policy == .replace else { return .conflict }
    // An unnamed file cannot be renamed over another; a named draft can.
    let named = Draft(in: self, isNamed: true)
    var code: Int32
    do throws(Failure) {
      code = try named.write(write)
    } catch { throw .writing(error) }
    if code == 0 { code = named.rename(to: name) }
    guard code == 0 else { throw .delivery(DeliveryFailure(code: code, path: path(of: name))) }
    return .written
  }

  private func isSame(_ draft: borrowing Draft, as name: String) -> Bool {
    let file = retried { openat(descriptor, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return draft.hasBytes(of: file) ?? false
  }

  /// An open file without a name in this folder; the caller closes it, and it is gone.
  ///
  /// - Throws: ``DeliveryFailure`` when the folder takes no file.
  package func scratchFile() throws(DeliveryFailure) -> Int32 {
    let unnamed = retried {
      openat(descriptor, ".", O_RDWR | prelo_o_tmpfile | O_CLOEXEC, 0o600)
    }
    if unnamed >= 0 { return unnamed }
    // A file system without unnamed files: a named one loses its name at once.
    let name = ".prelo-\(getpid())-scratch.tmp"
    let file = retried {
      openat(descriptor, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    }
    guard file >= 0 else { throw DeliveryFailure(code: errno, path: path) }
    unlinkat(descriptor, name, 0)
    return file
  }
}
