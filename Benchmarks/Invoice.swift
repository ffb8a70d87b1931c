/// An invoice made by chance, always the same for the same number.
///
/// The benchmarks write it as JSON for Prelo and as plain fields for the yardsticks, so that all of
/// them print the same words and figures.
struct Invoice {
  struct Line {
    let code: String
    let description: String
    let quantity: Int
    /// In cents.
    let price: Int
    let rate: Rate
    var amount: Int { quantity * price }
  }

  /// A VAT rate of mainland Portugal (CIVA art. 18).
  struct Rate: Equatable {
    let code: String
    let percent: Int
    let name: String

    static let all = [
      Rate(code: "NOR", percent: 23, name: "Normal"),
      Rate(code: "INT", percent: 13, name: "Intermédia"),
      Rate(code: "RED", percent: 6, name: "Reduzida"),
    ]
  }

  struct Group {
    let rate: Rate
    let base: Int
    let tax: Int
  }

  let sequence: Int
  let buyer: String
  let street: String
  let postalCode: String
  let city: String
  let lines: [Line]
  /// The signature: 172 characters, of which the document shows four.
  let hash: String

  /// Makes the invoice number `sequence`, from 1, with `lineCount` lines.
  init(_ sequence: Int, lineCount: Int) {
    var dice = Dice(seed: UInt64(sequence))
    self.sequence = sequence
    buyer = "\(dice.pick(Words.companies)) \(dice.pick(Words.surnames)), Lda."
    street = "\(dice.pick(Words.streets)), \(dice.roll(1...240))"
    postalCode = "\(dice.roll(1000...4999))-\(dice.roll(100...999))"
    city = dice.pick(Words.cities)
    lines = (0..<lineCount).map { position in
      Line(
        code: "P\(1000 + dice.roll(0...8999))",
        description: "\(dice.pick(Words.goods)) \(dice.pick(Words.qualities))",
        quantity: dice.roll(1...40), price: dice.roll(35...24_999),
        // Each rate stands on the first lines, so that every table has its three rows.
        rate: position < 3 ? Rate.all[position] : dice.pick(Rate.all))
    }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    // The last of 171 letters holds four bits: 128 bytes are 1,024.
    hash =
      String((0..<170).map { _ in dice.pick(letters) }) + String(dice.pick(Array("AQgw"))) + "="
  }

  var number: String { "FT B2026/\(sequence)" }
  var atcud: String { "CSDF7T5H-\(sequence)" }

  /// Bases and taxes by rate; half cents are rounded up.
  var groups: [Group] {
    Rate.all.compactMap { rate in
      let base = lines.reduce(0) { $1.rate == rate ? $0 + $1.amount : $0 }
      return base == 0
        ? nil : Group(rate: rate, base: base, tax: (base * rate.percent + 50) / 100)
    }
  }
  var net: Int { groups.reduce(0) { $0 + $1.base } }
  var tax: Int { groups.reduce(0) { $0 + $1.tax } }
  var gross: Int { net + tax }
}

/// `123456` cents as `1234.56`.
func decimal(_ cents: Int) -> String {
  let fraction = cents % 100
  return "\(cents / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
}

/// Numbers by chance that are the same on every machine (SplitMix64).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[roll(0...elements.count - 1)]
  }
}

private enum Words {
  static let companies = [
    "Papelaria", "Construções", "Metalúrgica", "Padaria", "Transportes", "Clínica", "Oficina",
    "Sociedade Agrícola", "Vinhos", "Cerâmicas", "Farmácia", "Gráfica",
  ]
  static let surnames = [
    "Conceição", "Magalhães", "Simões", "Brandão", "Leitão", "Araújo", "Falcão", "Guimarães",
    "Assunção", "Teixeira & Irmãos", "Órfão", "Lourenço",
  ]
  static let streets = [
    "Rua da Fábrica", "Avenida da República", "Travessa do Açougue", "Largo de São João",
    "Estrada Nacional 125", "Praça dos Poços", "Rua Dr. António José de Almeida",
  ]
  static let cities = [
    "Lisboa", "Porto", "Évora", "Guimarães", "Viseu", "Portimão", "Covilhã", "Setúbal",
    "Vila Nova de Famalicão",
  ]
  static let goods = [
    "Papel A4 80 g, resma", "Caneta esferográfica", "Cartucho de tinta", "Cadeira de escritório",
    "Candeeiro de secretária", "Impressão offset", "Arquivador de lombada larga", "Agrafador",
    "Café moído, 1 kg", "Serviço de manutenção", "Cabo de rede, 5 m", "Pasta de cartão",
  ]
  static let qualities = [
    "azul", "preto", "reciclado", "ref. 2026/A", "edição económica", "de série", "extra-resistente",
    "com garantia de dois anos", "para uso profissional", "(caixa de 12)",
  ]
}
