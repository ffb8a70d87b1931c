"""What is broken is refused: exit code 1, the place named, no PDF left, memory bounded."""

import json
from random import Random

from broken import CASES
from edits import edited, put
from hostile import HUGE, SYNTAX, flipped, noise, truncated
from support import DONE, REJECTED, Judge, fixture, measured, prelo, resolve

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
