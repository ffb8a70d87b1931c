"""Work that grows as the input does: instructions are counted, so that neither machine nor load matters.

Each shape is made in three sizes, every one twice the one before. Where work grows as the input does, the second step
costs twice the first; where it grows with the square, four times. Half as much again is allowed.
"""

import json
import os
import platform
import re
import shutil
import unittest
from copy import deepcopy
from pathlib import Path

from gobl import bill, line, sealed
from support import FIXTURES, REPOSITORY, Judge, clean_environment, fixture, tool

PROGRAM = Path(os.environ.get("PRELO_BINARY", "prelo"))
SIZES = (500, 1000, 2000)
SAFT = (FIXTURES / "saft" / "cases" / "debit-line.xml").read_text()


def saft(**parts: str) -> bytes:
    """The sample with elements replaced by others, each given by its name."""
    text = SAFT
    for name, value in parts.items():
        start, end = text.index(f"<{name}>"), text.rindex(f"</{name}>") + len(name) + 3
        text = text[:start] + value + text[end:]
    return text.encode()


def own(change) -> bytes:
    document = fixture("fatura")
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def unsorted_keys(count: int) -> bytes:
    each = {"unitPrice": "1.00", "quantity": "1", "description": "a", "unit": "UN", "amount": "1.00"}
    return own(lambda document: document.update(lines=[each] * count))


def repeated(envelope: dict, lines: str, rates: str, count: int) -> bytes:
    envelope = deepcopy(envelope)
    envelope["doc"]["lines"] = "@lines"
    envelope["doc"]["totals"]["taxes"]["categories"] = [{"code": "VAT", "rates": "@rates", "amount": "0.00"}]
    text = json.dumps(envelope, ensure_ascii=False)
    for name, unit in (("lines", lines), ("rates", rates)):
        text = text.replace(f'"@{name}"', "[" + ",".join([unit] * count) + "]")
    return text.encode()


def rates_and_lines(count: int) -> bytes:
    """As many rates in the totals as there are lines, none of which any line has."""
    unit = '{"total":"1","taxes":[{"percent":"2%"}],"item":{"price":"1"}}'
    return repeated(sealed(bill("invoice", "FT", [line("Quarto", "1", "100.00")])), unit, '{"percent":"1%"}', count)


ONE_LINE = SAFT[SAFT.index("<Line>"):SAFT.index("</Line>") + 7]
RECEIPT = (FIXTURES / "saft" / "cases" / "receipt-rc.xml").read_text()


def receipt(count: int) -> bytes:
    """A receipt that settles that many documents, each at a rate of its own."""
    start, end = RECEIPT.index("<Line>"), RECEIPT.rindex("</Line>") + 7
    one = RECEIPT[start:end]
    lines = "".join(
        one.replace("FT A/1", f"FT A/{number}").replace("<TaxPercentage>23", f"<TaxPercentage>{number / 100}")
        for number in range(count))
    return (RECEIPT[:start] + lines + RECEIPT[end:]).encode()


SHAPES = {
    "own JSON, valid but for its totals": ("x.json", unsorted_keys),
    "own JSON, keys that nobody knows": (
        "x.json", lambda count: own(lambda document: document.update({f"k{n}": n for n in range(count)}))),
    "own JSON, a fault in every line": (
        "x.json", lambda count: own(lambda document: document.update(lines=[{"quantity": "x"}] * count))),
    "GOBL, as many rates as lines": ("x.json", rates_and_lines),
    "SAF-T, a product nobody knows in every line": (
        "x.xml", lambda count: saft(Line=ONE_LINE.replace(">P1<", ">Z<") * count)),
    "SAF-T, documents settled by a receipt": ("x.xml", receipt),
}


@unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed")
@unittest.skipUnless(platform.machine() == "x86_64", "valgrind knows this processor best")
class Growth(Judge):

    def spent(self, *arguments) -> int:
        environment = clean_environment(PRELO_HOME=str(REPOSITORY))
        run = tool("env", "-i", *(f"{key}={value}" for key, value in environment.items()), "valgrind",
                   "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", PROGRAM, *arguments)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return int(re.search(r"I +refs: +([\d,]+)", run.stderr)[1].replace(",", ""))

    def judge(self, counts: list[int]) -> None:
        first, second = counts[1] - counts[0], counts[2] - counts[1]
        self.assertLess(second, 3 * first, counts)

    def test_validate(self):
        """twice the input takes twice the work to judge, whatever is wrong with it"""
        for name, (file, make) in SHAPES.items():
            with self.subTest(name):
                self.judge([self.spent("validate", self.write(file, make(size)), "--jobs", "1") for size in SIZES])

    def test_watch(self):
        """twice the document takes twice the work to watch for, its digest included"""
        counts = []
        for size in SIZES:
            inbox = self.folder / f"inbox{size}"
            self.write(f"inbox{size}/x.json", unsorted_keys(size))
            counts.append(self.spent("watch", inbox, "-o", self.folder / f"out{size}", "--once", "--jobs", "1"))
        self.judge(counts)
