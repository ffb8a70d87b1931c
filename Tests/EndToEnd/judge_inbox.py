"""The inbox: what becomes of every kind of file, and what the watcher leaves behind.

PRELO_FLOOD=20000 drops that many files at once instead of 600.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import unittest

import chains
from inbox import InboxJudge, document
from support import DONE, ENVIRONMENT, REJECTED, REPOSITORY, USAGE, numbered, prelo


class Outcomes(InboxJudge):

    def test_places(self):
        """every file ends where it should, with the sidecars that tell why"""
        broken = numbered(3)
        broken["totals"] = broken["totals"] | {"gross": "1.00"}
        cases = [
            ("good.json", document(1), "done", "done", []),
            ("lines.ndjson", document(10) + "\n\n" + document(11) + "\n", "done", "done", []),
            ("array.json", f"[{document(12)},{document(13)}]", "done", "done", []),
            ("broken.json", json.dumps(broken), "rejected", "rejected", ["TOT-03"]),
            ("mixed.jsonl", document(20) + "\n{\n" + document(21), "rejected", "rejected", ["JSON-01"]),
            ("cut.json", document(4)[:-40], "rejected", "rejected", ["JSON-01"]),
            ("none.json", "[]", "rejected", "rejected", ["INB-02"]),
            ("blank.ndjson", "\n\n", "rejected", "rejected", ["JSON-01"]),
            ("latin.json", '{"type":"é"}'.encode("latin-1"), "rejected", "rejected", ["JSON-02"]),
            ("picture.png", b"\x89PNG", "unsupported", "unsupported", ["INB-01"]),
            ("NAME ção'\"; rm.json", document(5), "done", "done", []),
        ]
        for name, content, *_ in cases:
            self.drop(name, content)
        run = self.once()
        self.assertCode(run, REJECTED)
        places = self.places()
        for name, _, place, outcome, codes in cases:
            with self.subTest(name):
                stem = name.rsplit(".", 1)[0]
                self.assertIn(name, places[place])
                if place == "done":
                    receipt = self.receipt(stem)
                    self.assertEqual(receipt["outcome"], outcome)
                    self.assertReceipt(receipt)
                else:
                    self.assertEqual(self.codes(stem, place), codes)
                    note = (self.inbox / place / f"{stem}.error.txt").read_text()
                    self.assertIn(codes[0], note)
        self.assertEqual((places["working"], places["inbox"]), ([], []))
        mixed = self.receipt("mixed", "rejected")
        self.assertReceipt(mixed)
        self.assertEqual(mixed["counts"]["issued"], 2)
        self.assertEqual(len(list(self.output.glob("*.pdf"))), 8)
        self.assertEqual(sorted(run.out.split()), sorted(map(str, self.output.glob("*.pdf"))))

    def test_same_bytes(self):
        """a dropped document becomes the PDF that render makes of it, named by the same pattern"""
        self.drop("a.json", document(1))
        pattern = "{year}/{month}/{type}/{number}"
        self.assertCode(self.once("--name", pattern, "--copies", "original,duplicate"), DONE)
        rendered = self.folder / "rendered"
        run = prelo("render", self.inbox / "done" / "a.json", "-o", rendered, "--name", pattern,
                    "--copies", "original,duplicate")
        self.assertCode(run, DONE)
        self.assertEqual(self.files(), self.files(rendered))
        name = self.files()[-1]
        self.assertTrue(name.endswith(".pdf") and name.count("/") == 3, name)
        self.assertEqual((self.output / name).read_bytes(), (rendered / name).read_bytes())

    def test_warning(self):
        """a warning is an outcome of its own, and --strict makes it a refusal"""
        odd = numbered(1)
        odd["notes"] = ["\U0001f600"]
        self.drop("odd.json", odd)
        self.assertCode(self.once(), DONE)
        receipt = self.receipt("odd")
        self.assertEqual((receipt["outcome"], receipt["counts"]["warnings"]), ("warning", 1))
        self.assertEqual(receipt["documents"][0]["problems"][0]["severity"], "warning")
        self.drop("strict.json", odd | {"number": "FT A2026/2", "atcud": "ZXS7YX85-2"})
        self.assertCode(self.once("--strict"), REJECTED)
        self.assertIn("strict.error.json", self.places()["rejected"])

    def test_as_issued(self):
        """--as-issued prints what an issuer did wrong, with a warning in the receipt, as render does"""
        wrong = json.loads(document(1).replace('"code": "INT"', '"code": "NOR"'))
        self.drop("wrong.json", wrong)
        self.assertCode(self.once(), REJECTED)
        self.assertIn("RATE-01", self.codes("wrong"))
        self.assertEqual(prelo("requeue", self.inbox, "wrong.json").code, DONE)
        self.assertCode(self.once("--as-issued"), DONE)
        receipt = self.receipt("wrong")
        self.assertEqual(receipt["outcome"], "warning")
        problems = receipt["documents"][0]["problems"]
        self.assertEqual({problem["severity"] for problem in problems}, {"warning"})
        self.assertIn("RATE-01", [problem["code"] for problem in problems])
        self.assertReceipt(receipt)
        other = self.folder / "rendered"
        self.assertCode(prelo("render", self.inbox / "done" / "wrong.json", "-o", other, "--as-issued"), DONE)
        self.assertEqual((other / "FT_A2026-1.pdf").read_bytes(), (self.output / "FT_A2026-1.pdf").read_bytes())
        # Through a configuration, too.
        config = self.write("watch.json", {"as-issued": True, "quiet": 0, "inboxes": [
            {"inbox": str(self.inbox), "output": str(self.output)}]})
        self.drop("second.json", wrong | {"number": "FT A2026/2", "atcud": "ZXS7YX85-2"})
        self.assertCode(prelo("watch", "--config", config, "--once"), DONE)
        self.assertEqual(self.receipt("second")["outcome"], "warning")


class Identity(InboxJudge):

    def test_again(self):
        """the same document again is acknowledged, whatever its file is called or looks like"""
        first = numbered(1)
        self.drop("a.json", first)
        self.assertCode(self.once(), DONE)
        pdf = self.output / "FT_A2026-1.pdf"
        before = pdf.stat()
        reordered = dict(reversed(first.items())) | {"extensions": {"x": 1}}
        for name, content in (("a.json", json.dumps(first)), ("b.json", json.dumps(first, indent=3)),
                              ("c.json", json.dumps(reordered))):
            self.drop(name, content)
        # Even where the PDF has been carried away.
        pdf.rename(self.folder / "elsewhere.pdf")
        self.assertCode(self.once(), DONE)
        self.assertEqual(self.files(), [])
        for stem in ("a.2", "b", "c"):
            with self.subTest(stem):
                entry = self.receipt(stem)["documents"][0]
                self.assertEqual(entry["status"], "acknowledged")
                self.assertEqual(entry["files"], self.receipt("a")["documents"][0]["files"])
        self.assertEqual((self.folder / "elsewhere.pdf").stat().st_mtime_ns, before.st_mtime_ns)

    def test_conflict(self):
        """the same identity with other content is refused and kept, across restarts and within a file"""
        self.drop("a.json", document(1))
        self.assertCode(self.once(), DONE)
        pdf = (self.output / "FT_A2026-1.pdf").read_bytes()
        other = document(1, notes=["Outra"])
        self.drop("other.json", other)
        self.drop("both.ndjson", document(2) + "\n" + document(2, notes=["Outra"]) + "\n" + document(2))
        run = self.once("--format", "json")
        self.assertCode(run, REJECTED)
        self.assertEqual((self.output / "FT_A2026-1.pdf").read_bytes(), pdf)
        self.assertEqual(self.codes("other"), ["OUT-03"])
        self.assertEqual(self.error("other")["documents"][0]["status"], "conflict")
        self.assertEqual((self.inbox / "rejected" / "other.json").read_text(), other)
        counts = self.receipt("both", "rejected")["counts"]
        self.assertEqual((counts["issued"], counts["acknowledged"], counts["conflict"]), (1, 1, 1))
        statuses = [row["outcome"] for row in run.objects() if row["event"] == "document"]
        self.assertEqual(sorted(statuses), ["acknowledged", "conflict", "conflict", "issued"])

    def test_foreign_pdf(self):
        """a PDF that somebody else put under the name is never overwritten"""
        self.output.mkdir()
        (self.output / "FT_A2026-1.pdf").write_bytes(b"mine")
        self.drop("a.json", document(1))
        self.assertCode(self.once(), REJECTED)
        self.assertEqual(self.codes("a"), ["OUT-01"])
        self.assertEqual((self.output / "FT_A2026-1.pdf").read_bytes(), b"mine")
        (self.output / "FT_A2026-1.pdf").unlink()
        self.assertCode(prelo("requeue", self.inbox, "a.json"), DONE)
        self.assertCode(self.once(), DONE)
        self.assertIn("a.json", self.places()["done"])

    def test_rebuild(self):
        """a register that is lost or damaged is made anew from the receipts, on demand or by itself"""
        self.drop("a.ndjson", "\n".join(document(number) for number in range(1, 4)))
        self.assertCode(self.once(), DONE)
        register = self.inbox / ".prelo" / "register.sqlite"

        def lose():
            for path in self.inbox.glob(".prelo/register*"):
                path.unlink()

        def damage():
            for path in self.inbox.glob(".prelo/register*-*"):
                path.unlink()
            register.write_bytes(b"not a database, but long enough to be taken for one" * 100)

        def demand():
            lose()
            run = prelo("rebuild", self.inbox)
            self.assertCode(run, DONE)
            self.assertIn("3 documents", run.err)

        for place, step in enumerate((lose, damage, demand)):
            with self.subTest(step.__name__):
                step()
                self.drop(f"conflict{place}.json", document(2, notes=["Outra"]))
                self.drop(f"again{place}.json", document(3))
                self.assertCode(self.once(), REJECTED)
                self.assertEqual(self.codes(f"conflict{place}"), ["OUT-03"])
                entry = self.receipt(f"again{place}")["documents"][0]
                self.assertEqual(entry["status"], "acknowledged")
                self.assertReceipt(self.receipt(f"again{place}"))


class Arrival(InboxJudge):

    def test_producers(self):
        """careful, careless and foreign producers are all served by a running watcher"""
        with self.watching() as watcher:
            # Renamed into place, under the usual temporary names first.
            for number, name in enumerate(("a.json.tmp", ".a.json.Xy12", "a.json.part", "a.json.filepart"), 1):
                path = self.inbox / name
                path.write_text(document(number))
                path.rename(self.inbox / f"renamed{number}.json")
            # Written in place in pieces, slowly, with a pause shorter than the quiet period.
            text = document(10)
            with (self.inbox / "slow.json").open("w") as stream:
                for start in range(0, len(text), len(text) // 6 + 1):
                    stream.write(text[start:start + len(text) // 6 + 1])
                    stream.flush()
                    threading.Event().wait(0.1)
            # Copied and moved by the usual tools; linked; saved by an editor.
            source = self.write("outside/s.json", document(20))
            subprocess.run(["cp", "-p", source, self.inbox / "cp.json"], check=True)
            source.write_text(document(21))
            subprocess.run(["mv", source, self.inbox / "mv.json"], check=True)
            source.write_text(document(22))
            os.link(source, self.inbox / "link.json")
            (self.inbox / "ed.json~").write_text("backup")
            (self.inbox / "ed.json").write_text(document(23))
            if shutil.which("rsync"):
                other = self.write("outside/r.json", document(24))
                subprocess.run(["rsync", other, self.inbox / "rsync.json"], check=True)
            # An old date must not make a growing file look old.
            future = self.inbox / "future.json"
            future.write_text(document(25))
            os.utime(future, (4_000_000_000, 4_000_000_000))
            wanted = {f"renamed{n}.json" for n in range(1, 5)} | {
                "slow.json", "cp.json", "mv.json", "link.json", "ed.json", "future.json"}
            watcher.until(lambda: wanted <= set(self.places()["done"]))
            self.assertEqual(self.places()["inbox"], ["ed.json~"])
            self.assertEqual(self.places()["rejected"], [])
            self.assertEqual(watcher.stop(), DONE)
        self.assertNotIn("ed.json~", watcher.text())

    def test_polling(self):
        """without events, looking now and then finds everything"""
        with self.watching("--poll") as watcher:
            self.drop("a.json", document(1))
            watcher.until(lambda: "a.json" in self.places()["done"])
            self.assertIn("looking every", watcher.text())

    def test_empty_waits(self):
        """an empty file is not ready; it is taken once it has been filled"""
        path = self.inbox / "a.json"
        path.touch()
        with self.watching() as watcher:
            self.drop("b.json", document(2))
            watcher.until(lambda: "b.json" in self.places()["done"])
            self.assertEqual(self.places()["inbox"], ["a.json"])
            path.write_text(document(1))
            watcher.until(lambda: "a.json" in self.places()["done"])

    def test_order(self):
        """files are taken in the order of arrival, or by name on request"""
        for option, expected in ((), ["z", "m", "a"]), (("--order", "name"), ["b", "n", "y"]):
            names = expected if not option else ["y", "n", "b"]
            for place, name in enumerate(names):
                self.drop(f"{name}.json", document(ord(name)))
                threading.Event().wait(0.05)
            threading.Event().wait(0.4)
            run = self.once(*option, "--jobs", "1")
            done = [line.split()[1][0] for line in run.err.splitlines() if line.startswith("done")]
            self.assertEqual(done, expected)

    def test_strangers(self):
        """links are not followed, folders not touched, odd names survive"""
        (self.inbox / "link.json").symlink_to("/etc/passwd")
        (self.inbox / "folder.json").mkdir()
        (self.inbox / "folder.json" / "x.json").write_text(document(1))
        os.mkfifo(self.inbox / "pipe.json")
        odd = os.fsencode(self.inbox) + b"/\xff\xfe.json"
        with open(odd, "w") as stream:
            stream.write(document(2))
        long = "é" * 120 + ".json"
        (self.inbox / long).write_text(document(3))
        self.assertCode(self.once(), REJECTED)
        places = self.places()
        self.assertEqual({"link.json", "pipe.json"} - set(places["unsupported"]), set())
        self.assertTrue((self.inbox / "folder.json" / "x.json").exists())
        self.assertEqual(len([name for name in places["done"] if name.endswith(".result.json")]), 2)
        self.assertNotIn("root:", "".join(
            path.read_text() for path in self.inbox.glob("unsupported/*.txt")))

    def test_fairness(self):
        """one huge file does not keep the small one behind it waiting"""
        big = "\n".join(document(number) for number in range(1000, 4000))
        with self.watching("--jobs", "1") as watcher:
            self.drop("big.ndjson", big)
            watcher.until(lambda: "big.ndjson" in self.places()["working"])
            self.drop("small.json", document(1))
            watcher.until(lambda: "big.ndjson" in self.places()["done"])
        lines = [line.split()[1] for line in watcher.text().splitlines() if line.startswith("done")]
        self.assertEqual(lines, ["small.json:", "big.ndjson:"])
        self.assertEqual(self.receipt("big")["counts"]["issued"], 3000)
        self.assertReceipt(self.receipt("big"))


class Running(InboxJudge):

    def test_two(self):
        """a second watcher on one inbox is refused, and a third may follow when the first has gone"""
        with self.watching() as watcher:
            run = self.once()
            self.assertCode(run, ENVIRONMENT)
            self.assertIn("another process", run.err)
            self.assertEqual(watcher.stop(), DONE)
        self.assertCode(self.once(), DONE)

    def test_hang_up(self):
        """SIGHUP reads templates again; a broken one is refused and the old one kept"""
        def look(colour: str) -> str:
            return json.dumps(
                {"format": "prelo-template/1", "base": "classic", "colors": {"accent": colour}})

        template = self.folder / "look" / "template.json"
        template.parent.mkdir()
        template.write_text(look("#204060"))
        with self.watching("--template", f"{template.parent}/") as watcher:
            self.drop("a.json", document(1))
            watcher.until(lambda: "a.json" in self.places()["done"])
            template.write_text(look("#A02020"))
            watcher.process.send_signal(signal.SIGHUP)
            watcher.until(lambda: "read again" in watcher.text())
            self.drop("b.json", document(2))
            watcher.until(lambda: "b.json" in self.places()["done"])
            template.write_text("{")
            watcher.process.send_signal(signal.SIGHUP)
            watcher.until(lambda: "refused" in watcher.text())
            self.drop("c.json", document(3))
            watcher.until(lambda: "c.json" in self.places()["done"])
        template.write_text(look("#A02020"))
        for number, same in ((1, False), (2, True), (3, True)):
            name = f"FT_A2026-{number}.pdf"
            prelo("render", self.write("again.json", document(number)), "-o", self.folder / "red",
                  "--template", f"{template.parent}/")
            self.assertEqual((self.folder / "red" / name).read_bytes() == (self.output / name).read_bytes(),
                             same, name)

    def test_stop(self):
        """SIGTERM finishes what is in flight, gives the rest back, and a restart goes on there"""
        whole = "\n".join(document(number) for number in range(1, 4001))
        with self.watching("--jobs", "1") as watcher:
            self.drop("big.ndjson", whole)
            watcher.until(lambda: len(list(self.output.glob("*.pdf"))) > 200)
            self.assertEqual(watcher.stop(), DONE)
        self.assertEqual(self.places()["working"], [])
        self.assertEqual(self.places()["inbox"], ["big.ndjson"])
        self.assertCode(self.once(), DONE)
        counts = self.receipt("big")["counts"]
        self.assertEqual((counts["issued"], counts["acknowledged"]), (4000, 0))
        self.assertReceipt(self.receipt("big"))

    def test_status(self):
        """status says how the inbox fares, for people and for monitors"""
        self.assertCode(prelo("status", self.inbox), ENVIRONMENT)
        self.drop("bad.json", "{}")
        with self.watching() as watcher:
            self.drop("a.json", document(1))
            watcher.until(lambda: "a.json" in self.places()["done"] and self.places()["rejected"])
            run = prelo("status", self.inbox, "--format", "json")
            self.assertCode(run, DONE)
            report = json.loads(run.out)
            self.assertEqual((report["watched"], report["files"]["done"], report["files"]["rejected"]),
                             (True, 1, 1))
            self.assertEqual(report["watcher"]["pid"], watcher.process.pid)
            self.assertIn("watched", prelo("status", self.inbox).out)
        self.assertCode(prelo("status", self.inbox), ENVIRONMENT)
        self.assertCode(prelo("status", self.folder / "nowhere"), USAGE)
        for command in ("requeue", "rebuild"):
            self.assertCode(prelo(command, self.folder), USAGE)
        self.assertFalse((self.folder / "done").exists())

    def test_service_manager(self):
        """systemd is told when the watcher is ready and when it stops; the journal gets priorities"""
        path = self.folder / "notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
            receiver.bind(str(path))
            receiver.settimeout(30)
            with self.watching(NOTIFY_SOCKET=str(path), JOURNAL_STREAM="8:1") as watcher:
                self.drop("a.json", "{}")
                watcher.until(lambda: self.places()["rejected"])
                self.assertEqual(watcher.stop(), DONE)
            told = ""
            while "STOPPING" not in told:
                told += receiver.recv(4096).decode() + "\n"
        self.assertIn("READY=1", told)
        self.assertIn(f"MAINPID={watcher.process.pid}", told)
        self.assertIn("WATCHDOG=1", told)
        # watching, rejected, stopping, stopped; a line may be told a moment after the file has moved.
        priorities = [line[:3] for line in watcher.text().splitlines()]
        self.assertCountEqual(priorities, ["<5>", "<4>", "<5>", "<5>"])

    def test_unit(self):
        """the unit is one that systemd accepts, and its configuration one that Prelo accepts"""
        service = REPOSITORY / "Documentation" / "systemd"
        unit = self.folder / "prelo-watch.service"
        unit.write_text((service / "prelo-watch.service").read_text().replace(
            "/opt/prelo/.build/release/prelo", os.environ["PRELO_BINARY"]))
        if shutil.which("systemd-analyze"):
            run = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
            self.assertEqual((run.returncode, run.stderr), (0, ""))
        config = json.loads((service / "watch.json").read_text())
        for inbox in config["inboxes"]:
            for key in ("inbox", "output"):
                inbox[key] = inbox[key].replace("/srv/prelo", str(self.folder))
        self.assertCode(prelo("watch", "--once", "--config", self.write("watch.json", config)), DONE)

    def test_signatures(self):
        """with --public-key the chain goes on from file to file, through the register"""
        private = chains.new_key()
        documents = chains.chain(private, "FS A", 6)
        key = self.write("key.pem", chains.public_pem(private))
        for place, given in enumerate(documents[:2]):
            self.drop(f"{place}.json", given)
            self.assertCode(self.once("--public-key", key), DONE)
        self.assertEqual(self.receipt("1")["outcome"], "done")
        # Signed as if it were the first of its series.
        forged = documents[2] | {"hash": chains.signature(private, documents[2], "")}
        self.drop("forged.json", forged)
        self.assertCode(self.once("--public-key", key), REJECTED)
        self.assertEqual(self.codes("forged"), ["SIG-01"])
        # Several at once: each needs the one before, which may still be in flight.
        for place, given in enumerate(documents[2:]):
            self.drop(f"rest{place}.json", given)
        self.assertCode(self.once("--public-key", key, "--order", "name"), DONE)
        outcomes = [self.receipt(f"rest{place}")["outcome"] for place in range(4)]
        self.assertEqual(outcomes, ["done"] * 4)

    def test_flood(self):
        """a flood from several writers, with garbage, doubles and conflicts, comes out right"""
        count = int(os.environ.get("PRELO_FLOOD", "600"))
        kinds = {"plain": 0, "double": 0, "conflict": 0, "garbage": 0, "other": 0}

        def writer(start: int):
            for number in range(start, count, 4):
                kind = {3: "double", 5: "conflict", 7: "garbage", 9: "other"}.get(number % 20, "plain")
                kinds[kind] += 1
                name = f"{number:06}-{kind}"
                if kind == "plain" or kind == "double":
                    self.drop(f"{name}.json", document(number + 1))
                    if kind == "double":
                        self.drop(f"{name}-2.json", document(number + 1))
                elif kind == "conflict":
                    (self.inbox / f"{name}.ndjson").write_text(
                        document(number + 1) + "\n" + document(number + 1, notes=["x"]))
                elif kind == "garbage":
                    (self.inbox / f"{name}.json").write_bytes(os.urandom(300))
                else:
                    (self.inbox / f"{name}.xlsx").write_bytes(b"PK")
        with self.watching() as watcher:
            threads = [threading.Thread(target=writer, args=(start,)) for start in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            total = count + kinds["double"]
            watcher.until(lambda: sum(
                len([name for name in names if not name.endswith((".result.json", ".error.json", ".error.txt"))])
                for place, names in self.places().items()
                if place in ("done", "rejected", "unsupported")) == total, 600)
        places = self.places()
        self.assertEqual((places["working"], places["inbox"], places["failed"]), ([], [], []))
        made = [json.loads(path.read_text()) for path in self.inbox.glob("*/*.result.json")]
        sums = {key: sum(receipt["counts"][key] for receipt in made) for key in ("issued", "acknowledged")}
        self.assertEqual(sums, {"issued": kinds["plain"] + kinds["double"] + kinds["conflict"],
                                "acknowledged": kinds["double"]})
        self.assertEqual(len(list(self.output.glob("*.pdf"))), sums["issued"])
        for receipt in made:
            self.assertReceipt(receipt)
        refused = {path.name.split("-")[1].split(".")[0] for path in self.inbox.glob("rejected/*.error.json")}
        self.assertEqual(refused, {"conflict", "garbage"})


class Configuration(InboxJudge):

    def test_several(self):
        """several inboxes with their own options run from one file"""
        other = self.folder / "in2"
        config = self.write("watch.json", {
            "quiet": 0.3, "print-language": "pt-en",
            "inboxes": [
                {"inbox": str(self.inbox), "output": str(self.output)},
                {"inbox": str(other), "output": str(self.folder / "out2"), "name": "{type}/{number}",
                 "copies": ["original", "duplicate"], "print-language": "pt"}]})
        other.mkdir()
        self.drop("a.json", document(1))
        (other / "b.json").write_text(document(1))
        run = prelo("watch", "--config", config, "--once")
        self.assertCode(run, DONE)
        self.assertEqual(self.files(), ["FT_A2026-1.pdf"])
        self.assertEqual(self.files(self.folder / "out2"), ["FT", "FT/FT_A2026-1.pdf"])

    def test_all_problems(self):
        """everything that is wrong with a configuration is said at once, and nothing is started"""
        config = self.write("watch.json", {
            "quite": 2, "order": "random",
            "inboxes": [
                {"inbox": "a", "output": "out", "tries": "many", "name": "{nummer}"},
                {"output": "out"}, {"inbox": "a"}, {"inbox": "b", "output": "x.pdf", "poll": "yes"}]})
        run = prelo("watch", "--config", config, cwd=self.folder)
        self.assertCode(run, USAGE)
        for text in ("/quite", "quiet", "/order", "/inboxes/0/tries", "/inboxes/0/name", "/inboxes/1:",
                     "/inboxes/2/inbox", "/inboxes/2:", "/inboxes/3/output", "/inboxes/3/poll"):
            with self.subTest(text):
                self.assertIn(text, run.err)
        self.assertFalse((self.folder / "a").exists())

    def test_refusals(self):
        """a setup that cannot work is refused with the reason"""
        self.output.write_text("a file")
        cases = [
            ([self.inbox], USAGE, "-o"), (["-o", self.folder / "o"], USAGE, "inbox"),
            ([self.inbox, "-o", self.output], ENVIRONMENT, "file"),
            ([self.inbox, "-o", self.inbox], USAGE, "belongs to the watcher"),
            ([self.inbox, "-o", self.inbox / "done"], USAGE, "belongs to the watcher"),
            ([self.inbox, "-o", self.folder / "o", "--template", "nosuch"], USAGE, "nosuch"),
            ([self.inbox, "-o", self.folder / "o", "--quiet", "soon"], USAGE, "--quiet"),
            (["--config", self.folder / "none.json"], USAGE, "none.json"),
            (["--config", self.write("c.json", "{"), "--once"], USAGE, "line 1"),
        ]
        for arguments, code, text in cases:
            with self.subTest(" ".join(map(str, arguments))):
                run = prelo("watch", *arguments)
                self.assertCode(run, code)
                self.assertIn(text, run.err)


if __name__ == "__main__":
    unittest.main()
