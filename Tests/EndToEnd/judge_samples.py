"""SampleOutput is current: the documents as made, the PDFs as rendered."""

from pdfpages import Pages
from sample_unusual import WARNED
from samples import FOLDER, sources
from support import DONE, Judge, prelo

CURE = "is not current: run ./test --update-samples, and look at the pages"


class Samples(Judge):

    def test_documents(self):
        """the JSON of each sample is what its maker writes"""
        made = sources()
        self.assertGreaterEqual(len(made), 16)
        self.assertEqual(sorted(path.stem for path in FOLDER.glob("*.json")), sorted(made))
        for name, text in made.items():
            with self.subTest(name):
                self.assertEqual((FOLDER / f"{name}.json").read_text(), text, f"{name}.json {CURE}")

    def test_pages(self):
        """the PDF of each sample is what Prelo renders today, byte for byte"""
        for path in sorted(FOLDER.glob("*.json")):
            with self.subTest(path.stem):
                target = self.folder / f"{path.stem}.pdf"
                strictness = () if path.stem in WARNED else ("--strict",)
                self.assertCode(prelo("render", path, "-o", target, *strictness), DONE)
                self.assertTrue(path.with_suffix(".pdf").exists() and
                                path.with_suffix(".pdf").read_bytes() == target.read_bytes(),
                                f"{path.stem}.pdf {CURE}")

    def test_lengths(self):
        """the one-page sample has one page, the three-page sample three"""
        for name, count in (("fatura-uma-pagina", 1), ("fatura-tres-paginas", 3)):
            with self.subTest(name):
                target = self.folder / f"{name}.pdf"
                self.assertCode(prelo("render", FOLDER / f"{name}.json", "-o", target), DONE)
                self.assertEqual(len(Pages(target).texts), count)
