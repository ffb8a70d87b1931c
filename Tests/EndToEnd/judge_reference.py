"""The reference: pages that are current, examples that are lawful, shapes that hold, shells that complete."""

import json
import os
import re
import shutil
import subprocess
import sys

import jsonschema

from edits import drop, edited, put
from support import DONE, FIXTURES, REPOSITORY, USAGE, Judge, clean_environment, fixture, numbered, prelo

TYPES = "FT FS FR NC ND GT GR GA GC GD OR PF NE CM FC FO CC DC OU RC RG RP RE CS LD RA VD TV TD AA DA".split()


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = json.loads((REPOSITORY / "Schema" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(text)
    return jsonschema.Draft202012Validator(text)


class Reference(Judge):

    def test_pages(self):
        """the generated pages of the documentation are what the program and the schema say today"""
        run = subprocess.run(
            [sys.executable, REPOSITORY / "Documentation" / "generate.py", "--check",
             "--binary", os.environ["PRELO_BINARY"]], capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stdout), (0, ""),
                         "run Documentation/generate.py --binary .build/release/prelo: " + run.stdout + run.stderr)

    def test_examples(self):
        """prelo example prints one document of each type: the same each time, lawful, fit for the schema and the page"""
        form = schema("prelo-1")
        for kind in TYPES:
            with self.subTest(kind):
                run = prelo("example", kind)
                self.assertCode(run, DONE)
                document = json.loads(run.out)
                self.assertEqual(document["type"], kind)
                form.validate(document)
                self.assertEqual(prelo("example", kind).out, run.out)
                for command in (["validate"], ["render", "-o", self.output]):
                    checked = prelo(*command, "-", "--strict", given=run.out.encode())
                    self.assertEqual((checked.code, checked.err), (DONE, ""))
        self.assertEqual(len(self.files()), len(TYPES))
        self.assertCode(prelo("example", "XX"), USAGE)

    def test_reports(self):
        """every line of --format json has the published shape"""
        form = schema("report-1")
        bad = self.write("bad.json", [edited(fixture("fatura"), [put("/totals/gross", "1.00"), drop("/number")]), 7,
                                      edited(fixture("fatura"), [put("/seller/taxId", "1")])])
        broken = self.write("broken.json", "{\"format\": ")
        good = self.write("good.ndjson", "\n".join(json.dumps(numbered(number)) for number in range(1, 4)) + "\n")
        samples = REPOSITORY / "SampleOutput"
        saft = FIXTURES / "saft"
        out, combined = ["-o", self.output], ["--combined", self.folder / "all.pdf"]
        for name, arguments in (
            ("render", ["render", samples, bad, broken, *out]), ("validate", ["validate", samples, bad]),
            ("qr", ["qr", good, bad]), ("convert", ["convert", good, "-o", self.folder / "converted"]),
            ("lines", ["convert", good, "-o", self.folder / "lines.ndjson"]),
            ("combined", ["render", good, *combined]),
            ("both", ["render", good, *out, *combined, "--force", "--split-every", "1"]),
            ("copies", ["render", good, *out, "--copies", "original,duplicate", "--copies-as", "files"]),
            ("a conflict", ["render", self.write("other.json", edited(numbered(1), [put("/notes", ["x"])])), *out]),
            ("SAF-T", ["render", saft, *out]),
        ):
            with self.subTest(name):
                records = prelo(*arguments, "--format", "json").objects()
                self.assertTrue(records)
                for record in records:
                    form.validate(record)

    def test_receipts(self):
        """the receipts and error notes of an inbox have the published shape, and are no input"""
        form = schema("receipt-1")
        inbox = self.folder / "inbox"
        inbox.mkdir()
        for name, content in (("good.json", json.dumps(fixture("fatura"))), ("again.json", json.dumps(fixture("fatura"))),
                              ("receipt.json", json.dumps(fixture("recibo"))), ("bad.json", "{"), ("odd.txt", "x"),
                              ("mixed.json", json.dumps([numbered(1), {}, edited(fixture("fatura"), [put("/notes", ["y"])])]))):
            (inbox / name).write_text(content)
        prelo("watch", inbox, "-o", self.output, "--once", "--quiet", "0")
        sidecars = sorted(inbox.glob("*/*.result.json")) + sorted(inbox.glob("*/*.error.json"))
        self.assertGreaterEqual(len(sidecars), 6)
        for path in sidecars:
            with self.subTest(path.name):
                form.validate(json.loads(path.read_text()))
        run = prelo("validate", inbox / "done", "--format", "json")
        self.assertCode(run, DONE)
        self.assertEqual(sorted(record["source"].rpartition("/")[2] for record in run.objects()),
                         ["again.json", "good.json", "receipt.json"])

    def test_explained(self):
        """explain --format json has every code of the list, with both languages"""
        listed = re.findall(r"^([A-Z]+-\d\d) ", prelo("explain").out, re.M)
        rules = prelo("explain", "--format", "json").objects()
        self.assertEqual([rule["code"] for rule in rules], listed)
        for rule in rules:
            with self.subTest(rule["code"]):
                self.assertTrue(rule["message"]["en"] and rule["message"]["pt"])
                self.assertIn(rule["message"]["pt"], prelo("explain", rule["code"], "--language", "pt").out)

    def options(self) -> dict[str, set[str]]:
        """What help says each command takes."""
        words = re.findall(r"^  ([a-z]+) ", prelo("help").out, re.M)
        return {word: set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", prelo("help", word).out, re.M)) for word in words}

    def test_manual(self):
        """the manual page names every command and option of help, and groff has nothing against it"""
        page = self.write("prelo.1", prelo("manual", "man").out)
        for language in ("en", "pt"):
            text = prelo("manual", "man", "--language", language).out.replace("\\-", "-")
            for word, options in self.options().items():
                with self.subTest(word, language=language):
                    self.assertIn(f".SS prelo {word} ", text)
                    self.assertEqual([option for option in options if f"\\fB{option}\\fR" not in text], [])
        if shutil.which("groff"):
            run = subprocess.run(["groff", "-man", "-Tutf8", "-k", "-ww", "-z", page], capture_output=True, text=True)
            self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_completions(self):
        """bash completes commands, options and values; the others name them all"""
        script = self.write("prelo.bash", prelo("completion", "bash").out)

        def complete(*words: str) -> set[str]:
            call = " ".join(f"'{word}'" for word in words)
            run = subprocess.run(
                ["bash", "-c", f"source '{script}'; COMP_WORDS=({call}); COMP_CWORD={len(words) - 1}; _prelo; "
                 "printf '%s\\n' \"${COMPREPLY[@]}\""], capture_output=True, text=True, cwd=self.folder)
            self.assertEqual(run.stderr, "")
            return set(run.stdout.split())

        options = self.options()
        self.assertLessEqual(set(options), complete("prelo", ""))
        self.assertEqual(complete("prelo", "wat"), {"watch"})
        self.assertEqual(complete("prelo", "status", "--format", "n"), {"nagios"})
        self.assertIn("prelo.bash", complete("prelo", "validate", "pre"))
        texts = {shell: prelo("completion", shell).out for shell in ("zsh", "fish")}
        for word, names in options.items():
            with self.subTest(word):
                self.assertEqual(complete("prelo", word, "--"), names)
                self.assertIn(f"{word})", texts["zsh"])
                for name in names:
                    self.assertIn(f"{name}[", texts["zsh"])
                    self.assertIn(f"__fish_seen_subcommand_from {word}' -l {name[2:]} ", texts["fish"])
        for shell, path in (("bash", script), ("zsh", self.write("_prelo", texts["zsh"])),
                            ("fish", self.write("prelo.fish", texts["fish"]))):
            if shutil.which(shell):
                with self.subTest(shell):
                    run = subprocess.run([shell, "-n", path], capture_output=True, text=True, env=clean_environment())
                    self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_templates(self):
        """template check finds every fault with line and column; an unknown name is answered with those there are"""
        self.assertCode(prelo("template", "check", "classic"), DONE)
        broken = self.folder / "broken"
        broken.mkdir()
        (broken / "template.json").write_text(
            '{\n  "format": "prelo-template/1",\n  "sizes": { "body": "x" },\n  "colour": 1\n}\n')
        run = prelo("template", "check", broken)
        self.assertCode(run, 1)
        self.assertIn("template.json:3:22:", run.err)
        self.assertIn("template.json:4:13:", run.err)
        (broken / "template.json").write_text('{\n  "format": \n}\n')
        run = prelo("template", "check", broken)
        self.assertCode(run, 1)
        self.assertRegex(run.err, r"template.json:3:1:")
        run = prelo("template", "check", "clasic")
        self.assertIn("classic, rosa-dos-ventos", run.err)
        target = self.folder / "preview.pdf"
        self.assertCode(prelo("template", "preview", "rosa-dos-ventos", "-o", target), DONE)
        self.assertTrue(target.read_bytes().startswith(b"%PDF-"))
        self.assertCode(prelo("template", "preview", "classic", "-o", self.output, "--types", "FT,GT,RG"), DONE)
        self.assertEqual(len(self.files()), 3)
