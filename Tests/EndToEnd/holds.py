"""A second reading of the contract's "What must hold": what is wrong with a document, in words.

It guards the corpus, the fixtures and the samples against their own makers; it is not Prelo's rules.
"""

import re
from base64 import b64decode
from datetime import date
from decimal import Decimal

from amounts import CENT, exact_amount, items_of, payable, row_key, tax_of, unit_duty
from law import (EXEMPTIONS, INVOICES, MOVEMENTS, RECEIPTS, REGIONS, STATUSES, TYPES, WORKING,
                 iban_remainder, is_nif, is_reverse_charge, rate)
from stamp import qr_message

HASH_CONTROL = re.compile(
    r"[0-9]+|[0-9]+[.][0-9]+|[0-9]+-[A-Z]{2}M [^ ]+/[0-9]+|[0-9]+-[A-Z]{2}D [^ ]+ [^/^ ]+/[0-9]+")
AMOUNT = re.compile(r"(0|[1-9][0-9]{0,12})([.][0-9]{1,2})?")
PRECISE = re.compile(r"(0|[1-9][0-9]{0,11})([.][0-9]{1,6})?")
PRICE = re.compile(r"(0|[1-9][0-9]{0,11})([.][0-9]{1,10})?")
LIMITS = {"A": 9, "B": 30, "C": 12, "D": 2, "E": 1, "F": 8, "G": 60, "H": 70, "N": 16, "O": 16, "P": 16,
          "Q": 4, "R": 4, "S": 65, "L": 16, "M": 16}


def faults(document: dict) -> list[str]:
    found = [*identity(document), *parties(document), *lines(document), *summary(document),
             *own_rules(document), *message(document)]
    return [fault for fault in found if fault]


def identity(document: dict):
    kind, number, atcud = document["type"], document["number"], document["atcud"]
    if kind not in TYPES:
        yield "type"
    if not re.fullmatch(r"[^ ]+ [^/^ ]+/[0-9]+", number) or len(number) > 60:
        yield f"number {number}"
    sequence = number.rpartition("/")[2]
    if atcud == "0":
        if document["issueDate"] >= "2023-01-01":
            yield "atcud 0 after 2022"
    elif not re.fullmatch(r"[A-Z0-9]{8,}-" + sequence, atcud) or len(atcud) > 70:
        yield f"atcud {atcud}"
    family = next(family for family in STATUSES if kind in family)
    if document.get("status", "N") not in STATUSES[family]:
        yield "status of another family"
    if document.get("status") == "A" and not document.get("statusDate"):
        yield "annulled without date"
    if kind not in RECEIPTS:
        if len(document["hash"]) != 172 or len(b64decode(document["hash"], validate=True)) != 128:
            yield "hash"
        if not HASH_CONTROL.fullmatch(document["hashControl"]):
            yield "hashControl"
    if document.get("training") and not document.get("software"):
        yield "training without software"


def parties(document: dict):
    seller, buyer = document["seller"], document.get("buyer", {})
    if not is_nif(seller["taxId"]):
        yield "seller NIF"
    if buyer.get("country", "PT") == "PT" and "taxId" in buyer and not is_nif(buyer["taxId"]):
        yield "buyer NIF"
    for method in document.get("payment", {}).get("methods", []):
        if method["type"] == "transfer" and iban_remainder(method["iban"]) != 1:
            yield "IBAN"
        if method["type"] == "multibanco" and not (
                re.fullmatch("[0-9]{5}", method["entity"]) and re.fullmatch("[0-9]{9}", method["reference"])):
            yield "Multibanco"


def is_valued(document: dict) -> bool:
    return "totals" in document


def lines(document: dict):
    if document["type"] in RECEIPTS:
        if document.get("lines") or not document.get("settled"):
            yield "a receipt settles and has no lines"
        return
    items = items_of(document)
    if not items:
        yield "no lines"
    yield from cancelled(items)
    for line in items:
        quantity = line["quantity"].removeprefix("-")
        if not line["description"] or not line["unit"] or not PRECISE.fullmatch(quantity):
            yield "line"
        if not is_valued(document):
            if {"unitPrice", "amount", "tax"} & line.keys():
                yield "price on an unvalued document"
            continue
        if not PRICE.fullmatch(line["unitPrice"]) or not AMOUNT.fullmatch(line["amount"].removeprefix("-")):
            yield "decimals of a line"
        if abs(Decimal(line["amount"]) - exact_amount(line)) > CENT:
            yield f"amount {line}"
        if (exact_amount(line) < 0) != (line["quantity"].startswith("-") and exact_amount(line) != 0):
            yield "sign"
        if Decimal(line.get("discount", {}).get("percent", 0)) > 100:
            yield "discount"
        if "tax" in line:
            yield from line_tax(document, line)
        elif not is_priced_with_tax(document):
            yield "tax"


