import DocumentModel
import Measures

/// One lawful document for each kind, without a single warning: what the cases start from.
///
/// ``Document/present`` is left empty: no rule may depend on it.
extension Document {
  /// FT to a company, three rates.
  static let invoice = with(issued(.FT, "FT A2026/1", "ZXS7YX85-1")) {
    $0.buyer = .customer
    $0.lines = [
      .of("Consultoria técnica", "H", 2, 75_00, 150_00, .normal),
      .of("Azeite virgem extra", "L", 10, 1_20, 12_00, .reduced),
      .of("Formação profissional", "UN", 1, 100_00, 100_00, .exempt),
    ]
    $0.taxSummary = [
      .of(.normal, 150_00, 34_50), .of(.reduced, 12_00, 72), .of(.exempt, 100_00, 0),
    ]
    $0.totals = .of(net: 262_00, tax: 35_22)
  }

  /// FS to a final consumer.
  static let simplified = with(issued(.FS, "FS B2026/1", "BBWVP3NT-1")) {
    $0.lines = [
      .of("Café", "UN", 2, 1_25, 2_50, .intermediate),
      .of("Pastel de nata", "UN", 1, 95, 95, .intermediate),
    ]
    $0.taxSummary = [.of(.intermediate, 3_45, 45)]
    $0.totals = .of(net: 3_45, tax: 45)
  }

  /// FR with IRS withheld: 1476.00 less 276.00, paid.
  static let invoiceReceipt = with(issued(.FR, "FR C2026/1", "PFVTYZ7H-1")) {
    $0.buyer = .customer
    $0.lines = [.of("Consultoria técnica", "H", 16, 75_00, 1200_00, .normal)]
    $0.taxSummary = [.of(.normal, 1200_00, 276_00)]
    $0.totals = .of(net: 1200_00, tax: 276_00)
    $0.withholdings = [
      with(Withholding()) {
        $0.description = "Retenção na fonte de IRS"
        $0.amount = Money(cents: 276_00)
      }
    ]
    $0.payment = .paid(1200_00)
  }

  /// NC that rectifies one invoice.
  static let creditNote = with(issued(.NC, "NC D2026/1", "DXRCJ2HC-1")) {
    $0.buyer = .customer
    $0.lines = [.of("Tinta acrílica branca", "UN", 2, 45_50, 91_00, .normal)]
    $0.taxSummary = [.of(.normal, 91_00, 20_93)]
    $0.totals = .of(net: 91_00, tax: 20_93)
    $0.references = [
      with(Reference()) {
        $0.number = "FT A2026/1"
        $0.date = Day(year: 2026, month: 4, day: 30)
        $0.reason = "Devolução de mercadoria"
      }
    ]
  }

  /// GT without values, half an hour before the goods leave.
  static let transport = with(issued(.GT, "GT T2026/1", "2X8CT962-1")) {
    $0.buyer = .customer
    $0.lines = [.of("Papel A4 80 g/m²", "CX", 40), .of("Caixa de cartão", "KG", 12)]
    $0.shipment = with(Shipment()) {
      $0.from = with(Stop()) {
        $0.address = .seat
        $0.time = DateTime("2026-05-04T10:30:00")
      }
      $0.to = with(Stop()) { $0.address = .customer }
      $0.vehicle = "AA-00-BB"
    }
  }

  /// PF with values.
  static let proForma = with(issued(.PF, "PF P2026/1", "HB6FT7RV-1")) {
    $0.buyer = .customer
    $0.lines = [.of("Serração à medida", "DIA", 3, 200_00, 600_00, .normal)]
    $0.taxSummary = [.of(.normal, 600_00, 138_00)]
    $0.totals = .of(net: 600_00, tax: 138_00)
  }

  /// RG that settles one invoice.
  static let receipt = with(issued(.RG, "RG R2026/1", "S9DRNHQH-1")) {
    $0.buyer = .customer
    $0.settled = [.of("FT A2026/1", 123_00)]
    $0.totals = .of(net: 123_00, tax: 0)
    $0.payment = .paid(123_00)
  }

  /// RC of the cash-accounting scheme, with its taxes (DL 71/2013 annex art. 6).
  static let cashReceipt = with(issued(.RC, "RC X2026/1", "J66S9FDD-1")) {
    $0.regimes.cashVat = true
    $0.buyer = .customer
    $0.settled = [.of("FT A2026/1", 123_00)]
    $0.taxSummary = [.of(.normal, 100_00, 23_00)]
    $0.totals = .of(net: 100_00, tax: 23_00)
    $0.payment = .paid(123_00)
  }

  static let everyBase = [
    invoice, simplified, invoiceReceipt, creditNote, transport, proForma, receipt, cashReceipt,
  ]

