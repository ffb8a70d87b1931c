"""The watcher is killed at its system calls, one after the other, and finds errors in them.

strace does both. A run of the test takes every system call that changes something, and a share of the
others; PRELO_CRASHES=all takes every one.
"""

import collections
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from inbox import InboxJudge, QUICK, document
from support import DONE, REJECTED, clean_environment, prelo

# What changes a file, a folder or the disk.
CHANGES = ("write", "pwrite64", "openat", "linkat", "renameat2", "renameat", "rename", "unlink", "unlinkat",
           "mkdir", "ftruncate", "fsync", "fdatasync", "syncfs", "fallocate")
ERRORS = ("ENOSPC", "EIO", "EACCES")
FAULTY = ("write", "pwrite64", "openat", "linkat", "renameat2", "renameat", "fdatasync", "syncfs", "mkdir")


def tracing() -> bool:
    """Whether a process may be traced here; some containers forbid it."""
    return shutil.which("strace") is not None and subprocess.run(
        ["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


class Corpus:
    """An inbox with a few files of every fate, made anew for each run."""

    FILES = {
        "a-one.json": document(1),
        "b-many.ndjson": "\n".join([document(2), document(3), document(1)]),
        "c-bad.json": "{}",
        "d-other.txt": "hello",
        "e-conflict.json": document(1, notes=["Outra"]),
        "f-last.json": f"[{document(4)}]",
    }
    PLACES = {
        "done": ["a-one.json", "a-one.result.json", "b-many.ndjson", "b-many.result.json", "f-last.json",
                 "f-last.result.json"],
        "rejected": ["c-bad.error.json", "c-bad.error.txt", "c-bad.json", "e-conflict.error.json",
                     "e-conflict.error.txt", "e-conflict.json"],
        "unsupported": ["d-other.error.json", "d-other.error.txt", "d-other.txt"],
        "failed": [], "working": [], "inbox": [],
    }
    NUMBERS = {"a-one": ["FT A2026/1"], "b-many": ["FT A2026/2", "FT A2026/3", "FT A2026/1"],
               "f-last": ["FT A2026/4"]}

    def __init__(self, folder: Path):
        self.folder = folder
        self.inbox, self.output = folder / "in", folder / "out"
        self.inbox.mkdir(parents=True)
        for name, content in self.FILES.items():
            (self.inbox / name).write_text(content)
        self.arguments = ["watch", self.inbox, "-o", self.output, "--once", "--order", "name", "--jobs", "1",
                          "--quiet", "0", "--tries", "50", "--retry-after", "0.02"]

    def run(self, *strace) -> subprocess.CompletedProcess:
        before = ["strace", "-f", "--seccomp-bpf", "-o", self.folder / "trace", *strace] if strace else []
        return subprocess.run(
            [*before, os.environ["PRELO_BINARY"], *map(str, self.arguments)], capture_output=True, text=True,
            env=clean_environment(), timeout=120)


class Crashes(InboxJudge):

    @classmethod
    def setUpClass(cls):
        if not tracing():
            raise unittest.SkipTest("strace is not installed, or this machine lets no process be traced")

    def setUp(self):
        super().setUp()
        corpus = self.corpus()
        self.assertEqual(corpus.run().returncode, REJECTED)
        self.pdfs = {path.name: path.read_bytes() for path in corpus.output.iterdir()}
        self.assertEqual(len(self.pdfs), 4)

    def corpus(self) -> Corpus:
        return Corpus(Path(tempfile.mkdtemp(dir=self.folder)))

    def calls(self) -> dict[str, int]:
        """Every system call of an undisturbed run, and the most that one thread makes of it."""
        corpus = self.corpus()
        corpus.run("-e", "trace=all")
        counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
        for line in (corpus.folder / "trace").read_text(errors="replace").splitlines():
            match = re.match(r"(\d+) +(\w+)\(", line)
            if match:
                counts[match[2]][match[1]] += 1
        return {name: max(threads.values()) for name, threads in counts.items()}

    def assertWhole(self, corpus: Corpus):
        """Nothing half-written stands under a name."""
        for path in corpus.output.glob("**/*.pdf"):
            self.assertTrue(path.read_bytes() == self.pdfs[path.name], f"{path} is not whole")

    def assertRight(self, corpus: Corpus):
        """For every document exactly one PDF, right bytes, right receipt; nothing left over."""
        self.inbox, self.output = corpus.inbox, corpus.output
        self.assertEqual(sorted(path.name for path in corpus.output.iterdir()), sorted(self.pdfs))
        self.assertWhole(corpus)
        self.assertEqual(self.places(), Corpus.PLACES)
        issued = collections.Counter()
        for stem, numbers in Corpus.NUMBERS.items():
            receipt = self.receipt(stem)
            self.assertReceipt(receipt)
            self.assertEqual([entry["number"] for entry in receipt["documents"]], numbers)
            issued.update(entry["number"] for entry in receipt["documents"] if entry["status"] == "issued")
        # Where a file had to be tried again the same document of another one may come first.
        self.assertEqual(issued, {f"FT A2026/{number}": 1 for number in range(1, 5)})
        self.assertEqual(self.codes("e-conflict"), ["OUT-03"])
        self.assertEqual(self.codes("d-other", "unsupported"), ["INB-01"])

    def trial(self, inject: str) -> str | None:
        """Disturbs one run, lets another finish; answers what is wrong then, with its circumstances."""
        corpus = self.corpus()
        first = corpus.run("-e", f"trace={inject.split(':')[0]}", "-e", f"inject={inject}")
        second = None
        try:
            self.assertWhole(corpus)
            second = corpus.run()
            self.assertIn(second.returncode, (DONE, REJECTED))
            self.assertRight(corpus)
        except AssertionError as error:
            return f"{inject}: {str(error)[:2000]}\n{first.stderr}\n{second.stderr if second else ''}"
        finally:
            shutil.rmtree(corpus.folder)
        return None

    def judge(self, injections: list[str]):
        # Tests share nothing but the reference; half of the time is spent waiting.
        with ThreadPoolExecutor(4) as pool:
            failures = [failure for failure in pool.map(self.isolated, injections) if failure]
        self.assertEqual(failures, [], f"{len(failures)} of {len(injections)}:\n" + "\n".join(failures[:3]))

    def isolated(self, inject: str) -> str | None:
        other = Crashes("trial")
        other.folder, other.pdfs = self.folder, self.pdfs
        return other.trial(inject)

    def test_killed(self):
        """killed at any system call and started again, it ends as if nothing had happened"""
        everything = os.environ.get("PRELO_CRASHES") == "all"
        injections = []
        for name, count in sorted(self.calls().items()):
            if name in ("execve", "exit_group", "exit"):
                continue
            step = 1 if everything else 2 if name in CHANGES else 40
            injections += [f"{name}:signal=SIGKILL:when={number}" for number in range(1, count + 1, step)]
        self.judge(injections)

    def test_errors(self):
        """a full disk, a failing disk and a missing permission at any moment lose nothing"""
        everything = os.environ.get("PRELO_CRASHES") == "all"
        injections = []
        for name, count in sorted(self.calls().items()):
            if name not in FAULTY:
                continue
            for place, error in enumerate(ERRORS):
                step, start = (1, 1) if everything else (7, 1 + 2 * place)
                injections += [f"{name}:error={error}:when={number}" for number in range(start, count + 1, step)]
        self.judge(injections)


class Trouble(InboxJudge):

    @unittest.skipUnless(os.geteuid() == 0 and tracing(), "needs strace and its own file system")
    def test_full_disk(self):
        """while the disk is full nothing is marked done; it goes on by itself, or ends in failed"""
        # Every write of a PDF fails, for good.
        self.drop("a.json", document(1))
        arguments = [self.inbox, "-o", self.output, "--once", *QUICK, "--tries", "3", "--jobs", "1"]
        run = subprocess.run(
            ["strace", "-f", "-o", "/dev/null", "-e", "trace=linkat", "-e", "inject=linkat:error=ENOSPC",
             "--", os.environ["PRELO_BINARY"], "watch", *map(str, arguments)],
            capture_output=True, text=True, env=clean_environment())
        self.assertIn("the disk is full", run.stderr)
        self.assertEqual(run.stderr.count("next try"), 2)
        places = self.places()
        self.assertIn("a.json", places["failed"])
        self.assertEqual((places["done"], places["working"], self.files()), ([], [], []))
        self.assertEqual(prelo("status", self.inbox, "--format", "json").code, 3)
        run = prelo("requeue", self.inbox)
        self.assertEqual(run.out, "a.json\n")
        self.assertCode(self.once(), DONE)
        self.assertReceipt(self.receipt("a"))

    @unittest.skipUnless(tracing(), "needs strace")
    def test_poison(self):
        """a file that ends the program again and again does not do so for ever"""
        self.drop("a.json", document(1))
        arguments = [self.inbox, "-o", self.output, "--once", *QUICK, "--tries", "2"]
        for _ in range(4):
            self.assertEqual(self.places().get("failed", []), [])
            subprocess.run(
                ["strace", "-f", "-o", "/dev/null", "-e", "trace=syncfs", "-e",
                 "inject=syncfs:signal=SIGKILL:when=1", "--", os.environ["PRELO_BINARY"], "watch",
                 *map(str, arguments)], capture_output=True, env=clean_environment())
        self.assertEqual(self.once("--tries", "2").code, 3)
        self.assertEqual(self.codes("a", "failed"), ["INB-03"])
        self.assertCode(prelo("requeue", self.inbox), DONE)
        self.assertCode(self.once("--tries", "2"), DONE)


if __name__ == "__main__":
    unittest.main()
