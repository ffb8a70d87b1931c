"""Looks at a finished PDF with other people's eyes: poppler, mutool, qpdf, zbar and ZXing."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import numpy
import zxingcpp
from PIL import Image

from support import tool

MILLIMETRE = 25.4
WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', re.S)


def squeezed(text: str) -> str:
    """Composed and without any blank: a text however it was wrapped."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass
class Word:
    """Millimetres from the top left corner of the page."""
    left: float
    top: float
    right: float
    bottom: float
    text: str

    def is_on_line_of(self, other: "Word") -> bool:
        middle = (self.top + self.bottom) / 2
        return other.top < middle < other.bottom


@dataclass
class Symbol:
    """A QR symbol as rendered; millimetres."""
    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Pages:
    def __init__(self, path: Path):
        self.path = path

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each page."""
        text = tool("pdftotext", "-bbox", self.path, "-").stdout
        return [[Word(*(float(edge) * MILLIMETRE / 72 for edge in found[:4]),
                      unicodedata.normalize("NFC", unescape(found[4])))
                 for found in WORD.findall(page)] for page in text.split("<page ")[1:]]

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page in the order in which it was drawn."""
        return tool("pdftotext", "-raw", "-enc", "UTF-8", self.path, "-").stdout.split("\f")[:-1]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.texts)

    def complaints(self) -> list[str]:
        """What qpdf, mutool and pdffonts find wrong."""
        found = []
        check = tool("qpdf", "--check", self.path)
        if check.returncode or check.stderr:
            found.append(f"qpdf: {check.stdout}{check.stderr}")
        for arguments in (("info",), ("draw", "-q", "-F", "trace", "-o", "/dev/null")):
            seen = tool("mutool", *arguments, self.path)
            # Debian's mutool says of itself that it was built without colour profiles.
            said = seen.stderr.replace("warning: ICC support is not available\n", "").strip()
            if seen.returncode or said:
                found.append(f"mutool {arguments[0]}: {said}")
        rows = tool("pdffonts", self.path).stdout.splitlines()[2:]
        if not rows:
            found.append("pdffonts: no fonts")
        for row in rows:
            # … emb sub uni object ID; subsets are named ABCDEF+Name.
            if row.split()[-5:-2] != ["yes"] * 3 or not re.match(r"[A-Z]{6}\+", row):
                found.append(f"pdffonts: {row}")
        return found

    def image(self, page: int, dpi: int = 150, box: tuple | None = None) -> numpy.ndarray:
        """A page in grey, or the part of it between left, top, right, bottom in millimetres."""
        arguments = ["-r", dpi, "-gray", "-f", page + 1, "-l", page + 1]
        if box:
            left, top, right, bottom = (max(0, round(edge * dpi / MILLIMETRE)) for edge in box)
            arguments += ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
        target = self.path.with_suffix(f".{page}.{dpi}")
        tool("pdftoppm", *arguments, "-singlefile", self.path, target)
        target = Path(f"{target}.pgm")
        pixels = numpy.asarray(Image.open(target))
        target.unlink()
        return pixels

    @cached_property
    def images(self) -> list[numpy.ndarray]:
        return [self.image(page) for page in range(len(self.words))]

    def zbar(self) -> list[str]:
        """What zbar reads at 150 dpi."""
        found = []
        for number, pixels in enumerate(self.images):
            picture = self.path.with_suffix(f".zbar{number}.pgm")
            Image.fromarray(pixels).save(picture)
            read = tool("zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", picture)
            found += read.stdout.splitlines()
            picture.unlink()
        return found

    @cached_property
    def symbols(self) -> list[Symbol]:
        """What ZXing reads at 150 dpi, and where."""
        found = []
        scale = MILLIMETRE / 150
        for number, pixels in enumerate(self.images):
            for code in zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode):
                place = code.position
                corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
                across, down = [c.x * scale for c in corners], [c.y * scale for c in corners]
                found.append(Symbol(code.text, number, min(across), min(down), max(across), max(down)))
        return found

    def has_clear_edges(self, millimetres: float) -> bool:
        """Whether nothing at all is printed along the four edges."""
        width = int(millimetres * 150 / MILLIMETRE)
        return all(strip.min() > 250 for pixels in self.images for strip in
                   (pixels[:width], pixels[-width:], pixels[:, :width], pixels[:, -width:]))


@dataclass
class Measured:
    """A symbol measured at 600 dpi; millimetres."""
    width: float
    height: float
    module: float
    modules: int
    margin: float
    top: float
    left: float
    right: float
    is_seamless: bool


def measure(pages: Pages, symbol: Symbol) -> Measured:
    """Finds the symbol's exact edges, its modules from the finder pattern, and the clear margin."""
    around, dpi = 8.0, 600
    scale = MILLIMETRE / dpi
    box = (symbol.left - around, symbol.top - around, symbol.right + around, symbol.bottom + around)
    pixels = pages.image(symbol.page, dpi, box)
    dark = pixels < 250
    # The decoder's corners are good to a millimetre: the outermost dark line near them is the edge.
    near = int((around - 1.2) / scale)
    inner = dark[near:-near, near:-near]
    rows, columns = numpy.flatnonzero(inner.any(axis=1)), numpy.flatnonzero(inner.any(axis=0))
    top, bottom = near + rows[0], near + rows[-1] + 1
    left, right = near + columns[0], near + columns[-1] + 1
    # The topmost row of the finder pattern is seven modules of black.
    depth = top + max(1, int(0.25 / scale))
    run = numpy.flatnonzero(~dark[depth, left:])[0]
    module = run * scale / 7
    height, width = dark.shape
    margin = 0
    while margin < min(top, left, height - bottom, width - right):
        ring = margin + 1
        frame = dark[top - ring:bottom + ring, left - ring:right + ring].copy()
        frame[ring:-ring, ring:-ring] = False
        if frame.any():
            break
        margin = ring
    # The dark square inside the finder, and its whole top row: without a lighter seam.
    core = pixels[top + int(2.3 * run / 7):top + int(4.7 * run / 7),
                  left + int(2.3 * run / 7):left + int(4.7 * run / 7)]
    bar = pixels[depth, left + 2:left + run - 2]
    return Measured(
        width=(right - left) * scale, height=(bottom - top) * scale, module=module,
        # A symbol has 17 + 4 × version modules on each side.
        modules=17 + 4 * round(((right - left) * scale / module - 17) / 4), margin=margin * scale,
        top=max(0, box[1]) + top * scale, left=max(0, box[0]) + left * scale,
        right=max(0, box[0]) + right * scale, is_seamless=bool(core.max() == 0 and bar.max() == 0))
