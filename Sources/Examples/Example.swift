package import DocumentModel

/// A complete, lawful document of `type`, as JSON on many lines: what a billing system would send.
///
/// The same text each time. Its signature is a sample of the right form, made with no program's key; what
/// it says of people and firms is invented.
package func exampleDocument(of type: DocumentType) -> String {
  Example(type).json + "\n"
}

/// The parts that the examples are put together from.
private struct Example {
  let type: DocumentType

  init(_ type: DocumentType) { self.type = type }

  /// Types that are out of use are of their time.
  private var year: Int {
    switch type {
    case .VD, .TV, .TD, .AA, .DA: 2012
    case .DC: 2017
    default: 2026
    }
  }

  var json: String {
    let parts: [String?] = [head, signature, certificate, regimes, seller, buyer] + body
    return "{\n" + parts.compactMap { $0 }.joined(separator: ",\n") + "\n}"
  }

  // MARK: What all have

  private var head: String {
    """
      "format": "prelo/1",
      "type": "\(type.rawValue)",
      "number": "\(type.rawValue) EX\(year)/1",
      "atcud": "\(year < 2023 ? "0" : "ZXS7YX85-1")",
      "issueDate": "\(year)-05-04",
      "systemEntryDate": "\(year)-05-04T09:30:00"
    """
  }

  /// Receipts are not signed.
  private var signature: String? {
    guard type.family != .payment else { return nil }
    return """
        "hash": "nhTs1X0fiufFRwK6Yq1ucg2Dr3dvPhZxJ0LZMCwvflvAz9Z11CznJEQm6mwtclGOKC2EGe0GVdKsQUiySDnerulcJpckmhUtorghTn4M4MLQKtaCbyGV5Tnvc+ks7l7BDLZXY8T6znDxvEU0Isj0ZgGyfmx0o1fUh+o2/Cm9uxo=",
        "hashControl": "1"
      """
  }

  private var certificate: String { "  \"certificate\": 9999" }

  private var regimes: String? {
    type == .RC ? "  \"regimes\": { \"cashVat\": true }" : nil
  }

  private var seller: String {
    """
      "seller": {
        "name": "Oficina do Exemplo, Lda.",
        "taxId": "513847200",
        "country": "PT",
        "address": {
          "street": "Rua do Poço dos Negros, 112",
          "postalCode": "1200-340",
          "city": "Lisboa",
          "country": "PT"
        },
        "registration": { "office": "C.R.C. de Lisboa", "number": "513847200", "capital": "5000.00" }
      }
    """
  }

  /// A simplified invoice may go without.
  private var buyer: String? {
    guard type != .FS else { return nil }
    return """
        "buyer": {
          "name": "Cliente do Exemplo, S.A.",
          "taxId": "511384726",
          "country": "PT",
          "address": {
            "street": "Estrada Marginal, 1140",
            "postalCode": "2780-322",
            "city": "Oeiras",
            "country": "PT"
          }
        }
      """
  }

  // MARK: What differs

  private var body: [String?] {
    switch type.family {
    case .payment: [settled, receiptTotals, paid("123.00")]
    case .movementOfGoods: [shipment, unvaluedLines]
    case .workingDocument: pricedBody
    case .salesInvoice where type.isOfInsurers: [insurance]
    case .salesInvoice where type == .FR: pricedBody + [paid("197.22")]
    case .salesInvoice where type.rectifies: pricedBody + [references]
    case .salesInvoice: pricedBody
    }
  }

  private var pricedBody: [String?] {
    [
      """
        "lines": [
          {
            "code": "S01",
            "description": "Consultoria técnica",
            "quantity": "2",
            "unit": "H",
            "unitPrice": "75.00",
            "amount": "150.00",
            "tax": { "type": "IVA", "region": "PT", "code": "NOR", "rate": "23" }
          },
          {
            "code": "A02",
            "description": "Azeite virgem extra",
            "quantity": "10",
            "unit": "L",
            "unitPrice": "1.20",
            "amount": "12.00",
            "tax": { "type": "IVA", "region": "PT", "code": "RED", "rate": "6" }
          }
        ],
        "taxSummary": [
          { "type": "IVA", "region": "PT", "code": "NOR", "rate": "23", "base": "150.00", "amount": "34.50" },
          { "type": "IVA", "region": "PT", "code": "RED", "rate": "6", "base": "12.00", "amount": "0.72" }
        ],
        "totals": { "net": "162.00", "tax": "35.22", "gross": "197.22" }
      """
    ]
  }

  /// A premium is exempt of VAT (CIVA art. 9 n.28).
  private var insurance: String {
    """
      "lines": [
        {
          "code": "P01",
          "description": "Prémio de seguro multirriscos",
          "quantity": "1",
          "unit": "UN",
          "unitPrice": "120.00",
          "amount": "120.00",
          "tax": { "type": "IVA", "region": "PT", "code": "ISE", "rate": "0", "exemption": "M07" }
        }
      ],
      "taxSummary": [
        { "type": "IVA", "region": "PT", "code": "ISE", "rate": "0", "base": "120.00", "amount": "0.00" }
      ],
      "totals": { "net": "120.00", "tax": "0.00", "gross": "120.00" }
    """
  }

  private var references: String {
    """
      "references": [
        { "number": "FT EX\(year)/7", "date": "\(year)-04-20", "reason": "Correção do preço acordado" }
      ]
    """
  }

  private var shipment: String {
    """
      "shipment": {
        "from": {
          "address": {
            "street": "Rua do Poço dos Negros, 112",
            "postalCode": "1200-340",
            "city": "Lisboa",
            "country": "PT"
          },
          "time": "2026-05-04T10:30:00"
        },
        "to": {
          "address": {
            "street": "Estrada Marginal, 1140",
            "postalCode": "2780-322",
            "city": "Oeiras",
            "country": "PT"
          }
        },
        "vehicle": "48-XR-12"
      }
    """
  }

  private var unvaluedLines: String {
    """
      "lines": [
        { "code": "P01", "description": "Papel A4 80 g/m²", "quantity": "40", "unit": "CX" },
        { "code": "P02", "description": "Caixa de cartão", "quantity": "12", "unit": "UN" }
      ]
    """
  }

  private var settled: String {
    """
      "settled": [{ "number": "FT EX2026/7", "date": "2026-04-20", "amount": "123.00" }]
    """
  }

  /// In the cash scheme a receipt tells the tax that falls due.
  private var receiptTotals: String {
    guard type == .RC else {
      return "  \"totals\": { \"net\": \"123.00\", \"tax\": \"0.00\", \"gross\": \"123.00\" }"
    }
    return """
        "taxSummary": [
          { "type": "IVA", "region": "PT", "code": "NOR", "rate": "23", "base": "100.00", "amount": "23.00" }
        ],
        "totals": { "net": "100.00", "tax": "23.00", "gross": "123.00" }
      """
  }

  private func paid(_ amount: String) -> String {
    """
      "payment": { "paid": [{ "method": "TB", "amount": "\(amount)", "date": "2026-05-04" }] }
    """
  }
}
