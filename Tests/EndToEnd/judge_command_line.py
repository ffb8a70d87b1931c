"""The command line: exit codes, streams, names, files that are whole or not there at all."""

import json
import os
import re
import stat
import subprocess

from edits import drop, edited, put
from support import (DONE, ENVIRONMENT, FIXTURES, REJECTED, REPOSITORY, USAGE, Judge, clean_environment,
                     fixture, numbered, prelo)

INVOICE = FIXTURES / "contract" / "fatura.json"
RECEIPT = FIXTURES / "contract" / "recibo.json"


class CommandLine(Judge):

    def render(self, *arguments, **settings):
        return prelo("render", *arguments, "-o", self.output, **settings)

    def test_exit_codes(self):
        """exit codes: done 0, rejected 1, wrong usage 2, the environment 3"""
        bad = self.write("bad.json", edited(fixture("fatura"), [drop("/number")]))
        empty = self.folder / "empty"
        empty.mkdir()
        for name, arguments, code in (
            ("help", ["help"], DONE), ("help of a command", ["help", "render"], DONE),
            ("version", ["--version"], DONE), ("valid", ["validate", INVOICE], DONE),
            ("message", ["qr", INVOICE], DONE), ("rules", ["explain"], DONE),
            ("invalid", ["validate", bad], REJECTED), ("invalid among others", ["qr", bad, INVOICE], REJECTED),
            ("no command", [], USAGE), ("unknown command", ["rendr", INVOICE], USAGE),
            ("unknown option", ["render", INVOICE, "--colour"], USAGE),
            ("no output", ["render", INVOICE], USAGE), ("no path", ["validate"], USAGE),
            ("no value", ["render", INVOICE, "-o"], USAGE),
            ("unknown format", ["validate", INVOICE, "--format", "xml"], USAGE),
            ("unknown copy", ["render", INVOICE, "-o", self.output, "--copies", "first"], USAGE),
            ("unknown template", ["render", INVOICE, "-o", self.output, "--template", "none"], USAGE),
            ("unknown code", ["explain", "XYZ-99"], USAGE),
            ("no such file", ["validate", self.folder / "none.json"], USAGE),
            ("nothing in it", ["validate", empty], USAGE),
            ("two documents, one name", ["render", INVOICE, RECEIPT, "-o", self.folder / "one.pdf"], USAGE),
        ):
            with self.subTest(name):
                run = prelo(*arguments)
                self.assertCode(run, code)
                if code in (USAGE, ENVIRONMENT):
                    self.assertEqual(run.out, "")
                    self.assertTrue(run.err.strip())

    def test_explain(self):
        """every code that is listed is explained, with its law"""
        listed = re.findall(r"^\s*([A-Z]+-\d\d)\b", prelo("explain").out, re.M)
        self.assertGreater(len(listed), 60)
        self.assertEqual(len(listed), len(set(listed)))
        for code in listed:
            with self.subTest(code):
                english, portuguese = (prelo("explain", code, "--language", language)
                                       for language in ("en", "pt"))
                self.assertCode(english, DONE)
                self.assertIn(code, portuguese.out)
                self.assertNotEqual(english.out, portuguese.out)

    def test_names(self):
        """files are called after the number, made safe"""
        for number, name in (("FT A2026/1", "FT_A2026-1.pdf"), ("FAC ab.c_d-e/007", "FAC_ab.c_d-e-007.pdf"),
                             ("1FT A(1)[2]/3", "1FT_A-1-2-3.pdf"), ("FT AÇORES/3", "FT_A-ORES-3.pdf")):
            with self.subTest(number):
                sequence = number.rpartition("/")[2]
                document = edited(fixture("fatura"), [
                    put("/number", number), put("/atcud", f"ZXS7YX85-{sequence}")])
                run = self.render(self.write("one.json", document))
                self.assertCode(run, DONE)
                self.assertEqual(run.out.splitlines(), [str(self.output / name)])
                self.assertTrue((self.output / name).read_bytes().startswith(b"%PDF-"))

    def test_single_file(self):
        """-o FILE.pdf is the one document's file; a name that exists as a folder is a folder"""
        target = self.folder / "minha fatura.pdf"
        self.assertCode(prelo("render", INVOICE, "-o", target), DONE)
        self.assertTrue(target.read_bytes().startswith(b"%PDF-"))
        (self.folder / "folder.pdf").mkdir()
        self.assertCode(prelo("render", INVOICE, "-o", self.folder / "folder.pdf"), DONE)
        self.assertEqual(self.files(self.folder / "folder.pdf"), ["FT_A2026-1.pdf"])

    def test_rerun(self):
        """the same again leaves the file alone; another document under its name is a conflict"""
        self.assertCode(self.render(INVOICE), DONE)
        pdf = self.output / "FT_A2026-1.pdf"
        os.utime(pdf, (1_000_000_000, 1_000_000_000))
        first = pdf.read_bytes()
        self.assertCode(self.render(INVOICE), DONE)
        self.assertEqual(pdf.stat().st_mtime, 1_000_000_000)
        other = self.write("other.json", edited(fixture("fatura"), [put("/notes", ["Outra"])]))
        run = self.render(other, "--format", "json")
        self.assertCode(run, REJECTED)
        self.assertIn("conflict", run.out)
        self.assertEqual(pdf.read_bytes(), first)
        self.assertCode(self.render(other, "--force"), DONE)
        self.assertNotEqual(pdf.read_bytes(), first)
        self.assertEqual(self.files(), ["FT_A2026-1.pdf"])

    def test_conflict_within_a_run(self):
        """two documents of one run with one name: the first stands, the second is a conflict"""
        other = edited(fixture("fatura"), [put("/notes", ["Outra"])])
        run = self.render(self.write("two.json", [fixture("fatura"), other, fixture("recibo")]),
                          "--format", "json")
        self.assertCode(run, REJECTED)
        self.assertEqual([record["status"] == "ok" for record in run.objects()], [True, False, True])

    def test_json_lines(self):
        """--format json is one object a document, with the keys of the contract"""
        bad = edited(fixture("fatura"), [put("/totals/gross", "1.00")])
        path = self.write("two.ndjson", "\n".join(map(json.dumps, (fixture("recibo"), bad))) + "\n\n")
        for command in ("render", "validate", "qr"):
            with self.subTest(command):
                extra = ["-o", self.output] if command == "render" else []
                run = prelo(command, path, "--format", "json", *extra)
                self.assertCode(run, REJECTED)
                good, refused = run.objects()
                for record in (good, refused):
                    self.assertLessEqual({"source", "number", "status", "problems"}, record.keys())
                    self.assertEqual(record["source"], str(path))
                self.assertEqual((good["number"], good["status"]), ("RG R2026/1", "ok"))
                self.assertEqual((refused["number"], refused["status"]), ("FT A2026/1", "rejected"))
                for problem in refused["problems"]:
                    self.assertLessEqual({"severity", "code", "pointer", "message"}, problem.keys())
                    self.assertIn(problem["severity"], ("error", "warning"))

    def test_streams(self):
        """standard output carries results only; problems go to standard error, in both languages"""
        bad = self.write("bad.json", edited(fixture("fatura"), [put("/seller/taxId", "515881393")]))
        texts = []
        for language in ({"LANG": "en_GB.UTF-8"}, {"LANG": "pt_PT.UTF-8"}):
            run = self.render(bad, **language)
            self.assertCode(run, REJECTED)
            self.assertEqual(run.out, "")
            self.assertIn("/seller/taxId", run.err)
            self.assertIn("515881393", run.err)
            self.assertNotIn("\x1b", run.err)
            texts.append(run.err)
        self.assertNotEqual(*texts)
        self.assertEqual(prelo("validate", bad, "--language", "pt").err.splitlines()[0],
                         prelo("validate", bad, LC_ALL="pt_PT.UTF-8").err.splitlines()[0])

    def test_inputs(self):
        """one document, an array, lines, a folder in name order, and standard input"""
        documents = [numbered(number) for number in range(1, 6)]
        messages = [prelo("qr", self.write("one.json", document)).out for document in documents]
        lines = "".join(json.dumps(document) + "\r\n" for document in documents)
        array = json.dumps(documents, indent=1)
        for name, number in (("b/2.json", 1), ("a.json", 0), ("b/10.json", None), ("c.jsonl", 3), ("d.ndjson", 4)):
            self.write(f"in/{name}", documents[2] if number is None else documents[number])
        self.write("in/readme.txt", "not a document")
        # Byte order: "10" before "2".
        in_folder = [messages[place] for place in (0, 2, 1, 3, 4)]
        for name, arguments, given, wanted in (
            ("array", [self.write("all.json", array)], b"", messages),
            ("lines", [self.write("all.ndjson", lines)], b"", messages),
            ("folder", [self.folder / "in"], b"", in_folder),
            ("standard input, array", ["-"], array.encode(), messages),
            ("standard input, lines", ["-"], lines.encode(), messages),
            ("standard input, one", ["-"], json.dumps(documents[0], indent=2).encode(), messages[:1]),
            ("twice", [self.folder / "one.json"] * 2, b"", messages[4:] * 2),
            ("empty array", ["-", self.folder / "one.json"], b"[]", messages[4:]),
        ):
            with self.subTest(name):
                run = prelo("qr", *arguments, given=given)
                self.assertCode(run, DONE)
                self.assertEqual(run.out, "".join(wanted))

    def test_same_bytes(self):
        """the same bytes in any locale, time zone, folder, home, hour, and through any input"""
        self.assertCode(self.render(INVOICE), DONE)
        first = (self.output / "FT_A2026-1.pdf").read_bytes()
        elsewhere = self.folder / "à parte"
        elsewhere.mkdir()
        for name, settings in (
            ("Portuguese", {"LC_ALL": "pt_PT.UTF-8"}), ("C", {"LC_ALL": "C"}), ("Turkish", {"LANG": "tr_TR"}),
            ("Tokyo", {"TZ": "Asia/Tokyo"}), ("no home", {"HOME": "/nonexistent"}),
            ("another folder", {"cwd": elsewhere}), ("a minute of its own", {"SOURCE_DATE_EPOCH": "1"}),
        ):
            with self.subTest(name):
                target = elsewhere / f"{name}.pdf"
                self.assertCode(prelo("render", INVOICE, "-o", target, **settings), DONE)
                self.assertEqual(target.read_bytes(), first)
        run = prelo("render", "-", "-o", "x.pdf", cwd=elsewhere,
                    given=json.dumps(fixture("fatura"), indent="\t").encode())
        self.assertCode(run, DONE)
        self.assertEqual((elsewhere / "x.pdf").read_bytes(), first)

    def test_copies(self):
        """--copies prints each copy, marked, in one file; the document's own wish otherwise"""
        target = self.folder / "copies.pdf"
        run = prelo("render", INVOICE, "-o", target, "--copies", "original,duplicate")
        self.assertCode(run, DONE)
        text = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True).stdout
        self.assertIn("Original", text)
        self.assertIn("Duplicado", text)

    def test_no_permission(self):
        """a folder that may not be written to is exit code 3, with its name"""
        self.output.mkdir()
        self.output.chmod(stat.S_IRUSR | stat.S_IXUSR)
        self.folder.chmod(0o755)
        user = "nobody" if os.geteuid() == 0 else None
        if user and not os.access(REPOSITORY, os.X_OK):
            self.skipTest("the checkout is not open to another user")
        try:
            run = self.render(INVOICE, user=user)
        except PermissionError:
            self.skipTest(f"{user} may not run the binary where the checkout lies")
        self.assertCode(run, ENVIRONMENT)
        self.assertIn(str(self.output), run.err)

    def test_output_is_a_file(self):
        """an output folder that is a file is refused without touching it"""
        target = self.write("out", "mine")
        self.assertIn(prelo("render", INVOICE, "-o", target).code, (USAGE, ENVIRONMENT))
        self.assertEqual(target.read_text(), "mine")

    def test_full_disk(self):
        """a full disk is exit code 3; no half PDF is left"""
        self.output.mkdir()
        mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.output], capture_output=True)
        if not mounted or mounted.returncode:
            self.skipTest("a small disk can only be made by root with the right to mount")
        self.addCleanup(subprocess.run, ["umount", self.output], check=True)
        run = self.render(self.write("many.json", [numbered(number) for number in range(1, 20)]))
        self.assertCode(run, ENVIRONMENT)
        for name in self.files():
            self.assertTrue((self.output / name).read_bytes().rstrip().endswith(b"%%EOF"), name)

    def test_closed_output(self):
        """a reader that goes away ends the run, not with a crash and without a word"""
        path = self.write("many.json", [numbered(number) for number in range(1, 3000)])
        process = subprocess.Popen([os.environ["PRELO_BINARY"], "qr", path], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=clean_environment())
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(), ENVIRONMENT)
