internal import DocumentModel
internal import Measures

let vatHasARate = Rule(
  "TAX-05", .error,
  en: "VAT that is charged (NOR, INT, RED, OUT) states its rate.",
  pt: "O IVA liquidado (NOR, INT, RED, OUT) indica a sua taxa.",
  law: ["CIVA art. 36 n.5 d)", "Despacho 8632/2014, 2.2.14"],
  reads: [.type, .lines, .taxSummary], oneByOne: .lines
) { document, report in
  document.forEachTax { tax, place in
    guard tax.type == .vat, tax.rate == nil, tax.code != "ISE", tax.code != "NA" else { return }
    report(
      at: place.pointer("rate"),
      en:
        "The VAT of \(place.name.en) has code \(plain(tax.code)) but no rate; add `rate`, in percent",
      pt:
        "O IVA da \(place.name.pt) tem o código \(plain(tax.code)) mas não tem taxa; acrescente `rate`,"
        + " em percentagem")
  }
}
