"""Bytes nobody wrote: every PDF is the same whatever lay in the memory before, and valgrind sees no use of it."""

import os
import shutil
import unittest
from pathlib import Path

from support import DONE, FIXTURES, REPOSITORY, Judge, fixture, prelo, tool

HERE = Path(__file__).resolve().parent
PICTURES = REPOSITORY / "Tests" / "Fuzz" / "Corpus" / "image"


class Memory(Judge):

    def setUp(self):
        super().setUp()
        # A house with a template for each picture of the corpus: every form of PNG and JPEG.
        self.house = self.folder / "house"
        (self.house / "Templates").mkdir(parents=True)
        (self.house / "Fonts").symlink_to(REPOSITORY / "Fonts")
        for name in ("classic", "rosa-dos-ventos"):
            (self.house / "Templates" / name).symlink_to(REPOSITORY / "Templates" / name)
        documents = []
        for number, picture in enumerate(sorted(PICTURES.iterdir()), 1):
            folder = self.house / "Templates" / picture.stem
            if folder.exists():
                folder = folder.with_name(picture.stem + "2")
            self.write(folder / "template.json", {
                "format": "prelo-template/1", "base": "classic",
                "logo": {"file": picture.name, "width": 40, "height": 20}})
            shutil.copy(picture, folder)
            documents.append(fixture("fatura") | {
                "number": f"FT A2026/{number}", "atcud": f"ZXS7YX85-{number}",
                "print": {"template": folder.name}})
        self.assertGreater(len(documents), 15)
        self.write("logos.json", documents)
        for sample in (REPOSITORY / "SampleOutput").glob("*.json"):
            shutil.copy(sample, self.folder)
        self.inputs = sorted(map(str, self.folder.glob("*.json")))

    def render(self, name: str, jobs: int = 2, **environment):
        folder = self.folder / name
        run = prelo("render", *self.inputs, "-o", folder, "--combined", folder / "all.pdf", "--jobs", jobs,
                    PRELO_HOME=str(self.house), **environment)
        self.assertCode(run, DONE)
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    def test_equal(self):
        """the same bytes whatever lies in fresh memory, in batches and alone"""
        expected = self.render("plain")
        self.assertGreater(len(expected), 30)
        for filler in (1, 2, 3):
            with self.subTest(f"MALLOC_PERTURB_={filler}"):
                self.assertEqual(self.render(str(filler), jobs=1, MALLOC_PERTURB_=str(filler)), expected)
        logos = self.folder / "alone"
        run = prelo("render", self.folder / "logos.json", "--only", "FT A2026/3", "-o", logos,
                    PRELO_HOME=str(self.house), MALLOC_PERTURB_="85")
        self.assertCode(run, DONE)
        self.assertEqual((logos / "FT_A2026-3.pdf").read_bytes(), expected["FT_A2026-3.pdf"])

    @unittest.skipUnless(shutil.which("valgrind"), "valgrind is not installed")
    def test_memcheck(self):
        """valgrind sees no use of memory that is not ours or that nobody filled"""
        program = os.environ["PRELO_BINARY"]
        key = FIXTURES / "contract" / "public.pem"
        saft = next((FIXTURES / "saft").glob("*.xml"))
        environment = {"PRELO_HOME": str(self.house), "PATH": os.environ["PATH"], "SWIFT_BACKTRACE": "enable=no"}
        for name, arguments in (
            ("render", ["render", *self.inputs, "-o", self.folder / "checked", "--combined",
                        self.folder / "checked.pdf", "--copies",
                        "original,duplicate", "--jobs", "2"]),
            ("verify", ["verify", FIXTURES / "contract" / "fatura.json", "--public-key", key]),
            ("SAF-T", ["validate", saft, "--format", "json"]),
            ("qr", ["qr", self.inputs[0]]),
        ):
            with self.subTest(name):
                run = tool("env", *(f"{key}={value}" for key, value in environment.items()), "valgrind", "-q",
                           "--error-exitcode=99", f"--suppressions={HERE / 'valgrind.supp'}", program, *arguments)
                self.assertEqual([row for row in run.stderr.splitlines() if row.startswith("==")][:20], [])
                self.assertIn(run.returncode, (0, 1), run.stderr)
