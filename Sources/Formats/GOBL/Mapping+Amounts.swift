internal import Measures

/// What it comes to, and how it is paid.
extension Mapping {
  func amounts(_ draft: inout Draft) {
    guard values.isValued else { return }
    draft.array("taxSummary", values.taxes) { draft, row in
      draft.element(of: row.tax.source) { draft in
        tax(row.tax, &draft)
        draft.amount("base", Amount.sum(row.bases))
        draft.amount("amount", Amount.sum(row.amounts))
      }
    }
    let place = source.isReceipt ? bill["total"] : bill["totals"]
    if place != nil {
      draft.object("totals", of: place) { draft in
        draft.amount("net", values.net)
        draft.amount("tax", values.tax)
        draft.amount("gross", values.gross)
        draft.amount("discount", values.discount)
      }
    }
    var notes: [String: Cursor] = [:]
    for note in (bill["tax"]?["notes"]).elements {
      if let category = note["cat"]?.text, notes[category] == nil { notes[category] = note }
    }
    draft.array("withholdings", values.withholdings) { draft, withheld in
      draft.element(of: withheld.source) { draft in
        draft.text("type", withheld.source["code"])
        // Each note once: a category stands once in the totals, too.
        let note = withheld.type.flatMap { notes.removeValue(forKey: $0) }
        draft.text("description", note?["text"])
        draft.amount("amount", withheld.amount)
      }
    }
    guard let exchange = values.exchange, let rate = exchange.rate else { return }
    draft.object("currency", of: exchange.code) { draft in
      draft.text("code", exchange.code)
      draft.decimal("rate", rate, of: bill["exchange_rates"])
      draft.text("gross", place?["total_with_tax"] ?? place)
    }
  }

  func payment(_ draft: inout Draft) {
    let payment = bill["payment"]
    let instructions = payment?["instructions"]
    let terms = Texts.terms(of: bill)
    // Receipts of before 2025 have one method rather than a list.
    let paid = bill["methods"].elements + one(bill["method"]) + (payment?["advances"]).elements
    let transfers = (instructions?["credit_transfer"]).elements.filter { $0["iban"] != nil }
    let mandate = instructions?["direct_debit"]?["ref"]
    let other = transfers.isEmpty && mandate == nil ? instructions.flatMap(Texts.means) : nil
    guard terms != nil || !paid.isEmpty || !transfers.isEmpty || mandate != nil || other != nil
    else { return }
    draft.object("payment", of: payment ?? bill) { draft in
      draft.text("terms", terms, of: payment?["terms"])
      let methods = transfers + one(mandate) + (other == nil ? [] : one(instructions))
      draft.array("methods", methods) { draft, method in
        draft.element(of: method) { draft in
          if method["iban"] != nil {
            draft.text("type", "transfer", of: method)
            let iban = method["iban"]?.text?.filter { !$0.isWhitespace && $0 != "-" }
            draft.text("iban", iban, of: method["iban"])
            draft.text("bic", method["bic"])
          } else if let mandate = method.text {
            draft.text("type", "directDebit", of: method)
            draft.text("mandate", mandate, of: method)
          } else {
            draft.text("type", "other", of: method)
            draft.text("description", other, of: method)
          }
        }
      }
      draft.array("paid", paid) { draft, record in
        draft.element(of: record) { draft in
          let means = record["ext"]?["pt-saft-payment-means"]
          draft.text(
            "method", means?.text ?? Texts.mechanism(of: record), of: means ?? record)
          draft.amount(
            "amount", (record["amount"] ?? bill["total"]).map { Amount($0, values.valuation) })
          draft.text("date", record["date"])
        }
      }
    }
  }

  private func one(_ cursor: Cursor?) -> [Cursor] { cursor.map { [$0] } ?? [] }
}
