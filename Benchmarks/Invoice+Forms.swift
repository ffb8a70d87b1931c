extension Invoice {
  /// The document as Prelo reads it, in one line.
  var json: String {
    let items = lines.map { line in
      """
      {"code":"\(line.code)","description":"\(line.description)","quantity":"\(line.quantity)",\
      "unit":"UN","unitPrice":"\(decimal(line.price))","tax":\(tax(line.rate)),\
      "amount":"\(decimal(line.amount))"}
      """
    }
    let summary = groups.map { group in
      """
      {"type":"IVA","region":"PT","code":"\(group.rate.code)","rate":"\(group.rate.percent)",\
      "base":"\(decimal(group.base))","amount":"\(decimal(group.tax))"}
      """
    }
    return """
      {"format":"prelo/1","type":"FT","number":"\(number)","atcud":"\(atcud)","status":"N",\
      "issueDate":"2026-05-04","systemEntryDate":"2026-05-04T09:42:17","dueDate":"2026-06-03",\
      "hash":"\(hash)","hashControl":"1","certificate":9999,"seller":{"name":\
      "Tipografia Rosa dos Ventos, Lda.","taxId":"513847200","country":"PT","address":{"street":\
      "Rua do Poço dos Negros, 112","postalCode":"1200-340","city":"Lisboa","country":"PT"},\
      "email":"contas@rosadosventos.example","phone":"+351 213 000 112","registration":{"office":\
      "C.R.C. de Lisboa","number":"513847200","capital":"50000.00"}},"buyer":{"name":"\(buyer)",\
      "taxId":"506847217","country":"PT","address":{"street":"\(street)","postalCode":\
      "\(postalCode)","city":"\(city)","country":"PT"}},"lines":[\(items.joined(separator: ","))],\
      "taxSummary":[\(summary.joined(separator: ","))],"totals":{"net":"\(decimal(net))",\
      "tax":"\(decimal(tax))","gross":"\(decimal(gross))"},"payment":{"terms":"A 30 dias",\
      "methods":[{"type":"transfer","iban":"PT50760168571062022724257"}]}}
      """
  }

  private func tax(_ rate: Rate) -> String {
    """
    {"type":"IVA","region":"PT","code":"\(rate.code)","rate":"\(rate.percent)"}
    """
  }

  /// The message of its QR symbol (Portaria 195/2020).
  var qrMessage: String {
    let fields = ["NOR": ("I7", "I8"), "INT": ("I5", "I6"), "RED": ("I3", "I4")]
    let amounts = ["RED", "INT", "NOR"].compactMap { code in
      groups.first { $0.rate.code == code }.flatMap { group in
        fields[code].map { "\($0.0):\(decimal(group.base))*\($0.1):\(decimal(group.tax))*" }
      }
    }
    let hash = Array(self.hash)
    let shown = String([0, 10, 20, 30].map { hash[$0] })
    return """
      A:513847200*B:506847217*C:PT*D:FT*E:N*F:20260504*G:\(number)*H:\(atcud)*I1:PT*\
      \(amounts.joined())N:\(decimal(tax))*O:\(decimal(gross))*Q:\(shown)*R:9999
      """
  }

  /// The document as the yardsticks read it: records of fields between tabs, one a line.
  ///
  /// `I` invoice, `L` line, `V` row of the VAT table, `T` totals and the end.
  var fields: String {
    var records = [["I", number, atcud, buyer, street, "\(postalCode) \(city)", qrMessage]]
    records += lines.map {
      [
        "L", $0.code, $0.description, "\($0.quantity)", "UN", decimal($0.price),
        "\($0.rate.percent)", decimal($0.amount),
      ]
    }
    records += groups.map {
      ["V", $0.rate.name, "\($0.rate.percent)", decimal($0.base), decimal($0.tax)]
    }
    records.append(["T", decimal(net), decimal(tax), decimal(gross)])
    return records.map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
