"""Documents in GOBL (draft 0, pt-saft-v1) as a billing API writes and seals them.

Written from GOBL's published schemas; nothing here is taken from Prelo. `seal` derives the QR message
from the document by AT's specification, which makes it the oracle for what Prelo must print.
"""

import hashlib
import json
from base64 import b64encode
from copy import deepcopy
from decimal import ROUND_HALF_UP, Decimal

DRAFT = "https://gobl.org/draft-0/"
CENT = Decimal("0.01")
RATES = {"NOR": ("general", "23"), "INT": ("intermediate", "13"), "RED": ("reduced", "6")}
ISLANDS = {"PT-AC": {"NOR": "16", "INT": "9", "RED": "4"}, "PT-MA": {"NOR": "22", "INT": "12", "RED": "4"}}
KEYS = {"M40": "reverse-charge", "M30": "reverse-charge", "M16": "intra-community", "M05": "export",
        "M99": "outside-scope"}

SELLER = {
    "name": "Tipografia Exemplo, Lda.", "tax_id": {"country": "PT", "code": "515881392"},
    "addresses": [{"num": "79", "street": "Rua do Século", "locality": "Lisboa", "code": "1200-433",
                   "country": "PT"}],
    "emails": [{"addr": "faturas@exemplo.pt"}], "telephones": [{"num": "+351 210 000 000"}],
    "registration": {"capital": "50000.00", "currency": "EUR", "office": "CRC de Lisboa",
                     "entry": "515881392"},
}
BUYER = {
    "name": "Farmácia Ética, Lda.", "tax_id": {"country": "PT", "code": "873091140"},
    "addresses": [{"street": "Rua de Santa Catarina, 6", "locality": "Lisboa", "code": "1100-053",
                   "country": "PT"}],
}


def cents(amount) -> Decimal:
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def vat(band: str = "NOR", region: str = "PT") -> dict:
    """One VAT combination; an exemption code instead of a band for none."""
    if band.startswith("M"):
        return {"cat": "VAT", "key": KEYS.get(band, "exempt"),
                "ext": {"pt-region": region, "pt-saft-exemption": band, "pt-saft-tax-rate": "ISE"}}
    name, percent = RATES[band]
    percent = ISLANDS.get(region, {}).get(band, percent)
    return {"cat": "VAT", "key": "standard", "rate": name, "percent": f"{percent}.0%",
            "ext": {"pt-region": region, "pt-saft-tax-rate": band}}


def line(name: str, quantity: str, price: str | None, tax: dict | None = None, *, discount: str | None = None,
         charge: str | None = None, unit: str = "one", **more) -> dict:
    item = {"name": name, "unit": unit} | ({"price": price} if price else {})
    made = {"quantity": quantity, "item": item} | more
    if price is None:
        return made
    total = Decimal(quantity) * Decimal(price)
    made["sum"] = f"{cents(total)}"
    if discount:
        taken = cents(total * Decimal(discount) / 100)
        made["discounts"] = [{"percent": f"{discount}.0%", "amount": f"{taken}"}]
        total -= taken
    if charge:
        made["charges"] = [{"reason": "Portes", "amount": charge}]
        total += Decimal(charge)
    tax = tax or vat()
    made["taxes"] = [tax]
    made["total"] = f"{cents(total)}"
    if "pt-saft-exemption" in tax["ext"]:
        made["notes"] = [{"key": "legal", "src": "pt-saft-exemption", "code": tax["ext"]["pt-saft-exemption"],
                          "text": "Motivo de isenção"}]
    return made


