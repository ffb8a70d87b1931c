import Importing
import JSON
import Measures
import Testing

@testable import GOBL

/// What one change of the source changes in our document.
struct MappingCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let changes: [String: String]
  /// Pointers into our document and the JSON that must stand there; an empty text is nothing.
  let expected: [String: String]

  init(_ name: String, _ changes: [String: String], gives expected: [String: String]) {
    testDescription = name
    self.changes = changes
    self.expected = expected
  }
}

private let identity = [
  MappingCase(
    "nothing changed", [:],
    gives: [
      "type": "\"FT\"", "number": "\"FT A/1\"", "atcud": "\"AAJFJ3JYDP-1\"", "status": "\"N\"",
      "hash": "\"vVWj\"", "hashControl": "\"1\"", "source": "\"P\"", "certificate": "\"192\"",
      "systemEntryDate": "\"2026-05-04T10:30:00\"", "supplyDate": "", "importedFrom": "\"gobl\"",
      "regimes": "", "payment": "", "notes": "", "currency": "", "shipment": "",
    ]),
  MappingCase(
    "a code that holds the series", ["doc/series": "", "doc/code": "\"FT A/1\""],
    gives: ["number": "\"FT A/1\""]),
  MappingCase(
    "type by tags", ["doc/tax/ext": "{}", "doc/$tags": "[\"simplified\"]"],
    gives: ["type": "\"FS\""]),
  MappingCase(
    "type by kind", ["doc/tax/ext": "{}", "doc/type": "\"credit-note\""], gives: ["type": "\"NC\""]),
  MappingCase(
    "no stamp of the time", ["head/stamps/3": ""], gives: ["systemEntryDate": ""]),
  MappingCase(
    "time of issue", ["head/stamps/3": "", "doc/issue_time": "\"09:00:01\""],
    gives: ["systemEntryDate": "\"2026-05-04T09:00:01\""]),
  MappingCase(
    "tax point", ["doc/value_date": "\"2026-05-02\""], gives: ["supplyDate": "\"2026-05-02\""]),
  MappingCase(
    "the whole signature is preferred",
    ["head/stamps/4": "{\"prv\":\"at-hash-full\",\"val\":\"vxxx\"}"], gives: ["hash": "\"vxxx\""]),
  MappingCase(
    "recovered",
    [
      "doc/tax/ext/pt-saft-source": "\"M\"",
      "doc/tax/ext/pt-saft-source-ref": "\"FTM abc/00001\"",
    ], gives: ["source": "\"M\"", "hashControl": "\"1-FTM abc/00001\""]),
  MappingCase(
    "integrated",
    ["doc/tax/ext/pt-saft-source": "\"I\"", "doc/tax/ext/pt-saft-source-ref": "\"FT X/1\""],
    gives: ["hashControl": "\"192.1\"", "notes": "[\"Documento original: FT X/1\"]"]),
  MappingCase(
    "regimes", ["doc/$tags": "[\"self-billed\",\"cash-vat\"]"],
    gives: ["regimes": "{\"selfBilling\":true,\"cashVat\":true}", "status": "\"S\""]),
  MappingCase(
    "annulled, as the seal says", ["head/stamps/4": "{\"prv\":\"at-qr\",\"val\":\"A:1*E:A*S:x\"}"],
    gives: ["status": "\"A\"", "qrOther": "\"x\""]),
  MappingCase(
    "rectified",
    [
      "doc/tax/ext/pt-saft-invoice-type": "\"NC\"",
      "doc/preceding":
        "[{\"series\":\"FT A\",\"code\":\"7\",\"issue_date\":\"2026-05-01\",\"reason\":\"Erro\"}]",
    ],
    gives: [
      "references/0": "{\"number\":\"FT A/7\",\"date\":\"2026-05-01\",\"reason\":\"Erro\"}",
      "originating": "",
    ]),
  MappingCase(
    "coming from others",
    [
      "doc/preceding": "[{\"code\":\"GT A/7\"}]",
      "doc/ordering": "{\"purchases\":[{\"code\":\"PO-1\",\"issue_date\":\"2026-04-01\"}]}",
    ],
    gives: [
      "originating": "[{\"number\":\"GT A/7\"},{\"number\":\"PO-1\",\"date\":\"2026-04-01\"}]",
      "references": "",
    ]),
]

