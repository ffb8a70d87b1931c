"""The launcher `./prelo`, in a copy of its own with a stand-in for Swift that notes each build."""

import glob
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from support import ENVIRONMENT, REPOSITORY, Judge, tool

# "Builds" a script that shows what it was given; each build leaves a line in the log. Like SwiftPM, it
# leaves a program alone unless its arguments have changed, whatever became of the archives.
SWIFT = """#!/bin/sh
echo "$@" >>"$FAKE_LOG"
echo "noise of the compiler"
test -e Sources/broken.swift && { echo "error: broken" >&2; exit 1; }
sleep 0.3
mkdir -p .build/release
test -n "$FAKE_DEAF" && exit
test -n "$FAKE_GATE" && read -r word <"$FAKE_GATE"
echo "$@" | cmp -s - .build/arguments && test -e .build/release/prelo && exit
echo "$@" >.build/arguments
sed "s|ARCHIVE|$(cat .build/static/*/libcrypto.a)|" >.build/release/prelo.new <<'END'
#!/bin/sh
test "$1" = openssl && echo "ARCHIVE"
echo "home=$PRELO_HOME"
echo "cwd=$PWD"
for each; do echo "<$each>"; done
END
chmod +x .build/release/prelo.new
mv .build/release/prelo.new .build/release/prelo
"""


class Launcher(Judge):

    def setUp(self):
        super().setUp()
        self.root = self.folder / "uma pasta"
        (self.root / ".ci").mkdir(parents=True)
        shutil.copy(REPOSITORY / "prelo", self.root)
        # The machine's own archives stay as they are: the copy looks for them in its own folder.
        text = (REPOSITORY / ".ci" / "prepare.sh").read_text()
        self.archive = self.write("lib/x-linux-gnu/libcrypto.a", "OpenSSL of yesterday")
        self.assertIn("/usr/lib/*-linux-gnu*/lib{crypto", text)
        (self.root / ".ci" / "prepare.sh").write_text(text.replace(
            "/usr/lib/*-linux-gnu*/lib{crypto", f'"{self.folder}"/lib/*-linux-gnu*/lib{{crypto'))
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
        """the launcher builds once; whatever changes then, commands run the program that is there and say so"""
        sources = self.root / "Sources"
        for name, change in (
            ("changed", lambda: (sources / "a.swift").write_text("aa")),
            ("added", lambda: (sources / "c.swift").write_text("c")),
            ("removed", (sources / "b.swift").unlink),
            ("renamed", lambda: (sources / "c.swift").rename(sources / "d.swift")),
            ("package", lambda: (self.root / "Package.swift").write_text("// other")),
            ("archive", lambda: self.archive.write_text("OpenSSL of today")),
        ):
            with self.subTest(name):
                self.assertEqual(self.launch("--rebuild").returncode, 0)
                run = self.launch("help")
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                builds = self.builds()
                change()
                for language, words in (("C.UTF-8", "have changed"), ("pt_PT.UTF-8", "mudaram")):
                    run = self.launch("help", LANG=language)
                    self.assertEqual(run.returncode, 0, run.stderr)
                    self.assertIn("<help>", run.stdout)
                    self.assertIn(words, run.stderr)
                    self.assertIn("./prelo --rebuild", run.stderr)
                    self.assertEqual(len(run.stderr.splitlines()), 1)
                self.assertEqual(self.builds(), builds)
        (self.root / ".build/release/prelo").unlink()
        run = self.launch("help")
        self.assertIn("<help>", run.stdout)
        self.assertNotIn("noise", run.stdout + run.stderr)
        self.assertEqual(self.builds(), builds + 1)

    def test_links_anew(self):
        """a rebuild links the archives of today, which SwiftPM would not look at"""
        self.assertIn("OpenSSL of yesterday", self.launch("openssl").stdout)
        self.archive.write_text("OpenSSL of today")
        self.assertIn("OpenSSL of yesterday", self.launch("openssl").stdout)
        run = self.launch("--rebuild", "openssl")
        self.assertIn("OpenSSL of today", run.stdout)
        run = self.launch("openssl")
        self.assertEqual((run.stdout.splitlines()[0], run.stderr), ("OpenSSL of today", ""))
        # Should SwiftPM ever leave the program as it is, that is told and no success.
        self.archive.write_text("OpenSSL of tomorrow")
        run = self.launch("--rebuild", FAKE_DEAF="yes")
        self.assertEqual(run.returncode, ENVIRONMENT)
        self.assertIn("was not linked", run.stderr)
        run = self.launch("openssl")
        self.assertEqual(run.stdout.splitlines()[0], "OpenSSL of today")
        self.assertIn("./prelo --rebuild", run.stderr)

    def test_meanwhile(self):
        """while it is built anew, commands run the program there is"""
        self.launch()
        self.archive.write_text("OpenSSL of today")
        # The compiler works until it is told to go on.
        gate = self.folder / "gate"
        os.mkfifo(gate)
        rebuild = subprocess.Popen([self.root / "prelo", "--rebuild"], stderr=subprocess.PIPE, text=True,
                                   env=self.environment | {"FAKE_GATE": str(gate)})
        self.assertIn("building", rebuild.stderr.readline())
        run = self.launch("openssl")
        self.assertIn("OpenSSL of yesterday", run.stdout)
        gate.write_text("go on\n")
        rebuild.communicate()
        self.assertEqual(rebuild.returncode, 0)
        self.assertIn("OpenSSL of today", self.launch("openssl").stdout)

    def test_linked(self):
        """the program under test was linked after its archives came to the machine, and binds at once"""
        program = Path(os.environ["PRELO_BINARY"])
        if program.parent.name == "debug":
            self.skipTest("only the launcher links archives")
        archives = [path for name in ("crypto", "sqlite3")
                    for path in glob.glob(f"/usr/lib/*-linux-gnu*/lib{name}.a")]
        self.assertGreaterEqual(len(archives), 2)
        for archive in archives:
            self.assertGreater(program.stat().st_mtime, os.stat(archive).st_ctime, archive)
        self.assertRegex(tool("readelf", "-d", program).stdout, r"FLAGS.*BIND_NOW|FLAGS_1.*NOW")

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
        (self.root / "Sources" / "broken.swift").write_text("x")
        self.assertEqual(self.launch("--rebuild").returncode, ENVIRONMENT)
        self.assertEqual(self.launch().returncode, 0, "the program from before is there")

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
