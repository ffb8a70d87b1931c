import Foundation
import Testing

@testable import DocumentRules

/// `Fixtures/nif.json`: 45 numbers that are right and 25 that are not, each with the reason.
private struct Vectors: Decodable {
  struct Vector: Decodable {
    let nif: String
    let why: String
  }
  let valid: [Vector]
  let invalid: [Vector]

  static let published: Vectors? = {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard let data = try? Data(contentsOf: fixtures.appending(path: "Fixtures/nif.json"))
    else { return nil }
    return try? JSONDecoder().decode(Vectors.self, from: data)
  }()
}

@Suite("NIF")
struct NIFTests {
  @Test func `takes every published number that is right`() throws {
    let vectors = try #require(Vectors.published)
    #expect(vectors.valid.count == 45)
    for vector in vectors.valid {
      #expect(NIF.isValid(vector.nif), "\(vector.nif): \(vector.why)")
      #expect(NIF.hasKnownPrefix(vector.nif), "\(vector.nif): \(vector.why)")
    }
  }

  @Test func `refuses, or doubts the block of, every published number that is wrong`() throws {
    let vectors = try #require(Vectors.published)
    #expect(vectors.invalid.count == 25)
    for vector in vectors.invalid {
      // "check digit right, but prefix 40 is not an allotted block": that is a warning only.
      let isOnlyUnknown = vector.why.contains("check digit right")
      #expect(NIF.isValid(vector.nif) == isOnlyUnknown, "\(vector.nif): \(vector.why)")
      #expect(
        !(NIF.isValid(vector.nif) && NIF.hasKnownPrefix(vector.nif)), "\(vector.nif): \(vector.why)"
      )
    }
  }

  @Test(
    "takes exactly one check digit, or the 0 that stands for 10",
    arguments: [
      "12345678", "50144260", "51588139", "99999999", "00000000", "20000000", "50000000",
    ])
  func takesOneCheckDigit(head: String) {
    let takes = (0...9).filter { NIF.isValid(head + String($0)) }
    #expect(takes.count == 1, "\(head): \(takes)")
  }

  @Test("knows legal persons", arguments: [("501442600", true), ("123456789", false), ("", false)])
  func knowsLegalPersons(nif: String, expected: Bool) {
    #expect(NIF.isLegalPerson(nif) == expected)
  }
}

@Suite("Account numbers")
struct IBANTests {
  @Test(
    "tell what is wrong with them",
    arguments: [
      ("PT50000201231234567890154", nil),
      ("GB82WEST12345698765432", nil),
      ("MT84MALT011000012345MTLCAST001S", nil),
      // A country that is not in the registry: any length that ISO 13616 allows.
      ("DZ580002100001113000000570", nil),
      ("PT51000201231234567890154", .checkDigits),
      ("GB82WEST12345698765423", .checkDigits),
      ("GB82WEST1234569876543", .length(expected: 22)),
      ("PT5", .form),
      ("PT500", .length(expected: 25)),
      ("5050000201231234567890154", .form),
      ("PTAA000201231234567890154", .form),
      ("PT50000201231234567890 54", .form),
      ("PT5000020123123456789015é", .form),
      ("", .form),
    ] as [(String, IBAN.Fault?)])
  func tellFault(iban: String, expected: IBAN.Fault?) {
    #expect(IBAN.fault(in: iban) == expected)
  }
}
