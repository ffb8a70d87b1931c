"""Runs the program under test and looks at what it leaves."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
FIXTURES = REPOSITORY / "Tests" / "Fixtures"
PEAK = Path(__file__).resolve().parent / "peak.py"

DONE, REJECTED, USAGE, ENVIRONMENT = 0, 1, 2, 3


@dataclass
class Run:
    code: int
    out: str
    err: str
    peak_megabytes: float = 0.0

    def objects(self) -> list[dict]:
        """What `--format json` wrote."""
        return [json.loads(row) for row in self.out.splitlines()]


def clean_environment(**changes: str) -> dict:
    kept = {key: os.environ[key] for key in ("PATH", "PRELO_HOME") if key in os.environ}
    return kept | {"LANG": "C.UTF-8", "HOME": "/tmp"} | changes


def prelo(*arguments, cwd=None, given: bytes = b"", timeout: float = 600, user=None, **environment) -> Run:
    done = subprocess.run(
        [os.environ["PRELO_BINARY"], *map(str, arguments)], cwd=cwd, input=given, timeout=timeout,
        capture_output=True, env=clean_environment(**environment), user=user)
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def measured(*arguments, feed=None, timeout: float = 120) -> Run:
    """Runs and measures the peak memory; `feed` yields the bytes of standard input."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as peak:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(PEAK), str(peak.fileno()), os.environ["PRELO_BINARY"],
             *map(str, arguments)],
            stdout=out, stderr=err, stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            env=clean_environment(), pass_fds=[peak.fileno()], start_new_session=True)
        alarm = threading.Timer(timeout, os.killpg, [process.pid, signal.SIGKILL])
        alarm.start()
        if feed:
            try:
                for chunk in feed:
                    process.stdin.write(chunk)
                process.stdin.close()
            except BrokenPipeError:
                pass
        code = process.wait()
        alarm.cancel()
        for file in (out, err, peak):
            file.seek(0)
        return Run(code, out.read().decode(errors="replace"), err.read().decode(errors="replace"),
                   int(peak.read() or 0) / 1024)


def tool(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([*map(str, arguments)], capture_output=True, text=True, errors="replace")


def resolve(document, pointer: str):
    """The value at an RFC 6901 pointer."""
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document


class Judge(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None
    longMessage = True

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="prelo-judge-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.output = self.folder / "out"

    def write(self, name: str, content) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, (dict, list)):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def files(self, folder: Path | None = None) -> list[str]:
        """Every name under the output folder, hidden ones too."""
        folder = folder or self.output
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))

    def assertCode(self, run: Run, code: int):
        self.assertEqual(run.code, code, f"\n{run.out}{run.err}")


def fixture(name: str) -> dict:
    folder = FIXTURES / ("official" if name.startswith("at-") else "contract")
    return json.loads((folder / f"{name}.json").read_text())


def everything() -> dict:
    """A document with every key, which adds up to nothing."""
    return json.loads((FIXTURES / "pages" / "everything.json").read_text())


def numbered(number: int) -> dict:
    """The contract's invoice under another number; nobody outside can check the signature."""
    return fixture("fatura") | {"number": f"FT A2026/{number}", "atcud": f"ZXS7YX85-{number}"}
