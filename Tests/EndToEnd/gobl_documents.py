"""The documents in GOBL that the judges print: one for each thing the format can say.

Each row: name, document, and what its seal knows that the document does not.
"""

from gobl import BUYER, SELLER, bill, line, totals, vat

PERSON = {"people": [{"name": {"given": "João", "surname": "Silva"}}], "emails": [{"addr": "joao@example.com"}]}
ENGLISH = {"name": "English Customer", "tax_id": {"country": "GB", "code": "000472631"},
           "addresses": [{"street": "123 Main St", "locality": "London"}]}
SPANISH = vat() | {"country": "ES", "percent": "21.0%", "ext": {"pt-region": "ES", "pt-saft-tax-rate": "OUT"}}
TRANSFER = {"terms": {"detail": "30 dias", "due_dates": [{"date": "2026-06-03", "percent": "100%"}]},
            "instructions": {"key": "credit-transfer", "credit_transfer": [
                {"iban": "PT50000201231234567890154", "bic": "CGDIPTPL", "name": "CGD"}]}}
CASH = {"advances": [{"date": "2026-05-04", "key": "cash", "amount": "12.30", "description": "Pago"}]}
PREPAID = [{"i": 1, "reason": "Fidelidade", "amount": "10.00", "taxes": [vat()]}]
POSTAGE = [{"i": 1, "reason": "Portes", "amount": "5.00", "taxes": [vat()]}]
SETTLED = {"series": "FT A2026", "code": "1", "issue_date": "2026-05-01", "payable": "123.00"}
RECTIFIED = {"series": "FT A2026", "code": "1", "issue_date": "2026-05-01", "reason": "Devolução de mercadoria"}
RECEIPT_TAX = {"categories": [{"code": "VAT", "amount": "11.50", "rates": [
    {"key": "standard", "ext": {"pt-region": "PT", "pt-saft-tax-rate": "NOR"}, "base": "50.00",
     "percent": "23.0%", "amount": "11.50"}]}], "sum": "11.50"}

ROOM = line("Noite em quarto duplo", "1", "100.00")
HOTEL = [line("Quarto", "1", "125.00", vat("RED")), line("Quarto", "1", "125.00", vat("RED")),
         line("Pequeno-almoço", "1", "12.50", vat("INT")), line("Jantar", "1", "35.80", vat("INT")),
         line("Minibar", "1", "7.95"), line("Spa", "3", "45.00", discount="10")]


def withholding() -> dict:
    document = bill("invoice", "FT", [line("Consultoria", "1", "1000.00")],
                    tax={"notes": [{"cat": "IRS", "text": "Art. 101.º CIRS"}]})
    document["lines"][0]["taxes"].append({"cat": "IRS", "percent": "25%"})
    totals(document)
    return document


def recovered() -> dict:
    document = bill("invoice", "FT", [ROOM])
    document["tax"]["ext"] |= {"pt-saft-source": "M", "pt-saft-source-ref": "FTM seriesA/00001"}
    return document


def precise() -> dict:
    """Lines that are rounded after their sum was: 3 × 3.335 make 10.01 and not 10.02."""
    rows = [line("Parafuso", "1", "3.335") for _ in range(3)]
    document = bill("invoice", "FT", rows)
    for row in document["lines"]:
        row["total"] = "3.335"
    totals(document)
    for row in document["lines"]:
        row["total"] = row["sum"] = "3.34"
    return document


