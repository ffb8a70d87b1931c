"""Valid documents with one fault each: where Prelo must point, and the family of its code.

A row: title, document, edits, pointer, code (whole, or its letters). The document is a fixture.
"""

from edits import drop, put

SHAPE = [
    ("no format", "fatura", [drop("/format")], "/format", "JSON-05"),
    ("another format", "fatura", [put("/format", "prelo/2")], "/format", "JSON-11"),
    ("no type", "fatura", [drop("/type")], "/type", "JSON-05"),
    ("unknown type", "fatura", [put("/type", "XX")], "/type", "JSON-09"),
    ("type of another time", "fatura", [put("/type", "VD")], "/type", "TYP-01"),
    ("no number", "fatura", [drop("/number")], "/number", "JSON-05"),
    ("no ATCUD", "fatura", [drop("/atcud")], "/atcud", "JSON-05"),
    ("no issue date", "fatura", [drop("/issueDate")], "/issueDate", "JSON-05"),
    ("no entry date", "fatura", [drop("/systemEntryDate")], "/systemEntryDate", "JSON-05"),
    ("no certificate", "fatura", [drop("/certificate")], "/certificate", "JSON-05"),
    ("no seller", "fatura", [drop("/seller")], "/seller", "JSON-05"),
    ("no seller name", "fatura", [drop("/seller/name")], "/seller/name", "JSON-05"),
    ("no seller NIF", "fatura", [drop("/seller/taxId")], "/seller/taxId", "JSON-05"),
    ("no description", "fatura", [drop("/lines/3/description")], "/lines/3/description", "JSON-05"),
    ("no quantity", "fatura", [drop("/lines/0/quantity")], "/lines/0/quantity", "JSON-05"),
    ("no unit", "fatura", [drop("/lines/7/unit")], "/lines/7/unit", "JSON-05"),
    ("no rate", "fatura", [drop("/lines/1/tax/rate")], "/lines/1/tax/rate", "JSON-05"),
    ("unknown key", "fatura", [put("/lines/2/discont", {"percent": "5"})], "/lines/2/discont", "JSON-04"),
    ("unknown top key", "fatura", [put("/sellr", {})], "/sellr", "JSON-04"),
    ("escaped key", "fatura", [put("/seller/a~1b~0c", "x")], "/seller/a~1b~0c", "JSON-04"),
    ("null", "fatura", [put("/dueDate", None)], "/dueDate", "JSON-06"),
    ("lines an object", "fatura", [put("/lines", {})], "/lines", "JSON-06"),
    ("a line a text", "fatura", [put("/lines/4", "x")], "/lines/4", "JSON-06"),
    ("name a number", "fatura", [put("/buyer/name", 7)], "/buyer/name", "JSON-06"),
    ("training a text", "fatura", [put("/training", "true")], "/training", "JSON-06"),
    ("notes a text", "fatura", [put("/notes", "Obrigado")], "/notes", "JSON-06"),
    ("negative amount", "fatura", [put("/totals/net", "-1.00")], "/totals/net", "JSON-07"),
    ("exponent", "fatura", [put("/lines/0/quantity", "1e3")], "/lines/0/quantity", "JSON-07"),
    ("comma", "fatura", [put("/lines/0/unitPrice", "1,50")], "/lines/0/unitPrice", "JSON-07"),
    ("three decimals", "fatura", [put("/totals/gross", "204635.990")], "/totals/gross", "JSON-07"),
    ("seven decimals", "fatura", [put("/lines/0/quantity", "17.0000000")], "/lines/0/quantity", "JSON-07"),
    ("no digits", "fatura", [put("/lines/0/amount", "")], "/lines/0/amount", "JSON-07"),
    ("eleven decimals of a price", "fatura", [put("/lines/0/unitPrice", "1.00000000001")],
     "/lines/0/unitPrice", "JSON-07"),
    ("a negative price", "fatura", [put("/lines/0/unitPrice", "-1")], "/lines/0/unitPrice", "JSON-07"),
    ("30 digits", "fatura", [put("/totals/net", "9" * 30)], "/totals/net", "JSON-07"),
    ("30 February", "fatura", [put("/issueDate", "2026-02-30")], "/issueDate", "JSON-08"),
    ("day first", "fatura", [put("/dueDate", "04-05-2026")], "/dueDate", "JSON-08"),
    ("zone", "fatura", [put("/systemEntryDate", "2026-05-04T09:15:00Z")], "/systemEntryDate", "JSON-08"),
    ("24 hours", "fatura", [put("/systemEntryDate", "2026-05-04T24:00:00")], "/systemEntryDate", "JSON-08"),
    ("unknown status", "fatura", [put("/status", "X")], "/status", "JSON-09"),
    ("unknown tax type", "fatura", [put("/lines/0/tax/type", "VAT")], "/lines/0/tax/type", "JSON-09"),
    ("unknown language", "fatura", [put("/print", {"language": "fr"})], "/print/language", "JSON-09"),
    ("unknown method", "fatura", [put("/payment", {"methods": [{"type": "paypal"}]})],
     "/payment/methods/0/type", "JSON-09"),
    ("blank name", "fatura", [put("/seller/name", "  ")], "/seller/name", "JSON-12"),
    ("NUL in a text", "fatura", [put("/buyer/name", "A\0B")], "/buyer/name", "JSON-12"),
]