def totals(document: dict) -> None:
    """Fills `totals` as GOBL does: one row for each combination, rounded sums of exact lines."""
    included = "prices_include" in document.get("tax", {})
    groups: dict[str, list] = {}
    counted = [(row["taxes"], Decimal(row["total"])) for row in document["lines"]]
    counted += [(row["taxes"], Decimal(row["amount"])) for row in document.get("charges", [])]
    counted += [(row["taxes"], -Decimal(row["amount"])) for row in document.get("discounts", [])]
    withheld: dict[str, list] = {}
    for taxes, amount in counted:
        for tax in taxes:
            chosen = groups if tax["cat"] == "VAT" else withheld
            chosen.setdefault(repr(sorted(tax.get("ext", {}).items())) + tax["cat"], [tax, Decimal(0)])[1] += amount
    rows, net, sum_of_taxes = [], Decimal(0), Decimal(0)
    for tax, amount in groups.values():
        percent = Decimal(tax.get("percent", "0%")[:-1])
        base = cents(amount / (1 + percent / 100)) if included else cents(amount)
        due = cents(amount) - base if included else cents(base * percent / 100)
        row = {"key": tax["key"], "ext": tax["ext"], "base": f"{base}", "amount": f"{due}"}
        rows.append(row | ({"percent": tax["percent"]} if "percent" in tax else {}))
        net, sum_of_taxes = net + base, sum_of_taxes + due
    categories = [{"code": "VAT", "rates": rows, "amount": f"{sum_of_taxes}"}]
    retained = Decimal(0)
    for tax, amount in withheld.values():
        kept = cents(amount * Decimal(tax["percent"][:-1]) / 100)
        retained += kept
        categories.append({"code": tax["cat"], "retained": True, "amount": f"{kept}", "rates": [
            {"base": f"{cents(amount)}", "percent": tax["percent"], "amount": f"{kept}"}]})
    made = {"sum": f"{sum(Decimal(row['total']) for row in document['lines'])}"}
    for name, key in (("discounts", "discount"), ("charges", "charge")):
        if name in document:
            made[key] = f"{sum(Decimal(row['amount']) for row in document[name])}"
    if included:
        made["tax_included"] = f"{sum_of_taxes}"
    made |= {"total": f"{net}", "taxes": {"categories": categories, "sum": f"{sum_of_taxes}"},
             "tax": f"{sum_of_taxes}", "total_with_tax": f"{net + sum_of_taxes}"}
    if retained:
        made["retained_tax"] = f"{retained}"
    document["totals"] = made | {"payable": f"{net + sum_of_taxes - retained}"}


def bill(kind: str, code: str, lines: list[dict], *, number: str | None = None, **more) -> dict:
    """A document of type `code`, FT A2026/1 unless `number` says otherwise."""
    number = number or f"{code} A2026/1"
    series, _, digits = number.rpartition("/")
    extension = {"invoice": "pt-saft-invoice-type", "delivery": "pt-saft-movement-type",
                 "order": "pt-saft-work-type", "payment": "pt-saft-payment-type"}[kind]
    if kind == "invoice" and code in ("PF", "FC", "CC"):
        extension = "pt-saft-work-type"
    extensions = {extension: code, "pt-saft-source": "P"}
    types = {"NC": "credit-note", "ND": "debit-note", "PF": "proforma", "NE": "purchase", "OR": "quote",
             "GT": "waybill", "GR": "note"}
    document = {
        "$schema": f"{DRAFT}bill/{kind}", "$regime": "PT", "$addons": ["pt-saft-v1"],
        "uuid": "01902adc-055a-7000-88ea-0dc88769ee3c",
        "type": "receipt" if kind == "payment" else types.get(code, "standard"),
        "series": series, "code": digits, "issue_date": "2026-05-04", "value_date": "2026-05-04",
        "currency": "EUR", "supplier": deepcopy(SELLER), "customer": deepcopy(BUYER),
        "lines": [{"i": index, **row} for index, row in enumerate(deepcopy(lines), 1)],
    }
    document |= {"ext": extensions} if kind == "payment" else {"tax": {"ext": extensions}}
    for key, value in more.items():
        if key == "tax":
            document["tax"] |= value
        elif value is None:
            document.pop(key, None)
        else:
            document[key.replace("tags", "$tags")] = value
    if kind != "payment" and all("total" in row for row in document["lines"]):
        totals(document)
    return document


def euros(document: dict):
    """What turns an amount of the document into EUR, to the cent."""
    for exchange in document.get("exchange_rates", []):
        if exchange["from"] == document["currency"] != "EUR":
            return lambda amount: cents(Decimal(amount) * Decimal(exchange["amount"]))
    return Decimal