def documents() -> list[tuple[str, dict, dict]]:
    """Numbered one after the other, so that no two share a file."""
    rows = [
        ("one line", bill("invoice", "FT", [ROOM]), {}),
        ("four characters and no time", bill("invoice", "FT", [ROOM]), {"whole": False, "time": False}),
        ("rates, regions, exemptions", bill("invoice", "FT", [
            line("Normal", "2", "10.00"), line("Reduzida", "3", "1.555", vat("RED"), discount="10"),
            line("Madeira", "1", "50.00", vat("INT", "PT-MA")), line("Açores", "1", "5.00", vat("NOR", "PT-AC"), charge="2.50"),
            line("Isento", "1", "9.99", vat("M07")), line("Outro isento", "1", "9.99", vat("M01"))]), {}),
        ("prices with tax", bill("invoice", "FT", HOTEL, tax={"prices_include": "VAT"}), {}),
        ("discount and charge", bill("invoice", "FT", [ROOM, line("Livro", "1", "50.00", vat("RED"))],
                                     discounts=PREPAID, charges=POSTAGE), {}),
        ("discount and charge, prices with tax", bill(
            "invoice", "FT", [ROOM, line("Livro", "1", "50.00", vat("RED"))], discounts=PREPAID, charges=POSTAGE,
            tax={"prices_include": "VAT"}), {}),
        ("rounded late", precise(), {}),
        ("withholding", withholding(), {}),
        ("reverse charge", bill("invoice", "FT", [line("Serviço", "1", "100.00", vat("M40"))], customer=ENGLISH), {}),
        ("another Member State's tax", bill("invoice", "FT", [line("Download", "2", "100.00", SPANISH)],
                                           customer={"name": "María", "tax_id": {"country": "ES"}}), {}),
        ("not subject, as sealed", bill("invoice", "FT", [line("Caução", "1", "10.00", vat("M99")), ROOM]),
         {"not_subject": True}),
        ("nothing but not subject", bill("invoice", "FT", [line("Caução", "1", "10.00", vat("M99"))]),
         {"not_subject": True}),
        ("a person", bill("invoice", "FS", [line("Café", "1", "0.65")], customer=PERSON), {}),
        ("no customer", bill("invoice", "FS", [line("Café", "1", "0.65")], customer=None), {}),
        ("no customer, of unknown country", bill("invoice", "FS", [line("Café", "1", "0.65")], customer=None),
         {"country": "Desconhecido"}),
        ("a customer of unknown country", bill("invoice", "FS", [line("Café", "1", "0.65")], customer=PERSON),
         {"country": "Desconhecido"}),
        ("paid at once", bill("invoice", "FR", [line("Livro", "1", "10.00")], payment=CASH, tags=["invoice-receipt"]), {}),
        ("payment by transfer", bill("invoice", "FT", [ROOM], payment=TRANSFER,
                                     notes=[{"key": "general", "text": "Obrigado **pela** preferência"}]), {}),
        ("cash scheme", bill("invoice", "FT", [ROOM], tags=["cash-vat"]), {}),
        ("self-billing", bill("invoice", "FT", [ROOM], tags=["self-billed"]), {"status": "S"}),
        ("annulled", bill("invoice", "FT", [ROOM]), {"status": "A"}),
        ("recovered from paper", recovered(), {}),
        ("in dollars", bill("invoice", "FT", [line("Hora", "3", "33.33"), line("Livro", "7", "1.99", vat("RED"))],
                            currency="USD", exchange_rates=[{"from": "USD", "to": "EUR", "amount": "0.92"}]), {}),
        ("other information", bill("invoice", "FT", [ROOM]), {"other": "TB;PT50000201231234567890154;123.00"}),
        ("credit note", bill("invoice", "NC", [ROOM], preceding=[RECTIFIED]), {}),
        ("debit note", bill("invoice", "ND", [ROOM], preceding=[RECTIFIED]), {}),
        ("pro forma", bill("invoice", "PF", [ROOM]), {}),
        ("order", bill("order", "NE", [line("Serviços", "1", "50.00", discount="15", order="PO-2024-001")]), {}),
        ("quotation", bill("order", "OR", [ROOM]), {}),
        ("delivery note without values", bill(
            "delivery", "GR", [line("Monitor", "1", None, unit="item")], despatch_date="2026-05-04",
            receive_date="2026-05-05", despatcher=SELLER, receiver=BUYER), {}),
        ("waybill with values", bill(
            "delivery", "GT", [line("Monitor", "1", "10.00", unit="box")], despatch_date="2026-05-04",
            issue_time="10:00:00", courier={"name": "Expresso"}, tracking={"code": "T1"}), {"time": False}),
        ("receipt", bill("payment", "RG", [
            {"document": SETTLED, "payable": "123.00", "amount": "61.50", "due": "61.50"}], total="61.50",
            methods=[{"key": "cash", "amount": "30.00"}, {"key": "card", "amount": "31.50"}], value_date=None), {}),
        ("receipt with a signature", bill("payment", "RG", [
            {"document": SETTLED, "payable": "123.00", "amount": "123.00", "due": "0.00"}], total="123.00",
            methods=[{"key": "cash", "amount": "123.00"}], value_date=None), {"signed": True}),
        ("receipt of the cash scheme", bill("payment", "RC", [
            {"document": SETTLED, "payable": "61.50", "amount": "61.50", "due": "0.00", "tax": RECEIPT_TAX}],
            total="61.50", methods=[{"key": "credit-transfer", "amount": "61.50"}], tags=["cash-vat"],
            value_date=None), {}),
    ]
    for number, (_, document, _) in enumerate(rows, 1):
        document["code"] = str(number)
    return rows
