internal import Delivery
internal import Inbox
internal import Measures
internal import Posting
internal import Register

/// What did not go through.
extension Settlement {
  /// Files a drop for another try, or among those that failed.
  func retry(_ record: DropRecord) {
    let drop = record.drop
    guard let trouble = drop.trouble else { return }
    forgetInterruptions(of: drop)
    guard !drop.isGone else {
      state.release(drop.name)
      let path = drop.path
      return tell(
        .warning(
          Wording(
            en: "\(path) was taken away while it was worked on; nothing more becomes of it",
            pt: "\(path) foi retirado enquanto era tratado; nada mais se faz dele")))
    }
    state.note(trouble.message)
    if trouble.isChange {
      records[ObjectIdentifier(drop)] = DropRecord(continuing: record, scratch: folders.control)
    } else if drop.tries >= settings.tries, giveUp(record, trouble) {
      return
    }
    let wait = retries.add(drop, atLeast: trouble.isChange ? settings.patience.quiet : .zero)
    tell(.trouble(file: drop.name, message: trouble.message, wait: wait))
  }

  func forgetInterruptions(of drop: Drop) {
    guard drop.isCounted else { return }
    // At worst an old interruption counts once more.
    try? register.forgetInterruptions(of: drop.key)
  }

  /// Moves a drop to `failed`; false when not even that can be done.
  private func giveUp(_ record: DropRecord, _ trouble: Trouble) -> Bool {
    // The sidecars may be impossible for the same reason; the log has it, too.
    try? record.add(Problem(.error, PostingCode.environment.rawValue, at: .root, trouble.message))
    try? record.publish(.failed, finished: .now, to: folders[.failed])
    return (try? leave(record, .failed, reason: trouble.message)) == true
  }

  /// Returns a file to the inbox, where the next start finds it.
  func putBack(_ drop: Drop) {
    // If its name is taken meanwhile it waits where it is: the next start looks there first.
    forgetInterruptions(of: drop)
    _ = try? folders.root.take(drop.name, from: folders[.working], as: drop.name)
    state.release(drop.name)
  }
}
