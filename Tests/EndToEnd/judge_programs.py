"""For other programs: a PDF on standard output, and a co-process that answers line by line."""

import json
import os
import pty
import select
import subprocess

from edits import edited, put
from support import DONE, FIXTURES, REJECTED, USAGE, Judge, clean_environment, fixture, numbered, prelo

INVOICE = FIXTURES / "contract" / "fatura.json"


class Programs(Judge):

    def handed(self, *arguments, given: bytes = b""):
        return subprocess.run([os.environ["PRELO_BINARY"], "render", *map(str, arguments), "-o", "-"],
                              input=given, capture_output=True, env=clean_environment())

    def test_standard_output(self):
        """-o - writes the bytes that -o FILE.pdf would have, and nothing else"""
        target = self.folder / "one.pdf"
        for name, options in (("plain", []), ("copies", ["--copies", "original,duplicate"])):
            with self.subTest(name):
                self.assertCode(prelo("render", INVOICE, "-o", target, "--force", *options), DONE)
                for paths, given in (([INVOICE], b""), (["-"], INVOICE.read_bytes())):
                    run = self.handed(*paths, *options, given=given)
                    self.assertEqual((run.returncode, run.stderr), (DONE, b""))
                    self.assertEqual(run.stdout, target.read_bytes())

    def test_nothing_by_halves(self):
        """-o - writes nothing of a refused document, of several, and to a terminal"""
        bad = self.write("bad.json", edited(fixture("fatura"), [put("/totals/gross", "1.00")]))
        for name, arguments, code in (
            ("refused", [bad], REJECTED), ("several", [INVOICE, INVOICE], USAGE),
            ("JSON lines", [INVOICE, "--format", "json"], USAGE),
            ("a manifest", [INVOICE, "--manifest", self.folder / "m.csv"], USAGE),
            ("copies as files", [INVOICE, "--copies-as", "files"], USAGE),
        ):
            with self.subTest(name):
                run = self.handed(*arguments)
                self.assertEqual((run.returncode, run.stdout), (code, b""))
                self.assertTrue(run.stderr)
        with self.subTest("a terminal"):
            ours, theirs = pty.openpty()
            run = subprocess.run([os.environ["PRELO_BINARY"], "render", INVOICE, "-o", "-"],
                                 stdout=theirs, stderr=subprocess.PIPE, env=clean_environment())
            self.assertEqual(run.returncode, USAGE)
            self.assertIn(b"terminal", run.stderr)
            self.assertEqual(select.select([ours], [], [], 0)[0], [])
            os.close(ours)
            os.close(theirs)

    def test_libraries(self):
        """--version --verbose names every library, with the version that the system's package has"""
        first, *lines = prelo("--version", "--verbose").out.splitlines()
        self.assertEqual(first + "\n", prelo("--version").out)
        told = {name: (version, whence) for name, version, whence in (line.split(None, 2) for line in lines)}
        for name, package in (("libharu", "libhpdf-2.3.0"), ("libqrencode", "libqrencode4"),
                              ("libdeflate", "libdeflate0"), ("OpenSSL", "libssl-dev"),
                              ("SQLite", "libsqlite3-dev"), ("libxml2", "libxml2")):
            with self.subTest(name):
                installed = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package],
                                           capture_output=True, text=True).stdout
                self.assertTrue(installed.startswith(told[name][0]), (installed, told[name]))
        loaded = {line.rpartition(" ")[2] for line in lines if "/" in line}
        needed = subprocess.run(["ldd", os.environ["PRELO_BINARY"]], capture_output=True, text=True).stdout
        for line in needed.splitlines():
            if "=>" in line:
                with self.subTest(line.split()[0]):
                    self.assertIn(os.path.realpath(line.split()[2]), {os.path.realpath(path) for path in loaded})

    def test_co_process(self):
        """a line on standard input is answered at once, before the next one is sent"""
        process = subprocess.Popen(
            [os.environ["PRELO_BINARY"], "render", "-", "-o", self.output, "--format", "json"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean_environment())
        try:
            for number in (*range(1, 40), 7):
                document = numbered(number)
                if number % 10 == 0:
                    document["totals"]["gross"] = "1.00"
                process.stdin.write(json.dumps(document).encode() + b"\n")
                process.stdin.flush()
                # The bound only ends a test that would wait for ever.
                readable, _, _ = select.select([process.stdout], [], [], 60)
                self.assertTrue(readable, f"no answer to document {number}")
                answer = json.loads(process.stdout.readline())
                self.assertEqual(answer["number"], document["number"])
                self.assertEqual(answer["status"], "rejected" if number % 10 == 0 else "ok")
                if answer["output"]:
                    self.assertTrue(os.path.exists(answer["output"]))
            process.stdin.close()
            self.assertEqual(process.wait(), REJECTED)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
