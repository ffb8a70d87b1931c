import Testing

@testable import Register

@Suite("Documents that say the same") struct SameContentTests {
  static let signature = String(repeating: "s", count: 172)

  @Test(
    "One digest in common is enough; an old register is helped by the signature",
    arguments: [
      ("a", "a", "", true), ("a", "b", "", false), ("s a", "s b", "", true),
      ("s a", "t a", "", true), ("s a", "t b", signature, false), ("s a", "a", "", true),
      ("a", "s a", "", true), ("a", "s b", signature, true), ("a", "s b", "ABCD", false),
      ("a", "b", signature, false), ("a", "s b", "", false),
    ])
  func sameness(known: String, other: String, hash: String, isSame: Bool) {
    let document = IssuedDocument(
      identity: DocumentIdentity(seller: "", number: "", atcud: ""), content: known, drop: "",
      hash: hash, files: [], issued: "")
    #expect(document.says(other, hash: hash) == isSame)
  }
}
