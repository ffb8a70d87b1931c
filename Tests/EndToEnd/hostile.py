"""Files that no billing system would write, and some that it might by accident.

Each row: name, a function that gives the bytes piece by piece. Nothing big is ever on the disk.
"""

from random import Random

from jsontext import pretty
from support import fixture

MEGABYTE = 1 << 20


def valid() -> bytes:
    return pretty(fixture("fatura")).encode()


def whole(content: bytes):
    return lambda: iter([content])


def repeated(before: bytes, unit: bytes, count: int, after: bytes):
    """`unit` is written in pieces of about a megabyte."""
    def pieces():
        yield before
        each = max(1, MEGABYTE // len(unit))
        for start in range(0, count, each):
            yield unit * min(each, count - start)
        yield after
    return pieces


def million_keys():
    yield b'{"format":"prelo/1"'
    for start in range(0, 1_000_000, 10_000):
        yield b"".join(b',"k%d":1' % key for key in range(start, start + 10_000))
    yield b"}"


def replaced(old: bytes, new: bytes):
    assert old in valid(), old
    return whole(valid().replace(old, new, 1))


GROSS = b'"gross": "204635.99"'
NAME = b'"name": "Tipografia Exemplo, Lda."'

# What the text itself breaks: refused with one of these codes.
SYNTAX = [
    ("an empty file", whole(b"")),
    ("blanks only", whole(b" \n\t\r\n")),
    ("a comma too many", replaced(GROSS, GROSS + b",")),
    ("bytes after the end", whole(valid() + b"{")),
    ("single quotes", replaced(GROSS, b"'gross': '204635.99'")),
    ("a comment", replaced(GROSS, GROSS + b" /* total */")),
    ("no value", replaced(GROSS, b'"gross": ')),
    ("not a number", replaced(GROSS, b'"gross": NaN')),
    ("a plus sign", replaced(GROSS, b'"gross": +204635.99')),
    ("a zero before", replaced(GROSS, b'"gross": 0204635.99')),
    ("no digit after the point", replaced(GROSS, b'"gross": 204635.')),
    ("a line break in a text", replaced(NAME, b'"name": "Tipografia\nExemplo"')),
    ("a NUL in a text", replaced(NAME, b'"name": "Tipografia\0Exemplo"')),
    ("NULs only", whole(b"\0" * 4096)),
    ("an unknown escape", replaced(NAME, rb'"name": "\x41"')),
    ("half a surrogate pair", replaced(NAME, rb'"name": "\ud83d"')),
    ("latin-1", whole(valid().decode().encode("latin-1", "replace"))),
    ("overlong UTF-8", replaced(NAME, b'"name": "\xc0\xaf"')),
    ("a surrogate in UTF-8", replaced(NAME, b'"name": "\xed\xa0\x80"')),
    ("beyond Unicode", replaced(NAME, b'"name": "\xf4\x90\x80\x80"')),
    ("a byte order mark", whole(b"\xef\xbb\xbf" + valid())),
    ("UTF-16", whole(valid().decode().encode("utf-16"))),
    ("UTF-16 without a mark", whole(valid().decode().encode("utf-16-le"))),
    ("a duplicate key", replaced(NAME, NAME + b', "name": "Outro"')),
    ("a duplicate key, escaped", replaced(NAME, NAME + rb', "n\u0061me": "Outro"')),
    ("a duplicate top key", replaced(b'"type": "FT",', b'"type": "FT", "type": "FS",')),
    ("a PDF", whole(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n")),
    ("a text", whole(b'"prelo/1"')),
    ("a number", whole(b"42")),
]

# What would eat the machine.
HUGE = [
    ("200,000 arrays deep", repeated(b"", b"[", 200_000, b"")),
    ("200,000 objects deep", repeated(b"", b'{"a":', 200_000, b"")),
    ("200,000 deep in extensions", repeated(
        b'{"format":"prelo/1","extensions":', b"[", 200_000, b"]" * 200_000 + b"}")),
    ("a text of 1 GB", repeated(b'{"format":"', b"a", 1000 * MEGABYTE, b'"}')),
    ("a text of 1 GB without an end", repeated(b'{"format":"', b"a", 1000 * MEGABYTE, b"")),
    ("a number of 100 MB", repeated(b'{"certificate":', b"9", 100 * MEGABYTE, b"}")),
    ("blanks of 300 MB", repeated(b"{", b" ", 300 * MEGABYTE, b"}")),
    ("a million keys", million_keys),
    ("a million lines", repeated(b'{"lines":[{}', b",{}", 1_000_000, b"]}")),
    ("a million escapes", repeated(b'{"format":"', rb"\u0041", 1_000_000, b'"}')),
    ("300 MB of NULs", repeated(b"", b"\0", 300 * MEGABYTE, b"")),
    ("a huge exponent", whole(valid().replace(GROSS, b'"gross": 1e999999999'))),
    ("eight million empty lines to print", repeated(
        valid().rstrip()[:-1] + b',"notes":["', rb"\n" * 30_000 + b'","', 250, b'"]}')),
    ("a decimal of a million digits", repeated(b'{"totals":{"net":0.', b"1", 1_000_000, b"}}")),
]


def truncated(random: Random) -> bytes:
    content = valid()
    return content[:random.randint(1, len(content) - 3)]


def noise(random: Random) -> bytes:
    return random.randbytes(random.randint(1, 5000))


def flipped(random: Random) -> bytes:
    """One byte of a valid document changed; it may still be valid, so only crashes count."""
    content = bytearray(valid())
    content[random.randrange(len(content))] = random.randrange(256)
    return bytes(content)