IDENTITY = [
    ("number without series", "fatura", [put("/number", "FT/1")], "/number", "NUM"),
    ("two spaces", "fatura", [put("/number", "FT A B/1")], "/number", "NUM"),
    ("61 characters", "fatura", [put("/number", "FT " + "A" * 56 + "/1")], "/number", "NUM"),
    ("an asterisk", "fatura", [put("/number", "FT A*2026/1")], "/number", "NUM"),
    ("short code", "fatura", [put("/atcud", "ZXS7YX8-1")], "/atcud", "ATC"),
    ("small letters", "fatura", [put("/atcud", "zxs7yx85-1")], "/atcud", "ATC"),
    ("another sequence", "fatura", [put("/atcud", "ZXS7YX85-2")], "/atcud", "ATC"),
    ("a zero lost", "at-1-fatura-3-espacos", [put("/atcud", "CSDF7T5H-35")], "/atcud", "ATC"),
    ("ATCUD 0 in 2026", "fatura", [put("/atcud", "0")], "/atcud", "ATC"),
    ("a receipt F", "recibo", [put("/status", "F")], "/status", "STA"),
    ("an invoice T", "fatura", [put("/status", "T")], "/status", "STA"),
    ("annulled, no date", "fatura", [put("/status", "A"), put("/statusReason", "Erro")],
     "/statusDate", "STA"),
    ("unsigned", "fatura", [drop("/hash")], "/hash", "HASH"),
    ("hash 0", "fatura", [put("/hash", "0")], "/hash", "HASH"),
    ("half a hash", "fatura", [put("/hash", "k0LnFcXQA1Xlp1u6vVfOswyFqCGrbCwg")], "/hash", "HASH"),
    ("not base64", "fatura", [put("/hash", "k" * 100 + "!" + "k" * 70 + "=")], "/hash", "HASH"),
    ("no key version", "fatura", [drop("/hashControl")], "/hashControl", "HASH"),
    ("odd key version", "fatura", [put("/hashControl", "v1")], "/hashControl", "HASH"),
    ("training without software", "fatura", [put("/training", True)], "/software", "TRN"),
    ("certificate of five digits", "fatura", [put("/certificate", 10000)], "/certificate", ""),
]

PARTIES = [
    ("seller NIF", "fatura", [put("/seller/taxId", "515881393")], "/seller/taxId", "NIF"),
    ("seller NIF with prefix", "fatura", [put("/seller/taxId", "PT515881392")], "/seller/taxId", "NIF"),
    ("buyer NIF", "fatura", [put("/buyer/taxId", "873091141")], "/buyer/taxId", "NIF"),
    ("buyer number of 31", "fatura", [put("/buyer/country", "FR"), put("/buyer/taxId", "1" * 31)],
     "/buyer/taxId", "BUY"),
    ("asterisk in it", "fatura", [put("/buyer/country", "FR"), put("/buyer/taxId", "1*2")],
     "/buyer/taxId", "BUY"),
    ("no such country", "fatura", [put("/buyer/country", "XQ")], "/buyer/country", "COU"),
    ("seller without an address", "fatura", [drop("/seller/address")], "/seller/address", "SEL"),
    ("no transport data", "guia-de-transporte", [drop("/shipment")], "/shipment", "TRA"),
    ("no start", "guia-de-transporte", [drop("/shipment/from/time")], "/shipment/from/time", "TRA"),
    ("arrives before", "guia-de-transporte", [put("/shipment/to/time", "2026-05-04T10:59:59")],
     "/shipment/to/time", "TRA"),
    ("rectifies nothing", "nota-de-credito", [drop("/references")], "/references", "REF"),
    ("no references", "nota-de-credito", [put("/references", [])], "/references", "REF"),
    ("a representative's NIF", "fatura", [put("/seller/taxRepresentative", {
        "name": "Ana Reis", "taxId": "501442601", "address": {"city": "Porto"}})],
     "/seller/taxRepresentative/taxId", "SEL"),
]

