internal import DocumentModel
internal import Measures

let numberHasNoLookAlikes = Rule(
  "NUM-05", .error,
  en: "The number has no character that looks like another: letters are Latin, digits 0 to 9.",
  pt: "O número não tem caracteres que se confundam com outros: as letras são latinas, os "
    + "algarismos 0 a 9.",
  law: ["Portaria 302/2016, 4.1.4.1", "Despacho 8632/2014, 1.7"],
  reads: [.number]
) { document, report in
  report.lookAlike(in: document.number, at: "/number")
}

let taxNumbersHaveNoLookAlikes = Rule(
  "NUM-06", .error,
  en: "Tax numbers have no character that looks like another: letters are Latin, digits 0 to 9.",
  pt:
    "Os números fiscais não têm caracteres que se confundam com outros: as letras são latinas, os "
    + "algarismos 0 a 9.",
  law: ["Portaria 302/2016, 2.2.3", "Código QR, especificações técnicas da AT, campo B"],
  reads: [.buyer]
) { document, report in
  // A NIF has a stricter rule of its own.
  guard let buyer = document.buyer, !buyer.holdsNIF, let taxId = buyer.taxId else { return }
  report.lookAlike(in: taxId, at: "/buyer/taxId")
}

let otherNumbersHaveNoLookAlikes = Rule(
  "NUM-07", .error,
  en:
    "The numbers of other documents have no character that looks like another: letters are Latin, "
    + "digits 0 to 9.",
  pt:
    "Os números de outros documentos não têm caracteres que se confundam com outros: as letras são "
    + "latinas, os algarismos 0 a 9.",
  law: ["Portaria 302/2016, 4.1.4.1"],
  reads: [.references, .originating, .settled]
) { document, report in
  let lists: [(JSONPointer, [String])] = [
    (.references, document.references.map(\.number)),
    ("/originating", document.originating.map(\.number)),
    ("/settled", document.settled.map(\.number)),
  ]
  for (pointer, numbers) in lists {
    for (index, number) in numbers.enumerated() where number.firstLookAlike != nil {
      report.lookAlike(in: number, at: pointer.index(index).key("number"))
    }
  }
}

extension Report {
  fileprivate mutating func lookAlike(in number: String, at pointer: JSONPointer) {
    guard let found = number.firstLookAlike else { return }
    let code = "U+" + String(found.value, radix: 16, uppercase: true)
    self(
      at: pointer,
      en: "\(quoted(number)) holds \(code), which looks like another character or like none; write "
        + "it with Latin letters, the digits 0 to 9 and plain blanks",
      pt: "\(quoted(number)) contém \(code), que se confunde com outro carácter ou não se vê; "
        + "escreva-o com letras latinas, algarismos de 0 a 9 e espaços simples")
  }
}

extension String {
  /// The first character beyond ASCII that is no Latin letter, accent or ordinal sign.
  fileprivate var firstLookAlike: Unicode.Scalar? {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return unicodeScalars.first { scalar in
      switch scalar.value {
      // C1 controls have a rule of their own.
      case 0..<0xA0, 0xAA, 0xB0, 0xBA, 0x300...0x36F: false
      case 0xD7, 0xF7: true
      case 0xC0...0x24F: false
      default: true
      }
    }
  }
}
