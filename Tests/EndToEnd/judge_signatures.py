"""Signatures and chains: what prelo verify finds in chains with planted faults, and nothing else."""

import json
import os
import random
from copy import deepcopy

from chains import chain, new_key, public_pem, raised, signature
from support import DONE, FIXTURES, REJECTED, USAGE, Judge, prelo

LENGTH = int(os.environ.get("PRELO_CHAIN", "10000"))
SERIES = "FS A2026"


class Signatures(Judge):

    @classmethod
    def setUpClass(cls):
        cls.key, cls.other, cls.second = new_key(), new_key(), new_key()
        cls.sound = chain(cls.key, SERIES, LENGTH)

    def setUp(self):
        super().setUp()
        self.pem = self.write("program.pem", public_pem(self.key))

    def lines(self, name: str, documents: list[dict]):
        return self.write(name, "\n".join(map(json.dumps, documents)))

    def findings(self, documents, *keys, code=None, options=()):
        path = self.lines("in.ndjson", documents)
        run = prelo("verify", path, "--public-key", self.pem, *keys, *options, "--format", "json")
        rows = run.objects()
        if code is not None:
            self.assertCode(run, code)
        return [(row["finding"], row["number"].rpartition("/")[2], row.get("other", "").rpartition("/")[2])
                for row in rows if "finding" in row]

    def test_sound(self):
        """a chain of 10,000 that holds gives no finding, in any order"""
        self.assertEqual(self.findings(self.sound, code=DONE), [])
        shuffled = random.Random(1).sample(self.sound, LENGTH)
        self.assertEqual(self.findings(shuffled, code=DONE), [])

    def planted(self):
        """Fault, how to plant it, and what must be found: nothing more, nothing less."""
        foreign = self.write("foreign.pem", public_pem(self.other))
        second = self.write("second.pem", public_pem(self.second))
        def altered(d):
            d[5000]["totals"]["gross"] = raised(d[5000]["totals"]["gross"])

        def altered_date(d):
            d[5000]["issueDate"] = "2026-01-04"

        def renumbered(d):
            d[40]["number"], d[41]["number"] = d[41]["number"], d[40]["number"]

        def swapped_signatures(d):
            d[40]["hash"], d[41]["hash"] = d[41]["hash"], d[40]["hash"]

        def gap(d):
            del d[70:73]

        def repeated(d):
            d.append(deepcopy(d[9]))

        def repeated_with_other_content(d):
            twin = deepcopy(d[9])
            twin["seller"]["name"] = "Outra, Lda."
            d.append(twin)

        def foreign_key(d):
            d[99]["hash"] = signature(self.other, d[99], d[98]["hash"])

        def truncated(d):
            d[99]["hash"] = d[99]["hash"][:100]

        def damaged(d):
            d[99]["hash"] = "AAAA" + d[99]["hash"][4:]

        def version(d):
            d[99]["hashControl"] = "2"

        yield "altered total", altered, [], [("altered", "5001", "5000")]
        yield "altered date", altered_date, [], [
            ("altered", "5001", "5000"), ("date-backwards", "5001", "5000")]
        yield "exchanged numbers", renumbered, [], [
            ("altered", "41", "40"), ("altered", "42", "41"), ("entry-backwards", "42", "41"),
            ("other-predecessor", "43", "41")]
        yield "exchanged signatures", swapped_signatures, [], [
            ("altered", "41", "40"), ("altered", "42", "41"), ("other-predecessor", "43", "41")]
        yield "gap", gap, [], [("gap", "71", "73"), ("no-predecessor", "74", "")]
        yield "repeated number", repeated, [], [("repeated-same", "10", "")]
        yield "repeated number, other content", repeated_with_other_content, [], [
            ("repeated-different", "10", "")]
        yield "foreign key", foreign_key, ["--public-key", f"{foreign}@1234"], [
            ("doubtful-predecessor", "101", "100"), ("foreign-key", "100", "")]
        yield "key that nobody gave", foreign_key, [], [
            ("doubtful-predecessor", "101", "100"), ("unknown-key", "100", "")]
        yield "truncated signature", truncated, [], [
            ("doubtful-predecessor", "101", "100"), ("truncated", "100", "")]
        yield "damaged signature", damaged, [], [
            ("doubtful-predecessor", "101", "100"), ("unknown-key", "100", "")]
        yield "wrong key version", version, [], [("wrong-key-version", "100", "")]
        yield "wrong key version, both keys at hand", version, [
            "--public-key", f"{second}@9999.2"], [("wrong-key-version", "100", "")]

    def test_planted(self):
        """each planted fault is reported exactly, in any order of the input"""
        chaos = random.Random(2)
        for name, plant, keys, wanted in self.planted():
            with self.subTest(name):
                documents = deepcopy(self.sound)
                plant(documents)
                if "@9999.2" in str(keys):
                    self.pem = f"{self.folder / 'program.pem'}@9999.1"
                elif "@1234" in str(keys):
                    self.pem = f"{self.folder / 'program.pem'}@9999"
                else:
                    self.pem = self.folder / "program.pem"
                found = self.findings(documents, *keys)
                self.assertEqual(sorted(found), sorted(wanted))
                chaos.shuffle(documents)
                self.assertEqual(self.findings(documents, *keys), found)

    def test_vectors(self):
        """every field of the signed message is caught when it changes"""
        edits = {
            "issueDate": lambda d: d.update(issueDate="2026-01-06"),
            "systemEntryDate": lambda d: d.update(systemEntryDate="2026-01-05T10:11:12"),
            "totals": lambda d: d["totals"].update(gross=raised(d["totals"]["gross"])),
        }
        for name, edit in edits.items():
            with self.subTest(name):
                documents = deepcopy(self.sound[:3])
                edit(documents[1])
                self.assertIn(("altered", "2", "1"), self.findings(documents, code=REJECTED))

    def test_interleaved(self):
        """series, certificates, files and orders may be mixed without a word changing"""
        chaos = random.Random(3)
        documents = chain(self.key, SERIES, 50) + chain(
            self.other, "FS B", 40, certificate=1234) + chain(
            self.second, "FS C", 30, control="2", start=7)
        documents[10]["totals"]["gross"] = "0.05"
        del documents[60]
        keys = [word for key, whose in (
            (self.key, "9999.1"), (self.other, "1234"), (self.second, "9999.2")) for word in (
            "--public-key", f"{self.write(whose + '.pem', public_pem(key))}@{whose}")]
        reports = set()
        for _ in range(4):
            chaos.shuffle(documents)
            folder = self.folder / f"in{len(list(self.folder.iterdir()))}"
            for part in range(7):
                self.lines(f"{folder.name}/{part}.ndjson", documents[part::7])
            run = prelo("verify", folder, *keys)
            self.assertCode(run, REJECTED)
            reports.add(run.out)
        self.assertEqual(len(reports), 1)
        report = reports.pop()
        for words in ("FS A2026/11", "FS B/11 is missing", "FS B/12", "FS C/7"):
            self.assertIn(words, report)

    def test_previous(self):
        """--previous decides the first of a run, which is undecided without it"""
        part = self.sound[20:30]
        self.assertEqual(self.findings(part, code=DONE), [("no-predecessor", "21", "")])
        self.assertEqual(self.findings(part, code=REJECTED, options=["--strict"]),
                         [("no-predecessor", "21", "")])
        given = f"{SERIES}/20={self.sound[19]['hash']}"
        self.assertEqual(self.findings(part, code=DONE, options=["--strict", "--previous", given]), [])

    def test_printing(self):
        """render refuses what was altered after signing, prints the rest, and takes any order"""
        documents = deepcopy(self.sound[:6])
        documents[3]["systemEntryDate"] = "2026-01-05T12:13:14"
        documents.reverse()
        text = "\n".join(map(json.dumps, documents)).encode()
        run = prelo("render", "-", "-o", self.output, "--public-key", self.pem, given=text)
        self.assertCode(run, REJECTED)
        self.assertIn("SIG-01", run.err)
        self.assertIn("FS A2026/4", run.err)
        self.assertEqual(self.files(), [f"FS_A2026-{n}.pdf" for n in (1, 2, 3, 5, 6)])

    def test_printing_undecided(self):
        """validate warns of what it could not decide, and --strict refuses it"""
        path = self.write("one.json", self.sound[30])
        run = prelo("validate", path, "--public-key", self.pem)
        self.assertCode(run, DONE)
        self.assertIn("SIG-02", run.err)
        self.assertCode(prelo("validate", path, "--public-key", self.pem, "--strict"), REJECTED)
        stranger = self.write("stranger.pem", public_pem(self.other))
        run = prelo("validate", path, "--public-key", f"{stranger}@1234")
        self.assertCode(run, DONE)
        self.assertIn("SIG-03", run.err)

    def test_contract(self):
        """the examples of the contract, of six kinds, all verify"""
        run = prelo("verify", FIXTURES / "contract", "--public-key", FIXTURES / "contract" / "public.pem",
                    "--strict", "--format", "json")
        self.assertCode(run, DONE)
        self.assertEqual(run.objects()[-1]["summary"]["intact"], 6)

    def test_keys(self):
        """a key that cannot verify is refused with the reason"""
        path = self.write("one.json", self.sound[0])
        for name, wanted in (("keys/throwaway-private.pem", "private"), ("nif.json", "no RSA key")):
            with self.subTest(name):
                run = prelo("verify", path, "--public-key", FIXTURES / name)
                self.assertCode(run, USAGE)
                self.assertIn(wanted, run.err)
        run = prelo("verify", path, "--public-key", self.pem, OPENSSL_CONF=self.write(
            "openssl.cnf", "openssl_conf=a\n[a]\nalg_section=b\n[b]\ndefault_properties=fips=yes\n"))
        self.assertIn("OPENSSL_CONF", run.err)
        self.assertNotEqual(run.code, DONE)
