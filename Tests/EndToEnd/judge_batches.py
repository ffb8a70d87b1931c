"""Many documents: killed in the middle, run twice at once, written in other forms."""

import os
import signal
import subprocess
import time

from corpus import Corpus
from support import DONE, Judge, clean_environment, numbered, prelo


class Batches(Judge):
    """What is there after a batch was killed, or ran twice at once."""

    def setUp(self):
        super().setUp()
        self.batch = self.write("batch.json", [numbered(number) for number in range(1, 4000)])

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            [os.environ["PRELO_BINARY"], "render", self.batch, "-o", self.output],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=clean_environment())

    def assertWhole(self):
        for path in self.output.rglob("*.pdf"):
            self.assertTrue(path.read_bytes().rstrip().endswith(b"%%EOF"), path)

    def test_killed(self):
        """kill -9 in the middle leaves whole PDFs only, and the next run completes them"""
        process = self.start()
        for _ in range(600):
            time.sleep(0.01)
            if self.output.exists() and len(os.listdir(self.output)) > 100:
                break
        process.send_signal(signal.SIGKILL)
        self.assertEqual(process.wait(), -signal.SIGKILL, "the batch was over before it could be killed")
        left = self.files()
        self.assertGreater(len(left), 100)
        self.assertWhole()
        self.assertEqual([name for name in left if not name.endswith(".pdf")][1:], [],
                         "more than one file of a killed run")
        again = self.start()
        self.assertEqual(again.wait(), DONE)
        self.assertEqual(len([name for name in self.files() if name.endswith(".pdf")]), 3999)
        self.assertWhole()

    def test_two_at_once(self):
        """two runs into one folder agree"""
        first, second = self.start(), self.start()
        self.assertEqual((first.wait(), second.wait()), (DONE, DONE))
        names = self.files()
        self.assertEqual(len(names), 3999)
        self.assertTrue(all(name.endswith(".pdf") for name in names))
        self.assertWhole()


class Variety(Judge):

    def test_reading_forms(self):
        """key order, escapes, blanks and numbers instead of texts change nothing on the page"""
        for place, specimen in enumerate(Corpus(seed=9).take(40)):
            target, plain = self.folder / f"{place}.pdf", self.folder / f"{place}-plain.pdf"
            with self.subTest(specimen.document["number"]):
                self.assertCode(prelo("render", self.write("a.json", specimen.text), "-o", target), DONE)
                self.assertCode(prelo("render", self.write("b.json", specimen.document), "-o", plain), DONE)
                self.assertEqual(target.read_bytes(), plain.read_bytes())
