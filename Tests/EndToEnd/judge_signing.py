"""prelo sign: OpenSSL's command line agrees, and not a byte too many changes."""

import json
import re
from base64 import b64decode
from datetime import datetime, timedelta

from chains import chain, new_key, public_pem, unsigned
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat)
from support import DONE, FIXTURES, REJECTED, USAGE, Judge, prelo, tool

START = datetime(2026, 3, 2, 10)


def pem(key, passphrase: bytes | None = None, form=PrivateFormat.PKCS8) -> bytes:
    return key.private_bytes(
        Encoding.PEM, form, BestAvailableEncryption(passphrase) if passphrase else NoEncryption())


def bench(count: int) -> list[dict]:
    """Two series, interleaved."""
    return [unsigned(series, n, START + timedelta(minutes=n))
            for n in range(1, count + 1) for series in ("FS A", "FS B")]


class Signing(Judge):

    def setUp(self):
        super().setUp()
        self.key = new_key()
        self.private = self.write("private.pem", pem(self.key))
        self.public = self.write("public.pem", public_pem(self.key))

    def sign(self, path, *options, out="signed.ndjson", key=None, **more):
        return prelo("sign", path, "--private-key", key or self.private, "-o", self.folder / out,
                     *options, **more)

    def test_openssl_agrees(self):
        """openssl dgst verifies every signature over the message of the law"""
        path = self.write("in.ndjson", "\n".join(map(json.dumps, bench(15))))
        self.assertCode(self.sign(path, "--key-version", "3"), DONE)
        last = {}
        for row in (self.folder / "signed.ndjson").read_text().splitlines():
            document = json.loads(row)
            series = document["number"].split("/")[0]
            message = self.write("message", ";".join([
                document["issueDate"], document["systemEntryDate"], document["number"],
                document["totals"]["gross"], last.get(series, "")]))
            last[series] = document["hash"]
            signed = self.write("signature", b64decode(document["hash"]))
            with self.subTest(document["number"]):
                done = tool("openssl", "dgst", "-sha1", "-verify", self.public, "-signature", signed,
                            message)
                self.assertEqual(done.returncode, 0, done.stdout)
                self.assertEqual(document["hashControl"], "3")
        verified = prelo("verify", self.folder / "signed.ndjson", "--public-key", self.public)
        self.assertCode(verified, DONE)

    def test_bytes(self):
        """only hash and hashControl change, in every form of the input"""
        documents = bench(3)
        documents[2]["notes"] = ["ação “ç” \\u00e9"]
        documents[3] = {"hash": "", "hashControl": "1-FSM abc/00001", "source": "M"} | documents[3]
        forms = {
            "one.json": json.dumps(documents[0], indent=2, ensure_ascii=False) + "\n",
            "all.json": json.dumps(documents, indent=1),
            "rows.ndjson": "\n".join(json.dumps(d, separators=(",", ":")) for d in documents) + "\n\n",
        }
        for name, text in forms.items():
            with self.subTest(name):
                self.assertCode(self.sign(self.write(name, text), out="out"), DONE)
                signed = (self.folder / "out" / name).read_text()
                self.assertEqual(len(re.findall('"hash": ?"[^"]{172}"', signed)), 1 if "one" in name else 6)
                bare = re.sub(r',\s*"hashControl": ?"1"', "", signed)
                bare = re.sub(r',\s*"hash": ?"[^"]{172}"', "", bare)
                bare = re.sub(r'("hash": ?)"[^"]{172}"', r'\1""', bare)
                self.assertEqual(bare, text)

    def test_refusals(self):
        """a signed document is never signed again, and then nothing is written"""
        documents = bench(2)
        documents[2] = chain(self.key, "FS A", 2)[1]
        run = self.sign(self.write("in.ndjson", "\n".join(map(json.dumps, documents))))
        self.assertCode(run, REJECTED)
        self.assertIn("signed already", run.err)
        self.assertFalse((self.folder / "signed.ndjson").exists())

    def test_passphrase(self):
        """an encrypted key opens with its passphrase, which appears nowhere"""
        path = self.write("in.ndjson", json.dumps(bench(1)[0]))
        word = self.write("word", "segredo-de-teste\n")
        wrong = self.write("wrong", "outro-segredo\n")
        for name, form in (("pkcs8", PrivateFormat.PKCS8), ("pkcs1", PrivateFormat.TraditionalOpenSSL)):
            locked = self.write("locked.pem", pem(self.key, b"segredo-de-teste", form))
            with self.subTest(name):
                run = self.sign(path, "--passphrase-file", word, key=locked, out=f"{name}.ndjson")
                self.assertCode(run, DONE)
                run = self.sign(path, "--passphrase-file", wrong, key=locked, out="never.ndjson")
                self.assertCode(run, USAGE)
                self.assertIn("passphrase", run.err)
                for secret in ("segredo", "PRIVATE"):
                    self.assertNotIn(secret, run.out + run.err)

    def test_previous(self):
        """--previous continues a chain"""
        sound = chain(self.key, "FS A", 5)
        unsigned_last = {k: v for k, v in sound[4].items() if k not in ("hash", "hashControl")}
        run = self.sign(self.write("in.ndjson", json.dumps(unsigned_last)), "--previous",
                        f"FS A/4={sound[3]['hash']}")
        self.assertCode(run, DONE)
        self.assertNotIn("SGN-02", run.err)
        self.assertEqual(json.loads((self.folder / "signed.ndjson").read_text())["hash"], sound[4]["hash"])

    def test_keys(self):
        """what is not an RSA key of 1024 bits is refused"""
        long = self.write("long.pem", tool("openssl", "genrsa", "2048").stdout)
        path = self.write("in.ndjson", json.dumps(bench(1)[0]))
        for key, wanted in ((long, "2048"), (self.public, "no RSA key"), (FIXTURES / "nif.json", "no RSA key")):
            with self.subTest(str(key)):
                run = self.sign(path, key=key)
                self.assertCode(run, USAGE)
                self.assertIn(wanted, run.err)
