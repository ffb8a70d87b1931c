package import Measures

/// One reason for not charging VAT, from AT's table.
package struct Exemption: Hashable, Sendable {
  /// `M` and two digits.
  package let code: String
  /// What the document prints (Despacho 8632/2014, 2.2.14).
  package let mention: String
  package let legalBasis: String
  package let kind: Kind
  /// Where the reason itself puts the buyer.
  let buyer: BuyerPlace
  /// The first and last date of a document that may carry the code; nil: no bound.
  package let validFrom: Day?
  package let validTo: Day?
  /// The days between which the exemption holds, where narrower than the life of the code.
  let regimeFrom: Day?
  let regimeTo: Day?
  /// TaxExemptionReason of SAF-T (PT), at most 60 characters.
  package let saftReason: String

  /// Whether the buyer accounts for the tax: `IVA – autoliquidação` (CIVA art. 36 n.13).
  package var isReverseCharge: Bool { kind == .reverseCharge }

  package enum Kind: Hashable, Sendable {
    case ordinary
    case reverseCharge
    /// Margin schemes: travel agencies, second-hand goods, art, antiques.
    case margin
    /// The small taxpayers of CIVA art. 53.
    case smallTaxpayer
    /// Not subject to tax at all.
    case outside
  }

  enum BuyerPlace: Hashable, Sendable {
    case anywhere
    /// In another Member State of the European Union.
    case otherMemberState
    case outsidePortugal
  }
}

/// AT's table of reasons for not charging VAT.
package enum Exemptions {
  /// The row of a code; nil when the table has no such code.
  package static func named(_ code: String) -> Exemption? {
    let bytes = code.utf8
    guard bytes.count == 3, bytes.first == UInt8(ascii: "M") else { return nil }
    var index = 0
    for byte in bytes.dropFirst() {
      guard byte >= 48, byte <= 57 else { return nil }
      index = index * 10 + Int(byte - 48)
    }
    return table[index]
  }

  /// What a document prints for a code; nil when the table has no such code.
  package static func mention(_ code: String) -> String? { named(code)?.mention }

  /// One place for each number after the `M`.
  private static let table: [Exemption?] = {
    var table = [Exemption?](repeating: nil, count: 100)
    for row in TableRows(PackageResources.exemptions_csv).rows {
      guard let index = Int(row[0].dropFirst()), table.indices.contains(index) else {
        continue
      }
      table[index] = Exemption(row: row)
    }
    return table
  }()
}

extension Exemption {
  fileprivate init(row: TableRows.Row) {
    code = row[0]
    mention = row[1]
    legalBasis = row[2]
    kind =
      switch row[3] {
      case "reverse": .reverseCharge
      case "margin": .margin
      case "small": .smallTaxpayer
      case "outside": .outside
      default: .ordinary
      }
    buyer =
      switch row[4] {
      case "eu": .otherMemberState
      case "abroad": .outsidePortugal
      default: .anywhere
      }
    validFrom = Day(row[5])
    validTo = Day(row[6])
    regimeFrom = Day(row[7])
    regimeTo = Day(row[8])
    saftReason = row[9].isEmpty ? row[1] : row[9]
  }
}