def message(document: dict, atcud: str, characters: str, certificate: str, *, status: str = "N",
            country: str = "PT", not_subject: bool = False, other: str = "") -> str:
    """The QR message of a document (AT, Código QR, section 4), from the document alone."""
    in_euros = euros(document)
    extensions = document.get("ext") or document["tax"]["ext"]
    code = next(value for key, value in extensions.items() if key.endswith("-type"))
    number = "/".join(document[key] for key in ("series", "code") if key in document)
    buyer = document.get("customer", {})
    identity = buyer.get("tax_id", {})
    fields = [
        ("A", document["supplier"]["tax_id"]["code"]), ("B", identity.get("code", "999999990")),
        ("C", identity.get("country", country)), ("D", code), ("E", status),
        ("F", document["issue_date"].replace("-", "")), ("G", number), ("H", atcud)]
    if code in ("RG", "RC"):
        categories = [c for row in document["lines"] for c in row.get("tax", {}).get("categories", [])]
    else:
        categories = document.get("totals", {}).get("taxes", {}).get("categories", [])
    spaces: dict[str, dict[str, Decimal]] = {}
    outside = withheld = tax = net = Decimal(0)
    for category in categories:
        if category.get("retained"):
            withheld += in_euros(category["amount"])
            continue
        for row in category["rates"]:
            ext, base, due = row["ext"], in_euros(row["base"]), in_euros(row["amount"])
            tax, net = tax + due, net + base
            if ext.get("pt-saft-exemption") == "M99" and not_subject:
                outside += base
                continue
            space = spaces.setdefault(ext["pt-region"], {})
            pair = {"ISE": ("2",), "RED": ("3", "4"), "INT": ("5", "6")}.get(ext["pt-saft-tax-rate"], ("7", "8"))
            for place, amount in zip(pair, (base, due)):
                space[place] = space.get(place, Decimal(0)) + amount
    ordered = sorted(spaces, key=lambda name: ("PT", "PT-AC", "PT-MA").index(name) if name[:2] == "PT" else 3)
    for letter, region in zip("IJK", ordered):
        fields.append((letter + "1", region))
        fields += [(letter + place, f"{amount:.2f}") for place, amount in sorted(spaces[region].items())]
    if not spaces:
        fields.append(("I1", "PT" if outside else "0"))
    if outside:
        fields.append(("L", f"{outside:.2f}"))
    gross = Decimal(document["total"]) if code in ("RG", "RC") else net + tax
    fields += [("N", f"{tax:.2f}"), ("O", f"{gross:.2f}")]
    if withheld:
        fields.append(("P", f"{withheld:.2f}"))
    fields += [("Q", characters), ("R", certificate)]
    fields += [("S", other)] if other else []
    return "*".join(f"{code}:{value}" for code, value in fields)


def signature(text: str) -> str:
    """172 characters of base64 that differ with `text`; nobody holds the key that made them."""
    return b64encode(b"".join(hashlib.sha256(f"{text}{part}".encode()).digest() for part in range(4))).decode()


def stamps(document: dict, *, certificate: str = "192", whole: bool = True, time: bool = True,
           signed: bool = False, full: str = "", **how) -> dict:
    """The stamps of a document, by provider."""
    full = full or signature(document["code"] + document["issue_date"])
    characters = full[0] + full[10] + full[20] + full[30]
    digits = document["code"].rpartition("/")[2]
    atcud = f"AAJFJ3JYDP-{digits}"
    # Receipts are not signed (Despacho 8632/2014, 1.1), though some programs do.
    is_signed = signed or document["$schema"].rpartition("/")[2] != "payment"
    made = {"at-atcud": atcud,
            "at-qr": message(document, atcud, characters if is_signed else "0", certificate, **how)}
    if is_signed:
        made["at-hash"] = characters
        if whole:
            made["at-hash-full"] = full
    made["at-app-id"] = certificate
    if time:
        made["at-ts"] = document["issue_date"] + "T10:30:00"
    return made


def digest(document: dict) -> str:
    """The digest of GOBL's canonical form: keys sorted, no white space (no floats or nulls in these)."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def envelope(document: dict, marks: dict | None) -> dict:
    head = {"uuid": "01902adc-05c8-7000-8703-60c8dcf87bd6",
            "dig": {"alg": "sha256", "val": digest(document)}}
    if marks is not None:
        head["stamps"] = [{"prv": provider, "val": value} for provider, value in marks.items()]
    return {"$schema": f"{DRAFT}envelope", "head": head, "doc": document}


def sealed(document: dict, **how) -> dict:
    return envelope(document, stamps(document, **how))


def stamp(sealed_document: dict, provider: str) -> str:
    return next(entry["val"] for entry in sealed_document["head"]["stamps"] if entry["prv"] == provider)
