internal import DocumentModel
internal import Measures

extension Document {
  /// The total that the limits of CIVA art. 40 are held against, with its pointer; nil where there
  /// is no limit: other documents, and from 2025-07-01 the taxpayers of art. 53 (art. 40 as amended by
  /// DL 35/2025).
  func limitedTotal(_ options: CheckOptions) -> (total: Money, pointer: JSONPointer)? {
    guard type == .FS, let totals else { return nil }
    let isSmallTaxpayer =
      !lines.isEmpty
      && lines.allSatisfy {
        if !$0.isItem { return true }
        guard let code = $0.tax?.exemption else { return false }
        return Exemptions.named(code)?.kind == .smallTaxpayer
      }
    if isSmallTaxpayer, let first = Day(year: 2025, month: 7, day: 1), issueDate >= first {
      return nil
    }
    return switch options.simplifiedInvoiceLimit {
    case .gross: (totals.gross, "/totals/gross")
    case .net: (totals.net, "/totals/net")
    }
  }
}