LINES = [
    ("no lines", "fatura", [drop("/lines")], "/lines", "LIN"),
    ("empty lines", "fatura", [put("/lines", [])], "/lines", "LIN"),
    ("two cents off", "fatura", [put("/lines/0/amount", "41415.25")], "/lines/0/amount", "LIN"),
    ("discount above all", "fatura-tres-regioes", [put("/lines/5/discount/percent", "100.5")],
     "/lines/5/discount/percent", "LIN"),
    ("two discounts", "fatura-tres-regioes", [put("/lines/5/discount/amount", "525.72")],
     "/lines/5/discount", "LIN"),
    ("no unit price", "fatura", [drop("/lines/1/unitPrice")], "/lines/1/unitPrice", "VAL"),
    ("no amount", "fatura", [drop("/lines/1/amount")], "/lines/1/amount", "VAL"),
    ("no tax", "fatura", [drop("/lines/1/tax")], "/lines/1/tax", "VAL"),
    ("a price on an unvalued guide", "guia-de-transporte", [put("/lines/0/unitPrice", "1.00")],
     "/lines/0/unitPrice", "VAL"),
    ("exempt without a reason", "fatura", [drop("/lines/4/tax/exemption")],
     "/lines/4/tax/exemption", "EXE"),
    ("a reason at 13 %", "fatura", [put("/lines/0/tax/exemption", "M07")],
     "/lines/0/tax/exemption", "EXE"),
    ("no such reason", "fatura", [put("/lines/4/tax/exemption", "M18")], "/lines/4/tax/exemption", "EXE"),
    ("a retired reason", "fatura", [put("/lines/4/tax/exemption", "M08")],
     "/lines/4/tax/exemption", "EXE"),
    ("a quantity without its sign", "fatura", [put("/lines/0/amount", "-41415.23")],
     "/lines/0/amount", "LIN"),
    ("more cancelled than there is", "fatura", [put("/lines/-", {
        "description": "Nada disto", "quantity": "-1", "unit": "UN", "unitPrice": "1", "amount": "-1.00",
        "tax": {"type": "IVA", "region": "PT-MA", "code": "INT", "rate": "12"}})],
     "/lines/8/quantity", "LIN"),
    ("a text that is an item", "fatura", [put("/lines/2/text", "Projeto A")], "/lines/2/text", "JSON-04"),
    ("nothing but a text", "guia-de-transporte", [put("/lines", [{"text": "Projeto A"}])], "/lines", "LIN"),
    ("no such code", "fatura", [put("/lines/0/tax/code", "MED")], "/lines/0/tax/code", ""),
    ("exempt at 6 %", "fatura", [put("/lines/4/tax/rate", "6")], "/lines/4/tax/rate", ""),
    ("no such region", "fatura", [put("/lines/0/tax/region", "PT-XX")], "/lines/0/tax/region", ""),
]

AMOUNTS = [
    ("no summary", "fatura", [drop("/taxSummary")], "/taxSummary", "VAL"),
    ("no totals", "fatura", [drop("/totals")], "/totals", "VAL"),
    ("a row missing", "fatura", [drop("/taxSummary/3")], "/taxSummary", "SUM"),
    ("a row too many", "fatura", [put("/taxSummary/-", {
        "type": "IVA", "region": "PT-MA", "code": "NOR", "rate": "22", "base": "0.00", "amount": "0.00"})],
     "/taxSummary/4", "SUM"),
    ("a base", "fatura", [put("/taxSummary/0/base", "83387.94")], "/taxSummary/0/base", "SUM"),
    ("a tax", "fatura", [put("/taxSummary/0/amount", "10840.47")], "/taxSummary/0/amount", "SUM"),
    ("net", "fatura", [put("/totals/net", "184267.91"), put("/totals/gross", "204635.98")],
     "/totals/net", "TOT"),
    ("tax", "fatura", [put("/totals/tax", "20368.08"), put("/totals/gross", "204636.00")],
     "/totals/tax", "TOT"),
    ("gross", "fatura", [put("/totals/gross", "204636.00")], "/totals/gross", "TOT"),
    ("stamp duty", "at-1-fatura-3-espacos", [put("/totals/stampDuty", "24.00")],
     "/totals/stampDuty", "TOT"),
    ("withheld above all", "fatura-recibo-com-retencao",
     [put("/withholdings/0/amount", "1476.01"), drop("/payment")], "/withholdings", "WIT"),
    ("no such currency", "fatura", [put("/currency", {"code": "XXQ", "rate": "1.1", "gross": "1.00"})],
     "/currency/code", "CUR"),
    ("a credit note added", "recibo", [put("/settled/-", {
        "number": "NC A/1", "amount": "1.00", "credit": True})], "/totals/gross", "REC"),
    ("a table check a cent off", "at-3-pro-forma", [
        drop("/taxSummary"), put("/lines", [{"description": "Prato do dia", "quantity": "1", "unit": "UN",
                                             "unitPrice": "1.00", "amount": "1.00"}])],
     "/totals/gross", "TOT"),
    ("receipt for nothing", "recibo", [drop("/settled")], "/settled", "REC"),
    ("settled is not the total", "recibo", [put("/settled/0/amount", "100.01")], "/totals/gross", "REC"),
    ("an invoice that settles", "fatura", [put("/settled", [{"number": "FT A/1", "amount": "1.00"}])],
     "/settled", "REC"),
]

