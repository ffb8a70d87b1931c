"""Writes SampleOutput: adds up and signs the documents, has Prelo render them, and pictures one for the README.

    python3 samples.py --binary .build/release/prelo      (`./test --update-samples`)
"""

import argparse
import os
import subprocess
import sys
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

from amounts import add_up, cents, exact_amount, items_of, payable, row_key, totals_of
from holds import faults
from jsontext import pretty
from law import RECEIPTS
from sample_documents import SAMPLES
from sample_unusual import UNUSUAL
from signing import Signer
from support import DONE, REPOSITORY, prelo

FOLDER = REPOSITORY / "SampleOutput"
# Five in the hundred off the whole order, shared over the rates.
GLOBAL_DISCOUNT = {"fatura-tres-paginas": Decimal("0.05")}
# Of a table check, whose prices include it.
TABLE_RATE = Decimal("0.13")
# Keys in the order in which a person reads a document.
ORDER = ("format", "type", "number", "atcud", "status", "statusDate", "statusReason", "issueDate",
         "systemEntryDate", "supplyDate", "dueDate", "hash", "hashControl", "certificate", "training",
         "software", "regimes", "seller", "buyer", "shipment", "lines", "settled", "references",
         "originating", "taxSummary", "totals", "withholdings", "currency", "payment", "qrOther", "notes",
         "print")


def complete(name: str, draft: dict, signer: Signer) -> dict:
    document = deepcopy(draft)
    if document["type"] in RECEIPTS:
        gross = sum(Decimal(entry["amount"]) * (-1 if entry.get("credit") else 1)
                    for entry in document["settled"])
        document["totals"] = totals_of(document["taxSummary"]) if "taxSummary" in document else {
            "net": f"{gross:.2f}", "tax": "0.00", "gross": f"{gross:.2f}"}
    elif any("unitPrice" in line and "tax" not in line for line in items_of(document)):
        for line in items_of(document):
            line["amount"] = f"{cents(exact_amount(line)):.2f}"
        gross = sum(Decimal(line["amount"]) for line in items_of(document))
        net = cents(gross / (1 + TABLE_RATE))
        document["totals"] = {"net": f"{net:.2f}", "tax": f"{gross - net:.2f}", "gross": f"{gross:.2f}"}
    elif any("unitPrice" in line for line in items_of(document)):
        add_up(document)
        if name in GLOBAL_DISCOUNT:
            add_up(document, shares={row_key(row): cents(Decimal(row["base"]) * GLOBAL_DISCOUNT[name])
                                     for row in document["taxSummary"]})
    if "currency" in document:
        rate = Decimal(document["currency"]["rate"])
        document["currency"]["gross"] = f"{cents(Decimal(document['totals']['gross']) * rate):.2f}"
    for method in document.get("payment", {}).get("methods", []):
        if method["type"] == "multibanco":
            method["amount"] = f"{payable(document):.2f}"
            document["qrOther"] += f";{method['amount']}"
    signer.sign(document)
    if found := faults(document):
        raise ValueError(f"{name}: {found}")
    return {key: document[key] for key in ORDER if key in document}


def sources() -> dict[str, str]:
    """The JSON text of each sample."""
    signer = Signer()
    return {name: pretty(complete(name, draft, signer)) for name, draft in (SAMPLES | UNUSUAL).items()}


def write_sources() -> list[Path]:
    FOLDER.mkdir(exist_ok=True)
    paths = []
    for name, text in sources().items():
        paths.append(FOLDER / f"{name}.json")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, help="without it only the JSON is written")
    options = parser.parse_args()
    paths = write_sources()
    if not options.binary:
        return 0
    os.environ["PRELO_BINARY"] = str(options.binary.resolve())
    for path in paths:
        run = prelo("render", path, "-o", path.with_suffix(".pdf"), "--force")
        sys.stderr.write(run.err)
        if run.code != DONE:
            return run.code
    picture = FOLDER / "fatura-uma-pagina"
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", f"{picture}.pdf", picture], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
