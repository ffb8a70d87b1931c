"""Documents in GOBL: printed where they are right, refused by name where they are not."""

import hashlib
import json
from copy import deepcopy
from random import Random

from gobl import DRAFT, bill, envelope, line, sealed, stamp, stamps, vat
from gobl_documents import ROOM, documents
from pdfpages import Pages
from signing import Signer
from support import DONE, FIXTURES, REJECTED, Judge, fixture, prelo

QR = "/head/stamps/1/val"


def changed(document: dict, path: str, value) -> dict:
    """A copy with one value changed, or dropped where `value` is None; `path` has keys and indices."""
    copy = deepcopy(document)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = copy
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return copy


def invoice() -> dict:
    return bill("invoice", "FT", [ROOM, line("Livro", "2", "10.00", vat("RED"))])


class GOBL(Judge):

    def refused(self, document, code: str, pointer: str, *words: str) -> None:
        """Rejected for this reason at this place, and with no PDF."""
        path = self.write("refused.json", document)
        run = prelo("render", path, "-o", self.output, "--format", "json")
        self.assertCode(run, REJECTED)
        problems = run.objects()[0]["problems"]
        errors = [(problem["code"], problem["pointer"]) for problem in problems if problem["severity"] == "error"]
        self.assertEqual(errors, [(code, pointer)], problems)
        message = next(problem["message"] for problem in problems if problem["severity"] == "error")
        for word in words:
            self.assertIn(word, message)
        self.assertEqual(self.files() if self.output.exists() else [], [])

    def test_prints(self):
        """GOBL: every kind of document is printed with the QR message derived independently"""
        for number, (name, document, how) in enumerate(documents(), 1):
            self.write(f"in/{number:02}.json", sealed(document, **how))
        run = prelo("render", self.folder / "in", "-o", self.output)
        self.assertCode(run, DONE)
        messages = prelo("qr", self.folder / "in").out.splitlines()
        for number, (name, document, how) in enumerate(documents(), 1):
            with self.subTest(name):
                marks = stamps(document, **how)
                self.assertEqual(messages[number - 1], marks["at-qr"])
                code = marks["at-qr"].partition("*D:")[2][:2]
                pages = Pages(self.output / f"{code}_A2026-{number}.pdf")
                self.assertEqual([symbol.text for symbol in pages.symbols], [marks["at-qr"]])
                self.assertIn("ATCUD:" + marks["at-atcud"], pages.text)
                words = "Processado" if "at-hash" in marks else "Emitido"
                self.assertIn(f"{marks.get('at-hash', '')}{'-' if 'at-hash' in marks else ''}{words} por programa "
                              "certificado n.º 192/AT", pages.text)

    def test_contradictions(self):
        """GOBL: a stamp that contradicts the document is refused, with the field and both values"""
        right = sealed(invoice())
        for name, path, value, words in (
            ("seller", "doc/supplier/tax_id/code", "501442600", "A: stamp 515881392, document 501442600"),
            ("buyer", "doc/customer/tax_id/code", "501442600", "B: stamp 873091140, document 501442600"),
            ("no buyer", "doc/customer", None, "B: stamp 873091140, document 999999990"),
            ("type", "doc/tax/ext/pt-saft-invoice-type", "FS", "D: stamp FT, document FS"),
            ("date", "doc/issue_date", "2026-05-03", "F: stamp 20260504, document 20260503"),
            ("series", "doc/series", "FT B2026", "G: stamp FT A2026/1, document FT B2026/1"),
            ("validation code", "head/stamps/0/val", "BBJFJ3JYDP-1", "H: stamp AAJFJ3JYDP-1, document BBJFJ3JYDP-1"),
            ("certificate", "head/stamps/4/val", "9999", "R: stamp 192, document 9999"),
        ):
            with self.subTest(name):
                self.refused(changed(right, path, value), "GOBL-03", QR, words)
        message = stamp(right, "at-qr")
        for name, old, new, words in (
            ("base", "I7:100.00", "I7:101.00", "I7: stamp 101.00, document 100.00"),
            ("tax", "I8:23.00", "I8:22.99", "I8: stamp 22.99, document 23.00"),
            ("total", "O:144.20", "O:144.21", "O: stamp 144.21, document 144.20"),
            ("taxes", "N:24.20", "N:24.00", "N: stamp 24.00, document 24.20"),
            ("characters", "Q:", "Q:A", "Q: stamp A"),
            ("space", "I1:PT", "I1:PT-AC", "I1: stamp PT-AC, document PT"),
            ("a field too many", "*N:", "*M:1.00*N:", "M: stamp 1.00, document nothing"),
            ("a field too few", "*I8:23.00", "", "I8: stamp nothing, document 23.00"),
            ("self-billing", "E:N", "E:S", "E: stamp S, document N")):
            with self.subTest(name):
                self.assertIn(old, message)
                forged = changed(right, "head/stamps/1/val", message.replace(old, new, 1))
                self.refused(forged, "GOBL-03", QR, words)
        with self.subTest("both at once, in one sentence"):
            both = changed(changed(right, "doc/issue_date", "2026-05-03"), "head/stamps/4/val", "9999")
            self.refused(both, "GOBL-03", QR, "F: stamp 20260504, document 20260503 | R: stamp 192, document 9999")
        with self.subTest("in Portuguese"):
            run = prelo("validate", self.write("pt.json", changed(right, "doc/issue_date", "2026-05-03")),
                        "--language", "pt")
            self.assertIn("F: selo 20260504, documento 20260503", run.err)

    def test_stamps(self):
        """GOBL: stamps that contradict each other are refused"""
        right = sealed(invoice())
        with self.subTest("four characters of another signature"):
            forged = changed(right, "head/stamps/2/val", "AAAA")
            self.refused(forged, "GOBL-04", "/head/stamps/2/val", "“AAAA”", f"“{stamp(right, 'at-hash')}”")
        with self.subTest("two of a kind"):
            forged = deepcopy(right)
            forged["head"]["stamps"].append({"prv": "at-app-id", "val": "9999"})
            self.refused(forged, "GOBL-04", "/head/stamps/6/val", "“9999”", "“192”")
        with self.subTest("number of another document in the ATCUD"):
            marks = stamps(invoice())
            marks["at-qr"] = marks["at-qr"].replace(marks["at-atcud"], "AAJFJ3JYDP-2")
            marks["at-atcud"] = "AAJFJ3JYDP-2"
            self.refused(envelope(invoice(), marks), "ATC-02", "/head/stamps/0/val")

    def test_digest(self):
        """GOBL: a document that was changed after it was sealed is refused by its digest"""
        right = sealed(invoice())
        self.assertEqual(self.warnings(right), [])
        for name, path, value in (("a description", "doc/lines/0/item/name", "Outra coisa"),
                                  ("the digest", "head/dig/val", "0" * 64)):
            with self.subTest(name):
                self.refused(changed(right, path, value), "GOBL-06", "/head/dig/val")
        with self.subTest("a digest of another kind"):
            self.refused(changed(right, "head/dig/alg", "sha512"), "GOBL-06", "/head/dig")
        with self.subTest("a number that is no integer"):
            document = invoice() | {"meta": {"size": 12.5, "small": 0.00025, "count": 7}}
            altered = sealed(document)
            exact = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            exact = exact.replace("12.5", "1.25E1").replace("0.00025", "2.5E-4")
            altered["head"]["dig"]["val"] = hashlib.sha256(exact.encode()).hexdigest()
            self.assertEqual(self.warnings(altered), [])
            self.refused(changed(altered, "doc/meta/size", 12.75), "GOBL-06", "/head/dig/val")
        with self.subTest("a draft may change"):
            draft = changed(envelope(invoice(), None), "doc/lines/0/item/name", "Outra coisa")
            self.assertIn(("GOBL-06", "/head/dig/val"), self.warnings(draft))
        with self.subTest("no digest"):
            self.assertEqual(self.warnings(changed(right, "head/dig", None)), [])

    def warnings(self, document) -> list[tuple[str, str]]:
        run = prelo("validate", self.write("warned.json", document), "--format", "json")
        self.assertCode(run, DONE)
        return [(problem["code"], problem["pointer"]) for problem in run.objects()[0]["problems"]]

    def test_drafts(self):
        """GOBL: what is not sealed is refused for printing, and can be validated and converted"""
        unsealed = invoice()
        bare = changed(changed(unsealed, "series", None), "code", None)
        for name, document, pointer in (
            ("without stamps", envelope(unsealed, None), "/head"), ("bare", unsealed, ""),
            ("without number", bare, ""), ("certificate missing", changed(
                sealed(unsealed), "head/stamps/4", None), "/head/stamps")):
            with self.subTest(name):
                self.refused(document, "GOBL-01", pointer, "1.10")
                path = self.write("draft.json", document)
                run = prelo("validate", path, "--format", "json")
                self.assertCode(run, DONE)
                self.assertEqual([(problem["severity"], problem["code"]) for problem in run.objects()[0]["problems"]],
                                 [("warning", "GOBL-01")])
                self.assertCode(prelo("qr", path), REJECTED)
                target = self.folder / f"{name}.ndjson"
                self.assertCode(prelo("convert", path, "-o", target), DONE)
                self.assertEqual(json.loads(target.read_text())["importedFrom"], "gobl")
        with self.subTest("a draft with a fault"):
            self.assertCode(prelo("validate", self.write("bad.json", changed(unsealed, "totals/total", "1.00"))), REJECTED)
        with self.subTest("no number, no name"):
            run = prelo("convert", self.write("bare.json", bare), "-o", self.output)
            self.assertCode(run, REJECTED)
            self.assertIn("OUT-04", run.err)

    def test_refusals(self):
        """GOBL: what is no Portuguese document of the current draft is refused with the reason"""
        right = sealed(invoice())
        old = changed(right, "doc/lines/0/taxes/0", {"cat": "VAT", "rate": "exempt+reverse-charge"})
        for name, document, code, pointer, words in (
            ("old exemptions", old, "GOBL-02", "/doc/lines/0/taxes/0/rate", "September 2024"),
            ("another regime", changed(right, "doc/$regime", "ES"), "GOBL-02", "/doc/$regime", "ES"),
            ("another thing", {"$schema": f"{DRAFT}note/message", "title": "Olá"}, "GOBL-02", "/$schema", "bill/invoice"),
            ("another draft", {"$schema": "https://gobl.org/draft-9/bill/invoice"}, "GOBL-02", "/$schema", "draft-0"),
            ("no type of SAF-T", changed(changed(right, "doc/$schema", f"{DRAFT}bill/order"), "doc/type", "sale"),
             "GOBL-02", "/doc/type", "sale"),
            ("an empty envelope", changed(right, "doc", None), "GOBL-02", "", "empty"),
            ("dollars without a rate", changed(right, "doc/currency", "USD"), "GOBL-05", "/doc/currency", "USD"),
        ):
            with self.subTest(name):
                self.refused(document, code, pointer, words)
        for name, path, value, pointer in (
            ("a quantity in words", "doc/lines/0/quantity", "one", "/doc/lines/0/quantity"),
            ("a date that does not exist", "doc/issue_date", "2026-02-30", "/doc/issue_date"),
            ("no description", "doc/lines/0/item/name", None, "/doc/lines/0"),
            ("no seller", "doc/supplier", None, "/doc"),
        ):
            with self.subTest(name):
                run = prelo("validate", self.write("x.json", changed(right, path, value)), "--format", "json")
                self.assertCode(run, REJECTED)
                self.assertIn(pointer, [problem["pointer"] for problem in run.objects()[0]["problems"]])

    def test_issued_as_they_were(self):
        """GOBL: the issuer's errors are warnings, and errors with --strict"""
        for name, path, value, code in (
            ("check digit of the buyer", "customer/tax_id/code", "873091141", "NIF-02"),
            ("a rate that was never in force", "lines/0/taxes/0/percent", "21.0%", "RATE-01")):
            with self.subTest(name):
                document = changed(bill("invoice", "FT", [ROOM]), path, value)
                if code == "RATE-01":
                    row = document["totals"]["taxes"]["categories"][0]["rates"][0]
                    row |= {"percent": "21.0%", "amount": "21.00"}
                    document["totals"] |= {"tax": "21.00", "total_with_tax": "121.00", "payable": "121.00"}
                path = self.write("issued.json", sealed(document))
                run = prelo("render", path, "-o", self.folder / name, "--format", "json")
                self.assertCode(run, DONE)
                problems = run.objects()[0]["problems"]
                self.assertEqual({(problem["severity"], problem["code"]) for problem in problems}, {("warning", code)})
                self.assertCode(prelo("validate", path, "--strict"), REJECTED)

    def test_input(self):
        """GOBL: arrays, lines, standard input and --from; a batch with manifest and shards"""
        rows = [sealed(document, **how) for _, document, how in documents()]
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        ours = fixture("fatura")
        with self.subTest("array with one of ours"):
            wrong = changed(rows[0], "doc/issue_date", "2026-05-03")
            run = prelo("validate", self.write("array.json", [rows[0], ours, wrong]), "--format", "json")
            self.assertCode(run, REJECTED)
            reports = run.objects()
            self.assertEqual([report["status"] for report in reports], ["ok", "ok", "rejected"])
            self.assertIn("/2" + QR, [problem["pointer"] for problem in reports[2]["problems"]])
        with self.subTest("standard input"):
            self.assertCode(prelo("render", "-", "-o", self.output, given=lines.encode()), DONE)
            self.assertEqual(len(self.files()), len(rows))
        with self.subTest("shards and their manifests"):
            path = self.write("all.ndjson", lines)
            for share in ("1/2", "2/2"):
                run = prelo("render", path, "-o", self.folder / "shards", "--shard", share,
                            "--manifest", self.folder / f"{share[0]}.csv", "--jobs", "2")
                self.assertCode(run, DONE)
            merged = prelo("manifest", "merge", self.folder / "1.csv", self.folder / "2.csv")
            self.assertCode(merged, DONE)
            self.assertEqual(len(merged.out.splitlines()), len(rows) + 2)
            resumed = prelo("render", path, "-o", self.folder / "shards", "--shard", "1/2",
                            "--resume", self.folder / "1.csv")
            self.assertCode(resumed, DONE)
        with self.subTest("forced"):
            path = self.write("forced.json", rows[0])
            self.assertCode(prelo("validate", path, "--from", "gobl"), DONE)
            self.assertCode(prelo("validate", path, "--from", "prelo"), REJECTED)
            self.assertCode(prelo("validate", self.write("ours.json", ours), "--from", "gobl"), REJECTED)

    def test_signatures(self):
        """GOBL: signatures are verified with the program's key; four characters cannot be"""
        signer = Signer()
        key = FIXTURES / "keys" / "throwaway-public.pem"
        rows = []
        for number in (1, 2, 3):
            document = bill("invoice", "FT", [ROOM], number=f"FT S/{number}")
            signed = {"type": "FT", "number": f"FT S/{number}", "issueDate": document["issue_date"],
                      "systemEntryDate": "2026-05-04T10:30:00", "totals": {"gross": "123.00"}}
            signer.sign(signed)
            rows.append(sealed(document, full=signed["hash"]))
        self.assertEqual(self.verified(rows, key), [[], [], []])
        moved = sealed(changed(rows[1]["doc"], "issue_date", "2026-05-03") | {"value_date": "2026-05-03"},
                       full=stamp(rows[1], "at-hash-full"))
        self.assertEqual(self.verified([rows[0], moved, rows[2]], key)[1], ["SIG-01"])
        short = deepcopy(rows[2])
        short["head"]["stamps"] = [entry for entry in short["head"]["stamps"] if entry["prv"] != "at-hash-full"]
        self.assertEqual(self.verified([rows[0], rows[1], short], key), [[], [], ["SIG-02"]])

    def verified(self, rows: list[dict], key) -> list[list[str]]:
        run = prelo("validate", self.write("signed.json", rows), "--public-key", key, "--format", "json")
        return [[problem["code"] for problem in report["problems"] if problem["code"].startswith("SIG")]
                for report in run.objects()]

    def test_watch(self):
        """GOBL: the watcher takes envelopes like any other document"""
        inbox = self.folder / "inbox"
        right = sealed(invoice())
        self.write("inbox/right.json", right)
        self.write("inbox/wrong.json", changed(right, "head/stamps/4/val", "9999"))
        self.write("inbox/draft.json", envelope(invoice(), None))
        run = prelo("watch", inbox, "-o", self.output, "--once", "--quiet", "0")
        self.assertEqual(self.files(), ["FT_A2026-1.pdf"], run.err)
        for name, code in (("wrong", "GOBL-03"), ("draft", "GOBL-01")):
            self.assertIn(code, (inbox / "rejected" / f"{name}.error.txt").read_text())

    def test_mutations(self):
        """GOBL: no change of bytes or values makes the program fall over"""
        random = Random(20260504)
        sources = [json.dumps(sealed(document, **how), ensure_ascii=False).encode() for _, document, how in documents()]
        junk = [b"null", b"[]", b"{}", b'""', b"true", b"-1", b"1e9", b'"99999999999999999999"', b'"\\u0000"', b'"1.2.3"']
        for number in range(600):
            text = bytearray(random.choice(sources))
            kind = random.randrange(3)
            if kind == 0:
                place = random.randrange(len(text))
                text[place:place + random.randrange(1, 20)] = random.choice(junk)
            elif kind == 1:
                # A whole string or number becomes something else, so that the text stays JSON.
                quotes = [place for place, byte in enumerate(text) if byte == ord(":")]
                start = random.choice(quotes) + 1
                while text[start] == 32:
                    start += 1
                if text[start] == ord('"'):
                    end = text.index(b'"', start + 1) + 1
                    text[start:end] = random.choice(junk)
            else:
                del text[random.randrange(len(text)):]
            self.write(f"in/{number}.json", bytes(text))
        for command in (["render", "-o", self.output], ["convert", "-o", self.folder / "all.ndjson"]):
            run = prelo(command[0], self.folder / "in", *command[1:])
            self.assertCode(run, REJECTED)
            self.assertRegex(run.err.splitlines()[-1], r"^600 documents: ")
