"""Golden PDFs: each kind of difference is found and named at its stage, and nothing is approved unseen."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
from xml.etree import ElementTree

from PIL import Image

from corpus import Corpus
from pdfedits import edited, moved, replaced, repacked, without_module
from pdfpages import Pages
from support import DONE, REJECTED, REPOSITORY, USAGE, Judge, fixture, prelo

SAMPLE = REPOSITORY / "SampleOutput" / "fatura-uma-pagina.pdf"
NUMBER = r"\d+\.\d+"


def recoloured(pdf: bytes) -> bytes:
    """The first thing in the accent colour."""
    return re.sub(rb"\n\.114 \.306 \.537 rg\n", b"\n.8 .1 .1 rg\n", pdf, count=1)


def lifted_rule(pdf: bytes) -> bytes:
    """The last rule of the page, one millimetre higher."""
    rule = list(re.finditer(rb"\n([\d.]+) ([\d.]+) ([\d.]+) \.4 re\n", pdf))[-1]
    up = b"%.4f" % (float(rule[2]) + 72 / 25.4)
    return pdf[:rule.start(2)] + up + pdf[rule.end(2):]


class GoldenDiff(Judge):

    def diff(self, new, *options, **environment):
        run = prelo("golden", "diff", SAMPLE, new, "--format", "json", *options, **environment)
        self.assertIn(run.code, (DONE, REJECTED), run.err)
        [result] = run.objects()
        return run.code, result

    def test_faults(self):
        """each fault is found at its stage and named, and alone"""
        new = self.folder / "new.pdf"
        top = next(word.top for word in Pages(SAMPLE).words[0] if word.text == "CLIENTE")
        for name, change, stage, kind, message in (
            ("an accent", replaced("Poço", "Poco"), "text", "textChanged", r"“Poço” → “Poco”"),
            ("a cent", replaced("687,48", "687,49"), "text", "textChanged",
             r"page 1, “Total do documento”: “4 687,48 €” → “4 687,49 €”"),
            ("a word gone", replaced("(Original)", "()"), "text", "textGone", "“Original” is gone"),
            ("a millimetre down", moved("CLIENTE", down=1, alone=True), "position", "moved",
             f"“CLIENTE”: {top:.2f} → {top + 1:.2f} mm from the top$"),
            ("a millimetre right", moved("CLIENTE", right=1, alone=True), "position", "moved",
             f"“CLIENTE”: {NUMBER} → {NUMBER} mm from the left$"),
            ("a colour", recoloured, "pixels", "colour", r"“Fatura”: colour #1D4E89 → #CC1919"),
            ("a rule", lifted_rule, "pixels", "drawingMoved", f"{NUMBER} → {NUMBER} mm from the top"),
            ("a module", without_module, "pixels", "symbol", r"QR symbol .*: 1 of 2809 modules differs"),
        ):
            with self.subTest(name):
                code, result = self.diff(edited(SAMPLE, new, change))
                self.assertEqual((code, result["outcome"], result["stage"]), (REJECTED, "different", stage))
                [difference] = result["differences"]
                self.assertEqual((difference["kind"], difference["page"]), (kind, 1))
                self.assertRegex(difference["message"], message)

    def test_blocks(self):
        """a block that moves is one sentence, with the size of the move and how much went along"""
        code, result = self.diff(edited(SAMPLE, self.folder / "new.pdf", moved("CLIENTE", down=1)))
        [difference] = result["differences"]
        self.assertEqual((code, result["stage"]), (REJECTED, "position"))
        self.assertRegex(difference["message"], r"more texts likewise$")
        self.assertAlmostEqual(difference["new"]["top"] - difference["approved"]["top"], 1, delta=0.011)

    def test_pages(self):
        """one page more, and a page of another size, are found before the text is read"""
        longer = repacked(SAMPLE, self.folder / "longer.pdf", "--pages", SAMPLE, "1", SAMPLE, "1", "--")
        _, result = self.diff(longer)
        self.assertEqual(result["stage"], "pages")
        self.assertEqual(result["differences"][0]["message"], "1 page → 2 pages")
        wider = edited(SAMPLE, self.folder / "wider.pdf",
                       lambda pdf: re.sub(rb"595\.\d+", b"612", pdf, count=1))
        _, result = self.diff(wider)
        self.assertEqual((result["stage"], result["differences"][0]["kind"]), ("pages", "pageSize"))

    def test_repacked(self):
        """other compression or object order: the same pages, different bytes"""
        for name, options in (("object streams", ["--object-streams=generate"]), ("linearized", ["--linearize"]),
                              ("uncompressed", ["--qdf"])):
            with self.subTest(name):
                new = repacked(SAMPLE, self.folder / "new.pdf", *options)
                code, result = self.diff(new)
                self.assertEqual((code, result["outcome"], result["differences"]), (REJECTED, "samePages", []))
                self.assertIn("same pages, different bytes", result["message"])
                self.assertEqual(self.diff(new, "--ignore-bytes")[0], DONE)

    def test_same(self):
        """equal bytes need no tool at all"""
        shutil.copy(SAMPLE, self.folder / "copy.pdf")
        code, result = self.diff(self.folder / "copy.pdf", PATH="/nonexistent")
        self.assertEqual((code, result["outcome"]), (DONE, "same"))

    def test_incomparable(self):
        """what cannot be compared is exit code 2 and a sentence, in both languages"""
        other = edited(SAMPLE, self.folder / "other.pdf", recoloured)
        text = self.write("text.pdf", "no PDF at all")
        cut = self.write("cut.pdf", SAMPLE.read_bytes()[:300])
        os.mkfifo(self.folder / "pipe.pdf")
        for name, paths, environment, sentence in (
            ("no poppler", [SAMPLE, other], {"PATH": "/nonexistent"}, "apt-get install poppler-utils"),
            ("em português", [SAMPLE, other], {"PATH": "/nonexistent", "LANG": "pt_PT"}, "não está instalado"),
            ("no PDF", [SAMPLE, text], {}, "text.pdf is no PDF that pdftotext can read"),
            ("cut off", [cut, SAMPLE], {}, "cut.pdf"),
            ("no file", [SAMPLE, "gone.pdf"], {}, "gone.pdf cannot be read"),
            ("a folder", [SAMPLE, self.folder], {}, "not a regular file"),
            ("a pipe", [SAMPLE, self.folder / "pipe.pdf"], {}, "not a regular file"),
            ("one path", [SAMPLE], {}, "needs two PDFs"),
            ("coarse", [SAMPLE, other, "--dpi", "20"], {}, "100 to 600"),
        ):
            with self.subTest(name):
                run = prelo("golden", "diff", *paths, timeout=60, **environment)
                self.assertCode(run, USAGE)
                self.assertIn(sentence, run.err)

    def test_names(self):
        """a file name that looks like an option, or like a command, is a file name"""
        for name in ("-r.pdf", "a b;$(touch x).pdf"):
            with self.subTest(name):
                shutil.copy(SAMPLE, self.folder / name)
                shutil.copy(edited(SAMPLE, self.folder / "new.pdf", recoloured), self.folder / ("2" + name))
                run = prelo("golden", "diff", "--", name, "2" + name, cwd=self.folder)
                self.assertCode(run, REJECTED)
                self.assertIn("colour", run.out)
        self.assertNotIn("x", os.listdir(self.folder))


class GoldenFolder(Judge):

    def setUp(self):
        super().setUp()
        self.goldens = self.folder / "goldens"
        for name in ("fatura-simplificada", "fatura"):
            self.write(f"goldens/{name}.json", fixture(name))

    def golden(self, verb, *arguments, **environment):
        return prelo("golden", verb, self.goldens, *arguments, **environment)

    def change(self):
        """One document's text loses an accent, its figures do not."""
        path = self.goldens / "fatura-simplificada.json"
        path.write_text(path.read_text().replace("Sessão", "Sessao"))

    def test_life(self):
        """missing, accepted, same, different, accepted: and nothing is left lying about"""
        run = self.golden("check")
        self.assertCode(run, REJECTED)
        self.assertEqual(run.out.count("no approved PDF yet"), 2)
        self.assertCode(self.golden("accept"), DONE)
        clean = ["fatura-simplificada.json", "fatura-simplificada.pdf", "fatura.json", "fatura.pdf",
                 "golden-report.html"]
        self.assertEqual(self.files(self.goldens), clean)
        self.assertCode(self.golden("check"), DONE)
        clean.remove("golden-report.html")
        self.assertEqual(self.files(self.goldens), clean)
        approved = (self.goldens / "fatura-simplificada.pdf").read_bytes()
        self.change()
        run = self.golden("check")
        self.assertCode(run, REJECTED)
        self.assertIn("“Sessão fotográfica” → “Sessao fotográfica”", run.out)
        self.assertEqual((self.goldens / "fatura-simplificada.pdf").read_bytes(), approved)
        self.assertEqual(set(self.files(self.goldens)) - set(clean), {
            "fatura-simplificada.received.pdf", "fatura-simplificada.diff-1.png", "golden-report.html"})
        received = (self.goldens / "fatura-simplificada.received.pdf").read_bytes()
        self.assertCode(self.golden("accept"), DONE)
        self.assertEqual((self.goldens / "fatura-simplificada.pdf").read_bytes(), received)
        self.assertCode(self.golden("check"), DONE)
        self.assertEqual(self.files(self.goldens), clean)

    def test_reports(self):
        """text, JSON, JUnit and HTML tell the same; pictures and page open from disk"""
        self.assertCode(self.golden("update"), DONE)
        self.change()
        junit, page = self.folder / "j.xml", self.folder / "r.html"
        run = self.golden("check", "--format", "json", "--junit", junit, "--report", page)
        self.assertCode(run, REJECTED)
        one, other = sorted(run.objects(), key=lambda row: row["outcome"])
        self.assertEqual((one["outcome"], other["outcome"]), ("different", "same"))
        self.assertEqual((one["stage"], one["differences"][0]["label"]), ("text", "DESCRIÇÃO"))
        suite = ElementTree.parse(junit).getroot().find("testsuite")
        self.assertEqual([suite.get(name) for name in ("tests", "failures", "errors")], ["2", "1", "0"])
        self.assertIn("“Sessão fotográfica” → “Sessao fotográfica”", suite.find("testcase/failure").text)
        html = page.read_text()
        self.assertIn("“Sessão fotográfica” → “Sessao fotográfica”", html)
        self.assertNotRegex(html, r"(src|href)=\"(?!data:)|<script")
        pictures = re.findall(r"data:image/png;base64,([^\"]+)", html)
        self.assertEqual(len(pictures), 3)
        files = [base64.b64decode(picture) for picture in pictures]
        files += [open(path, "rb").read() for path in one["pictures"]]
        for file in files:
            with Image.open(io.BytesIO(file)) as picture:
                picture.load()
                self.assertEqual(picture.size, (1241, 1754))

    def test_ci(self):
        """with CI set nothing is recorded, and a missing golden fails"""
        for verb in ("update", "accept"):
            run = self.golden(verb, CI="true")
            self.assertCode(run, USAGE)
            self.assertIn("CI", run.err)
        run = self.golden("check", CI="true")
        self.assertCode(run, REJECTED)
        self.assertEqual([name for name in self.files(self.goldens)
                          if name.endswith(".pdf") and ".received." not in name], [])
        self.assertCode(self.golden("update", CI="false"), DONE)

    def test_chosen(self):
        """accept takes the ones it is given, by any of their names, and says what it has not found"""
        self.golden("check")
        run = prelo("golden", "accept", self.goldens / "fatura.json")
        self.assertCode(run, DONE)
        self.assertEqual(run.out, f"{self.goldens / 'fatura.pdf'}\n")
        self.assertFalse((self.goldens / "fatura-simplificada.pdf").exists())
        run = prelo("golden", "accept", self.goldens / "fatura.pdf")
        self.assertCode(run, USAGE)
        self.assertIn("no new PDF waits", run.err)

    def test_many(self):
        """each document of a file has a golden of its own; a golden serves one document"""
        rows = [fixture("fatura") | {"number": f"FT A2026/{n}", "atcud": f"ZXS7YX85-{n}"} for n in (1, 2)]
        month = self.write("many/month.ndjson", "".join(json.dumps(row) + "\n" for row in rows))
        self.assertCode(prelo("golden", "update", month.parent), DONE)
        self.assertEqual(self.files(month.parent),
                         ["month.FT_A2026-1.pdf", "month.FT_A2026-2.pdf", "month.ndjson"])
        self.assertCode(prelo("golden", "check", month.parent), DONE)
        month.write_text(2 * (json.dumps(rows[0]) + "\n"))
        run = prelo("golden", "check", month.parent)
        self.assertCode(run, USAGE)
        self.assertIn("another document has the golden", run.out)

    def test_refused(self):
        """a document that is refused fails, with its problems; an empty folder is not green"""
        self.assertCode(self.golden("update"), DONE)
        document = fixture("fatura")
        document["totals"]["gross"] = "1.00"
        self.write("goldens/fatura.json", document)
        run = self.golden("check")
        self.assertCode(run, REJECTED)
        self.assertIn("the document is refused", run.out)
        self.assertIn("TOT-03", run.err)
        (self.folder / "empty").mkdir()
        self.assertCode(prelo("golden", "check", self.folder / "empty"), USAGE)