private let parties = [
  MappingCase(
    "a person",
    ["doc/customer": "{\"people\":[{\"name\":{\"given\":\"João\",\"surname\":\"Silva\"}}]}"],
    gives: ["buyer": "{\"name\":\"João Silva\"}"]),
  MappingCase(
    "country of the seal",
    [
      "doc/customer": "{\"name\":\"Ana\"}", "head/stamps/4": "{\"prv\":\"at-qr\",\"val\":\"C:PT\"}",
    ], gives: ["buyer": "{\"name\":\"Ana\",\"country\":\"PT\"}"]),
  MappingCase("no customer", ["doc/customer": ""], gives: ["buyer": ""]),
  MappingCase(
    "a number with prefix and points", ["doc/supplier/tax_id/code": "\"PT 515.881-392\""],
    gives: ["seller/taxId": "\"515881392\""]),
  MappingCase(
    "a foreign number", ["doc/customer/tax_id": "{\"country\":\"IE\",\"code\":\"1234567-FA\"}"],
    gives: ["buyer/taxId": "\"1234567-FA\"", "buyer/country": "\"IE\""]),
  MappingCase(
    "Greece", ["doc/customer/tax_id": "{\"country\":\"EL\",\"code\":\"123456789\"}"],
    gives: ["buyer/country": "\"GR\""]),
  MappingCase(
    "address",
    [
      "doc/supplier/addresses":
        "[{\"street\":\"Rua A\",\"num\":\"3\",\"floor\":\"2.º\",\"locality\":\"Faro\",\"code\":\"8000-076\"}]"
    ],
    gives: [
      "seller/address":
        "{\"street\":\"Rua A, 3, 2.º\",\"postalCode\":\"8000-076\",\"city\":\"Faro\"}"
    ]),
  MappingCase(
    "registration",
    [
      "doc/supplier/registration":
        "{\"capital\":\"5000.00\",\"currency\":\"EUR\",\"office\":\"CRC\",\"book\":\"3\",\"entry\":\"77\"}"
    ],
    gives: [
      "seller/registration":
        "{\"office\":\"CRC\",\"number\":\"77, Livro 3\",\"capital\":\"5000.00\"}"
    ]),
]

private let line = "doc/lines/0/"
private let rates = "doc/totals/taxes/categories/0/rates"
private let values = [
  MappingCase(
    "a line", [:],
    gives: [
      "lines/0":
        "{\"description\":\"Livro\",\"quantity\":\"2\",\"unit\":\"un\",\"unitPrice\":\"10.00\","
        + "\"amount\":20.00,\"tax\":{\"type\":\"IVA\",\"region\":\"PT\",\"code\":\"NOR\",\"rate\":\"23\"}}",
      "taxSummary":
        "[{\"type\":\"IVA\",\"region\":\"PT\",\"code\":\"NOR\",\"rate\":\"23\",\"base\":20.00,\"amount\":4.60}]",
      "totals": "{\"net\":20.00,\"tax\":4.60,\"gross\":24.60}",
    ]),
  MappingCase(
    "what a line says besides",
    [
      line + "item/ref": "\"L-1\"", line + "item/unit": "\"XBX\"",
      line + "item/description": "\"Capa dura\"",
      line + "order": "\"PO-1\"",
      line + "notes":
        "[{\"key\":\"legal\",\"src\":\"pt-saft-exemption\",\"text\":\"x\"},{\"text\":\"**Y**\"}]",
    ],
    gives: [
      "lines/0/code": "\"L-1\"", "lines/0/unit": "\"caixa\"",
      "lines/0/notes": "\"Capa dura\\nEncomenda: PO-1\\nx\\nY\"",
    ]),
  MappingCase(
    "one percentage",
    [
      line + "discounts": "[{\"percent\":\"10.0%\",\"amount\":\"2.00\"}]",
      line + "total": "\"18.00\"",
    ],
    gives: ["lines/0/discount": "{\"percent\":\"10\"}", "lines/0/amount": "18.00"]),
  MappingCase(
    "two discounts",
    [
      line + "discounts": "[{\"percent\":\"10.0%\",\"amount\":\"2.00\"},{\"amount\":\"1.00\"}]",
      line + "total": "\"17.00\"",
    ],
    gives: ["lines/0/discount": "{\"amount\":3.00}", "lines/0/amount": "17.00"]),
  MappingCase(
    "a charge of a line",
    [
      line + "charges": "[{\"reason\":\"Portes\",\"amount\":\"5.00\"}]",
      line + "total": "\"25.00\"",
    ],
    gives: [
      "lines/0/amount": "20.00", "lines/1/description": "\"Portes\"", "lines/1/amount": "5.00",
      "lines/1/tax/code": "\"NOR\"",
    ]),
  MappingCase(
    "exempt",
    [
      line + "taxes/0":
        "{\"cat\":\"VAT\",\"key\":\"exempt\",\"ext\":{\"pt-saft-exemption\":\"M07\"}}"
    ],
    gives: [
      "lines/0/tax":
        "{\"type\":\"IVA\",\"region\":\"PT\",\"code\":\"ISE\",\"rate\":\"0\",\"exemption\":\"M07\"}"
    ]),
  MappingCase(
    "not subject",
    [
      line + "taxes/0":
        "{\"cat\":\"VAT\",\"key\":\"outside-scope\",\"ext\":{\"pt-saft-exemption\":\"M99\"}}"
    ],
    gives: [
      "lines/0/tax":
        "{\"type\":\"NS\",\"region\":\"PT\",\"code\":\"NS\",\"rate\":\"0\",\"exemption\":\"M99\"}"
    ]),
  MappingCase(
    "exempt where the seal has nothing not subject",
    [
      line + "taxes/0":
        "{\"cat\":\"VAT\",\"key\":\"outside-scope\",\"ext\":{\"pt-saft-exemption\":\"M99\"}}",
      "head/stamps/4": "{\"prv\":\"at-qr\",\"val\":\"I2:20.00\"}",
    ], gives: ["lines/0/tax/code": "\"ISE\""]),
  MappingCase(
    "tax of another Member State",
    [
      line + "taxes/0":
        "{\"cat\":\"VAT\",\"country\":\"ES\",\"percent\":\"21.0%\",\"ext\":{\"pt-region\":\"ES\",\"pt-saft-tax-rate\":\"ISE\",\"pt-saft-exemption\":\"M99\"}}"
    ],
    gives: ["lines/0/tax": "{\"type\":\"IVA\",\"region\":\"ES\",\"code\":\"OUT\",\"rate\":\"21\"}"]),
  MappingCase(
    "a band known by its rate", [line + "taxes/0": "{\"cat\":\"VAT\",\"percent\":\"6.0%\"}"],
    gives: ["lines/0/tax/code": "\"RED\"", "lines/0/tax/rate": "\"6\""]),
  MappingCase(
    "rows of one rate",
    [
      rates:
        "[{\"key\":\"exempt\",\"base\":\"5.00\",\"amount\":\"0.00\"},{\"key\":\"zero\",\"base\":\"7.00\",\"amount\":\"0.00\"}]"
    ], gives: ["taxSummary/0/base": "12.00", "taxSummary/1": ""]),
  MappingCase(
    "withholding",
    [
      "doc/totals/taxes/categories/1": "{\"code\":\"IRS\",\"retained\":true,\"amount\":\"5.00\"}",
      "doc/tax/notes": "[{\"cat\":\"IRS\",\"text\":\"Art. 101.º\"}]",
    ],
    gives: ["withholdings": "[{\"type\":\"IRS\",\"description\":\"Art. 101.º\",\"amount\":5.00}]"]),
  MappingCase(
    "prices with tax", ["doc/tax/prices_include": "\"VAT\"", "\(rates)/0/base": "\"16.26\""],
    gives: ["lines/0/unitPrice": "\"8.130081\"", "lines/0/amount": "16.26"]),
  MappingCase(
    "another currency",
    [
      "doc/currency": "\"USD\"",
      "doc/exchange_rates": "[{\"from\":\"USD\",\"to\":\"EUR\",\"amount\":\"0.5\"}]",
    ],
    gives: [
      "lines/0/amount": "10.00", "totals": "{\"net\":10.00,\"tax\":2.30,\"gross\":12.30}",
      "currency": "{\"code\":\"USD\",\"rate\":0.5,\"gross\":\"24.60\"}",
    ]),
  MappingCase(
    "an amount that is none is passed on", ["doc/totals/total": "\"20,00\""],
    gives: ["totals/net": "\"20,00\""]),
]

