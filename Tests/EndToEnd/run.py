"""Runs the end-to-end tests: every `judge_*.py` beside this file.

    python3 run.py --binary .build/release/prelo [--counts FILE] [NAME]

NAME keeps only the tests whose name contains it. A table counts a case for each of its rows.
"""

import argparse
import os
import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Counter(unittest.TestResult):
    """Prints one line a test, and counts the rows of tables instead of the tables."""

    def __init__(self):
        super().__init__()
        self.passed = self.failed = 0
        self.rows = 0

    def startTest(self, test):
        super().startTest(test)
        self.rows, self.failed_before, self.began = 0, self.failed, time.monotonic()

    def say(self, word: str, test, detail: str = "") -> None:
        name = test.shortDescription() or test.id()
        spent = f"{time.monotonic() - self.began:6.1f} s"
        print(f"{word:5} {spent}  {name}{detail}", flush=True)

    def blame(self, test, error) -> None:
        self.failed += 1
        print(self._exc_info_to_string(error, test))

    def addSubTest(self, test, subtest, error):
        self.rows += 1
        if error is None:
            self.passed += 1
        else:
            print(f"FAIL  {subtest}")
            self.blame(test, error)

    def addSuccess(self, test):
        if not self.rows:
            self.passed += 1
        word = "ok" if self.failed == self.failed_before else "FAIL"
        self.say(word, test, f" ({self.rows} cases)" if self.rows else "")

    def addFailure(self, test, error):
        self.blame(test, error)
        self.say("FAIL", test)

    addError = addFailure

    def addSkip(self, test, reason):
        self.say("skip", test, f": {reason}")

    def stopTest(self, test):
        super().stopTest(test)
        # A table with a failed row ends without addSuccess.
        if self.rows and self.failed > self.failed_before:
            self.say("FAIL", test, f" ({self.rows} cases)")


def chosen(suite: unittest.TestSuite, name: str):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from chosen(test, name)
        elif name.lower() in f"{test.id()} {test.shortDescription()}".lower():
            yield test


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--counts", type=Path)
    parser.add_argument("name", nargs="?", default="")
    options = parser.parse_args()
    os.environ["PRELO_BINARY"] = str(options.binary.resolve())
    os.environ.setdefault("PRELO_HOME", str(HERE.parent.parent))
    sys.path.insert(0, str(HERE))
    found = unittest.defaultTestLoader.discover(str(HERE), pattern="judge_*.py")
    result = Counter()
    unittest.TestSuite(chosen(found, options.name)).run(result)
    print(f"end to end: {result.passed} passed, {result.failed} failed")
    if options.counts:
        options.counts.write_text(f"{result.passed} {result.failed}\n")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())
