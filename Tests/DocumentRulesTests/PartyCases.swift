import DocumentModel
import Measures

/// NIF, SEL, BUY and COU: who sells and who buys.
let partyCases: [RuleCase] = [
  RuleCase("NIF-01", "wrong check digit", finds: ["/seller/taxId"]) {
    $0.seller.taxId = "515881393"
  },
  RuleCase("NIF-01", "with its prefix", finds: ["/seller/taxId"]) {
    $0.seller.taxId = "PT515881392"
  },
  RuleCase("NIF-01", "eight digits", .simplified, finds: ["/seller/taxId"]) {
    $0.seller.taxId = "51588139"
  },
  RuleCase("NIF-01", "none", .receipt, finds: ["/seller/taxId"]) { $0.seller.taxId = nil },
  RuleCase("NIF-01", "empty", .transport, finds: ["/seller/taxId"]) { $0.seller.taxId = "" },
  RuleCase("NIF-01", "full-width digits", finds: ["/seller/taxId"]) {
    $0.seller.taxId = "５１５８８１３９２"
  },
  RuleCase("NIF-01", "AT's test taxpayer") { $0.seller.taxId = "599999993" },

  RuleCase("NIF-02", "wrong check digit", finds: ["/buyer/taxId"]) {
    $0.buyer?.taxId = "501442601"
  },
  RuleCase("NIF-02", "spaces", finds: ["/buyer/taxId"]) { $0.buyer?.taxId = "501 442 600" },
  RuleCase("NIF-02", "ten digits", finds: ["/buyer/taxId"]) { $0.buyer?.taxId = "5014426000" },
  RuleCase("COU-02", "a NIF and no country", finds: ["/buyer/country"]) {
    $0.buyer?.abroad(nil, "501442600")
    $0.buyer?.address?.postalCode = nil
  },
  RuleCase("COU-02", "a postal code and no country", finds: ["/buyer/country"]) {
    $0.buyer?.abroad(nil, "X1")
  },
  RuleCase("COU-02", "a country in the address") { $0.buyer?.country = nil },
  RuleCase("COU-02", "who knows where") { $0.buyer?.abroad("Desconhecido", "501442600") },
  RuleCase("COU-02", "nobody") { $0.buyer = nil },

  RuleCase("SEL-06", "a representative", finds: []) { $0.represent() },
  RuleCase("SEL-06", "of a wrong number", finds: ["/seller/taxRepresentative/taxId"]) {
    $0.represent()
    $0.taxRepresentative?.taxId = "501442601"
  },
  RuleCase("SEL-06", "without address", finds: ["/seller/taxRepresentative/address"]) {
    $0.represent()
    $0.taxRepresentative?.address = nil
  },
  RuleCase("COU-01", "a representative's", finds: ["/seller/taxRepresentative/country"]) {
    $0.represent()
    $0.taxRepresentative?.country = "UK"
  },

  RuleCase("NIF-02", "no country and nine digits", finds: ["/buyer/taxId"]) {
    $0.buyer?.abroad(nil, "501442601")
    $0.buyer?.address?.postalCode = nil
  },
  RuleCase("NIF-02", "no country and a prefix", finds: ["/buyer/taxId"]) {
    $0.buyer?.abroad(nil, "PT501442600")
    $0.buyer?.address?.postalCode = nil
  },
  RuleCase("NIF-02", "country of the address", finds: ["/buyer/taxId"]) {
    $0.buyer?.country = nil
    $0.buyer?.taxId = "X"
  },
  RuleCase("NIF-02", "nine digits of Germany") { $0.buyer?.abroad("DE", "136695976") },
  RuleCase("NIF-02", "nine digits of who knows where") {
    $0.buyer?.abroad("Desconhecido", "136695976")
  },
  RuleCase("NIF-02", "final consumer") { $0.buyer?.taxId = "999999990" },
  RuleCase("NIF-02", "no number") { $0.buyer?.taxId = nil },

  RuleCase("NIF-03", "seller of block 40", finds: ["/seller/taxId"]) {
    $0.seller.taxId = "400123452"
  },
  RuleCase("NIF-03", "customer of block 0", finds: ["/buyer/taxId"]) {
    $0.buyer?.taxId = "001234560"
  },
  RuleCase("NIF-03", "customer of block 45") { $0.buyer?.taxId = "450123456" },

  RuleCase("SEL-01", "seller in Spain", finds: ["/seller/country"]) { $0.seller.country = "ES" },
  RuleCase("SEL-01", "no country") { $0.seller.country = nil },

  RuleCase("SEL-02", "no name", finds: ["/seller/name"]) { $0.seller.name = nil },
  RuleCase("SEL-02", "blank name", .simplified, finds: ["/seller/name"]) { $0.seller.name = "\t" },
  RuleCase("SEL-02", "one letter") { $0.seller.name = "Ó" },

  RuleCase("SEL-03", "no address", finds: ["/seller/address"]) { $0.seller.address = nil },
  RuleCase("SEL-03", "no street", .creditNote, finds: ["/seller/address/street"]) {
    $0.seller.address?.street = nil
  },
  RuleCase("SEL-03", "no town", .transport, finds: ["/seller/address/city"]) {
    $0.seller.address?.city = " "
  },
  RuleCase("SEL-03", "no address on a simplified invoice", .simplified) { $0.seller.address = nil },
  RuleCase("SEL-03", "no address on a receipt", .receipt) { $0.seller.address = nil },
  RuleCase("SEL-03", "no postal code") { $0.seller.address?.postalCode = nil },

  RuleCase("SEL-04", "four digits", finds: ["/seller/address/postalCode"]) {
    $0.seller.address?.postalCode = "1200"
  },
  RuleCase("SEL-04", "with its town", finds: ["/seller/address/postalCode"]) {
    $0.seller.address?.postalCode = "1200-433 Lisboa"
  },
  RuleCase("SEL-04", "address abroad") {
    $0.seller.address?.country = "ES"
    $0.seller.address?.postalCode = "28001"
  },

  RuleCase("SEL-05", "Lda. without registration", finds: ["/seller/registration"]) {
    $0.seller.registration = nil
  },
  RuleCase("SEL-05", "S.A. without registration", finds: ["/seller/registration"]) {
    $0.seller.registration = nil
    $0.seller.name = "Exemplo, SGPS, S.A."
  },
  RuleCase("SEL-05", "UNIPESSOAL LDA without capital", finds: ["/seller/registration/capital"]) {
    $0.seller.registration?.capital = nil
    $0.seller.name = "EXEMPLO UNIPESSOAL LDA"
  },
  RuleCase(
    "SEL-05", "empty registration",
    finds: [
      "/seller/registration/capital", "/seller/registration/number", "/seller/registration/office",
    ]
  ) { $0.seller.registration = Registration() },
  RuleCase("SEL-05", "sole trader") {
    $0.seller.registration = nil
    $0.seller.name = "Maria Salda de Sá"
  },
  RuleCase("SEL-05", "sole trader without accents") {
    $0.seller.registration = nil
    $0.seller.name = "Joao Sa"
  },

  RuleCase("BUY-01", "company without name", finds: ["/buyer/name"]) { $0.buyer?.name = nil },
  RuleCase("BUY-01", "company without name on a credit note", .creditNote, finds: ["/buyer/name"]) {
    $0.buyer?.name = ""
  },
  RuleCase("BUY-01", "a credit note of a simplified invoice", .creditNote) {
    $0.references[0].number = "FS A2026/1"
    $0.buyer = with(Party()) {
      $0.taxId = "501442600"
      $0.country = "PT"
    }
  },
  RuleCase("BUY-01", "company without name on a simplified invoice", .simplified) {
    $0.buyer = with(Party()) {
      $0.taxId = "501442600"
      $0.country = "PT"
    }
  },

  RuleCase("BUY-02", "individual by number alone") {
    $0.buyer?.name = nil
    $0.buyer?.taxId = "123456789"
  },
  RuleCase("BUY-02", "individual who does not live here, by number alone") {
    $0.buyer?.name = nil
    $0.buyer?.taxId = "450123456"
  },
  RuleCase("BUY-02", "condominium without name", finds: ["/buyer/name"]) {
    $0.buyer?.name = nil
    $0.buyer?.taxId = "900123451"
  },
  RuleCase("BUY-02", "foreign customer without name", finds: ["/buyer/name"]) {
    $0.buyer?.name = nil
    $0.buyer?.abroad("FR", "32123456789")
  },
  RuleCase("BUY-02", "final consumer without name") { $0.buyer = nil },
  RuleCase("BUY-02", "individual with name") { $0.buyer?.taxId = "123456789" },

  RuleCase("BUY-03", "no address", finds: ["/buyer/address"]) { $0.buyer?.address = nil },
  RuleCase("BUY-03", "empty address", finds: ["/buyer/address"]) { $0.buyer?.address = Address() },
  RuleCase("BUY-03", "no address of an individual") {
    $0.buyer?.address = nil
    $0.buyer?.taxId = "240037618"
  },
  RuleCase("BUY-03", "no address on a quote", .proForma) { $0.buyer?.address = nil },

  RuleCase("BUY-04", "empty", finds: ["/buyer/taxId"]) { $0.buyer?.abroad("FR", "") },
  RuleCase("BUY-04", "asterisk", finds: ["/buyer/taxId"]) { $0.buyer?.abroad("FR", "32*123") },
  RuleCase("BUY-04", "space behind", finds: ["/buyer/taxId"]) { $0.buyer?.abroad("FR", "32123 ") },
  RuleCase("BUY-04", "line break", finds: ["/buyer/taxId"]) { $0.buyer?.abroad("FR", "32\n123") },
  RuleCase("BUY-04", "31 characters", finds: ["/buyer/taxId"]) {
    $0.buyer?.abroad("US", String(repeating: "9", count: 31))
  },
  RuleCase("BUY-04", "30 characters, a space inside") {
    $0.buyer?.abroad("US", "1 " + String(repeating: "9", count: 28))
  },

  RuleCase("BUY-05", "French prefix", finds: ["/buyer/taxId"]) {
    $0.buyer?.abroad("FR", "FR32123456789")
  },
  RuleCase("BUY-05", "Greek prefix", finds: ["/buyer/taxId"]) {
    $0.buyer?.abroad("GR", "EL094259216")
  },
  RuleCase("BUY-05", "letters of a Spanish number") { $0.buyer?.abroad("ES", "B12345678") },

  RuleCase("BUY-06", "1,476 EUR to nobody of old", .invoiceReceipt, finds: ["/buyer"]) {
    $0.issue(on: "2019-02-15")
    $0.buyer = nil
  },
  RuleCase("BUY-06", "1,476 EUR to nobody the day after", .invoiceReceipt) {
    $0.issue(on: "2019-02-16")
    $0.buyer = nil
  },
  RuleCase("BUY-06", "1,476 EUR to nobody", .invoiceReceipt) { $0.buyer = nil },
  RuleCase("BUY-06", "1,476 EUR to no name", .invoiceReceipt, finds: ["/buyer/name"]) {
    $0.issue(on: "2019-02-15")
    $0.buyer = Party()
  },
  RuleCase("BUY-06", "1,476 EUR to no address", .invoiceReceipt, finds: ["/buyer/address"]) {
    $0.issue(on: "2019-02-15")
    $0.buyer = with(Party()) { $0.name = "Ana Reis" }
  },
  RuleCase("BUY-06", "1,476 EUR to a named person", .invoiceReceipt) { $0.buyer?.taxId = nil },
  RuleCase("BUY-06", "297 EUR to nobody") { $0.buyer = nil },

  RuleCase("COU-01", "small letters", finds: ["/seller/country"]) { $0.seller.country = "pt" },
  RuleCase("COU-01", "a name", finds: ["/buyer/country"]) { $0.buyer?.country = "Portugal" },
  RuleCase("COU-01", "VAT prefix of Greece", finds: ["/buyer/country"]) {
    $0.buyer?.country = "EL"
    $0.buyer?.taxId = "094259216"
  },
  RuleCase("COU-01", "three letters", finds: ["/buyer/address/country"]) {
    $0.buyer?.address?.country = "PRT"
  },
  RuleCase("COU-01", "empty", finds: ["/seller/address/country"]) {
    $0.seller.address?.country = ""
  },
  RuleCase(
    "COU-01", "places", .transport,
    finds: ["/shipment/from/address/country", "/shipment/to/address/country"]
  ) {
    $0.shipment?.from?.address?.country = "ZZ"
    $0.shipment?.to?.address?.country = "?"
  },
  RuleCase("COU-01", "software house", finds: ["/software/company/country"]) {
    $0.train()
    $0.software?.company.country = "XX"
  },
  RuleCase("COU-01", "Desconhecido") { $0.buyer?.abroad("Desconhecido", "12345") },
  RuleCase("COU-01", "Kosovo, as SAF-T (PT) has it") { $0.buyer?.abroad("XK", "12345") },
]

extension Document {
  fileprivate mutating func represent() { taxRepresentative = .customer }
}

extension Party {
  /// A customer of `country`, or of none that is told.
  fileprivate mutating func abroad(_ country: String?, _ number: String) {
    self.country = country
    address?.country = country
    taxId = number
  }
}