  /// A whole RSA-1024 signature in base64, as any signed document carries one.
  static let signature =
    "k0LnFcXQA1Xlp1u6vVfOswyFqCGrbCwgG07ZFlNGaRqbTXvvmK+Bb8SQ5UHJrZ3xjDMGRcLdO1gojvCZLhucggzC"
    + "sL5viCqxlhkIMU5+yrppJQi7ue3FxUffAOwd9tlwF4ZQsc+V36Unqs50ZOoZw1uWBMH0pQPpKS3TBhH6p/o="

  /// Monday 2026-05-04, 9:15, by certified program 9999.
  private static func issued(_ type: DocumentType, _ number: String, _ atcud: String) -> Document {
    with(Document()) {
      $0.type = type
      $0.number = number
      $0.atcud = atcud
      $0.issueDate = Day("2026-05-04") ?? .unknown
      $0.systemEntryDate = DateTime("2026-05-04T09:15:00") ?? .unknown
      $0.certificate = "9999"
      $0.seller = .seller
      if type.family != .payment {
        $0.hash = signature
        $0.hashControl = "1"
      }
    }
  }
}

/// `value` after `change`.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var changed = value
  change(&changed)
  return changed
}

extension Party {
  static let seller = with(Party()) {
    $0.name = "Tipografia Exemplo, Lda."
    $0.taxId = "515881392"
    $0.country = "PT"
    $0.address = .seat
    $0.registration = with(Registration()) {
      $0.office = "Conservatória do Registo Comercial de Lisboa"
      $0.number = "515881392"
      $0.capital = Money(cents: 50_000_00)
    }
  }

  static let customer = with(Party()) {
    $0.name = "Farmácia Ética, Lda."
    $0.taxId = "501442600"
    $0.country = "PT"
    $0.address = .customer
  }
}

extension Address {
  static let seat = of("Rua do Século, 79", "1200-433", "Lisboa")
  static let customer = of("Rua de Santa Catarina, 6", "4000-441", "Porto")

  private static func of(_ street: String, _ postalCode: String, _ city: String) -> Address {
    with(Address()) {
      $0.street = street
      $0.postalCode = postalCode
      $0.city = city
      $0.country = "PT"
    }
  }
}

extension LineTax {
  static let normal = vat("NOR", 23)
  static let intermediate = vat("INT", 13)
  static let reduced = vat("RED", 6)
  static let exempt = vat("ISE", 0, exemption: "M07")

  static func vat(
    _ code: String, _ rate: Int, region: String = "PT", exemption: String? = nil
  ) -> LineTax {
    with(LineTax()) {
      $0.region = region
      $0.code = code
      $0.rate = Decimal(rate)
      $0.exemption = exemption
    }
  }
}

extension Line {
  /// A line without values.
  static func of(_ description: String, _ unit: String, _ quantity: Int) -> Line {
    with(Line()) {
      $0.description = description
      $0.quantity = Decimal(quantity)
      $0.unit = unit
    }
  }

  /// A line with values; price and amount in cents.
  static func of(
    _ description: String, _ unit: String, _ quantity: Int, _ price: Int64, _ amount: Int64,
    _ tax: LineTax
  ) -> Line {
    with(of(description, unit, quantity)) {
      $0.unitPrice = Price(Decimal(millionths: price * 10_000))
      $0.amount = Money(cents: amount)
      $0.tax = tax
    }
  }
}

extension TaxTotal {
  /// The row of `tax`; base and amount in cents.
  static func of(_ tax: LineTax, _ base: Int64, _ amount: Int64) -> TaxTotal {
    with(TaxTotal()) {
      $0.type = tax.type
      $0.region = tax.region
      $0.code = tax.code
      $0.rate = tax.rate
      $0.base = Money(cents: base)
      $0.amount = Money(cents: amount)
    }
  }
}

extension Totals {
  /// In cents; gross is the sum.
  static func of(net: Int64, tax: Int64) -> Totals {
    with(Totals()) {
      $0.net = Money(cents: net)
      $0.tax = Money(cents: tax)
      $0.gross = Money(cents: net + tax)
    }
  }
}

extension Settlement {
  static func of(_ number: String, _ cents: Int64) -> Settlement {
    with(Settlement()) {
      $0.number = number
      $0.date = Day(year: 2026, month: 4, day: 30)
      $0.amount = Money(cents: cents)
    }
  }
}

extension Payment {
  /// Paid by bank transfer on the day of issue.
  static func paid(_ cents: Int64) -> Payment {
    with(Payment()) {
      $0.paid = [
        with(PaidAmount()) {
          $0.method = "TB"
          $0.amount = Money(cents: cents)
          $0.date = Day(year: 2026, month: 5, day: 4)
        }
      ]
    }
  }
}