PAYMENT = [
    ("IBAN", "fatura", [put("/payment", {"methods": [
        {"type": "transfer", "iban": "PT50000201231234567890155"}]})], "/payment/methods/0/iban", "PAY"),
    ("short IBAN", "fatura", [put("/payment", {"methods": [
        {"type": "other", "description": "Cheque"}, {"type": "transfer", "iban": "PT50"}]})],
     "/payment/methods/1/iban", "PAY"),
    ("entity of four", "fatura", [put("/payment", {"methods": [
        {"type": "multibanco", "entity": "1234", "reference": "123456789"}]})],
     "/payment/methods/0/entity", "PAY"),
    ("reference of eight", "fatura", [put("/payment", {"methods": [
        {"type": "multibanco", "entity": "12345", "reference": "12345678"}]})],
     "/payment/methods/0/reference", "PAY"),
    ("paid too little", "fatura-recibo-com-retencao", [put("/payment/paid/0/amount", "1199.99")],
     "/payment/paid", "PAY"),
    ("S of 66", "fatura", [put("/qrOther", "S" * 66)], "/qrOther", "QRS"),
    ("S with an asterisk", "fatura", [put("/qrOther", "MB*1")], "/qrOther", "QRS"),
    ("an invoice without values", "fatura", [put("/print", {"values": False})], "/print/values", "PRN"),
    ("a template elsewhere", "fatura", [put("/print", {"template": "../classic"})],
     "/print/template", "PRN"),
]


def rate_cases():
    """Wrong rates, line and row together, so that nothing else is wrong."""
    for title, rate in (("24 %", 24), ("an old 21 %", 21)):
        tax, gross = 12 * rate, 1200 + 12 * rate
        yield (title, "fatura-recibo-com-retencao", [
            put("/lines/0/tax/rate", f"{rate}"), put("/taxSummary/0/rate", f"{rate}"),
            put("/taxSummary/0/amount", f"{tax}.00"), put("/totals/tax", f"{tax}.00"),
            put("/totals/gross", f"{gross}.00"), put("/payment/paid/0/amount", f"{gross - 276}.00")],
            "/lines/0/tax/rate", "RATE")
    yield ("Madeira's reduced rate of before October 2024", "fatura-tres-regioes", [
        put("/lines/3/tax", {"type": "IVA", "region": "PT-MA", "code": "RED", "rate": "5"}),
        put("/taxSummary/3", {"type": "IVA", "region": "PT-MA", "code": "RED", "rate": "5",
                              "base": "31615.29", "amount": "1580.76"}),
        put("/totals/tax", "18678.65"), put("/totals/gross", "163582.31")], "/lines/3/tax/rate", "RATE")
    yield ("four regions", "fatura-tres-regioes", [
        put("/lines/0/tax", {"type": "IVA", "region": "FR", "code": "OUT", "rate": "20"}),
        put("/taxSummary/0", {"type": "IVA", "region": "FR", "code": "OUT", "rate": "20",
                              "base": "9644.14", "amount": "1928.83"}),
        put("/totals/tax", "22434.78"), put("/totals/gross", "167338.44")], "/taxSummary/4/region", "REGN")
    yield ("reverse charge to nobody", "fatura-recibo-com-retencao", [
        put("/lines/0/tax", {"type": "IVA", "region": "PT", "code": "ISE", "rate": "0", "exemption": "M40"}),
        put("/taxSummary/0", {"type": "IVA", "region": "PT", "code": "ISE", "rate": "0", "base": "1200.00",
                              "amount": "0.00"}),
        put("/totals/tax", "0.00"), put("/totals/gross", "1200.00"), drop("/withholdings"),
        put("/buyer/taxId", "999999990")], "/buyer/taxId", "EXE")


CASES = SHAPE + IDENTITY + PARTIES + LINES + AMOUNTS + PAYMENT + list(rate_cases())
