"""SAF-T (PT): the tax authority's own demonstration file, its faults, its encodings, and attacks."""

import random

from saft import messages, planted
from support import DONE, FIXTURES, REJECTED, Judge, measured, prelo

DEMO = (FIXTURES / "saft" / "at-demo.xml").read_bytes()
KEY = FIXTURES / "keys" / "at-demo-public.pem"


def found(run):
    """Code and location of everything told about a file or a document of it."""
    return [(problem["code"], problem["pointer"]) for row in run.objects() for problem in row.get("problems", [])]


class SAFT(Judge):

    def file(self, data: bytes, name: str = "saft.xml"):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def test_messages(self):
        """the QR message of all 37 documents is the one derived from the XML by other means"""
        run = prelo("qr", self.file(DEMO))
        self.assertCode(run, DONE)
        self.assertEqual(run.out.splitlines(), list(messages(DEMO).values()))

    def test_pages(self):
        """every document becomes a PDF, annulled and integrated ones too"""
        run = prelo("render", self.file(DEMO), "-o", self.folder / "out")
        self.assertCode(run, DONE)
        self.assertEqual(len(list((self.folder / "out").glob("*.pdf"))), 37)

    def test_signatures(self):
        """35 of 35 signatures verify, and the file has no fault as a file"""
        run = prelo("verify", self.file(DEMO), "--public-key", KEY, "--format", "json")
        self.assertCode(run, DONE)
        self.assertEqual(run.objects()[-1]["summary"]["intact"], 35)
        self.assertEqual(found(run), [])

    def test_encodings(self):
        """the same file in other encodings, declared rightly or wrongly, gives the same messages"""
        expected = prelo("qr", self.file(DEMO)).out
        pages = self.pages(DEMO)
        text = DEMO.decode("cp1252")
        utf8 = text.replace('encoding="Windows-1252"', 'encoding="UTF-8"')
        cases = {
            "UTF-8": utf8.encode(), "UTF-8 with mark": b"\xef\xbb\xbf" + utf8.encode(),
            "UTF-8 declared as Windows-1252": text.encode(),
            "Windows-1252 declared as UTF-8": utf8.encode("cp1252"),
            "ISO-8859-1": text.replace("Windows-1252", "ISO-8859-1").encode("cp1252"),
            "no declaration": utf8.partition("?>")[2].encode(),
            "Windows line ends": text.replace("\n", "\r\n").encode("cp1252"),
        }
        for name, data in cases.items():
            with self.subTest(name):
                self.assertEqual(prelo("qr", self.file(data)).out, expected)
                self.assertEqual(self.pages(data), pages)

    def pages(self, data: bytes) -> bytes:
        path = self.folder / "one.pdf"
        path.unlink(missing_ok=True)
        self.assertCode(prelo("render", self.file(data), "--only", "1T 1/3", "-o", self.folder), DONE)
        return (self.folder / "1T_1-3.pdf").read_bytes()

    def test_faults(self):
        """each planted fault is found and named, and nothing else"""
        invoices = "/AuditFile/SourceDocuments/SalesInvoices"
        cases = [
            ("<CustomerID>CB23</CustomerID>\n                <ShipTo>\n                    <DeliveryDate>2018",
             "<CustomerID>CB99</CustomerID>\n                <ShipTo>\n                    <DeliveryDate>2018",
             [("SAFT-02", f"{invoices}/Invoice[24]/CustomerID")]),
            ("<ProductCode>FAT01</ProductCode>\n                    <ProductDescription>Produto 1</ProductDescription>\n"
             "                    <Quantity>5<", "<ProductCode>FAT99</ProductCode>\n                    "
             "<ProductDescription>Produto 1</ProductDescription>\n                    <Quantity>5<",
             [("SAFT-03", f"{invoices}/Invoice[1]/Line[1]/ProductCode")]),
            ("<NumberOfEntries>24<", "<NumberOfEntries>25<", [("SAFT-11", f"{invoices}/NumberOfEntries")]),
            ("<TotalCredit>14918.709<", "<TotalCredit>14918.71<", []),
            ("<TotalCredit>14918.709<", "<TotalCredit>14918.69<", [("SAFT-11", f"{invoices}/TotalCredit")]),
            ("<EndDate>2018-01-31<", "<EndDate>2017-12-16<",
             [("SAFT-12", "/AuditFile/SourceDocuments/MovementOfGoods/StockMovement[3]/MovementDate")]),
            ("<Period>9</Period>", "<Period>8</Period>", [("SAFT-13", f"{invoices}/Invoice[6]/Period")]),
            ("<NetTotal>642.45<", "<NetTotal>642.55<", [("SAFT-15", f"{invoices}/Invoice[3]/DocumentTotals/NetTotal")]),
            ("<TaxPayable>4.68<", "<TaxPayable>4.88<", [("SAFT-15", f"{invoices}/Invoice[1]/DocumentTotals/TaxPayable")]),
            ("<TaxPayable>4.68<", "<TaxPayable>4.67<", [("SAFT-15", f"{invoices}/Invoice[1]/DocumentTotals/GrossTotal")]),
            ("<CurrencyCode>EUR</CurrencyCode>\n", "\n", [("SAFT-10", "/AuditFile/Header")]),
            ("<PaymentRefNo>PGT 1T1/2<", "<PaymentRefNo>PGT 1T1/4<",
             [("SAFT-17", "/AuditFile/SourceDocuments/Payments")]),
            ("<SoftwareCertificateNumber>9999<", "<SoftwareCertificateNumber>0<", None),
        ]
        for old, new, expected in cases:
            with self.subTest(new):
                run = prelo("verify", self.file(planted(DEMO, old, new)), "--public-key", KEY, "--format", "json")
                if expected is None:
                    self.assertEqual({code for code, _ in found(run)}, {"SAFT-05"})
                else:
                    self.assertEqual(found(run), expected)
                    summary = run.objects()[-1]["summary"]
                    self.assertEqual((summary["intact"], summary["faults"]), (35, 0))

    def test_internal_code(self):
        """an internal code used for a second type is named, and the chain goes on"""
        text = DEMO.decode("cp1252").split("<InvoiceNo>1T 1/2<")
        second = text[1].replace("<InvoiceType>FT<", "<InvoiceType>FR<", 1)
        data = "<InvoiceNo>1T 1/2<".join([text[0], second]).encode("cp1252")
        run = prelo("verify", self.file(data), "--public-key", KEY, "--format", "json")
        self.assertEqual(
            found(run), [("SAFT-14", "/AuditFile/SourceDocuments/SalesInvoices/Invoice[2]/InvoiceType")])
        self.assertEqual(run.objects()[-1]["summary"]["intact"], 35)

    def test_severity(self):
        """what its issuer got wrong is printed with a warning; --strict refuses it"""
        path = self.file(DEMO)
        run = prelo("validate", path, "--types", "FT", "--to-date", "2017-03-31", "--format", "json")
        self.assertCode(run, DONE)
        self.assertEqual([row["number"] for row in run.objects()], ["1T 1/1"])
        self.assertEqual([(problem["severity"], problem["code"], problem["line"])
                          for problem in run.objects()[0]["problems"]], [("warning", "RATE-01", 531)])
        self.assertCode(prelo("validate", path, "--types", "FT", "--strict"), REJECTED)

    def test_uncertified(self):
        """a document of a program that is not certified is never printed (2.3.4 f)"""
        data = planted(DEMO, "<SoftwareCertificateNumber>9999<", "<SoftwareCertificateNumber>0<")
        run = prelo("render", self.file(data), "-o", self.folder / "out", "--format", "json")
        self.assertCode(run, REJECTED)
        self.assertEqual({row["status"] for row in run.objects()}, {"rejected"})
        self.assertEqual(list((self.folder / "out").glob("*")), [])

    def test_profile(self):
        """a profile adds what the file cannot say"""
        profile = self.write("seller.json", '{"email":"faturas@exemplo.pt","payment":{"methods":'
                             '[{"type":"multibanco","entity":"11249","reference":"123456789"}]}}')
        plain = self.pages(DEMO)
        (self.folder / "1T_1-3.pdf").unlink()
        run = prelo("render", self.file(DEMO), "--only", "1T 1/3", "-o", self.folder, "--profile", profile)
        self.assertCode(run, DONE)
        self.assertNotEqual((self.folder / "1T_1-3.pdf").read_bytes(), plain)
        self.assertIn("--profile", prelo("render", self.file(DEMO), "-o", self.folder, "--profile",
                                         self.write("wrong.json", '{"e-mail":"x"}')).err)

    def test_conversion(self):
        """a file converted to Prelo's own format prints to the same bytes as the direct way"""
        saft, ours = self.file(DEMO), self.folder / "ours.ndjson"
        self.assertCode(prelo("convert", saft, "-o", ours), DONE)
        self.assertCode(prelo("render", saft, "-o", self.folder / "direct"), DONE)
        self.assertCode(prelo("render", ours, "-o", self.folder / "converted"), DONE)
        names = sorted(path.name for path in (self.folder / "direct").iterdir())
        self.assertEqual(len(names), 37)
        for name in names:
            self.assertEqual((self.folder / "direct" / name).read_bytes(),
                             (self.folder / "converted" / name).read_bytes(), name)

    def test_batch(self):
        """manifest, resume and shards work on a file of many documents"""
        saft, out, manifest = self.file(DEMO), self.folder / "out", self.folder / "m.csv"
        self.assertCode(prelo("render", saft, "-o", out, "--manifest", manifest), DONE)
        whole = manifest.read_bytes()
        manifest.write_bytes(b"".join(whole.splitlines(keepends=True)[:12]))
        self.assertCode(prelo("render", saft, "-o", out, "--resume", manifest), DONE)
        self.assertEqual(manifest.read_bytes(), whole)
        for share in (1, 2):
            self.assertCode(prelo("render", saft, "-o", self.folder / "shards", "--shard", f"{share}/2"), DONE)
        self.assertEqual(len(list((self.folder / "shards").iterdir())), 37)
        self.assertEqual(len(prelo("qr", saft, "--types", "GT,RG").out.splitlines()), 4)

    def test_memory(self):
        """memory does not grow with the documents of a file"""
        text = DEMO.decode("cp1252")
        start = text.index("<Invoice>")
        end = text.index("</Invoice>") + len("</Invoice>")
        head, one, tail = text[:start], text[start:end], text[text.index("</SalesInvoices>"):]

        def fed(count):
            def chunks():
                yield head.encode("cp1252")
                for index in range(count):
                    yield one.replace("1T 1/1<", f"1T 1/{index + 1}<").encode("cp1252")
                yield tail.encode("cp1252")
            run = measured("qr", "-", "--jobs", "1", feed=chunks())
            self.assertCode(run, DONE)
            return run.peak_megabytes

        self.assertLess(fed(8000), fed(500) + 8)

    def test_attacks(self):
        """entities, external files, depth, attributes and other encodings are refused at once"""
        laughs = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 9))
        cases = {
            "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><AuditFile>&l8;</AuditFile>',
            "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><AuditFile>&x;</AuditFile>',
            "depth": "<AuditFile>" + "<Header>" * 5000,
            "attributes": "<AuditFile " + " ".join(f'a{i}="1"' for i in range(100_000)) + "/>",
            "strange names": "<AuditFile>" + "".join(f"<x{i}/>" for i in range(5000)) + "</AuditFile>",
            "cut off": DEMO.decode("cp1252")[:100_000],
            "not SAF-T": "<html></html>",
            "UTF-16": DEMO.decode("cp1252").encode("utf-16"),
            "documents first": "<AuditFile><SourceDocuments><SalesInvoices><Invoice/></SalesInvoices>"
                               "</SourceDocuments><MasterFiles><Customer/></MasterFiles></AuditFile>",
        }
        for name, text in cases.items():
            with self.subTest(name):
                data = text if isinstance(text, bytes) else text.encode("cp1252")
                run = prelo("validate", self.file(data), "--format", "json", timeout=10)
                self.assertCode(run, REJECTED)
                codes = [problem["code"] for row in run.objects() for problem in row["problems"]]
                self.assertTrue(any(code.startswith(("XML-", "SAFT-01")) for code in codes), codes)
                self.assertNotIn("root:", run.out + run.err)

    def test_mutations(self):
        """a thousand damaged files are judged without a crash"""
        chance = random.Random(302)
        short = DEMO[:DEMO.index(b"<Invoice>", DEMO.index(b"1T 1/4"))] + DEMO[DEMO.index(b"</SalesInvoices>"):]
        folder = self.folder / "mutated"
        folder.mkdir()
        for index in range(1000):
            data = bytearray(short)
            for _ in range(chance.randint(1, 6)):
                place = chance.randrange(len(data))
                match chance.randrange(5):
                    case 0: data[place] = chance.randrange(256)
                    case 1: del data[place:place + chance.randrange(40)]
                    case 2: data[place:place] = data[place:place + chance.randrange(400)]
                    case 3: data[place:place] = chance.choice([b"<", b">", b"&", b"-", b"9" * 30, b"\x00", b"'"])
                    case 4: data[place:place + 1] = bytes(chance.randrange(256) for _ in range(3))
            (folder / f"{index:04}.xml").write_bytes(data)
        for command in (["validate"], ["verify", "--public-key", KEY]):
            run = prelo(*command, folder, "--from", "saft", "--format", "json", timeout=100)
            self.assertIn(run.code, (DONE, REJECTED), run.err[-2000:])
            self.assertTrue(run.objects())
