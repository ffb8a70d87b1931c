"""Adds characters of sister fonts to a TrueType font.

usage: borrow.py BASE OUTPUT DONOR:RANGES...   (RANGES: 2190-2199,2460)

A character the base font already has stays as it is. Outlines are copied without hints;
a donor must have the same units per em, so that nothing is scaled.
"""

import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont


def code_points(ranges):
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def borrow(base, donor, ranges):
    assert base["head"].unitsPerEm == donor["head"].unitsPerEm
    theirs, glyphs = donor.getBestCmap(), donor.getGlyphSet()
    for code in code_points(ranges):
        if code in base.getBestCmap() or code not in theirs:
            continue
        source, name = theirs[code], f"borrowed{code:04X}"
        outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[source].draw(outline)
        outline.replay(pen)
        base.setGlyphOrder(base.getGlyphOrder() + [name])
        base["glyf"].glyphs[name] = pen.glyph()
        base["glyf"].glyphOrder = base.getGlyphOrder()
        base["hmtx"].metrics[name] = donor["hmtx"][source]
        for table in base["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def main(base_path, output, *donors):
    base = TTFont(base_path, recalcTimestamp=False)
    for name in ("prep", "fpgm", "cvt ", "DSIG"):
        if name in base:
            del base[name]
    base["post"].formatType = 3.0
    for donor in donors:
        path, _, ranges = donor.rpartition(":")
        borrow(base, TTFont(path), ranges)
    base["maxp"].numGlyphs = len(base.getGlyphOrder())
    base.save(output)


main(*sys.argv[1:])
