"""The inbox among hostile and careless neighbours: names that change under its eyes, writers that pause,
registers that are damaged, folders that are swapped, disks that fill."""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import unittest

from inbox import InboxJudge, QUICK, document
from judge_inbox_crashes import tracing
from support import DONE, ENVIRONMENT, REJECTED, USAGE, clean_environment, numbered, prelo


class Swapping(InboxJudge):
    """Whoever may write to the inbox gains nothing by it."""

    def test_names(self):
        """files swapped for pipes, links and devices are never opened, and the watcher ends when told"""
        secret = self.write("secret.json", document(70001))
        text = self.write("plain.txt", "root:$6$abc:19000:0:99999:7:::\n")
        traps = {
            "pipe": lambda path: os.mkfifo(path),
            "secret": lambda path: path.symlink_to(secret),
            "text": lambda path: path.symlink_to(text),
            "zero": lambda path: path.symlink_to("/dev/zero"),
            "nowhere": lambda path: path.symlink_to("gone"),
        }
        count = 150
        for number in range(count):
            (self.inbox / f"f{number:03}.json").write_text(document(number + 1))
        with self.watching("--order", "name", "--jobs", "1") as watcher:
            watcher.until(lambda: len(self.places()["done"]) > 10)
            for place, (name, trap) in enumerate(traps.items()):
                trap(self.folder / name)
                os.rename(self.folder / name, self.inbox / f"f{count - 1 - place:03}.json")
            # The same where the watcher has looked already.
            os.mkfifo(self.folder / "pipe2")
            os.rename(self.folder / "pipe2", self.inbox / "working" / "trap.json")
            self.drop("new.json", document(80000))
            watcher.until(lambda: "new.json" in self.places()["done"]
                          and len(self.places()["unsupported"]) >= 3 * len(traps))
            self.assertEqual(watcher.stop(), DONE)
        self.assertEqual(self.places()["inbox"], [])
        self.assertNotIn("FT_A2026-70001.pdf", self.files())
        self.assertFalse([path for path in self.inbox.rglob("*.txt") if "root:" in path.read_text()])
        # A pipe that lies in `working` at the start.
        self.assertCode(self.once(), REJECTED)
        self.assertIn("trap.json", self.places()["unsupported"])

    def test_folders(self):
        """a sub-folder that is a link is refused, by every command, and nothing happens behind it"""
        outside = self.folder / "outside"
        outside.mkdir()
        for name in ("server.key", "a.json"):
            (outside / name).write_text("secret")
        for place in ("unsupported", "failed", "rejected", "done", "working", ".prelo"):
            with self.subTest(place):
                shutil.rmtree(self.inbox)
                self.inbox.mkdir()
                for name in ("done", "failed"):
                    if name != place:
                        (self.inbox / name).mkdir()
                (self.inbox / place).symlink_to(outside)
                (self.inbox / "evil.sh").write_text("echo pwned")
                (self.inbox / "a.json").write_text(document(1))
                for command in (("requeue", self.inbox), ("requeue", self.inbox, "server.key"),
                                ("rebuild", self.inbox), ("status", self.inbox)):
                    self.assertIn(prelo(*command).code, (ENVIRONMENT, USAGE), command)
                run = self.once()
                self.assertCode(run, ENVIRONMENT)
                self.assertIn("link", run.err)
                self.assertEqual(sorted(os.listdir(outside)), ["a.json", "server.key"])

    def test_own_files(self):
        """links and pipes in place of the watcher's own files lead nowhere, and are not waited for"""
        outside = self.folder / "outside"
        for name in ("lock", "register.sqlite"):
            with self.subTest(name):
                shutil.rmtree(self.inbox)
                (self.inbox / ".prelo").mkdir(parents=True)
                (self.inbox / ".prelo" / name).symlink_to(outside)
                self.assertCode(self.once(), ENVIRONMENT)
                self.assertFalse(outside.exists())
        shutil.rmtree(self.inbox)
        self.inbox.mkdir()
        self.drop("a.json", document(1))
        self.assertCode(self.once(), DONE)
        os.mkfifo(self.inbox / "done" / "b.result.json")
        (self.inbox / ".prelo" / "status.json").unlink()
        os.mkfifo(self.inbox / ".prelo" / "status.json")
        self.assertCode(prelo("status", self.inbox), ENVIRONMENT)
        self.assertCode(prelo("rebuild", self.inbox), DONE)
        self.drop("c.json", document(2))
        self.assertCode(self.once(), DONE)

    def test_link_to_inbox(self):
        """the inbox's own path may be a link: that is the operator's word"""
        link = self.folder / "link"
        link.symlink_to(self.inbox)
        self.drop("a.json", document(1))
        self.assertCode(prelo("watch", link, "-o", self.output, "--once", *QUICK), DONE)
        self.assertCode(prelo("status", link), ENVIRONMENT)
        self.assertIn("a.json", self.places()["done"])

    def test_notes(self):
        """what a name or a value holds does not write to a terminal"""
        broken = numbered(1) | {"number": "FT A\u001b[2J/1\u202e"}
        self.drop("a\u001b[2J\nforged.json", broken)
        run = self.once()
        self.assertCode(run, REJECTED)
        note = next(self.inbox.glob("rejected/*.error.txt")).read_text()
        for text in (note, run.err, prelo("status", self.inbox).out):
            self.assertFalse(set("\u001b\u202e") & set(text))
        self.assertNotIn("\nforged", note + run.err)


