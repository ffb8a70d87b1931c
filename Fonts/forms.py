"""Writes Sources/Page/Typesetting/CompatibilityForms.swift: what stands for characters that no font has.

Roman numerals, units in one square, full-width and mathematical letters mean a text of ordinary
characters (Unicode, compatibility decomposition); a dark ❶ means ①. Listed are those that
the font lacks and can write out. Needs fonttools; run in this folder after make.sh.
"""

import unicodedata

from fontTools.ttLib import TTFont

COLUMNS = 92
TARGET = "../Sources/Page/Typesetting/CompatibilityForms.swift"
HEAD = '''/// What stands for characters that no font has; made by `Fonts/forms.py`.
enum CompatibilityForms {
  /// The text that means the same as `scalar`; nil for one that means nothing else.
  static func text(for scalar: Unicode.Scalar) -> String? { texts[scalar] }

  private static let texts: [Unicode.Scalar: String] = Dictionary(
    table.split(whereSeparator: \\.isWhitespace).compactMap { entry in
      entry.unicodeScalars.first.map { ($0, String(entry.unicodeScalars.dropFirst())) }
    }, uniquingKeysWith: { first, _ in first })

  /// Each character with its text, between blanks.
  private static let table = #"""
'''


def written_out(char, known):
    """The character in those of the font, as near to it as they are: m² for the square metre."""
    parts = unicodedata.decomposition(char).split()
    if not parts or ord(char) in known:
        return char
    codes = [part for part in parts if not part.startswith("<")]
    return "".join(written_out(chr(int(code, 16)), known) for code in codes)


def forms(known):
    for point in range(0x80, 0x20000):
        char = chr(point)
        if point in known or unicodedata.category(char) in ("Cn", "Cs", "Co", "Cc", "Cf"):
            continue
        for first in (0x24F5, 0x2776, 0x2780, 0x278A):
            if first <= point < first + 10:
                yield char, chr(0x2460 + point - first)
        text = written_out(char, known)
        if text == char or unicodedata.normalize("NFC", char) != char or " " in text:
            continue
        if all(ord(part) in known for part in text):
            yield char, text


def main():
    known = set(TTFont("NotoSans-Regular.ttf").getBestCmap())
    lines, line = [], ""
    for char, text in forms(known):
        if len(line) + len(text) + 2 > COLUMNS:
            lines.append(line)
            line = ""
        line += (" " if line else "") + char + text
    with open(TARGET, "w", encoding="utf-8") as target:
        target.write(HEAD + "".join(f"    {line}\n" for line in [*lines, line]) + '    """#\n}\n')


main()
