"""The QR message of a document, straight from AT's specification: the judges' oracle.

AT, "Especificações Técnicas – Código de Barras Bidimensional – Código QR", section 3 and 4.
"""

from decimal import Decimal

from law import RECEIPTS, REGIONS

FIELDS = {"ISE": (2, None), "RED": (3, 4), "INT": (5, 6), "NOR": (7, 8), "OUT": (7, 8)}

# Bytes that level M holds in byte mode, by version (ISO/IEC 18004 table 7).
CAPACITY = {9: 180, 10: 213, 11: 251, 12: 287, 13: 331, 14: 362, 15: 412, 16: 450, 17: 504,
            18: 560, 19: 624, 20: 666}


def symbol_version(message: str) -> int:
    size = len(message.encode())
    return next(version for version, capacity in CAPACITY.items() if size <= capacity)


def printed_hash(document: dict) -> str:
    """Positions 1, 11, 21 and 31 of the signature; receipts are not signed."""
    if document["type"] in RECEIPTS:
        return "0"
    return "".join(document["hash"][place] for place in (0, 10, 20, 30))


def region_order(region: str) -> tuple:
    return (REGIONS.index(region) if region in REGIONS else len(REGIONS), region)


def money(amount: Decimal) -> str:
    return f"{amount:.2f}"


def spaces(rows: list[dict]) -> tuple[dict, Decimal, Decimal]:
    """Field values of each fiscal space, the base not subject, and the stamp duty."""
    found: dict[str, dict[int, Decimal]] = {}
    not_subject = stamp_duty = Decimal(0)
    for row in rows:
        region = row.get("region", "PT")
        base, amount = Decimal(row["base"]), Decimal(row["amount"])
        if row["type"] == "NS":
            not_subject += base
            continue
        fields = found.setdefault(region, {})
        if row["type"] == "IS":
            stamp_duty += amount
            base_field, tax_field = 2, None
        else:
            is_exempt = Decimal(row["rate"]) == 0
            base_field, tax_field = (2, None) if is_exempt else FIELDS[row["code"]]
        if base:
            fields[base_field] = fields.get(base_field, Decimal(0)) + base
        # A base with a tax of 0.00 by rounding is information; neither is none.
        if tax_field and (base or amount):
            fields[tax_field] = fields.get(tax_field, Decimal(0)) + amount
    if not found:
        # At least one space is always there: the one of the operations not subject.
        found[next((row.get("region", "PT") for row in rows), "PT")] = {}
    return found, not_subject, stamp_duty


def qr_message(document: dict) -> str:
    buyer = document.get("buyer")
    totals = document.get("totals", {})
    rows = document.get("taxSummary")
    parts = [
        ("A", document["seller"]["taxId"]),
        ("B", (buyer or {}).get("taxId", "999999990")),
        # Without a buyer the examples of the specification write PT; a buyer of unknown country
        # is Desconhecido (Portaria 302/2016, 2.2.6.7).
        ("C", "PT" if buyer is None else buyer.get("country", "Desconhecido")),
        ("D", document["type"]),
        ("E", document.get("status", "N")),
        ("F", document["issueDate"].replace("-", "")),
        ("G", document["number"]),
        ("H", document["atcud"]),
    ]
    not_subject = stamp_duty = Decimal(0)
    if rows is None:
        parts.append(("I1", "0"))
    else:
        found, not_subject, stamp_duty = spaces(rows)
        for letter, region in zip("IJK", sorted(found, key=region_order)):
            parts.append((f"{letter}1", region))
            parts += [(f"{letter}{field}", money(found[region][field]))
                      for field in sorted(found[region])]
    if not_subject:
        parts.append(("L", money(not_subject)))
    if stamp_duty:
        parts.append(("M", money(stamp_duty)))
    parts.append(("N", money(Decimal(totals.get("tax", 0)))))
    parts.append(("O", money(Decimal(totals.get("gross", 0)))))
    withheld = sum(Decimal(entry["amount"]) for entry in document.get("withholdings", []))
    if withheld:
        parts.append(("P", money(withheld)))
    parts.append(("Q", printed_hash(document)))
    parts.append(("R", str(document["certificate"])))
    if document.get("qrOther"):
        parts.append(("S", document["qrOther"]))
    return "*".join(f"{code}:{value}" for code, value in parts)
