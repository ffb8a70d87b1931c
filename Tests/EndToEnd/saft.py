"""A second reading of SAF-T (PT): what the QR message of each document of a file must be."""

import re
import xml.etree.ElementTree as XML
from decimal import ROUND_HALF_UP, Decimal

TABLES = {
    "SalesInvoices": ("Invoice", "InvoiceNo", "InvoiceType", "InvoiceDate", "InvoiceStatus"),
    "MovementOfGoods": ("StockMovement", "DocumentNumber", "MovementType", "MovementDate", "MovementStatus"),
    "WorkingDocuments": ("WorkDocument", "DocumentNumber", "WorkType", "WorkDate", "WorkStatus"),
    "Payments": ("Payment", "PaymentRefNo", "PaymentType", "TransactionDate", "PaymentStatus"),
}
# Where AT's specification puts the rates of a space: base, then tax.
FIELDS = {"RED": (3, 4), "INT": (5, 6), "NOR": (7, 8)}


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def parsed(data: bytes) -> XML.Element:
    root = XML.fromstring(data)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def number(element, path: str) -> Decimal:
    return Decimal(element.findtext(path, "0").strip())


def messages(data: bytes) -> dict[str, str]:
    """The message of every document, by number, in the order of the file."""
    root = parsed(data)
    header = root.find("Header")
    parties = {}
    for kind in ("Customer", "Supplier"):
        for party in root.iterfind(f"MasterFiles/{kind}"):
            parties[kind, party.findtext(f"{kind}ID")] = (
                party.findtext(f"{kind}TaxID"), party.findtext("BillingAddress/Country"))
    found = {}
    for table, (tag, *_) in TABLES.items():
        for document in root.iterfind(f"SourceDocuments/{table}/{tag}"):
            name, text = message(header, parties, table, document)
            found[name] = text
    return found


def message(header, parties, table, document):
    _, number_tag, type_tag, date_tag, status_tag = TABLES[table]
    kind = "Customer" if document.find("CustomerID") is not None else "Supplier"
    tax_id, country = parties[kind, document.findtext(f"{kind}ID")]
    name = document.findtext(number_tag)
    totals = document.find("DocumentTotals")
    fields = [
        ("A", header.findtext("TaxRegistrationNumber")), ("B", tax_id), ("C", country),
        ("D", document.findtext(type_tag)), ("E", document.findtext(f"DocumentStatus/{status_tag}")),
        ("F", document.findtext(date_tag).replace("-", "")), ("G", name), ("H", document.findtext("ATCUD")),
    ]
    fields += spaces(document, cents(number(totals, "TaxPayable")))
    fields.append(("N", cents(number(totals, "TaxPayable"))))
    fields.append(("O", cents(number(totals, "GrossTotal"))))
    withheld = sum((number(tax, "WithholdingTaxAmount") for tax in document.iterfind("WithholdingTax")), Decimal(0))
    if withheld:
        fields.append(("P", cents(withheld)))
    signature = document.findtext("Hash")
    fields.append(("Q", "".join(signature[place] for place in (0, 10, 20, 30)) if signature else "0"))
    fields.append(("R", header.findtext("SoftwareCertificateNumber")))
    return name, "*".join(f"{code}:{value}" for code, value in fields)


def spaces(document, payable: Decimal):
    """Fields I to M."""
    bases, rates, side = {}, {}, None
    for line in document.iterfind("Line"):
        tax = line.find("Tax")
        if tax is None:
            continue
        key = tax.findtext("TaxCountryRegion"), tax.findtext("TaxType"), tax.findtext("TaxCode")
        amount = number(line, "DebitAmount") + number(line, "CreditAmount")
        bases[key] = bases.get(key, Decimal(0)) + amount
        extra = number(line, "TaxBase") * number(line, "Quantity")
        rates.setdefault(key, []).append((amount + extra) * number(tax, "TaxPercentage") / 100)
    if not bases:
        return [("I1", "0")]
    taxes = {key: cents(sum(parts)) for key, parts in rates.items()}
    if sum(taxes.values()) != payable:
        # A receipt may repeat a tax reckoned before a discount; its one rate has all of it.
        assert len(taxes) == 1, document.findtext("PaymentRefNo")
        taxes = {key: payable for key in taxes}
    fields = []
    order = ["PT", "PT-AC", "PT-MA"]
    for letter, region in zip("IJK", sorted({key[0] for key in bases}, key=order.index)):
        values = {}
        for (space, kind, code), base in bases.items():
            if space != region or kind == "NS":
                continue
            if kind == "IS" or code == "ISE":
                values[2] = values.get(2, Decimal(0)) + base
            else:
                base_field, tax_field = FIELDS[code]
                values[base_field] = base
                values[tax_field] = taxes[space, kind, code]
        fields.append((f"{letter}1", region))
        fields += [(f"{letter}{place}", cents(value)) for place, value in sorted(values.items())
                   if value or place in (4, 6, 8)]
    duty = sum((tax for key, tax in taxes.items() if key[1] == "IS"), Decimal(0))
    outside = sum((base for key, base in bases.items() if key[1] == "NS"), Decimal(0))
    return fields + ([("L", cents(outside))] if outside else []) + ([("M", cents(duty))] if duty else [])


def planted(data: bytes, old: str, new: str, count: int = 1) -> bytes:
    """The file with one text replaced by another, which must be there."""
    text = data.decode("cp1252")
    assert re.search(re.escape(old), text), old
    return text.replace(old, new, count).encode("cp1252")
