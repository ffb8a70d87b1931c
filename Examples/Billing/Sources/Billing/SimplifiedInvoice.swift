import Prelo

extension Sale {
  /// The simplified invoice of the sale in the format `prelo/1`.
  ///
  /// A real program numbers, stores and signs the document (Despacho 8632/2014) before it prints it;
  /// this one writes the signature of an example.
  var invoice: String {
    let lines = items.map { item in
      """
      {"description": "\(item.description)", "quantity": "\(item.quantity)", "unit": "UN",
       "unitPrice": "\(euros(item.price))", "amount": "\(euros(item.quantity * item.price))",
       "tax": \(Self.rate)}}
      """
    }
    return """
      {
        "format": "prelo/1", "type": "FS", "number": "FS B2026/\(sequence)",
        "atcud": "BBWVP3NT-\(sequence)", "status": "N",
        "issueDate": "\(time.prefix(10))", "systemEntryDate": "\(time)",
        "hash": "\(Self.signature)", "hashControl": "1", "certificate": 9999,
        "seller": {
          "name": "Padaria Exemplo, Lda.", "taxId": "515881392", "country": "PT",
          "address": {
            "street": "Rua do Século, 79", "postalCode": "1200-433", "city": "Lisboa", "country": "PT"
          },
          "registration": {"office": "Lisboa", "number": "515881392", "capital": "5000.00"}
        },
        "lines": [\(lines.joined(separator: ",\n"))],
        "taxSummary": [\(Self.rate), "base": "\(euros(net))", "amount": "\(euros(vat))"}],
        "totals": {"net": "\(euros(net))", "tax": "\(euros(vat))", "gross": "\(euros(net + vat))"}
      }
      """
  }

  /// The printed invoice.
  func print(on press: Press) throws -> PDF { try press.render(invoice.utf8) }

  private static let rate =
    #"{"type": "IVA", "region": "PT", "code": "NOR", "rate": "23""#

  private static let signature =
    "Ylz0YKBr7eiVGw3GXT57b4zQkXRWSKMe89rl5JJ1iQL7ubxoyUEpXzY3hAH4AeDGkKT2D2HPbVNYDrw4aB/gcQQw+0m88"
    + "qt+LjrBRsHyUVxrzm4g4axDKV7cozOxU4JNtQEWrCQL7itMEHM9Pk9mK4PLM1w6cc6mvKe72Fg7siI="
}

/// `1.05` for 105.
private func euros(_ cents: Int) -> String {
  "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
}