class Writers(InboxJudge):

    def test_pause(self):
        """a writer that pauses longer than the quiet time loses nothing while it holds the file open"""
        lines = [document(number) + "\n" for number in range(1, 11)]
        with self.watching() as watcher:
            with (self.inbox / "month.ndjson").open("w") as stream:
                stream.writelines(lines[:5])
                stream.flush()
                self.drop("other.json", document(20))
                watcher.until(lambda: "other.json" in self.places()["done"])
                threading.Event().wait(1)
                stream.writelines(lines[5:])
            watcher.until(lambda: "month.ndjson" in self.places()["done"])
        self.assertEqual(self.receipt("month")["counts"]["issued"], 10)

    def test_late(self):
        """what is written to a file after it was read is found, and nothing is lost or printed twice"""
        lines = [document(number) + "\n" for number in range(1, 11)]
        with self.watching() as watcher:
            self.drop("month.ndjson", "".join(lines[:5]))
            watcher.until(lambda: "month.ndjson" in self.places()["done"])
            with (self.inbox / "done" / "month.ndjson").open("a") as stream:
                stream.writelines(lines[5:])
            watcher.until(lambda: "month.2.ndjson" in self.places()["done"])
            self.assertIn("wrote to month.ndjson", watcher.text())
        self.assertEqual(len(self.files()), 10)
        counts = self.receipt("month.2")["counts"]
        self.assertEqual((counts["issued"], counts["acknowledged"]), (5, 5))
        self.assertReceipt(self.receipt("month.2"))

    def test_cut(self):
        """a file that shrinks while it is read is read again, and every PDF has its receipt"""
        whole = "".join(document(number) + "\n" for number in range(1, 601)).encode()
        with self.watching("--jobs", "1") as watcher:
            self.drop("m.ndjson", whole)
            watcher.until(lambda: len(list(self.output.glob("*.pdf"))) > 20)
            working = self.inbox / "working" / "m.ndjson"
            os.truncate(working, whole.index(b"\n", len(whole) // 2) + 1)
            watcher.until(lambda: "m.ndjson" in self.places()["done"])
            self.assertIn("while it was being read", watcher.text())
        receipt = self.receipt("m")
        self.assertReceipt(receipt)
        named = {os.path.basename(file["path"]) for row in receipt["documents"] for file in row["files"]}
        self.assertEqual(named, set(self.files()))

    def test_taken_away(self):
        """a file that is taken out of `working` is told of, and the watcher goes on"""
        with self.watching("--jobs", "1") as watcher:
            self.drop("m.ndjson", "".join(document(number) + "\n" for number in range(1, 601)))
            watcher.until(lambda: len(list(self.output.glob("*.pdf"))) > 20)
            (self.inbox / "working" / "m.ndjson").unlink()
            self.drop("a.json", document(1000))
            watcher.until(lambda: "a.json" in self.places()["done"] and "taken away" in watcher.text())
            self.assertEqual(watcher.stop(), DONE)

    def test_same_stem(self):
        """files that differ in their ending alone have receipts of their own"""
        for ending, number in (("json", 1), ("ndjson", 2), ("jsonl", 3)):
            self.drop(f"a.{ending}", document(number))
        self.assertCode(self.once(), DONE)
        receipts = [json.loads(path.read_text()) for path in self.inbox.glob("done/*.result.json")]
        self.assertEqual(sorted(row["number"] for receipt in receipts for row in receipt["documents"]),
                         ["FT A2026/1", "FT A2026/2", "FT A2026/3"])

    def test_consumers(self):
        """receipts and sources that others carry away harm nobody"""
        for number in range(1, 5):
            self.drop("invoice.json", document(number))
            self.assertCode(self.once(), DONE)
            for path in list((self.inbox / "done").iterdir()):
                if path.name.endswith(".result.json") == bool(number % 2):
                    path.unlink()
        self.assertEqual(len(self.files()), 4)
        self.assertEqual((self.places()["working"], self.places()["failed"]), ([], []))


class Registers(InboxJudge):

    def setUp(self):
        super().setUp()
        self.other = self.folder / "in2"
        self.other.mkdir()
        self.register = self.folder / "register.sqlite"

    def share(self, inbox, name: str, content: str):
        self.write(f"outside/{name}", content).rename(inbox / name)
        return prelo("watch", inbox, "-o", self.output, "--once", *QUICK, "--register", self.register)

    def test_shared(self):
        """a shared register that is damaged or gone is made anew from all its inboxes, never from one"""
        self.assertCode(self.share(self.inbox, "a.json", document(1)), DONE)
        self.assertCode(self.share(self.other, "b.json", document(2)), DONE)
        altered = document(2, notes=["Alterado"])

        def damage():
            with self.register.open("r+b") as stream:
                stream.write(bytes(4096))

        def empty():
            self.register.write_bytes(b"")

        for step in (damage, empty, self.register.unlink):
            with self.subTest(step.__name__):
                for path in self.folder.glob("register.sqlite-*"):
                    path.unlink()
                step()
                (self.output / "FT_A2026-2.pdf").unlink(missing_ok=True)
                for inbox in (self.inbox, self.other):
                    run = self.share(inbox, "c.json", altered)
                    self.assertCode(run, ENVIRONMENT)
                    for text in ("rebuild", str(self.register), str(self.inbox), str(self.other)):
                        self.assertIn(text, run.err)
                self.assertNotIn("FT_A2026-2.pdf", self.files())
                self.assertCode(prelo("rebuild", "--register", self.register, self.inbox), USAGE)
                run = prelo("rebuild", "--register", self.register, self.inbox, self.other)
                self.assertCode(run, DONE)
                self.assertIn("2 documents", run.err)
                self.assertCode(self.share(self.inbox, "c.json", altered), REJECTED)
                (self.other / "c.json").unlink()
                for path in self.inbox.glob("rejected/*"):
                    path.unlink()

    def test_joining(self):
        """an inbox that joins a register brings what it has issued"""
        self.drop("a.json", document(1))
        self.assertCode(self.once(), DONE)
        self.assertCode(self.share(self.other, "b.json", document(2)), DONE)
        run = self.share(self.inbox, "c.json", document(1, notes=["Alterado"]))
        self.assertCode(run, REJECTED)
        self.assertCode(self.share(self.other, "d.json", document(1, notes=["Alterado"])), REJECTED)

    def test_first_starts(self):
        """inboxes that start on one new register at the same time use one"""
        for place in range(5):
            folder = self.folder / str(place)
            inboxes = [folder / name for name in ("a", "b", "c")]
            for series, inbox in enumerate(inboxes):
                inbox.mkdir(parents=True)
                for number in range(2):
                    (inbox / f"{number}.json").write_text(document(10 * series + number + 1))
            runs = [subprocess.Popen(
                [os.environ["PRELO_BINARY"], "watch", inbox, "-o", folder / "out", "--quiet", "0", "--once",
                 "--register", folder / "r.sqlite"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                env=clean_environment()) for inbox in inboxes]
            errors = [run.communicate()[1] for run in runs]
            self.assertEqual([run.returncode for run in runs], [DONE] * 3, errors)
            with sqlite3.connect(folder / "r.sqlite") as register:
                self.assertEqual(register.execute("select count(*) from issued").fetchone(), (6,))

    def test_two_codes(self):
        """one number under two ATCUDs is a conflict, in one file and across files"""
        self.drop("a.json", document(1))
        self.assertCode(self.once(), DONE)
        (self.output / "FT_A2026-1.pdf").rename(self.folder / "carried.pdf")
        self.drop("b.json", document(1, atcud="CSDF7T5H-1"))
        self.drop("c.ndjson", document(2) + "\n" + document(2, atcud="CSDF7T5H-2"))
        self.assertCode(self.once(), REJECTED)
        self.assertEqual((self.codes("b"), self.codes("c")), (["OUT-03"], ["OUT-03"]))
        self.assertIn("ZXS7YX85-1", json.dumps(self.error("b")))
        self.assertEqual(self.files(), ["FT_A2026-2.pdf"])

    def test_old_register(self):
        """a register that holds a number under two ATCUDs, as older ones may, is still of use"""
        self.drop("a.json", document(1))
        self.assertCode(self.once(), DONE)
        with sqlite3.connect(self.inbox / ".prelo" / "register.sqlite") as register:
            register.execute("insert into issued select seller, number, 'OLDCODE1-1', content, source, hash, "
                             "files, issued, state from issued")
        self.drop("b.json", document(1))
        self.assertCode(self.once(), DONE)
        self.assertEqual(self.receipt("b")["documents"][0]["status"], "acknowledged")

    @unittest.skipUnless(tracing(), "needs strace")
    def test_stale(self):
        """an announcement that came to nothing gives no right to another document's PDF"""
        self.assertCode(self.once(), DONE)
        self.drop("a.json", document(1))
        subprocess.run(
            ["strace", "-f", "-o", "/dev/null", "-e", "trace=linkat", "-e", "inject=linkat:signal=SIGKILL:when=1",
             "--", os.environ["PRELO_BINARY"], "watch", self.inbox, "-o", self.output, "--once", *QUICK,
             "--jobs", "1"], capture_output=True, env=clean_environment())
        aside = self.folder / "aside.json"
        (self.inbox / "working" / "a.json").rename(aside)
        with sqlite3.connect(self.inbox / ".prelo" / "register.sqlite") as register:
            self.assertEqual(register.execute("select number, state from issued").fetchall(),
                             [("FT A2026/1", 0)])
        # Another seller's document of the same number takes the name.
        other = numbered(1)
        other["seller"] = other["seller"] | {"taxId": "599999993"}
        self.drop("b.json", other)
        self.assertCode(self.once(), DONE)
        pdf = (self.output / "FT_A2026-1.pdf").read_bytes()
        aside.rename(self.inbox / "a.json")
        self.assertCode(self.once(), REJECTED)
        self.assertEqual(self.codes("a"), ["OUT-01"])
        self.assertEqual((self.output / "FT_A2026-1.pdf").read_bytes(), pdf)


class Poison(InboxJudge):

    @unittest.skipUnless(tracing(), "needs strace")
    def test_alone(self):
        """a file that ends the program stands alone: the others are printed, and it is not requeued unasked"""
        for number in range(1, 13):
            self.drop(f"good{number:02}.json", document(number))
        self.drop("aaa.json", document(99))
        arguments = ["watch", self.inbox, "-o", self.output, "--once", "--order", "name", *QUICK, "--tries", "2"]
        # Whoever reads this one file dies of it, wherever it lies.
        lethal = [word for place in ("working/aaa.json", "aaa.json") for word in ("-P", self.inbox / place)]

        def run() -> int:
            return subprocess.run(
                ["strace", "-f", "-qq", "-o", "/dev/null", *lethal, "-e", "trace=read,pread64", "-e",
                 "inject=read,pread64:signal=SIGSEGV", "--", os.environ["PRELO_BINARY"], *map(str, arguments)],
                capture_output=True, env=clean_environment()).returncode

        codes = []
        while len(codes) < 8 and (not codes or codes[-1] not in (DONE, REJECTED, ENVIRONMENT)):
            codes.append(run())
        self.assertEqual(codes[-1], ENVIRONMENT, codes)
        self.assertGreaterEqual(len(codes), 3)
        self.assertEqual(len(self.files()), 12)
        self.assertEqual(self.codes("aaa", "failed"), ["INB-03"])
        self.drop("new.json", document(50))
        again = prelo("requeue", self.inbox)
        self.assertEqual((again.code, again.out), (DONE, ""))
        self.assertIn("aaa.json stays", again.err)
        self.assertEqual(run(), DONE)
        self.assertEqual(len(self.files()), 13)
        # Named, and by now harmless.
        self.assertEqual(prelo("requeue", self.inbox, "aaa.json").out, "aaa.json\n")
        self.assertCode(self.once(), DONE)
        self.assertEqual(len(self.files()), 14)


class Surroundings(InboxJudge):

    def test_output_again(self):
        """an output folder that is moved away and made again is picked up, one that is gone waited for"""
        with self.watching("--name", "{year}/{number}") as watcher:
            self.drop("a.json", document(1))
            watcher.until(lambda: "a.json" in self.places()["done"])
            self.output.rename(self.folder / "archive")
            self.output.mkdir()
            self.drop("b.json", document(2))
            watcher.until(lambda: "b.json" in self.places()["done"])
            self.assertReceipt(self.receipt("b"))
            shutil.rmtree(self.output)
            self.drop("c.json", document(3))
            watcher.until(lambda: "gone" in watcher.text())
            watcher.until(lambda: prelo("status", self.inbox).code == REJECTED)
            self.output.mkdir()
            watcher.until(lambda: "c.json" in self.places()["done"])
            self.assertReceipt(self.receipt("c"))
        self.assertEqual(len(self.files()), 2)

    def test_few_descriptors(self):
        """few files may be open, and much is under way"""
        self.drop("m.ndjson", "\n".join(document(number) for number in range(1, 121)))
        run = subprocess.run(
            ["bash", "-c", 'ulimit -n 72; exec "$@"', "-", os.environ["PRELO_BINARY"], "watch", self.inbox, "-o",
             self.output, "--once", *QUICK, "--jobs", "16", "--copies",
             "original,duplicate,triplicate,quadruplicate", "--copies-as", "files"],
            capture_output=True, text=True, env=clean_environment())
        self.assertEqual(run.returncode, DONE, run.stderr)
        self.assertNotIn("too many", run.stderr)
        self.assertEqual(len(self.files()), 480)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs another user")
    def test_not_ours(self):
        """files that may not be moved are told of once, and the others are printed"""
        os.chmod(self.folder, 0o755)
        os.chmod(self.inbox, 0o1777)
        self.output.mkdir()
        os.chmod(self.output, 0o777)
        for name in ("working", "done", "rejected", "failed", "unsupported", ".prelo"):
            (self.inbox / name).mkdir()
            os.chown(self.inbox / name, 1001, 1001)
        self.drop("foreign.json", document(1))
        mine = self.write("outside/mine.json", document(2))
        os.chown(mine, 1001, 1001)
        mine.rename(self.inbox / "mine.json")
        log = self.folder / "log"
        with log.open("wb") as stream:
            watcher = subprocess.Popen(
                ["setpriv", "--reuid=1001", "--regid=1001", "--clear-groups", os.environ["PRELO_BINARY"], "watch",
                 self.inbox, "-o", self.output, *QUICK], stderr=stream, stdout=stream, env=clean_environment())
            try:
                end = threading.Event()
                for _ in range(300):
                    if "mine.json" in self.places()["done"] and b"foreign.json" in log.read_bytes():
                        break
                    end.wait(0.1)
                end.wait(3)
                self.assertIn("mine.json", self.places()["done"])
            finally:
                watcher.send_signal(signal.SIGTERM)
                self.assertEqual(watcher.wait(60), DONE)
        self.assertEqual(log.read_text().count("foreign.json"), 1, log.read_text())

    def test_silence(self):
        """a watcher that gives no sign of life needs attention"""
        with self.watching() as watcher:
            self.drop("a.json", document(1))
            watcher.until(lambda: "a.json" in self.places()["done"])
            self.assertCode(prelo("status", self.inbox), DONE)
            state = self.inbox / ".prelo" / "status.json"
            watcher.process.send_signal(signal.SIGSTOP)
            old = json.loads(state.read_text()) | {"heartbeat": "2026-01-01T00:00:00Z"}
            state.write_text(json.dumps(old))
            run = prelo("status", self.inbox)
            self.assertCode(run, REJECTED)
            self.assertIn("NO SIGN OF LIFE", run.out)
            watcher.process.send_signal(signal.SIGCONT)

    @unittest.skipUnless(os.geteuid() == 0, "needs its own file system")
    def test_full_disk(self):
        """while the disk is full, status says so; afterwards everything is printed"""
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True).returncode:
            self.skipTest("this machine lets nobody mount")
        self.addCleanup(subprocess.run, ["umount", "-l", disk], check=False)
        self.inbox.rmdir()
        self.inbox = disk / "in"
        self.inbox.mkdir()
        self.output = disk / "out"
        with self.watching("--tries", "1000") as watcher:
            (self.inbox / "a.json").write_text(document(900))
            watcher.until(lambda: "a.json" in self.places()["done"])
            for number in range(1, 11):
                (self.inbox / f"f{number}.tmp").write_text(document(number))
            with (disk / "filler").open("wb", buffering=0) as stream:
                try:
                    while stream.write(bytes(4096)):
                        pass
                except OSError:
                    pass
            for number in range(1, 11):
                (self.inbox / f"f{number}.tmp").rename(self.inbox / f"f{number}.json")
            watcher.until(lambda: prelo("status", self.inbox).code == REJECTED)
            (disk / "filler").unlink()
            watcher.until(lambda: len(self.files()) == 11 and not self.places()["working"]
                          and not self.places()["inbox"])
            watcher.until(lambda: prelo("status", self.inbox).code == DONE)
        for path in self.inbox.glob("done/*.result.json"):
            self.assertReceipt(json.loads(path.read_text()))


class Configured(InboxJudge):

    def test_options(self):
        """what stands beside --config is refused where it would be ignored"""
        config = self.write("watch.json", {"inboxes": [{"inbox": str(self.inbox), "output": str(self.output)}]})
        for option in (["--strict"], ["--public-key", "key.pem"], ["-o", "out"], ["--tries", "3"]):
            run = prelo("watch", "--config", config, "--once", *option)
            self.assertCode(run, USAGE)
            self.assertIn(option[0].replace("-o", "--output", 1) if option[0] == "-o" else option[0], run.err)
        self.assertCode(prelo("watch", "--config", config, "--once"), DONE)

    def test_endless(self):
        """a configuration without end is refused"""
        self.assertCode(prelo("watch", "--config", "/dev/zero", timeout=60), USAGE)


if __name__ == "__main__":
    unittest.main()
