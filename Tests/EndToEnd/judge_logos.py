"""Logos on the page: their shape, which side is up, what is seen through them; and files that are no logo."""

import io
import os
import shutil
import struct
import zlib

import numpy
from PIL import Image

from support import DONE, FIXTURES, REPOSITORY, USAGE, Judge, measured, prelo, tool

PICTURES = REPOSITORY / "Tests" / "Fuzz" / "Corpus" / "image"
DOCUMENT = FIXTURES / "contract" / "fatura.json"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def empty_png(width: int, height: int) -> bytes:
    """A whole PNG file of clear pixels, small however many there are."""
    rows = zlib.compressobj(9)
    row = bytes(1 + 4 * width)
    packed = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


class Logos(Judge):

    def template(self, content: bytes | None, ending: str = "png", width: int = 40, height: int = 20):
        folder = self.folder / f"template-{len(self.files(self.folder))}"
        self.write(f"{folder.name}/template.json", {
            "format": "prelo-template/1", "base": "classic",
            "logo": {"file": f"logo.{ending}", "width": width, "height": height}})
        if content is not None:
            (folder / f"logo.{ending}").write_bytes(content)
        return folder

    def seen(self, template) -> numpy.ndarray:
        """The corner of the page with the logo, four pixels a millimetre."""
        pdf = template / "page.pdf"
        self.assertCode(prelo("render", DOCUMENT, "--template", template, "-o", pdf), DONE)
        self.assertEqual(tool("qpdf", "--check", pdf).returncode, 0)
        tool("pdftoppm", "-r", 101.6, "-l", 1, "-singlefile", "-png", pdf, template / "page")
        return numpy.asarray(Image.open(template / "page.png").convert("RGB"))[40:200, 68:260].astype(int)

    def test_upright(self):
        """a picture of 100 × 60 pixels that its camera held sideways fills its box upright, in its own shape"""
        for name in ("exif.jpg", "exif.png"):
            for width, height in ((40, 20), (15, 30)):
                with self.subTest(f"{name} in {width} × {height} mm"):
                    page = self.seen(self.template((PICTURES / name).read_bytes(), name[-3:], width, height))
                    places = {}
                    for color, test in (("red", [1, 0, 0]), ("green", [0, 1, 0]), ("blue", [0, 0, 1])):
                        is_color = numpy.all((page > 100) == numpy.array(test, bool), axis=2)
                        rows, columns = numpy.nonzero(is_color)
                        self.assertGreater(len(rows), 50, color)
                        places[color] = (rows.min(), rows.max(), columns.min(), columns.max())
                    # Red is at the top left, green at the top right, blue at the bottom left.
                    left, right = places["red"][2], places["green"][3]
                    top, bottom = places["red"][0], places["blue"][1]
                    self.assertLess(places["red"][3], places["green"][2])
                    self.assertLess(places["red"][1], places["blue"][0])
                    self.assertAlmostEqual((right - left) / (bottom - top), 100 / 60, delta=0.06)
                    scale = min(width / 100, height / 60)
                    self.assertAlmostEqual((right - left) / 4, 100 * scale, delta=0.8)

    def test_clear(self):
        """what is clear in a palette lets the paper through, half clear half so"""
        picture = Image.new("P", (40, 20), 0)
        picture.putpalette([255, 0, 0, 0, 0, 255, 0, 160, 0])
        for x in range(40):
            for y in range(20):
                picture.putpixel((x, y), x * 3 // 40)
        for bits in (2, 4, 8):
            with self.subTest(f"{bits} bits"):
                file = io.BytesIO()
                picture.save(file, "PNG", bits=bits, transparency=bytes([255, 0, 128]))
                page = self.seen(self.template(file.getvalue()))
                rows, columns = numpy.nonzero(numpy.all(abs(page - [255, 0, 0]) < 3, axis=2))
                self.assertGreater(len(rows), 500)
                y, right = (rows.min() + rows.max()) // 2, columns.max()
                width = (right - columns.min() + 1)
                self.assertEqual(page[y, right + width // 2].tolist(), [255, 255, 255])
                self.assertLess(abs(page[y, right + width * 3 // 2] - [127, 207, 127]).max(), 4)

    def test_refused(self):
        """what is no logo is refused by name before memory is spent, with what to do"""
        jpeg = (PICTURES / "baseline420.jpg").read_bytes()
        png = (PICTURES / "p2-16i.png").read_bytes()
        pipe = self.template(None)
        os.mkfifo(pipe / "logo.png")
        huge = self.template(None)
        with open(huge / "logo.png", "wb") as file:
            file.truncate(20 << 30)
        link = self.template(None)
        (link / "logo.png").symlink_to("/dev/zero")
        for name, template, words in (
            ("a bomb", self.template(empty_png(16_000, 4000)), "reduce it"),
            ("a bomb in one row", self.template(empty_png(1 << 25, 1)), "reduce it"),
            ("half a JPEG", self.template(jpeg[:len(jpeg) * 2 // 3], "jpg"), "save it again"),
            ("a JPEG with half its scan", self.template(jpeg[:len(jpeg) * 2 // 3] + b"\xff\xd9", "jpg"), "save it again"),
            ("half a PNG", self.template(png[:len(png) // 2]), "save it again"),
            ("a PNG with a wrong byte", self.template(png[:-30] + b"\0" + png[-29:]), "save it again"),
            ("no image", self.template(b"<svg/>"), "save it as PNG"),
            ("nothing", self.template(b""), "save it as PNG"),
            ("no file", self.template(None), "cannot be read"),
            ("a pipe", pipe, "not a regular file"), ("a device", link, "not a regular file"),
            ("20 GB", huge, "too large"),
        ):
            with self.subTest(name):
                run = measured("render", DOCUMENT, "--template", template, "-o", self.folder / "x.pdf")
                self.assertCode(run, USAGE)
                self.assertIn("TPL-08 /logo/file", run.err)
                self.assertIn("logo.", run.err)
                self.assertIn(words, run.err)
                self.assertEqual(len(run.err.splitlines()), 1)
                self.assertLess(run.peak_megabytes, 64)
        shutil.rmtree(huge)

    def test_large(self):
        """sixteen million pixels become as many as paper can show, in bounded memory"""
        template = self.template(empty_png(4096, 4096))
        run = measured("render", DOCUMENT, "--template", template, "-o", self.folder / "x.pdf")
        self.assertCode(run, DONE)
        self.assertLess(run.peak_megabytes, 200)
        rows = tool("pdfimages", "-list", self.folder / "x.pdf").stdout.splitlines()[2:]
        for row in rows:
            self.assertLessEqual(int(row.split()[3]), 2835)
        self.assertEqual(len(rows), 2)
