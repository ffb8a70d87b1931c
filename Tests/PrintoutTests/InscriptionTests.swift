import Measures
import Testing

@testable import Printout

@Suite("Inscriptions")
struct InscriptionTests {
  @Test(
    "a place becomes its JSON Pointer",
    arguments: [
      (Place("/number"), "/number"), (Place("/seller", "/name"), "/seller/name"),
      (Place("/notes/#", "", 3), "/notes/3"), (Place("/lines/#", "/unit", 12), "/lines/12/unit"),
      (Place("/lines/#", "/serialNumbers/#", 2, 5), "/lines/2/serialNumbers/5"),
    ])
  func pointers(place: Place, pointer: String) {
    #expect(place.pointer.description == pointer)
  }

  @Test("texts that are joined keep the places of their values, and leave out what is empty")
  func joining() {
    let parts = [
      Inscription("Pago", .label), Inscription("", .value, at: Place("/a")),
      Inscription("2026-05-04", .value, at: Place("/b")),
      Inscription(
        "x (y)", .value, from: [.init("x", at: Place("/c")), .init("y", at: Place("/d"))]),
    ]
    let joined = parts.joined(" · ", .label)
    #expect(joined.text == "Pago · 2026-05-04 · x (y)")
    #expect(joined.values.map(\.place.pointer.description) == ["/b", "/c", "/d"])
    #expect(!joined.isOurs && parts[0].isOurs)
  }
}
