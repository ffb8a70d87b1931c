"""A watched inbox under test: drops files, runs the watcher, and says what everything came to."""

import hashlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

from support import Judge, clean_environment, numbered, prelo

# Short waits, so that tests are quick; nothing depends on how short.
QUICK = ("--quiet", "0.3", "--retry-after", "0.1", "--rescan", "1")


class InboxJudge(Judge):

    def setUp(self):
        super().setUp()
        self.inbox = self.folder / "in"
        self.inbox.mkdir()

    def drop(self, name: str, content) -> Path:
        """Writes a file beside the inbox and renames it into it, as a careful producer does."""
        path = self.write(f"outside/{name}", content)
        return path.rename(self.inbox / name)

    def once(self, *more, **environment):
        return prelo("watch", self.inbox, "-o", self.output, "--once", *QUICK, *more, **environment)

    def watching(self, *more, **environment) -> "Watching":
        return Watching(self, [self.inbox, "-o", self.output, *QUICK, *more], environment)

    def places(self) -> dict[str, list[str]]:
        """The files under each sub-folder, and those in the inbox itself."""
        found = {place: self.files(self.inbox / place) for place in
                 ("working", "done", "rejected", "failed", "unsupported") if (self.inbox / place).exists()}
        return found | {"inbox": sorted(path.name for path in self.inbox.iterdir() if path.is_file())}

    def receipt(self, name: str, place: str = "done") -> dict:
        return json.loads((self.inbox / place / f"{name}.result.json").read_text())

    def error(self, name: str, place: str = "rejected") -> dict:
        return json.loads((self.inbox / place / f"{name}.error.json").read_text())

    def codes(self, name: str, place: str = "rejected") -> list[str]:
        return [problem["code"] for document in self.error(name, place)["documents"]
                for problem in document["problems"]]

    def assertReceipt(self, receipt: dict):
        """Every PDF the receipt speaks of is there and is the one it speaks of."""
        for document in receipt["documents"]:
            self.assertIn(document["status"], ("issued", "acknowledged"))
            for file in document["files"]:
                data = Path(file["path"]).read_bytes()
                self.assertEqual(
                    (file["size"], file["sha256"]), (len(data), hashlib.sha256(data).hexdigest()))
                self.assertTrue(data.rstrip().endswith(b"%%EOF"))
                self.assertGreater(file["pages"], 0)


class Watching:
    """A running watcher; ends with the `with` block."""

    def __init__(self, judge: InboxJudge, arguments: list, environment: dict):
        self.log = judge.folder / "watch.log"
        self.stream = self.log.open("ab")
        self.process = subprocess.Popen(
            [os.environ["PRELO_BINARY"], "watch", *map(str, arguments)], stdout=self.stream,
            stderr=self.stream, stdin=subprocess.DEVNULL, env=clean_environment(**environment))

    def __enter__(self):
        self.until(lambda: "watching" in self.text() or "started" in self.text())
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self.stream.close()

    def text(self) -> str:
        return self.log.read_text(errors="replace")

    def stop(self, how=signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(60)

    def until(self, condition, timeout: float = 60):
        """Waits for something that has to happen; how long it takes is not judged."""
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"it did not happen:\n{self.text()}")
            time.sleep(0.02)


def document(number: int, **changes) -> str:
    return json.dumps(numbered(number) | changes, ensure_ascii=False)
