"""The house: who may import whom, what is declared and not used, how long a file may be."""

import json
import re
from pathlib import Path

from support import REPOSITORY, Judge, tool

# From the ground up: the folders under Sources. A target imports from its own storey and those below.
STOREYS = ["C", "Ground", "Document", "Formats", "Page", "Ledger", "Run", "Golden", "Doors"]
LINES = 300
IMPORT = re.compile(
    r"^(?:@testable |@_exported )?(?:(?:internal|package|public|private|fileprivate) )?import (?:\w+ )?(\w+)",
    re.MULTILINE)


class Structure(Judge):

    @classmethod
    def setUpClass(cls):
        dumped = tool("swift", "package", "--package-path", REPOSITORY, "dump-package")
        cls.targets = json.loads(dumped.stdout)["targets"]

    def home(self, target) -> Path:
        kind = "Tests" if target["type"] == "test" else "Sources"
        return REPOSITORY / (target.get("path") or f"{kind}/{target['name']}")

    def storey(self, target):
        parts = self.home(target).relative_to(REPOSITORY).parts
        return STOREYS.index(parts[1]) if parts[0] == "Sources" else None

    def needs(self, target) -> list[str]:
        return [entry["byName"][0] for entry in target["dependencies"]]

    def test_storeys(self):
        """no target knows one of a higher storey"""
        place = {target["name"]: self.storey(target) for target in self.targets}
        self.assertGreater(len(place), 60)
        for target in self.targets:
            if self.storey(target) is None:
                continue
            for name in self.needs(target):
                self.assertLessEqual(place[name], self.storey(target), f"{target['name']} knows {name}")

    def test_dependencies(self):
        """what a target declares to know, it imports"""
        for target in self.targets:
            sources = list(self.home(target).rglob("*.swift"))
            imported = {name for file in sources for name in IMPORT.findall(file.read_text())}
            self.assertEqual(set(self.needs(target)) - imported, set(), target["name"])

    def test_lengths(self):
        """no source file is longer than can be read at once"""
        for file in (REPOSITORY / "Sources").rglob("*.swift"):
            count = file.read_text().count("\n")
            self.assertLessEqual(count, LINES, f"{file.relative_to(REPOSITORY)} has {count} lines")

    def test_one_library_one_target(self):
        """a C library is seen by one target; the system's calls are the exception"""
        seen = {}
        for target in self.targets:
            for name in self.needs(target):
                if name.startswith("C") and self.storeys_of(name) == "C" and name != "CLinux":
                    seen.setdefault(name, []).append(target["name"])
        for name, users in seen.items():
            users = [user for user in users if not user.endswith("Tests")]
            self.assertEqual(len(users), 1, f"{name} is seen by {users}")

    def storeys_of(self, name: str) -> str:
        target = next(target for target in self.targets if target["name"] == name)
        return STOREYS[self.storey(target)] if self.storey(target) is not None else ""
