"""Batches that are interrupted, split, renamed or narrowed; and the manifest that proves them whole.

PRELO_KILLS=50 kills fifty runs instead of twelve.
"""

import csv
import hashlib
import io
import json
import os
import random
import signal
import subprocess
import time
from decimal import Decimal

from support import DONE, REJECTED, USAGE, Judge, clean_environment, numbered, prelo

INTERRUPTED = 130


def rows(text: str) -> tuple[list[dict], dict]:
    """The records of a CSV manifest, and its closing record."""
    *records, total = csv.DictReader(io.StringIO(text, newline=""))
    return records, total


class Interrupted(Judge):

    DOCUMENTS = 4000

    def setUp(self):
        super().setUp()
        plain = json.dumps(numbered(10**8), ensure_ascii=False)
        lines = [plain.replace(str(10**8), str(number)) for number in range(1, self.DOCUMENTS + 1)]
        for place in range(50, self.DOCUMENTS, 97):
            lines[place] = lines[place].replace('"gross"', '"grosz"', 1)
        # Two documents of one number: whatever the order of work, the second is the conflict.
        lines[1200] = lines[700].replace("Tipografia", "Tipografia e Papelaria", 1)
        self.lines = lines
        self.batch = self.write("month.ndjson", "\n".join(lines))
        self.random = random.Random(7)

    def start(self, folder: str, *more) -> subprocess.Popen:
        place = self.folder / folder
        place.mkdir(exist_ok=True)
        return subprocess.Popen(
            [os.environ["PRELO_BINARY"], "render", self.batch, "-o", "out", "--jobs", "3",
             *more], cwd=place,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=clean_environment())

    def made(self, folder: str) -> int:
        output = self.folder / folder / "out"
        return len(os.listdir(output)) if output.exists() else 0

    def contents(self, folder: str, manifest: str) -> dict:
        found = {path.name: path.read_bytes() for path in (self.folder / folder / "out").rglob("*.pdf")}
        return found | {"manifest": (self.folder / folder / manifest).read_bytes()}

    def assertSame(self, left: dict, right: dict):
        self.assertEqual(left.keys(), right.keys())
        self.assertEqual([name for name in left if left[name] != right[name]], [])

    def test_killed_and_resumed(self):
        """killed at random and resumed, a batch equals an undisturbed one byte for byte"""
        kills = int(os.environ.get("PRELO_KILLS", "12"))
        for form in ("csv", "ndjson"):
            whole, again = f"whole-{form}", f"killed-{form}"
            self.assertEqual(self.start(whole, "--manifest", f"m.{form}").wait(), REJECTED)
            done, unfinished = 0, 0
            for _ in range(kills // 2):
                # By what is made, not by the clock: machines differ.
                goal = self.made(again) + self.random.randint(0, 2 * self.DOCUMENTS // kills)
                process = self.start(again, "--resume", f"m.{form}")
                while process.poll() is None and self.made(again) < goal:
                    time.sleep(0.001)
                process.send_signal(self.random.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
                process.wait()
                for path in (self.folder / again).rglob("*.pdf"):
                    self.assertTrue(path.read_bytes().rstrip().endswith(b"%%EOF"), path)
                text = (self.folder / again / f"m.{form}")
                count = text.read_bytes().count(b"\n") if text.exists() else 0
                self.assertGreaterEqual(count, done - 1, "work was lost")
                done = count
                unfinished += 1 < count < self.DOCUMENTS
            self.assertGreater(unfinished, 1, "no run was killed in the middle")
            self.assertEqual(self.start(again, "--resume", f"m.{form}").wait(), REJECTED)
            self.assertSame(self.contents(whole, f"m.{form}"), self.contents(again, f"m.{form}"))
            # Once more, when all is done: nothing changes.
            self.assertEqual(self.start(again, "--resume", f"m.{form}").wait(), REJECTED)
            self.assertSame(self.contents(whole, f"m.{form}"), self.contents(again, f"m.{form}"))

    def test_torn_line(self):
        """a manifest cut at any byte is repaired"""
        self.batch.write_text("\n".join(self.lines[:40]))
        self.assertEqual(self.start("a", "--manifest", "m.csv").wait(), DONE)
        whole = self.contents("a", "m.csv")
        for cut in sorted(self.random.sample(range(len(whole["manifest"])), 15)):
            with self.subTest(cut):
                (self.folder / "a" / "m.csv").write_bytes(whole["manifest"][:cut])
                self.assertEqual(self.start("a", "--resume", "m.csv").wait(), DONE)
                self.assertSame(whole, self.contents("a", "m.csv"))

    def test_changes_are_noticed(self):
        """another input, other options, a removed PDF: the first two are refused, the last is mended"""
        self.batch.write_text("\n".join(self.lines[:40]))
        self.assertEqual(self.start("a", "--manifest", "m.csv").wait(), DONE)
        whole = self.contents("a", "m.csv")
        self.assertEqual(self.start("a", "--resume", "m.csv", "--copies", "duplicate").wait(), USAGE)
        self.assertSame(whole, self.contents("a", "m.csv"))
        changed = list(self.lines[:40])
        changed[20] = changed[20].replace("Tipografia", "Papelaria", 1)
        for text in ("\n".join(changed), "\n".join(self.lines[:30]), "\n".join(self.lines[1:41])):
            self.batch.write_text(text)
            self.assertEqual(self.start("a", "--resume", "m.csv").wait(), USAGE)
            self.assertSame(whole, self.contents("a", "m.csv"))
        self.batch.write_text("\n".join(self.lines[:40]))
        (self.folder / "a" / "out" / "FT_A2026-7.pdf").unlink()
        self.assertEqual(self.start("a", "--resume", "m.csv").wait(), DONE)
        self.assertSame(whole, self.contents("a", "m.csv"))

    def test_jobs(self):
        """any number of jobs gives the same output, messages, manifest and files"""
        results = []
        for jobs in (1, 2, 7):
            run = prelo("render", self.batch, "-o", f"out-{jobs}", "--jobs", jobs, "--manifest",
                        f"m-{jobs}.csv", cwd=self.folder)
            self.assertCode(run, REJECTED)
            manifest = (self.folder / f"m-{jobs}.csv").read_text()
            files = {path.name: path.read_bytes() for path in (self.folder / f"out-{jobs}").iterdir()}
            results.append([part.replace(f"out-{jobs}/", "out/") for part in (run.out, run.err, manifest)] + [files])
        self.assertEqual(results[0], results[1])
        self.assertEqual(results[0], results[2])

    def test_interrupted(self):
        """ctrl-C finishes what is under way and leaves a valid manifest"""
        place = self.folder / "a"
        place.mkdir()
        process = subprocess.Popen(
            [os.environ["PRELO_BINARY"], "render", "-", "-o", "out", "--manifest", "m.csv"], cwd=place,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=clean_environment())
        # The rest of the month never comes: the run cannot end by itself.
        process.stdin.write("\n".join(self.lines[:1500]).encode())
        process.stdin.flush()
        manifest = place / "m.csv"
        while not manifest.exists() or manifest.stat().st_size < 20_000:
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(60), INTERRUPTED)
        process.stdin.close()
        records, total = rows(manifest.read_bytes().decode())
        self.assertEqual(total["status"], "interrupted")
        self.assertEqual(int(total["documents"]), len(records))
        self.assertLess(len(records), self.DOCUMENTS)
        files = sorted(path.name for path in (self.folder / "a" / "out").iterdir())
        self.assertEqual(files, sorted(row["file"].split("/")[-1] for row in records if row["file"]))


class Manifests(Judge):

    def setUp(self):
        super().setUp()
        documents = [numbered(number) for number in range(1, 31)]
        documents[4]["totals"]["gross"] = "1.00"
        self.batch = self.write("in.json", documents)
        self.documents = documents

    def render(self, *arguments):
        return prelo("render", self.batch, "-o", "out", *arguments, cwd=self.folder)

    def test_proves(self):
        """the manifest says what is on the disk, and its sums are right"""
        self.assertCode(self.render("--manifest", "m.csv"), REJECTED)
        records, total = rows((self.folder / "m.csv").read_bytes().decode())
        self.assertEqual([int(row["document"]) for row in records], list(range(1, 31)))
        self.assertEqual([int(row["position"]) for row in records], list(range(30)))
        for row, document in zip(records, self.documents):
            self.assertEqual((row["number"], row["atcud"]), (document["number"], document["atcud"]))
            self.assertEqual(row["postal_code"], document["buyer"]["address"]["postalCode"])
            if row["status"] == "rejected":
                self.assertTrue(row["errors"] and not row["file"])
                continue
            pdf = (self.folder / row["file"]).read_bytes()
            self.assertEqual((int(row["size"]), row["sha256"]), (len(pdf), hashlib.sha256(pdf).hexdigest()))
        done = [row for row in records if row["status"] == "ok"]
        self.assertEqual([total[key] for key in ("documents", "done", "rejected", "failed", "inputs")],
                         ["30", "29", "1", "0", "30"])
        self.assertEqual(total["status"], "complete")
        self.assertEqual(Decimal(total["gross_total"]), sum(Decimal(row["gross_total"]) for row in done))
        self.assertEqual(int(total["size"]), sum(int(row["size"]) for row in done))

    def test_shards(self):
        """shards share the work exactly, and their manifests merge into the one of a single run"""
        for form in ("csv", "ndjson"):
            self.assertCode(self.render("--manifest", f"whole.{form}"), REJECTED)
            names = []
            for index in (1, 2, 3):
                names.append(f"{index}.{form}")
                self.render("--shard", f"{index}/3", "--manifest", names[-1])
            merged = prelo("manifest", "merge", *reversed(names), cwd=self.folder)
            self.assertCode(merged, DONE)
            whole = (self.folder / f"whole.{form}").read_bytes().decode()
            self.assertEqual(merged.out, whole)
            for wrong in (names[:2], names[1:], [names[0], *names], [*names[:2], names[1]]):
                run = prelo("manifest", "merge", *wrong, cwd=self.folder)
                self.assertEqual((run.code, run.out), (USAGE, ""), wrong)
            torn = self.folder / names[1]
            torn.write_bytes(torn.read_bytes()[:-10])
            self.assertEqual(prelo("manifest", "merge", *names, cwd=self.folder).code, USAGE)

    def test_only(self):
        """numbers and ranges are picked, and what is missing is said"""
        (self.folder / "list.txt").write_text("FT A2026/12\n\nFT A2026/14\n")
        for asked, numbers, code in [
            ("FT A2026/7", [7], DONE), ("FT A2026/9..FT A2026/11,FT A2026/2", [2, 9, 10, 11], DONE),
            ("@list.txt", [12, 14], DONE), ("FT A2026/29..FT A2026/40", [29, 30], REJECTED),
            ("FT B/1", [], USAGE), ("FT A2026/5", [], REJECTED),
        ]:
            with self.subTest(asked):
                folder = self.folder / "only"
                run = prelo("render", self.batch, "-o", folder, "--only", asked, "--second-copy", cwd=self.folder)
                self.assertCode(run, code)
                self.assertEqual(sorted(path.name for path in folder.iterdir()),
                                 sorted(f"FT_A2026-{number}.pdf" for number in numbers))
                for path in folder.iterdir():
                    path.unlink()
        self.assertCode(self.render("--only", "FT A/2..FT B/3"), USAGE)

    def test_only_one(self):
        """one file name takes the one document that was asked for, and no second one"""
        def only(asked, folder):
            return prelo("render", self.batch, "-o", folder, "--only", asked, cwd=self.folder)

        one = self.folder / "one.pdf"
        self.assertCode(only("FT A2026/2..FT A2026/4", one), USAGE)
        run = only("FT B/1", one)
        self.assertCode(run, USAGE)
        self.assertIn("among those asked for", run.err)
        self.assertFalse(one.exists())
        run = only("FT A2026/3", one)
        self.assertCode(run, DONE)
        self.assertEqual(run.out, f"{one}\n")
        self.assertCode(only("FT A2026/3", self.folder / "many"), DONE)
        self.assertEqual(one.read_bytes(), (self.folder / "many" / "FT_A2026-3.pdf").read_bytes())

    def test_names(self):
        """patterns make folders; nothing leaves the output folder, nothing is overwritten"""
        document = self.documents[0]
        day = document["issueDate"]
        for pattern, expected in [
            ("{year}/{month}/{type}/{number}", f"{day[:4]}/{day[5:7]}/FT/FT_A2026-1.pdf"),
            ("{buyer}/{atcud}.pdf", f"{document['buyer']['taxId']}/ZXS7YX85-1.pdf"),
            ("x-{series}-{sequence}", "x-A2026-1.pdf"),
        ]:
            with self.subTest(pattern):
                source = self.write("one.json", document)
                out = self.folder / ("p" + str(len(pattern)))
                self.assertCode(prelo("render", source, "-o", out, "--name", pattern), DONE)
                self.assertEqual([str(path.relative_to(out)) for path in out.rglob("*.pdf")], [expected])
        for pattern in ("../{number}", "/{number}", "{number}/", ".{number}", "a//{number}", "{nmber}", "{number", "x}"):
            with self.subTest(pattern):
                self.assertCode(self.render("--name", pattern), USAGE)
        run = self.render("--name", "{year}")
        self.assertCode(run, REJECTED)
        self.assertEqual(run.err.count("OUT-01"), 28)
        self.assertEqual(self.files(), [f"{day[:4]}.pdf"])

    def test_copies_as_files(self):
        """each copy in its own file is the page it is in the common one"""
        source = self.write("one.json", self.documents[0])
        run = prelo("render", source, "-o", "c", "--copies", "original,duplicate", "--copies-as", "files",
                    "--manifest", "c.csv", cwd=self.folder)
        self.assertCode(run, DONE)
        names = ["FT_A2026-1.duplicate.pdf", "FT_A2026-1.original.pdf"]
        self.assertEqual(self.files(self.folder / "c"), names)
        self.assertCode(prelo("render", source, "-o", "d.pdf", "--copies", "duplicate", cwd=self.folder), DONE)
        self.assertEqual((self.folder / "d.pdf").read_bytes(), (self.folder / "c" / names[0]).read_bytes())
        records, _ = rows((self.folder / "c.csv").read_bytes().decode())
        self.assertEqual(records[0]["file"], "c/FT_A2026-1.original.pdf|c/FT_A2026-1.duplicate.pdf")
        self.assertEqual(prelo("render", source, "-o", "c", "--copies", "original,duplicate", "--copies-as",
                               "files", "--resume", "c.csv", cwd=self.folder).code, DONE)

    def test_fail_fast(self):
        """--fail-fast stops at the first refusal; without it nothing does"""
        run = self.render("--fail-fast", "--manifest", "m.ndjson")
        self.assertCode(run, REJECTED)
        self.assertEqual(len(self.files()), 4)
        total = json.loads((self.folder / "m.ndjson").read_text().splitlines()[-1])
        self.assertEqual((total["document"], total["status"], total["documents"]), ("total", "stopped", 5))
