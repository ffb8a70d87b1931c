"""SAF-T (PT) as real programs write it: one file for each oddity, and what must come of it."""

import json
from subprocess import run as command

from support import DONE, FIXTURES, REJECTED, Judge, prelo

CASES = FIXTURES / "saft" / "cases"

# File, codes told (besides those of the company's register), what a page says, what it does not say.
PRINTED = [
    ("date-z", [], ["2024-05-10"], ["10Z"]),
    ("debit-line", ["LIN-07"], ["-10,00", "20,00", "24,60"], []),
    ("qty-neg", ["LIN-07"], ["-10,00", "24,60"], []),
    ("exemption-reason-only", ["EXE-08"], ["Isento artigo 9.º do CIVA"], []),
    ("nc-credit-side", ["SAFT-06"], ["12,30", "FT A/1"], ["-10,00"]),
    ("nc-orderref-only", ["SAFT-19", "REF-03"], ["FT A/1"], []),
    ("nc-two-reasons", [], ["Devolução", "Erro de preço"], []),
    ("receipt-rc", [], ["123,00"], []),
    ("receipt-situation2-no-tax", [], ["123,00"], []),
    ("replacement-char", ["SAFT-20"], ["de centeio"], []),
    ("status-S-ind0", ["STA-04"], ["Autofaturação"], []),
    ("unit-empty", ["LIN-06"], ["12,30"], []),
    ("v101-status", ["STA-02", "STA-02"], ["ANULADO"], []),
    ("v103-no-atcud", [], ["12,30"], ["ATCUD"]),
    ("wh-zero", [], ["12,30"], ["Retenção", "IRS"]),
]
# File, code, where, words.
REFUSED = [
    ("dup-gross", "SAFT-21", "DocumentTotals/GrossTotal[2]", "twice"),
    ("status-missing", "SAFT-18", "Invoice[1]", "InvoiceStatus"),
    ("seller-no-address", "SAFT-22", "Header/CompanyAddress", "--profile"),
    ("ns-ao", "SAFT-01", "", "Angola"),
    ("truncated", "XML-01", "", "after document FT A/1"),
    ("saft-taxbase-overflow", "JSON-07", "Line[1]/TaxBase", "digits"),
    ("saft-receipt-sequence-overflow", "NUM-01", "PaymentRefNo", "slash"),
]


class SAFTCases(Judge):

    def problems(self, run):
        return [problem for row in run.objects() for problem in row.get("problems", []) if problem["code"] != "SEL-05"]

    def text(self, path, *options) -> str:
        out = self.folder / "out.pdf"
        out.unlink(missing_ok=True)
        self.assertCode(prelo("render", path, "-o", out, *options), DONE)
        return command(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout

    def test_printed(self):
        """SAF-T: what is odd and lawful is printed, and told of once"""
        for name, codes, words, absent in PRINTED:
            with self.subTest(name):
                path = CASES / f"{name}.xml"
                run = prelo("validate", path, "--format", "json")
                self.assertCode(run, DONE)
                self.assertEqual([problem["code"] for problem in self.problems(run)], codes)
                page = self.text(path)
                for word in words:
                    self.assertIn(word, page)
                for word in absent:
                    self.assertNotIn(word, page)

    def test_refused(self):
        """SAF-T: what cannot be printed is refused with the true reason"""
        for name, code, place, words in REFUSED:
            with self.subTest(name):
                run = prelo("validate", CASES / f"{name}.xml", "--format", "json")
                self.assertCode(run, REJECTED)
                errors = [problem for problem in self.problems(run) if problem["severity"] == "error"]
                found = [each for each in errors if each["code"] == code and each["pointer"].endswith(place)]
                self.assertTrue(found and words in found[0]["message"], errors)
                if not code.startswith(("JSON", "NUM")):
                    self.assertEqual(len(errors), 1, errors)

    def test_profile(self):
        """SAF-T: the profile gives the address that the file lacks"""
        profile = self.folder / "profile.json"
        profile.write_text(json.dumps({"address": {"street": "Rua do Forno, 12", "postalCode": "4000-123",
                                                   "city": "Porto"}}))
        self.assertIn("Rua do Forno, 12", self.text(CASES / "seller-no-address.xml", "--profile", profile))

    def test_wrapped(self):
        """SAF-T: a file that is compressed, encrypted or no XML is refused once, as what it is"""
        for name, data, words in (
            ("zip", b"PK\x03\x04rest", "compressed"), ("gzip", b"\x1f\x8brest", "compressed"),
            ("openssl", b"Salted__12345678", "encrypted"), ("cms", b"\x30\x82\x01\x00rest", "encrypted"),
            ("pem", b"-----BEGIN CMS-----\n", "encrypted"), ("text", b"invoices of May\n", "no XML"),
            ("xml encryption", b'<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"/>', "encrypted"),
            ("norway", b'<n1:AuditFile xmlns:n1="urn:StandardAuditFile-Taxation-Financial:NO"/>', "Norway"),
        ):
            with self.subTest(name):
                path = self.folder / "saft.xml"
                path.write_bytes(data)
                run = prelo("validate", path)
                self.assertCode(run, REJECTED)
                self.assertIn(words, run.err)
                self.assertEqual(run.err.count(" error "), 1)
        with self.subTest("cut anywhere"):
            whole = (CASES / "debit-line.xml").read_bytes()
            for end in range(400, len(whole) - 1, 211):
                path.write_bytes(whole[:end])
                run = prelo("validate", path)
                self.assertCode(run, REJECTED)
                self.assertEqual(run.err.count("the file ends too early"), 1, (end, run.err))

    def test_sums(self):
        """SAF-T: after a number that cannot be read, nothing is told of what follows from it"""
        text = (CASES / "debit-line.xml").read_text()
        for old, new in (("<CreditAmount>30.00", "<CreditAmount>30,00"), ("<NetTotal>20.00", "<NetTotal>vinte"),
                         ("<DebitAmount>10.00", "<DebitAmount>1e1")):
            with self.subTest(new):
                assert old in text
                path = self.folder / "saft.xml"
                path.write_text(text.replace(old, new, 1))
                run = prelo("validate", path, "--format", "json")
                self.assertCode(run, REJECTED)
                self.assertEqual([problem["code"] for problem in self.problems(run)], ["JSON-07"])
