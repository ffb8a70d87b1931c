"""Lines, taxes and global discounts for the corpus: unusual, but lawful."""

from datetime import date
from decimal import (ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal)
from random import Random

from amounts import add_up, cents, exact_amount, items_of, row_key, tax_of, totals_of
from law import (FOREIGN_RATES, MARGIN_CODES, RATES, exemptions_on, is_reverse_charge, rate)
from vocabulary import goods, words

UNITS = ("UN", "H", "KG", "CX", "M2", "m³", "DIA", "L", "palete", "ºC", "Vά")
# The retail basket of 2023: only where nothing else is on the document.
LINE_COUNTS = (1, 1, 1, 2, 3, 4, 5, 8, 8, 12, 20, 35, 60)


def digits(random: Random, most: int, places: int) -> str:
    """A decimal above zero with at most six places, sometimes with zeros at its end."""
    whole = random.randint(0, 10 ** random.randint(1, most))
    part = random.randint(1, 10 ** places - 1) if places else 0
    if not whole and not part:
        whole = 1
    return f"{whole}.{part:0{places}d}" if places else str(whole)


def quantity(random: Random) -> str:
    return digits(random, 3, random.choice((0, 0, 0, 1, 3, 6)))


def line_count(random: Random) -> int:
    """Mostly a page, now and then up to four hundred."""
    return random.randint(100, 400) if random.random() < 0.02 else random.choice(LINE_COUNTS)


def taxes(random: Random, document: dict) -> list[dict]:
    """The tax combinations that lines choose from; at most three fiscal spaces."""
    day = date.fromisoformat(document.get("supplyDate", document["issueDate"]))
    buyer = document.get("buyer", {})
    has_number = buyer.get("taxId", "999999990") != "999999990"
    is_foreign = buyer.get("country", "PT") not in ("PT", "Desconhecido")
    choice = random.random()
    if is_foreign and has_number and choice < 0.4:
        codes = [code for code in exemptions_on(day)
                 if is_reverse_charge(code) or code in ("M05", "M16")]
        return [exempt(random.choice(codes))]
    if is_foreign and choice < 0.6:
        country = random.choice(tuple(FOREIGN_RATES))
        return [{"type": "IVA", "region": country, "code": "OUT", "rate": each}
                for each in FOREIGN_RATES[country]]
    regions = random.choice((("PT",),) * 6 + (("PT-AC",), ("PT-MA",), ("PT", "PT-MA"),
                                              ("PT-AC", "PT-MA"), ("PT", "PT-AC", "PT-MA")))
    made = [{"type": "IVA", "region": region, "code": code, "rate": rate(region, code, day)}
            for region in regions for code in ("NOR", "INT", "RED")]
    if random.random() < 0.3:
        codes = [code for code in exemptions_on(day)
                 if code not in MARGIN_CODES + ("M99", "M16") and
                 (has_number or not is_reverse_charge(code))]
        made += [exempt(code, regions[0]) for code in random.sample(codes, random.randint(1, 3))]
    if random.random() < 0.1:
        made.append({"type": "NS", "region": regions[0], "code": "NS", "rate": "0",
                     "exemption": random.choice(MARGIN_CODES + ("M99",) * 4)})
    if regions[0] == "PT" and random.random() < 0.1:
        made.append({"type": "IS", "region": "PT", "code": "17.1.4", "rate": random.choice(("4", "0.6"))})
        made.append({"type": "IS", "region": "PT", "code": "23.3", "amount": "0.50"})
    # Most documents use a few combinations; some use all, for the longest messages.
    return made if random.random() < 0.1 else random.sample(made, min(len(made), random.randint(1, 6)))


def exempt(code: str, region: str = "PT") -> dict:
    return {"type": "IVA", "region": region, "code": "ISE", "rate": "0", "exemption": code}


def line(random: Random, tax: dict) -> dict:
    made = {"description": goods(random), "quantity": quantity(random), "unit": random.choice(UNITS),
            "unitPrice": digits(random, random.choice((1, 2, 3, 4)), random.choice((2, 2, 2, 2, 0, 4, 6, 10))),
            "tax": dict(tax)}
    if random.random() < 0.8:
        made["code"] = f"P{random.randint(0, 99999):05d}"
    choice = random.random()
    if choice < 0.12:
        made["discount"] = {"percent": random.choice(("5", "10", "12.5", "33.333333", "0.5", "100", "0"))}
    elif choice < 0.18:
        made["discount"] = {"amount": f"{cents(exact_amount(made) / 3, ROUND_DOWN):.2f}"}
    if random.random() < 0.08:
        made["notes"] = words(random, random.randint(1, 25))
    if random.random() < 0.05:
        made["serialNumbers"] = [f"SN-{random.randint(0, 10**9):09d}" for _ in range(random.randint(1, 9))]
    return made