private let payment = [
  MappingCase(
    "transfer and due date",
    [
      "doc/payment":
        "{\"terms\":{\"detail\":\"30 dias\",\"due_dates\":[{\"date\":\"2026-06-03\"}]},\"instructions\":{\"key\":\"credit-transfer\",\"credit_transfer\":[{\"iban\":\"PT50\"}]}}"
    ],
    gives: [
      "dueDate": "\"2026-06-03\"",
      "payment": "{\"terms\":\"30 dias\",\"methods\":[{\"type\":\"transfer\",\"iban\":\"PT50\"}]}",
    ]),
  MappingCase(
    "paid",
    [
      "doc/payment/advances":
        "[{\"key\":\"cash\",\"amount\":\"24.60\",\"date\":\"2026-05-04\"},{\"key\":\"other\",\"description\":\"Vale\",\"amount\":\"1.00\"}]"
    ],
    gives: [
      "payment/paid/0": "{\"method\":\"NU\",\"amount\":24.60,\"date\":\"2026-05-04\"}",
      "payment/paid/1/method": "\"Vale\"",
    ]),
  MappingCase(
    "online",
    [
      "doc/payment/instructions":
        "{\"key\":\"online\",\"online\":[{\"label\":\"Pague\",\"url\":\"https://a\"}]}"
    ],
    gives: ["payment/methods/0": "{\"type\":\"other\",\"description\":\"Pague: https://a\"}"]),
]

@Suite("What becomes of GOBL's fields")
struct MappingTests {
  @Test("of a document's identity", arguments: identity)
  func mapsIdentity(_ row: MappingCase) throws { try judge(row) }

  @Test("of its parties", arguments: parties)
  func mapsParties(_ row: MappingCase) throws { try judge(row) }

  @Test("of its lines and totals", arguments: values)
  func mapsValues(_ row: MappingCase) throws { try judge(row) }

  @Test("of its payment", arguments: payment)
  func mapsPayment(_ row: MappingCase) throws { try judge(row) }

  private func judge(_ row: MappingCase) throws {
    let conversion = goblImporter.convert(try Sample(row.changes).bytes)
    let document = try JSONValue(parsing: conversion.json)
    for (pointer, expected) in row.expected {
      #expect(document.line(at: pointer) ?? "" == expected, "\(pointer)")
    }
  }
}
