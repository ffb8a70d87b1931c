"""Adds a document up exactly; the figures of the corpus and of the samples come from here."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

CENT = Decimal("0.01")


def cents(value: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    with localcontext(prec=60):
        return value.quantize(CENT, rounding)


def exact_amount(line: dict) -> Decimal:
    """quantity × unitPrice − discount, which a negative line takes back; not yet rounded."""
    with localcontext(prec=60):
        full = Decimal(line["quantity"]) * Decimal(line["unitPrice"])
        discount = line.get("discount", {})
        if "percent" in discount:
            return full - full * Decimal(discount["percent"]) / 100
        taken = Decimal(discount.get("amount", 0))
        return full + taken if full < 0 else full - taken


def items_of(document: dict) -> list[dict]:
    """The lines that are not texts between them."""
    return [line for line in document.get("lines", []) if "text" not in line]


def row_key(tax: dict) -> tuple:
    return (tax["type"], tax.get("region", "PT"), tax.get("code", "NS"),
            Decimal(tax.get("rate", "0")))


def tax_of(base: Decimal, key: tuple) -> Decimal:
    return base * key[3] / 100


def unit_duty(line: dict) -> Decimal:
    """Stamp duty by unit: euros for each unit of quantity."""
    with localcontext(prec=60):
        return Decimal(line["quantity"]) * Decimal(line["tax"]["amount"])


def add_up(document: dict, rounding: str = ROUND_HALF_UP, per_line: bool = False,
           shares: dict | None = None) -> None:
    """Fills the lines' amounts, `taxSummary` and `totals`.

    `per_line` rounds the tax of each line instead of each group's; `shares` says what global
    discounts take off each row. Both roundings are lawful.
    """
    groups: dict[tuple, list[dict]] = {}
    for line in items_of(document):
        line["amount"] = f"{cents(exact_amount(line), rounding):.2f}"
        groups.setdefault(row_key(line["tax"]), []).append(line)
    rows = []
    for key, lines in groups.items():
        base = sum((Decimal(line["amount"]) for line in lines), Decimal(0))
        base -= (shares or {}).get(key, 0)
        if key[0] == "IS" and "amount" in lines[0]["tax"]:
            amount = cents(sum(map(unit_duty, lines), Decimal(0)), rounding)
        elif per_line and not shares:
            amount = sum((cents(tax_of(Decimal(line["amount"]), key), rounding)
                          for line in lines), Decimal(0))
        else:
            amount = cents(tax_of(base, key), rounding)
        first = lines[0]["tax"]
        row = {"type": key[0], "region": key[1], "code": key[2]}
        if "rate" in first:
            row["rate"] = first["rate"]
        rows.append(row | {"base": f"{base:.2f}", "amount": f"{amount:.2f}"})
    document["taxSummary"] = rows
    document["totals"] = totals_of(rows)
    if shares:
        document["totals"]["discount"] = f"{sum(shares.values()):.2f}"


def totals_of(rows: list[dict]) -> dict:
    net = sum((Decimal(row["base"]) for row in rows), Decimal(0))
    tax = sum((Decimal(row["amount"]) for row in rows), Decimal(0))
    duty = sum((Decimal(row["amount"]) for row in rows if row["type"] == "IS"), Decimal(0))
    totals = {"net": f"{net:.2f}", "tax": f"{tax:.2f}", "gross": f"{net + tax:.2f}"}
    if duty:
        totals["stampDuty"] = f"{duty:.2f}"
    return totals


def payable(document: dict) -> Decimal:
    withheld = sum(Decimal(entry["amount"]) for entry in document.get("withholdings", []))
    return Decimal(document["totals"]["gross"]) - withheld
