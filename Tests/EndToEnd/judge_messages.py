"""The QR messages: the contract's examples, AT's own strings, and the corpus."""

import os
import re

from corpus import Corpus
from holds import faults
from support import DONE, FIXTURES, Judge, prelo

COUNT = int(os.environ.get("PRELO_CORPUS", "120"))


class Messages(Judge):

    def test_examples(self):
        """prelo qr gives the message of each example, AT's seven official strings among them"""
        for path in sorted(FIXTURES.glob("*/*.qr.txt")):
            with self.subTest(path.name):
                run = prelo("qr", str(path).replace(".qr.txt", ".json"))
                self.assertCode(run, DONE)
                self.assertEqual(run.out, path.read_text())

    def test_corpus(self):
        """prelo qr agrees with an independent reading of the specification over 2,000 documents"""
        specimens = Corpus(seed=20).take(2000)
        run = prelo("qr", self.write("corpus.ndjson", "\n".join(
            # A line break inside a document would end it here.
            re.sub(r"\n\s*", " ", specimen.text) for specimen in specimens)))
        self.assertCode(run, DONE)
        written = run.out.splitlines()
        self.assertEqual(len(written), len(specimens))
        for specimen, message in zip(specimens, written):
            if message != specimen.message:
                self.assertEqual(message, specimen.message, specimen.text)

    def test_makers(self):
        """the documents that the judges make keep the contract, by a second reading of it"""
        for specimen in Corpus(seed=21).take(max(COUNT, 1000)):
            if found := faults(specimen.document):
                self.fail(f"{found}\n{specimen.text}")
