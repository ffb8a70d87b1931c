"""Makes chains of signed documents, and faults in them."""

from base64 import b64encode
from copy import deepcopy
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from support import fixture


def new_key():
    return generate_private_key(public_exponent=65537, key_size=1024)


def public_pem(key) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def signature(key, document: dict, previous: str) -> str:
    """RSA, PKCS#1 v1.5, SHA-1 over the five fields (Despacho 8632/2014, 4 and 6)."""
    message = ";".join([
        document["issueDate"], document["systemEntryDate"], document["number"],
        document["totals"]["gross"], previous])
    return b64encode(key.sign(message.encode(), PKCS1v15(), SHA1())).decode()


def unsigned(series: str, sequence: int, at: datetime, **changes) -> dict:
    """A valid invoice without hash and hashControl."""
    document = deepcopy(fixture("fatura-simplificada")) | {
        "number": f"{series}/{sequence}", "atcud": f"ZXS7YX85-{sequence}",
        "issueDate": at.date().isoformat(), "systemEntryDate": at.isoformat(),
    } | changes
    del document["hash"], document["hashControl"]
    return document


def chain(key, series: str, count: int, control: str = "1", start: int = 1, previous: str = "",
          **changes) -> list[dict]:
    """A chain that holds."""
    documents, at = [], datetime(2026, 1, 5, 9)
    for sequence in range(start, start + count):
        document = unsigned(series, sequence, at, **changes)
        document["hash"] = previous = signature(key, document, previous)
        document["hashControl"] = control
        documents.append(document)
        at += timedelta(seconds=97)
    return documents


def raised(text: str) -> str:
    """An amount changed by a cent."""
    return f"{(int(text.replace('.', '')) + 1) / 100:.2f}"
