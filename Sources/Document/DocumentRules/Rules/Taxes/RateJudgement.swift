internal import DocumentModel
internal import Measures

/// What the table of rates says about one VAT rate of a document.
enum RateJudgement {
  /// In force, or nothing that the table could know: exempt, special or foreign.
  case acceptable
  /// The table, confirmed for that day, has another rate.
  case wrong(lawful: Decimal, rates: VATRates, day: Day)
  /// The table has another rate, but its row was not confirmed.
  case unlikely(lawful: Decimal, rates: VATRates, day: Day)
  /// The day lies before the table.
  case unknown(day: Day)
}

extension Document {
  /// Judges the rate of the tax at `place`.
  ///
  /// The rate is the one in force when the tax becomes chargeable (CIVA art. 18 n.9 with arts 7 and
  /// 8). A credit or debit note follows the document it rectifies, and a receipt those it settles,
  /// so their dates are accepted as well; where one is missing, any rate that ever held.
  ///
  /// - Parameter others: ``ratedDaysOfOthers``.
  func judgeRate(of tax: LineTax, at place: TaxPlace, _ others: [Day?]) -> RateJudgement {
    guard tax.type == .vat, let rate = tax.rate else { return .acceptable }
    let day =
      switch place {
      case .line(let index): lines[index].supplyDate ?? chargeableDay
      case .receiptRow: chargeableDay
      }
    let first = judge(rate, tax, on: day)
    if case .acceptable = first { return first }
    guard type.rectifies || family == .payment else { return first }

    var best = judge(rate, tax, on: issueDate)
    for other in others {
      if case .acceptable = best { return best }
      if let other {
        best = better(best, judge(rate, tax, on: other))
      } else if rateHistory(of: tax.region).contains(where: { $0.rate(tax.code) == rate }) {
        return .acceptable
      }
    }
    return better(first, best)
  }

  /// The days of the documents that this one rectifies or settles, one for each period of rates: more
  /// make no difference, and a receipt may settle thousands.
  var ratedDaysOfOthers: [Day?] {
    let dates = family == .payment ? settled.map(\.date) : references.map(\.date)
    let starts = ["PT", "PT-AC", "PT-MA"].flatMap { rateHistory(of: $0) }.map(\.from)
    var met: Set<Int> = []
    return dates.filter { day in
      met.insert(day.map { day in starts.count { $0 <= day } } ?? -1).inserted
    }
  }

  private func judge(_ rate: Decimal, _ tax: LineTax, on day: Day) -> RateJudgement {
    let history = rateHistory(of: tax.region)
    // From the newest: nearly every document is recent.
    guard let row = history.lastIndex(where: { $0.from <= day }) else {
      let hasRates = tax.code == "NOR" || tax.code == "INT" || tax.code == "RED"
      return history.isEmpty || !hasRates ? .acceptable : .unknown(day: day)
    }
    guard let lawful = history[row].rate(tax.code), lawful != rate else { return .acceptable }
    return history[row].isConfirmed
      ? .wrong(lawful: lawful, rates: history[row], day: day)
      : .unlikely(lawful: lawful, rates: history[row], day: day)
  }

  /// The judgement that accuses less; the earlier one when both are alike.
  private func better(_ left: RateJudgement, _ right: RateJudgement) -> RateJudgement {
    switch (left, right) {
    case (.acceptable, _), (_, .wrong): left
    case (.wrong, _), (_, .acceptable): right
    default: left
    }
  }
}
