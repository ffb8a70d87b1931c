internal import Glibc
internal import Inbox
internal import Measures
internal import Pipeline
internal import Posting
internal import Register
internal import SQLite

/// The first step: the register says what becomes of each document, and announces those that are new.
extension Settlement {
  func announce() throws(Trouble) {
    guard !group.isEmpty else { return }
    var seen: [Holder: Int] = [:]
    try using { () throws(DatabaseFailure) in
      try register.transaction { () throws(DatabaseFailure) in
        for index in group.indices where group[index].document.isSound {
          try plan(index, &seen)
        }
      }
    }
  }

  /// What no two documents share.
  private struct Holder: Hashable {
    let seller: String
    let number: String
  }

  private func plan(_ index: Int, _ seen: inout [Holder: Int]) throws(DatabaseFailure) {
    let item = group[index]
    guard let identity = item.document.identity else { return }
    let holder = Holder(seller: identity.seller, number: identity.number)
    if let earlier = seen[holder].map({ ($0, group[$0].document) }) {
      let isSame =
        earlier.1.identity == identity && isSameContent(earlier.1.content, item.document.content)
      group[index].plan = isSame ? .follow(earlier.0) : conflict(index)
      return
    }
    var known = try register.entry(of: identity)
    if known == nil {
      known = try register.holder(seller: identity.seller, number: identity.number)
    }
    if let known = known?.document,
      known.identity != identity
        || !known.says(item.document.content, hash: item.document.facts?.hash ?? "")
    {
      group[index].plan = conflict(index, known)
      return
    }
    seen[holder] = index
    if let known, known.state == .issued {
      group[index].entry = known.document
      group[index].plan = .keep(known.document.drop == item.drop.key ? .issued : .acknowledged)
      return
    }
    var entry = IssuedDocument(
      identity: identity, content: item.document.content, drop: item.drop.key,
      hash: item.document.facts?.hash ?? "", files: item.document.files, issued: Moment.now.text)
    group[index].entry = entry
    let announced = known?.document.files ?? []
    group[index].plan = .issue(announced: announced)
    // What an earlier try may have delivered is still this document's own.
    entry.files += announced.filter { !entry.files.contains($0) }
    try register.enter(entry, .announced)
  }

  private func conflict(_ index: Int, _ known: IssuedDocument? = nil) -> Plan {
    let document = group[index].document
    let number = document.number ?? ""
    let when = known.map { Wording(en: " on \($0.issued)", pt: " em \($0.issued)") }
    let code = known.flatMap { $0.identity == document.identity ? nil : $0.identity.atcud }
    let what =
      code.map { Wording(en: "the ATCUD \($0)", pt: "o ATCUD \($0)") }
      ?? Wording(en: "other content", pt: "outro conteúdo")
    group[index].document.problems.append(
      Problem(
        .error, PostingCode.changed.rawValue, at: .root,
        Wording(
          en:
            "conflict: \(number) was issued\(when?.en ?? " just before") with \(what.en); an issued "
            + "document does not change (Despacho 8632/2014, 1.11). If the content is right, rectify "
            + "the issued document with a credit or debit note",
          pt: "conflito: \(number) já foi emitido\(when?.pt ?? " mesmo antes") com \(what.pt); um "
            + "documento emitido não se altera (Despacho 8632/2014, 1.11). Se o conteúdo estiver "
            + "certo, retifique o documento emitido com uma nota de crédito ou de débito")))
    return .refuse(.conflict)
  }
}
