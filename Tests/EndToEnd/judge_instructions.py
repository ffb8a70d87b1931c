"""How many instructions the program takes: a budget for one page, a long invoice and a SAF-T (PT) file.

Time depends on the machine and its mood, the number of instructions nearly not at all. The budgets stand in
`instructions.json`. What takes 3 % more fails, and so does what takes 3 % less, so that a saving stays one. When the
change is meant: `PRELO_BUDGET=record ./test instructions`, and commit the file.
"""

import json
import os
import platform
import re
import shutil
import unittest
from pathlib import Path

from support import FIXTURES, REPOSITORY, Judge, clean_environment, fixture, tool

BUDGETS = Path(__file__).resolve().parent / "instructions.json"
PROGRAM = Path(os.environ.get("PRELO_BINARY", "prelo"))


def long_invoice(lines: int) -> dict:
    """An invoice of that many lines, each of one euro."""
    line = {"code": "P1", "description": "Caixa de cartão 40×30×20", "quantity": "1", "unit": "UN", "unitPrice": "1.00",
            "amount": "1.00", "tax": {"type": "IVA", "region": "PT", "code": "NOR", "rate": "23"}}
    net, tax = f"{lines}.00", f"{lines * 23 // 100}.00"
    return fixture("fatura") | {
        "lines": [line] * lines,
        "taxSummary": [{"type": "IVA", "region": "PT", "code": "NOR", "rate": "23", "base": net, "amount": tax}],
        "totals": {"net": net, "tax": tax, "gross": f"{lines + lines * 23 // 100}.00"}}


@unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed")
@unittest.skipUnless(platform.machine() == "x86_64", "the budgets are those of x86-64")
@unittest.skipIf(PROGRAM.parent.name == "debug", "the budgets are those of the release build")
class Instructions(Judge):

    def spent(self, *arguments) -> int:
        environment = clean_environment(PRELO_HOME=str(REPOSITORY))
        run = tool("env", "-i", *(f"{key}={value}" for key, value in environment.items()), "valgrind",
                   "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", PROGRAM, *arguments,
                   "--jobs", "1", "-o", self.output, "--force")
        self.assertEqual(run.returncode, 0, run.stderr)
        return int(re.search(r"I +refs: +([\d,]+)", run.stderr)[1].replace(",", ""))

    def test_budgets(self):
        """a page, an invoice of 10,000 lines and a SAF-T (PT) file take the instructions they are given, ± 3 %"""
        self.write("long.json", long_invoice(10_000))
        spent = {
            "one page": self.spent("render", FIXTURES / "contract" / "fatura.json"),
            "10,000 lines": self.spent("render", self.folder / "long.json"),
            "SAF-T (PT), 37 documents": self.spent("render", FIXTURES / "saft" / "at-demo.xml"),
        }
        if os.environ.get("PRELO_BUDGET") == "record":
            BUDGETS.write_text(json.dumps(spent, indent=2) + "\n")
        budgets = json.loads(BUDGETS.read_text())
        self.assertEqual(set(budgets), set(spent))
        for name, count in spent.items():
            with self.subTest(name):
                change = 100 * (count / budgets[name] - 1)
                self.assertLess(
                    abs(change), 3, f"{count:,} instructions, {change:+.1f} % of the budget; if that is meant: "
                                    "PRELO_BUDGET=record ./test instructions")
