"""Makes valid documents of every kind, each with the QR message it must give.

    python3 corpus.py --count 1000 --seed 7 -o FOLDER

The same seed gives the same documents. Nothing here asks Prelo: `stamp.py` says what the message
must be, `holds.py` that the document keeps the contract.
"""

import argparse
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from corpus_lines import fill_lines, fill_lines_with_tax, fill_receipt, quantity
from corpus_parties import buyer, seller, shipment
from jsontext import varied
from law import INVOICES, MOVEMENTS, RECEIPTS, TYPES, WORKING, make_iban, make_nif
from amounts import payable
from signing import Signer
from stamp import qr_message
from vocabulary import company, goods, words

FIRST_DAY, LAST_DAY = date(2013, 1, 1), date(2026, 11, 20)
LAST_DC = date(2017, 6, 30)
CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXYZ23456789"


@dataclass
class Specimen:
    document: dict
    message: str
    text: str


class Corpus:
    """An endless row of valid documents."""

    def __init__(self, seed: int = 1):
        self.random = Random(seed)
        self.signer = Signer()
        self.made = 0

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def take(self, count: int) -> list[Specimen]:
        return [self.next() for _ in range(count)]

    def next(self) -> Specimen:
        # Invoices are the commonest: every second document, and each type in turn between them.
        place, self.made = self.made, self.made + 1
        kind = TYPES[place // 2 % len(TYPES)] if place % 2 == 0 else self.random.choice(INVOICES)
        document = self.head(kind)
        unvalued = kind in MOVEMENTS + WORKING and self.chance(0.4)
        if kind in RECEIPTS:
            fill_receipt(self.random, document)
        elif unvalued:
            self.unvalued_lines(document)
        elif kind in WORKING and self.chance(0.3):
            fill_lines_with_tax(self.random, document)
        else:
            fill_lines(self.random, document)
        self.surroundings(document, valued=not unvalued)
        self.signer.sign(document)
        return Specimen(document, qr_message(document), varied(self.random, document))

    def head(self, kind: str) -> dict:
        random = self.random
        last = LAST_DC if kind == "DC" else LAST_DAY
        issued = FIRST_DAY + timedelta(random.randint(0, (last - FIRST_DAY).days))
        if kind != "DC" and self.chance(0.5):
            issued = LAST_DAY - timedelta(random.randint(0, 1000))
        entered = datetime.combine(issued, datetime.min.time()) + timedelta(
            seconds=random.randint(0, 86399))
        code = random.choice((kind, kind, kind, "1" + kind, "FAC" + kind, kind.lower(), "X.Y-" + kind))
        series = random.choice((f"A{issued.year}", f"{issued.year}LJ01", "001", "LOJA-3_A",
                                "Serie.Do.Ano_de-" + str(issued.year)))
        sequence = str(random.randint(1, 10 ** random.randint(1, 9)))
        if self.chance(0.2):
            sequence = sequence.zfill(random.randint(4, 15))
        validation = "".join(random.choices(CODE_LETTERS, k=8 if self.chance(0.8) else 20))
        has_no_code = issued.year < 2023 and self.chance(0.3)
        document = {
            "format": "prelo/1", "type": kind, "number": f"{code} {series}/{sequence}",
            "atcud": "0" if has_no_code else f"{validation}-{sequence}",
            "issueDate": issued.isoformat(), "systemEntryDate": entered.isoformat(),
            "certificate": random.choice((9999, 1, 177, 2860, "0177", 9999, 1, 177, 2860, 0)),
            "seller": seller(random),
        }
        if kind not in RECEIPTS:
            document["hashControl"] = str(random.randint(1, 12))
            self.origin(document)
        made_out_to = buyer(random, kind)
        if made_out_to is not None:
            document["buyer"] = made_out_to
        self.dates(document, issued)
        return document

    def dates(self, document: dict, issued: date) -> None:
        """Supply just before issue, where rates may have changed; a due date after it."""
        if document["type"] == "NC" and self.chance(0.3):
            # A credit note carries the rates of what it rectifies, here a while before.
            earlier = max(FIRST_DAY, issued - timedelta(self.random.randint(30, 700)))
            document["supplyDate"] = earlier.isoformat()
            return
        if document["type"] in INVOICES and self.chance(0.3):
            document["supplyDate"] = (issued - timedelta(self.random.randint(0, 4))).isoformat()
        if document["type"] in ("FT", "ND") and self.chance(0.5):
            document["dueDate"] = (issued + timedelta(self.random.randint(0, 120))).isoformat()

    def origin(self, document: dict) -> None:
        """Documents integrated from another program or recovered from paper or a duplicate."""
        kind, choice = document["type"], self.random.random()
        if choice < 0.05:
            # The regulation asks for the key's version alone, the dispatch for certificate and version.
            control = self.random.choice(("1", f"{self.random.randint(1, 9999)}.1"))
            document |= {"source": "I", "hashControl": control}
        elif choice < 0.10:
            document |= {"source": "M", "hashControl": f"1-{kind}M abc/0000{self.random.randint(1, 9)}"}
        elif choice < 0.15:
            document |= {"source": "M", "hashControl": f"2-{kind}D XY 2013A/00099"}
        elif choice < 0.3:
            document["source"] = "P"

    def unvalued_lines(self, document: dict) -> None:
        document["lines"] = [
            {"description": goods(self.random), "quantity": quantity(self.random), "unit": "UN"}
            for _ in range(self.random.choice((1, 2, 5, 60)))]

    def surroundings(self, document: dict, valued: bool) -> None:
        kind, random = document["type"], self.random
        if kind in MOVEMENTS or (kind in ("FT", "FR") and self.chance(0.1)):
            document["shipment"] = shipment(random, document["systemEntryDate"])
        if kind in ("NC", "ND"):
            document["references"] = [
                {"number": f"FT A{document['issueDate'][:4]}/{random.randint(1, 900)}",
                 "date": document.get("supplyDate", document["issueDate"]),
                 "reason": random.choice(("Devolução de mercadoria", "Retificação do preço", "x" * 50))}
                for _ in range(random.choice((1, 1, 1, 3)))]
        if kind in INVOICES and self.chance(0.2):
            document["originating"] = [{"number": f"GT T2020/{n}", "date": document["issueDate"]}
                                       for n in range(random.randint(1, 4))]
        self.status(document)
        if valued:
            self.money_matters(document)
        if self.chance(0.2):
            document["notes"] = [words(random, random.randint(1, 40)) for _ in range(random.randint(1, 3))]
            document["notes"][0] += "\nSegunda linha: " + words(random, 3)
        if self.chance(0.15):
            document["qrOther"] = random.choice(
                ("TB;PT50000201231234567890154;10.00", "MB;12345;123456789;10.00", "NU;0.80", "S" * 65))
        if self.chance(0.3):
            document["print"] = self.print_request()
        if valued and kind in MOVEMENTS + WORKING and self.chance(0.2):
            document.setdefault("print", {})["values"] = False
        if self.chance(0.05):
            document["extensions"] = {"erp": {"id": 7, "tags": ["a", None, True, -1.5e3]}}
            document["$schema"] = "https://example.invalid/prelo-1.schema.json"

    def status(self, document: dict) -> None:
        kind, random = document["type"], self.random
        regimes = {}
        if kind in INVOICES and self.chance(0.06):
            document["status"] = "S"
            if self.chance(0.7):
                regimes["selfBilling"] = True
        elif self.chance(0.06):
            entered = datetime.fromisoformat(document["systemEntryDate"])
            document |= {"status": "A", "statusReason": "Emitida em duplicado, não entregue",
                         "statusDate": (entered + timedelta(hours=5)).isoformat()}
        elif kind in INVOICES and self.chance(0.06):
            document["status"] = random.choice("RF")
        elif kind in MOVEMENTS and self.chance(0.1):
            document["status"] = random.choice("TF")
        elif kind in WORKING and self.chance(0.1):
            document["status"] = "F"
        elif self.chance(0.5):
            document["status"] = "N"
        if kind == "RC" or (kind in ("FT", "FS", "FR") and self.chance(0.1)):
            regimes["cashVat"] = True
        if self.chance(0.02):
            regimes["thirdParty"] = True
        if regimes:
            document["regimes"] = regimes
        if self.chance(0.04):
            document |= {"training": True, "software": {
                "name": "Fatura Fácil", "company": {"name": company(random), "taxId": make_nif(random)}}}

    def money_matters(self, document: dict) -> None:
        random, totals = self.random, document["totals"]
        net = Decimal(totals["net"])
        if self.chance(0.2) and net >= 1:
            document["withholdings"] = [
                {"type": kind, "description": text, "amount": f"{net * share / 100:.2f}"}
                for kind, text, share in random.sample((
                    ("IRS", "Retenção na fonte de IRS, art. 101.º CIRS", Decimal("11.5")),
                    ("IRC", "Retenção na fonte de IRC", Decimal("25")),
                    ("IS", "Imposto do selo retido", Decimal("1.2"))), random.choice((1, 1, 2)))]
            if self.chance(0.1):
                # What nobody knows need not be told, and nothing withheld is no withholding.
                document["withholdings"] = [{"amount": f"{net / 10:.2f}"}, {"type": "IRS", "amount": "0"}]
        if self.chance(0.08):
            code, rate = random.choice((("USD", "1.0842"), ("GBP", "0.85"), ("JPY", "163.123456")))
            document["currency"] = {"code": code, "rate": rate,
                                    "gross": f"{Decimal(totals['gross']) * Decimal(rate):.2f}"}
        if document["type"] in ("FT", "FR", "ND", "PF") and self.chance(0.5):
            self.payment(document)

    def payment(self, document: dict) -> None:
        random, due = self.random, payable(document)
        methods = [
            {"type": "transfer", "iban": make_iban(random)},
            {"type": "transfer", "iban": make_iban(random, "DE"), "bic": "DEUTDEFF500"},
            {"type": "multibanco", "entity": "21312", "reference": "123456789", "amount": f"{due:.2f}"},
            {"type": "mbway", "phone": "912345678"},
            {"type": "directDebit", "mandate": "ADC-00012345678"},
            {"type": "other", "description": "Cheque à ordem de " + company(random)},
        ]
        document["payment"] = {"terms": random.choice(("A 30 dias", "Pronto pagamento", "60 dias da data")),
                               "methods": random.sample(methods, random.randint(1, len(methods)))}
        if document["type"] == "FR" and due >= 1:
            part = (due / 3).quantize(Decimal("0.01"))
            document["payment"]["paid"] = [
                {"method": method, "amount": f"{amount:.2f}", "date": document["issueDate"]}
                for method, amount in (("NU", part), ("TB", due - part))]
        elif document["type"] == "FT" and due >= 1 and self.chance(0.3):
            document["payment"]["paid"] = [{"method": "MB", "amount": f"{due / 4:.2f}"}]

    def print_request(self) -> dict:
        random, request = self.random, {}
        if self.chance(0.7):
            request["language"] = random.choice(("pt", "en", "pt-en"))
        if self.chance(0.4):
            request["copies"] = ["original", "duplicate", "triplicate",
                                 "quadruplicate"][:random.randint(1, 4)]
        elif self.chance(0.4):
            request["secondCopy"] = True
        return request


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for place, specimen in enumerate(Corpus(options.seed).take(options.count)):
        stem = options.output / f"{place:05d}-{specimen.document['type']}"
        stem.with_suffix(".json").write_text(specimen.text, encoding="utf-8")
        stem.with_suffix(".qr.txt").write_text(specimen.message + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
