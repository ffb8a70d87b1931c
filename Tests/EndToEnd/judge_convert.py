"""`prelo convert`: documents of every format in Prelo's own, printed to the same bytes."""

import json
import shutil

from gobl import bill, sealed
from gobl_documents import ROOM, documents
from support import DONE, ENVIRONMENT, FIXTURES, REJECTED, USAGE, Judge, fixture, prelo


class Convert(Judge):

    def source(self, name: str):
        """A folder with documents in the format `name`."""
        folder = self.folder / name
        folder.mkdir()
        if name == "saft":
            shutil.copy(FIXTURES / "saft" / "at-demo.xml", folder)
        elif name == "gobl":
            for number, (_, document, how) in enumerate(documents(), 1):
                (folder / f"{number:02}.json").write_text(json.dumps(sealed(document, **how)))
        else:
            for path in sorted((FIXTURES / "contract").glob("*.json")):
                shutil.copy(path, folder)
        return folder

    def test_same_bytes(self):
        """convert: what is converted prints to the same bytes as its source, one by one and in one file"""
        for name in ("gobl", "saft", "prelo"):
            source, direct = self.source(name), self.folder / f"{name}-direct"
            self.assertCode(prelo("render", source, "-o", direct), DONE)
            files, lines = self.folder / f"{name}-files", self.folder / f"{name}.ndjson"
            run = prelo("convert", source, "-o", files)
            self.assertCode(run, DONE)
            self.assertEqual(len(run.out.splitlines()), len(self.files(direct)))
            self.assertEqual([path[:-5] + ".pdf" for path in self.files(files)], self.files(direct))
            run = prelo("convert", source, "-o", lines, "--jobs", "2")
            self.assertCode(run, DONE)
            self.assertEqual(run.out, f"{lines}\n")
            for form, converted in (("files", files), ("lines", lines)):
                with self.subTest(f"{name}, {form}"):
                    result = self.folder / f"{name}-from-{form}"
                    self.assertCode(prelo("render", converted, "-o", result), DONE)
                    self.assertEqual(self.files(result), self.files(direct))
                    for file in self.files(direct):
                        self.assertEqual((result / file).read_bytes(), (direct / file).read_bytes(), file)
            with self.subTest(f"{name}, again"):
                again = self.folder / f"{name}-again.ndjson"
                self.assertCode(prelo("convert", lines, "-o", again), DONE)
                self.assertEqual(again.read_bytes(), lines.read_bytes())

    def test_where_it_goes(self):
        """convert: exit codes, reports and conflicts are those of render"""
        right = sealed(bill("invoice", "FT", [ROOM]))
        path, target = self.write("a.json", right), self.folder / "converted.json"
        for name, prepare, options, code in (
            ("new", None, [], DONE), ("there already", None, [], DONE), ("taken", "{}", [], REJECTED),
            ("forced", None, ["--force"], DONE)):
            with self.subTest(name):
                if prepare:
                    target.write_text(prepare)
                self.assertCode(prelo("convert", path, "-o", target, *options), code)
                self.assertEqual(target.read_text() == "{}", code == REJECTED)
        with self.subTest("a file of lines is taken"):
            lines = self.write("lines.ndjson", "{}\n")
            self.assertCode(prelo("convert", path, "-o", lines), REJECTED)
            self.assertEqual(lines.read_text(), "{}\n")
        with self.subTest("report"):
            broken = self.write("b.json", fixture("fatura") | {"issueDate": "2026-02-30"})
            run = prelo("convert", path, broken, "-o", self.output, "--format", "json")
            self.assertCode(run, REJECTED)
            self.assertEqual([(row["status"], row["output"]) for row in run.objects()],
                             [("ok", f"{self.output}/FT_A2026-1.json"), ("rejected", None)])
        with self.subTest("a document that breaks a rule is converted, not judged"):
            wrong = self.write("c.json", fixture("fatura") | {"hash": "0"})
            self.assertCode(prelo("validate", wrong), REJECTED)
            self.assertCode(prelo("convert", wrong, "-o", self.folder / "c.ndjson"), DONE)
        with self.subTest("two documents, one file"):
            self.assertCode(prelo("convert", path, path, "-o", self.folder / "one.json"), USAGE)
        for name, options, code in (("nowhere", [], USAGE), ("a name for a file", ["-o", "x.json", "--name", "{number}"], USAGE),
                                    ("a folder that cannot be made", ["-o", "/proc/none"], ENVIRONMENT)):
            with self.subTest(name):
                self.assertCode(prelo("convert", path, *options), code)
