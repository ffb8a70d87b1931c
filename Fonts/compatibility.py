"""Makes Sources/Typesetting/compatibility.csv: what is set for characters that no font has.

    python3 compatibility.py      # in this folder, after make.sh; needs fonttools

Unicode's own decompositions (fullwidth and squared letters, Roman numerals, ligatures), one step after
the other and no further than the fonts need: ㎡ is m², not m2. A row is a run of characters whose
equivalents run along: first and last in hexadecimal, and the equivalent of the first.
"""

import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
HAVE = set(TTFont(HERE / "NotoSans-Regular.ttf").getBestCmap())
SURROGATES = range(0xD800, 0xE000)


def equivalent(character: str) -> str | None:
    """What the fonts can show for a character; None where that is nothing."""
    if ord(character) in HAVE:
        return character
    parts = [part for part in unicodedata.decomposition(character).split() if not part.startswith("<")]
    shown = [equivalent(chr(int(part, 16))) for part in parts]
    return "".join(shown) if shown and None not in shown else None


runs: list[list] = []
for value in range(0x80, 0x110000):
    if value in HAVE or value in SURROGATES or unicodedata.category(chr(value)) in ("Zs", "Cf", "Cn", "Co"):
        continue
    text = equivalent(chr(value))
    if not text or not text.strip():
        continue
    last = runs[-1] if runs else None
    if last and last[1] == value - 1 and len(text) == len(last[2]) == 1 and (
            ord(text) - ord(last[2]) == value - last[0]):
        last[1] = value
    else:
        runs.append([value, value, text])

rows = [f"{first:X};{'' if first == last else f'{last:X}'};{text}\n" for first, last, text in runs]
target = HERE.parent / "Sources" / "Typesetting" / "compatibility.csv"
target.write_text("".join(rows), encoding="utf-8")
