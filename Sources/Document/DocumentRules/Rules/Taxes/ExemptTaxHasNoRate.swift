internal import DocumentModel
internal import Measures

let exemptTaxHasNoRate = Rule(
  "TAX-02", .error,
  en: "What is exempt (ISE), not subject (NS) or not split by tax (NA) has rate 0.",
  pt: "O que é isento (ISE), não sujeito (NS) ou não repartido por imposto (NA) tem taxa 0.",
  law: ["Portaria 302/2016, TaxCode and TaxPercentage"],
  reads: [.type, .lines, .taxSummary], oneByOne: .lines
) { document, report in
  document.forEachTax { tax, place in
    guard let rate = tax.rate, rate != .zero else { return }
    guard tax.type == .notSubject || tax.code == "ISE" || tax.code == "NA" else { return }
    report(
      at: place.pointer("rate"),
      en:
        "The tax of \(place.name.en) is \(tax.type.rawValue) \(plain(tax.code)) but has rate \(rate) %;"
        + " set the rate to 0, or use the code of the rate charged",
      pt: "O imposto da \(place.name.pt) é \(tax.type.rawValue) \(plain(tax.code)) mas tem a taxa"
        + " \(rate) %; ponha a taxa a 0 ou use o código da taxa liquidada")
  }
}
