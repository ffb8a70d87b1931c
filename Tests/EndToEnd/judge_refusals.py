"""What is broken is refused: exit code 1, the place named, no PDF left, memory bounded."""

import json
from random import Random

from broken import CASES
from edits import drop, edited, put
from spoiled import with_wrong_kinds, with_wrong_names
from hostile import HUGE, SYNTAX, flipped, noise, truncated
from support import DONE, REJECTED, Judge, everything, fixture, measured, prelo, resolve

MEGABYTES = 200
SECONDS = 60


def errors(record: dict) -> list[dict]:
    return [problem for problem in record["problems"] if problem["severity"] == "error"]


class Refusals(Judge):

    def assertRefused(self, run, *codes: str):
        """Refused with errors of these groups, and no PDF left behind."""
        found = [problem["code"] for record in run.objects() for problem in errors(record)]
        left = [name for name in self.files() if name.endswith(".pdf")]
        for name in left:
            # The next case starts from an empty folder.
            (self.output / name).unlink()
        self.assertEqual(left, [])
        self.assertCode(run, REJECTED)
        groups = {code.partition("-")[0] for code in found}
        self.assertTrue(groups & set(codes) if codes else groups, run.out)

    def test_single_faults(self):
        """a document with one fault is refused, and the fault's place is named"""
        for title, base, edits, pointer, code in CASES:
            with self.subTest(title, pointer=pointer):
                document = edited(fixture(base), edits)
                run = prelo("render", self.write("broken.json", document), "-o", self.output,
                            "--format", "json")
                self.assertRefused(run)
                record, = run.objects()
                self.assertEqual(record["status"], "rejected")
                found = [(problem["pointer"], problem["code"]) for problem in errors(record)]
                self.assertTrue([1 for place, name in found if place == pointer and name.startswith(code)],
                                f"{found} instead of {code} at {pointer}")

    def test_places(self):
        """every pointer leads somewhere: to a value, or to a member missing from one"""
        for title, base, edits, _, _ in CASES:
            document = edited(fixture(base), edits)
            run = prelo("validate", self.write("broken.json", document), "--format", "json")
            for problem in run.objects()[0]["problems"]:
                with self.subTest(title, pointer=problem["pointer"]):
                    parent = problem["pointer"].rpartition("/")[0]
                    resolve(document, parent)
                    self.assertTrue(problem["message"].strip())

    def test_one_fault_one_problem(self):
        """whatever place of a document is spoiled, by kind or by name, one problem tells it"""
        names = ("fatura", "fatura-recibo-com-retencao", "guia-de-transporte", "nota-de-credito", "recibo")
        for base in [*map(fixture, names), everything()]:
            documents = [base, *(spoiled for maker in (with_wrong_kinds, with_wrong_names)
                                 for _, spoiled in maker(base))]
            rows = "\n".join(json.dumps(document) for document in documents)
            records = prelo("validate", self.write("spoiled.ndjson", rows), "--format", "json").objects()
            self.assertEqual(len(records), len(documents))
            told = [{(problem["code"], problem["pointer"]) for problem in record["problems"]}
                    for record in records]
            for document, found in zip(documents[1:], told[1:]):
                self.assertEqual(len(found - told[0]), 1, f"{found - told[0]}\n{json.dumps(document)[:2000]}")

    def test_rounds(self):
        """a fault hides no other: everything is told in one round, wrong keys with what was meant"""
        document = edited(fixture("fatura"), [
            drop("/taxSummary"), drop("/totals"), drop("/lines/2/unitPrice"), drop("/lines/2/tax"),
            put("/lines/2/price", "1.00"), put("/lines/3/quantity", "1,5"), put("/lines/4/description", " "),
            put("/lines/5/tax/exemption", "M98"), put("/buyer/email", 7), put("/buyer/taxId", "501442601"),
            put("/customer", {"nif": "501442600"})])
        run = prelo("validate", self.write("rounds.json", document), "--format", "json")
        found = {(problem["code"], problem["pointer"]) for problem in run.objects()[0]["problems"]}
        for expected in (("VAL-02", "/taxSummary"), ("VAL-02", "/totals"), ("JSON-04", "/lines/2/price"),
                         ("VAL-01", "/lines/2/tax"), ("JSON-07", "/lines/3/quantity"),
                         ("JSON-12", "/lines/4/description"), ("EXE-02", "/lines/5/tax/exemption"),
                         ("JSON-06", "/buyer/email"), ("NIF-02", "/buyer/taxId"), ("JSON-04", "/customer")):
            self.assertIn(expected, found)
        self.assertNotIn(("VAL-01", "/lines/2/unitPrice"), found)

    def test_synonyms(self):
        """words of English, Portuguese, SAF-T and GOBL are recognised, and nothing is to be removed"""
        for pointer, word, meant in (
                ("", "customer", "buyer"), ("", "InvoiceNo", "number"), ("", "supplier", "seller"),
                ("", "emissão_data", None), ("", "data-emissão", "issueDate"), ("", "linhas", "lines"),
                ("", "DocumentTotals", "totals"), ("/lines/0", "price", "unitPrice"),
                ("/lines/0", "UnitOfMeasure", "unit"), ("/lines/0", "preço", "unitPrice"),
                ("/lines/0", "qty", "quantity"), ("/seller", "TaxRegistrationNumber", "taxId"),
                ("/seller", "morada", "address"), ("/totals", "GrossTotal", "gross"),
                ("/totals", "with_tax_total", None), ("/buyer/address", "zip", "postalCode")):
            with self.subTest(word):
                document = edited(fixture("fatura"), [put(f"{pointer}/{word}", "x")])
                run = prelo("validate", self.write("word.json", document), "--format", "json")
                problem, = [each for each in run.objects()[0]["problems"] if each["code"] == "JSON-04"]
                self.assertEqual(f"`{meant}`" in problem["message"], meant is not None, problem["message"])
                self.assertNotIn("remove", problem["message"])

    def test_all_at_once(self):
        """every fault of a document is reported, in document order"""
        document = edited(fixture("fatura"), [
            put("/seller/taxId", "515881393"), put("/lines/0/amount", "41415.25"), put("/atcud", "X-1"),
            put("/totals/gross", "1.00")])
        run = prelo("validate", self.write("broken.json", document), "--format", "json")
        self.assertCode(run, REJECTED)
        pointers = [problem["pointer"] for problem in errors(run.objects()[0])]
        wanted = ["/atcud", "/seller/taxId", "/lines/0/amount", "/totals/gross"]
        self.assertEqual([pointer for pointer in pointers if pointer in wanted], wanted)

    def test_others_are_done(self):
        """a broken document in an array does not stop its neighbours, and its pointer counts them"""
        good, other = fixture("fatura"), fixture("recibo")
        bad = edited(fixture("nota-de-credito"), [put("/totals/gross", "1.00")])
        run = prelo("render", self.write("all.json", [good, bad, other]), "-o", self.output,
                    "--format", "json")
        self.assertCode(run, REJECTED)
        self.assertEqual([record["status"] for record in run.objects()], ["ok", "rejected", "ok"])
        self.assertIn("/1/totals/gross", [problem["pointer"] for problem in run.objects()[1]["problems"]])
        self.assertEqual(self.files(), ["FT_A2026-1.pdf", "RG_R2026-1.pdf"])

    def test_broken_text(self):
        """what is not one strict JSON document is refused as such"""
        for name, pieces in SYNTAX:
            with self.subTest(name):
                path = self.write("hostile.json", b"".join(pieces()))
                self.assertRefused(
                    prelo("render", path, "-o", self.output, "--format", "json"), "JSON")

    def test_huge(self):
        """what would eat the machine is refused in bounded memory and time, from standard input"""
        for name, pieces in HUGE:
            with self.subTest(name):
                run = measured("render", "-", "-o", self.output, "--format", "json",
                               feed=pieces(), timeout=SECONDS)
                self.assertRefused(run, "JSON", "PAG")
                self.assertLess(run.peak_megabytes, MEGABYTES)

    def test_huge_file(self):
        """a sparse file of 1 GB is refused in bounded memory too"""
        path = self.folder / "huge.json"
        with path.open("wb") as file:
            file.write(b'{"format":"')
            file.truncate(1 << 30)
        run = measured("validate", path, "--format", "json", timeout=SECONDS)
        self.assertRefused(run, "JSON")
        self.assertLess(run.peak_megabytes, MEGABYTES)

    def test_damage(self):
        """damaged files never crash: cut off, noise, one byte changed"""
        random, names = Random(5), []
        for kind, make in (("cut", truncated), ("noise", noise), ("flipped", flipped)):
            for number in range(300):
                names.append((kind, self.write(f"in/{kind}-{number}.json", make(random))))
        run = prelo("validate", *(path for _, path in names), "--format", "json", timeout=SECONDS)
        self.assertCode(run, REJECTED)
        verdicts = {record["source"]: record["status"] for record in run.objects()}
        for kind, path in names:
            if kind != "flipped":
                self.assertEqual(verdicts[str(path)], "rejected", path.read_bytes())

    def test_good_neighbours_of_huge(self):
        """a document too large is skipped; the next line is done"""
        def pieces():
            yield b'{"format":"'
            for _ in range(50):
                yield b"a" * (1 << 20)
            yield b'"}\n' + json.dumps(fixture("recibo")).encode() + b"\n"
        run = measured("qr", "-", "--format", "json", feed=pieces(), timeout=SECONDS)
        self.assertCode(run, REJECTED)
        self.assertEqual([record["status"] for record in run.objects()], ["rejected", "ok"])
        self.assertLess(run.peak_megabytes, MEGABYTES)

    def test_absurd_but_right(self):
        """figures and texts beyond all sense that break no rule are printed, in bounded memory"""
        line = {**fixture("fatura")["lines"][0], "quantity": "999999999999", "unitPrice": "999999999999",
                "discount": {"percent": "100"}, "amount": "0.00"}
        row = {**fixture("fatura")["taxSummary"][0], "base": "0.00", "amount": "0.00"}
        document = edited(fixture("fatura"), [
            put("/lines", [line, line, line]), put("/taxSummary", [row]),
            put("/totals", {"net": "0.00", "tax": "0.00", "gross": "0.00"}),
            put("/buyer/name", "Nome muito comprido " * 900), put("/lines/0/code", "C" * 60_000),
            put("/lines/1/unit", "U" * 5_000), put("/lines/2/description", "palavra " * 8_000),
            put("/originating", [{"number": f"NE A/{n}"} for n in range(20_000)])])
        path = self.write("absurd.json", document)
        run = measured("render", path, "-o", self.output, feed=iter(()), timeout=SECONDS)
        self.assertCode(run, DONE)
        self.assertLess(run.peak_megabytes, MEGABYTES)

    def test_warnings_pass(self):
        """a warning makes a PDF; --strict makes it an error"""
        path = self.write("warns.json", edited(fixture("fatura"), [put("/dueDate", "2026-05-01")]))
        self.assertCode(prelo("render", path, "-o", self.output), DONE)
        self.assertCode(prelo("validate", path, "--strict"), REJECTED)
