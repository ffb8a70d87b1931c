"""Signs documents as a certified billing program does (Despacho 8632/2014, 4 to 7)."""

from base64 import b64encode
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from law import RECEIPTS

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures"


class Signer:
    """Keeps one chain for each series and type."""

    def __init__(self):
        pem = (FIXTURES / "keys" / "throwaway-private.pem").read_bytes()
        self.key = load_pem_private_key(pem, password=None)
        self.last: dict[tuple[str, str], str] = {}

    def sign(self, document: dict) -> None:
        """Fills `hash`; receipts are not signed."""
        if document["type"] in RECEIPTS:
            return
        chain = (document["type"], document["number"].rpartition("/")[0])
        gross = document.get("totals", {}).get("gross", "0.00")
        message = ";".join([
            document["issueDate"], document["systemEntryDate"], document["number"],
            gross, self.last.get(chain, "")])
        signature = self.key.sign(message.encode(), PKCS1v15(), SHA1())
        document["hash"] = self.last[chain] = b64encode(signature).decode()
