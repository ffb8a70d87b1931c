"""The launcher `./prelo`, in a copy of its own with a stand-in for Swift that notes each build."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from support import ENVIRONMENT, REPOSITORY, Judge

# "Builds" a script that shows what it was given; each build leaves a line in the log.
SWIFT = """#!/bin/sh
echo "$@" >>"$FAKE_LOG"
echo "noise of the compiler"
test -e Sources/broken.swift && { echo "error: broken" >&2; exit 1; }
sleep 0.3
mkdir -p .build/release
cat >.build/release/prelo <<'END'
#!/bin/sh
echo "home=$PRELO_HOME"
echo "cwd=$PWD"
for each; do echo "<$each>"; done
END
chmod +x .build/release/prelo
"""


class Launcher(Judge):

    def setUp(self):
        super().setUp()
        self.root = self.folder / "uma pasta"
        (self.root / ".ci").mkdir(parents=True)
        shutil.copy(REPOSITORY / "prelo", self.root)
        shutil.copy(REPOSITORY / ".ci" / "prepare.sh", self.root / ".ci")
        (self.root / "Sources").mkdir()
        (self.root / "Package.swift").write_text("// package")
        (self.root / "Sources" / "a.swift").write_text("a")
        (self.root / "Sources" / "b.swift").write_text("b")
        swift = self.write("bin/swift", SWIFT)
        swift.chmod(0o755)
        self.log = self.folder / "swift.log"
        self.environment = {"PATH": f"{swift.parent}:{os.environ['PATH']}", "FAKE_LOG": str(self.log),
                            "HOME": str(self.folder), "LANG": "C.UTF-8"}

    def launch(self, *arguments, path=None, cwd=None, **changes):
        return subprocess.run([path or self.root / "prelo", *arguments], cwd=cwd, capture_output=True,
                              text=True, env=self.environment | changes)

    def builds(self) -> int:
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0

    def test_builds_when_needed(self):
        """the launcher builds once, and again only when a source was changed, added or removed"""
        sources = self.root / "Sources"
        for name, change, builds in (
            ("first", lambda: None, 1), ("no change", lambda: None, 1),
            ("changed", lambda: (sources / "a.swift").write_text("aa"), 2), ("no change", lambda: None, 2),
            ("added", lambda: (sources / "c.swift").write_text("c"), 3),
            ("removed", (sources / "b.swift").unlink, 4),
            ("renamed", lambda: (sources / "c.swift").rename(sources / "d.swift"), 5),
            ("package", lambda: (self.root / "Package.swift").write_text("// other"), 6),
            ("binary lost", (self.root / ".build/release/prelo").unlink, 7), ("no change", lambda: None, 7),
        ):
            with self.subTest(name):
                change()
                run = self.launch("help")
                self.assertEqual(run.returncode, 0, run.stderr)
                self.assertEqual(self.builds(), builds)
                self.assertNotIn("noise", run.stdout + run.stderr)
        self.assertEqual(run.stderr, "")

    def test_arguments(self):
        """arguments, current folder and symbolic links arrive unchanged"""
        odd = ["render", "a b", "", "-", "'q\"", "--", "*", "$HOME", "ção"]
        link, further = self.folder / "ligação", self.folder / "outra"
        link.symlink_to("uma pasta/prelo")
        further.symlink_to(link)
        for path, cwd in ((self.root / "prelo", "/"), ("./prelo", self.root), (link, self.folder),
                          (further, "/tmp"), ("./outra", self.folder)):
            with self.subTest(str(path)):
                run = self.launch(*odd, path=path, cwd=cwd)
                self.assertEqual(run.stdout.splitlines(), [
                    f"home={self.root}", f"cwd={cwd}", *(f"<{each}>" for each in odd)], run.stderr)
        self.assertIn("home=/elsewhere", self.launch(PRELO_HOME="/elsewhere").stdout)

    def test_two_at_once(self):
        """two first runs at once build once"""
        with ThreadPoolExecutor(4) as pool:
            runs = list(pool.map(lambda _: self.launch("x"), range(4)))
        self.assertEqual([run.returncode for run in runs], [0] * 4)
        self.assertEqual(self.builds(), 1)

    def test_failed_build(self):
        """a build that fails shows its log, on standard error, and exit code 3"""
        (self.root / "Sources" / "broken.swift").write_text("x")
        for language, words in (("C.UTF-8", "The build failed"), ("pt_PT.UTF-8", "A compilação falhou")):
            run = self.launch(LANG=language)
            self.assertEqual((run.returncode, run.stdout), (ENVIRONMENT, ""))
            self.assertIn("error: broken", run.stderr)
            self.assertIn(words, run.stderr)
        (self.root / "Sources" / "broken.swift").unlink()
        self.assertEqual(self.launch().returncode, 0)

    def test_no_swift(self):
        """without Swift one sentence says where to get it, and exit code 3"""
        if any(os.path.exists(place) for place in ("/opt/swift/usr/bin/swift", "/usr/bin/swift")):
            text = (self.root / ".ci/prepare.sh").read_text()
            (self.root / ".ci/prepare.sh").write_text(text.replace("/opt/swift", "/nowhere"))
        for language, words in (("C.UTF-8", "Swift 6.3 or later"), ("pt_PT.UTF-8", "Falta o Swift")):
            run = self.launch(PATH="/usr/bin:/bin", LANG=language)
            self.assertEqual((run.returncode, run.stdout), (ENVIRONMENT, ""))
            self.assertIn(words, run.stderr)
            self.assertEqual(len(run.stderr.splitlines()), 1)

    def test_read_only(self):
        """a folder that cannot be written to is one sentence and exit code 3"""
        if os.geteuid() == 0 and sys.platform == "linux":
            # Root may write anywhere: a file where the folder should be has the same effect.
            (self.root / ".build").write_text("")
        else:
            self.root.chmod(0o555)
        run = self.launch()
        self.assertEqual((run.returncode, run.stdout), (ENVIRONMENT, ""))
        self.assertEqual(len(run.stderr.splitlines()), 1)
        self.assertIn(str(self.root), run.stderr)