def fill_lines(random: Random, document: dict) -> None:
    choices = taxes(random, document)
    is_simplified = document["type"] == "FS"
    count = random.randint(1, 12) if is_simplified else line_count(random)
    lines = [line(random, random.choice(choices)) for _ in range(count)]
    if is_simplified:
        for each in lines:
            each["quantity"] = str(random.randint(1, 3))
            each["unitPrice"] = digits(random, 1, 2)
            each.pop("discount", None)
    document["lines"] = lines
    cancel(random, document)
    supply_dates(random, document)
    rounding = random.choice((ROUND_HALF_UP, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN))
    add_up(document, rounding, per_line=random.random() < 0.3)
    if random.random() < 0.12:
        add_up(document, rounding, shares=discount_shares(random, document))
    if random.random() < 0.1:
        document["taxSummary"].reverse()
    if Decimal(document["totals"]["gross"]) == 0:
        # What is free of charge altogether is another story: add something with a price.
        lines.append(line(random, lines[0]["tax"]) | {"unitPrice": "10", "quantity": "1"})
        lines[-1].pop("discount", None)
        add_up(document, rounding)
    add_texts(random, document)


def fill_lines_with_tax(random: Random, document: dict) -> None:
    """A working document priced with tax (DL 28/2019 art. 7 n.2 e): tax in the totals alone."""
    lines = [line(random, {}) for _ in range(random.choice((1, 3, 8, 40)))]
    for each in lines:
        del each["tax"]
        each["amount"] = f"{cents(exact_amount(each)):.2f}"
    document["lines"] = lines
    gross = sum(Decimal(each["amount"]) for each in lines)
    net = cents(gross / Decimal("1.13"))
    document["totals"] = {"net": f"{net:.2f}", "tax": f"{gross - net:.2f}", "gross": f"{gross:.2f}"}
    add_texts(random, document)


def cancel(random: Random, document: dict) -> None:
    """Now and then a line that cancels another, in whole or in part (Despacho 8632/2014, 2.2.6)."""
    lines = document["lines"]
    if random.random() > 0.1:
        return
    whole = random.choice(lines)
    taken = {key: whole[key] for key in ("code", "description", "unit", "unitPrice", "tax") if key in whole}
    part = random.random() < 0.5 and whole.get("discount", {}).get("amount") is None
    amount = Decimal(whole["quantity"])
    taken["quantity"] = f"-{amount / 2:.6f}" if part and amount >= 1 else f"-{whole['quantity']}"
    if "discount" in whole:
        taken["discount"] = dict(whole["discount"])
    lines.insert(random.randint(0, len(lines)), taken)


def add_texts(random: Random, document: dict) -> None:
    """Headings and comments among the lines, long ones too."""
    if random.random() < 0.15:
        for _ in range(random.randint(1, 3)):
            place = random.randint(0, len(document["lines"]))
            document["lines"].insert(place, {"text": words(random, random.randint(1, 40))})


def supply_dates(random: Random, document: dict) -> None:
    """A date of its own on some lines, where the same rates are in force."""
    day = document.get("supplyDate", document["issueDate"])
    changes = {row[1].isoformat()[:7] for row in RATES}
    if random.random() < 0.1 and day[:7] not in changes and day[8:] != "01":
        for each in random.sample(document["lines"], max(1, len(document["lines"]) // 3)):
            each["supplyDate"] = day[:8] + "01" if day[8:] <= "04" else day


def discount_shares(random: Random, document: dict) -> dict:
    """What a global discount takes off each row: any split that leaves nothing negative."""
    percent = Decimal(random.choice(("2", "5", "33.3")))
    return {row_key(row): cents(Decimal(row["base"]) * percent / 100, ROUND_DOWN)
            for row in document["taxSummary"] if random.random() < 0.8}


def fill_receipt(random: Random, document: dict) -> None:
    """A receipt settles invoices; under cash VAT its rates and tax show too."""
    year = document["issueDate"][:4]
    settled = [{"number": f"FT A{year}/{n}", "date": document["issueDate"],
                "amount": digits(random, 4, 2)} for n in range(random.choice((1, 1, 2, 5, 80)))]
    gross = sum(Decimal(entry["amount"]) for entry in settled)
    if random.random() < 0.2:
        settled[0]["discount"] = "0.00"
    document["settled"] = settled
    for n in range(random.choice((0, 0, 1, 3))):
        credit = cents(gross / 10, ROUND_DOWN)
        if credit:
            settled.insert(random.randint(1, len(settled)), {
                "number": f"NC A{year}/{n}", "date": document["issueDate"], "amount": f"{credit:.2f}",
                "credit": True})
            gross -= credit
    if document["type"] == "RC" or random.random() < 0.2:
        day = date.fromisoformat(document["issueDate"])
        percent = rate("PT", "NOR", day)
        row = {"type": "IVA", "region": "PT", "code": "NOR", "rate": percent}
        base = cents(gross / (1 + Decimal(percent) / 100))
        tax = cents(tax_of(base, row_key(row)))
        # Not every gross total is a base with its tax: the first invoice gives or takes the cent.
        settled[0]["amount"] = f"{Decimal(settled[0]['amount']) + base + tax - gross:.2f}"
        gross = base + tax
        document["taxSummary"] = [row | {"base": f"{base:.2f}", "amount": f"{tax:.2f}"}]
        document["totals"] = totals_of(document["taxSummary"])
    else:
        document["totals"] = {"net": f"{gross:.2f}", "tax": "0.00", "gross": f"{gross:.2f}"}
    if random.random() < 0.5:
        document["payment"] = {"paid": [{"method": "TB", "amount": f"{gross:.2f}",
                                         "date": document["issueDate"]}]}