class Sameness(Judge):

    def test_environments(self):
        """a corpus in two environments: locale, zone, folder, home, user's mask, date, jobs; the same bytes"""
        rows = [specimen.text.replace("\n", " ") for specimen in Corpus(seed=55).take(150)]
        rows = [json.dumps(json.loads(row)) for row in rows]
        here = self.write("here.ndjson", "\n".join(rows) + "\n")
        there = self.write("outro sítio/there.ndjson", "\n".join(rows) + "\n")
        user = "nobody" if os.geteuid() == 0 else None
        self.folder.chmod(0o777)
        there.parent.chmod(0o777)
        first = prelo("render", here, "-o", self.output, "--jobs", "1", LC_ALL="C", TZ="UTC", HOME="/root")
        self.assertCode(first, DONE)
        arguments = ["render", there.name, "-o", "out", "--jobs", "4"]
        strange = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/nonexistent",
                   "SOURCE_DATE_EPOCH": "86400"}
        before = os.umask(0o077)
        try:
            try:
                second = prelo(*arguments, cwd=there.parent, user=user, **strange)
            except PermissionError:
                second = prelo(*arguments, cwd=there.parent, **strange)
        finally:
            os.umask(before)
        self.assertCode(second, DONE)
        names = self.files()
        self.assertEqual(len(names), 150)
        self.assertEqual(self.files(there.parent / "out"), names)
        for name in names:
            self.assertEqual((self.output / name).read_bytes(), (there.parent / "out" / name).read_bytes(), name)

    def test_dates(self):
        """the only date in a PDF is the document's own"""
        document = fixture("fatura")
        target = self.folder / "a.pdf"
        path = self.write("a.json", document)
        self.assertCode(prelo("render", path, "-o", target, TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="0"), DONE)
        information = subprocess.run(["pdfinfo", "-rawdates", target], capture_output=True, text=True).stdout
        stamp = re.sub(r"[-T:]", "", document["systemEntryDate"])
        dates = re.findall(r"(?:CreationDate|ModDate):\s+D:(\d+)", information)
        self.assertEqual(set(dates), {stamp})
