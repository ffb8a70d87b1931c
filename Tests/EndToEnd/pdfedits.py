"""Changes a finished PDF as a fault would: in its page content, with qpdf's help."""

import re
import subprocess
from pathlib import Path
from typing import Callable

from support import tool

MILLIMETRE = 72 / 25.4


def edited(source: Path, target: Path, change: Callable[[bytes], bytes]) -> Path:
    """The PDF with its content, uncompressed, passed through `change`."""
    plain = tool_bytes("qpdf", "--qdf", "--object-streams=disable", source, "-")
    changed = change(plain)
    assert changed != plain, "the edit found nothing to change"
    loose = target.with_suffix(".qdf")
    loose.write_bytes(changed)
    target.write_bytes(tool_bytes("fix-qdf", loose))
    loose.unlink()
    return target


def tool_bytes(*arguments) -> bytes:
    done = subprocess.run([*map(str, arguments)], capture_output=True)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout


def repacked(source: Path, target: Path, *options: str) -> Path:
    tool("qpdf", *options, source, target)
    return target


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """The first occurrence of a printed text."""
    return lambda pdf: pdf.replace(old.encode("cp1252"), new.encode("cp1252"), 1)


def moved(text: str, right: float = 0.0, down: float = 0.0, alone: bool = False) -> Callable[[bytes], bytes]:
    """Moves the line that starts with a text by millimetres, and all that follows in its block."""
    def change(pdf: bytes) -> bytes:
        line = pdf.index(b"(" + text.encode("cp1252"))
        steps = list(re.finditer(rb"(-?[\d.]+) (-?[\d.]+) Td\n", pdf[:line]))
        edits = [(steps[-1], right, -down)]
        following = re.compile(rb"(-?[\d.]+) (-?[\d.]+) Td\n").search(pdf, line)
        if alone:
            edits.append((following, -right, down))
        for step, x, y in reversed(edits):
            across = float(step[1]) + x * MILLIMETRE
            up = float(step[2]) + y * MILLIMETRE
            pdf = pdf[:step.start()] + f"{across:.4f} {up:.4f} Td\n".encode() + pdf[step.end():]
        return pdf
    return change


def without_module(pdf: bytes) -> bytes:
    """One dark module of the QR symbol becomes light: the last that is drawn by itself."""
    module = list(re.finditer(rb"\n\d+ \d+ 1 1 re\n", pdf))[-1]
    return pdf[:module.start()] + b"\n" + pdf[module.end():]