def cancelled(items: list[dict]):
    """Negative lines take off no more than there is of their item (Despacho 8632/2014, 2.2.6)."""
    sums: dict[str, Decimal] = {}
    for line in items:
        name = line.get("code") or line["description"]
        sums[name] = sums.get(name, Decimal(0)) + Decimal(line.get("amount", line["quantity"]))
    if any(value < 0 for value in sums.values()):
        yield "more cancelled than charged"


def is_priced_with_tax(document: dict) -> bool:
    return (document["type"] in WORKING and is_valued(document) and "taxSummary" not in document
            and not any("tax" in line for line in document["lines"]))


def line_tax(document: dict, line: dict):
    tax = line["tax"]
    if tax["type"] == "IS":
        if ("rate" in tax) == ("amount" in tax):
            yield "stamp duty has one of rate and amount"
        return
    if (Decimal(tax["rate"]) == 0) != ("exemption" in tax):
        yield "exemption exactly where the rate is 0"
    day = date.fromisoformat(
        line.get("supplyDate") or document.get("supplyDate") or document["issueDate"])
    if "exemption" in tax:
        _, first, last = EXEMPTIONS[tax["exemption"]]
        if not first <= day <= last:
            yield f"{tax['exemption']} on {day}"
        buyer_number = document.get("buyer", {}).get("taxId", "999999990")
        if is_reverse_charge(tax["exemption"]) and buyer_number == "999999990":
            yield "reverse charge without a buyer's number"
    elif tax["region"] in REGIONS and tax["rate"] != rate(tax["region"], tax["code"], day):
        yield f"rate {tax} on {day}"


def summary(document: dict):
    if document["type"] in INVOICES and not ("totals" in document and "taxSummary" in document):
        yield "an invoice has a summary and totals"
    rows = document.get("taxSummary", [])
    groups: dict[tuple, list[dict]] = {}
    with_taxes = is_valued(document) and not is_priced_with_tax(document)
    for line in items_of(document) if with_taxes else []:
        groups.setdefault(row_key(line["tax"]), []).append(line)
    if groups and sorted(groups) != sorted(row_key(row) for row in rows):
        yield "one row for each combination"
    taken = Decimal(0)
    for row in rows:
        members, base = groups.get(row_key(row), []), Decimal(row["base"])
        whole = sum((Decimal(line["amount"]) for line in members), Decimal(0))
        if members:
            taken += whole - base
            if not 0 <= base <= whole:
                yield "a share of the discount"
        by_unit = members and "amount" in members[0]["tax"]
        expected = (sum(map(unit_duty, members)) if by_unit else tax_of(base, row_key(row)))
        tax_only = base == 0 and whole == 0 and document["type"] in ("NC", "ND")
        if abs(Decimal(row["amount"]) - expected) > CENT / 2 * (len(members) + 1) and not tax_only:
            yield f"tax {row}, {expected} expected"
    if groups and taken != Decimal(document["totals"].get("discount", 0)):
        yield "the shares are the discount"
    if document["type"] not in RECEIPTS and is_valued(document) and is_priced_with_tax(document):
        if sum(Decimal(line["amount"]) for line in items_of(document)) != Decimal(document["totals"]["gross"]):
            yield "prices with tax"
    if is_valued(document):
        totals = {key: Decimal(value) for key, value in document["totals"].items()}
        if rows and totals["net"] != sum(Decimal(row["base"]) for row in rows):
            yield "net"
        if rows and totals["tax"] != sum(Decimal(row["amount"]) for row in rows):
            yield "tax"
        if totals["gross"] != totals["net"] + totals["tax"]:
            yield "gross"
        if "stampDuty" in totals and totals["stampDuty"] != sum(
                Decimal(row["amount"]) for row in rows if row["type"] == "IS"):
            yield "stampDuty"
    spaces = {row.get("region", "PT") for row in rows if row["type"] != "NS"}
    if len(spaces) > 3:
        yield "four regions"


def own_rules(document: dict):
    kind = document["type"]
    if kind in ("NC", "ND") and not document.get("references"):
        yield "a note names what it rectifies"
    if kind in MOVEMENTS and not document.get("shipment", {}).get("from"):
        yield "transport without shipment"
    if kind not in MOVEMENTS + WORKING and not is_valued(document):
        yield "unvalued"
    paid = document.get("payment", {}).get("paid")
    if kind == "FR" and paid and sum(Decimal(entry["amount"]) for entry in paid) != payable(document):
        yield "paid"
    if is_valued(document) and payable(document) < 0:
        yield "more withheld than due"
    if kind in RECEIPTS and sum(
            Decimal(entry["amount"]) * (-1 if entry.get("credit") else 1)
            for entry in document["settled"]) != Decimal(document["totals"]["gross"]):
        yield "settled"


def message(document: dict):
    for field in qr_message(document).split("*"):
        code, _, value = field.partition(":")
        limit = LIMITS.get(code, 5 if code.endswith("1") else 16)
        if not value or len(value) > limit:
            yield f"field {field}"
