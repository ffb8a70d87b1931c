"""The examples for clusters: each share runs as its scheduler would run it, and the manifests join."""

import json
import os
import re
import subprocess
import textwrap
from pathlib import Path

from edits import edited, put
from support import DONE, REPOSITORY, Judge, clean_environment, numbered, prelo

CLUSTER = REPOSITORY / "Examples" / "Cluster"


class Cluster(Judge):

    def setUp(self):
        super().setUp()
        documents = [numbered(number) for number in range(1, 30)]
        documents[12] = edited(documents[12], [put("/totals/gross", "1.00")])
        self.month = self.write("month.ndjson", "\n".join(map(json.dumps, documents)) + "\n")
        self.whole = self.folder / "whole"
        prelo("render", self.month, "-o", self.whole / "pdf", "--manifest", self.folder / "whole.csv")
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "prelo").symlink_to(os.environ["PRELO_BINARY"])
        self.path = f"{programs}:{os.environ['PATH']}"

    def run_script(self, *command, **environment):
        return subprocess.run(command, capture_output=True, text=True,
                              env=clean_environment(PATH=self.path, **environment))

    def check(self, folder: Path):
        """All PDFs once, with the bytes of an undivided run, and one manifest with every document."""
        made, whole = (sorted((place / "pdf").glob("*.pdf")) for place in (folder, self.whole))
        self.assertEqual([path.name for path in made], [path.name for path in whole])
        self.assertEqual([path.read_bytes() for path in made], [path.read_bytes() for path in whole])
        strip = lambda text: re.sub(r"[^,;\"|]*/pdf/", "", text)
        self.assertEqual(strip((folder / "manifest.csv").read_text()),
                         strip((self.folder / "whole.csv").read_text()))

    def test_slurm(self):
        """Slurm: an array of shares, one of them cut off and run again, and the merge"""
        output = self.folder / "slurm"

        def share(index: int):
            return self.run_script("bash", CLUSTER / "shard.sbatch", INPUT=str(self.month), OUTPUT=str(output),
                                   SLURM_ARRAY_TASK_ID=str(index), SLURM_ARRAY_TASK_COUNT="4", SLURM_CPUS_PER_TASK="1")

        for index in (3, 1, 2):
            self.assertEqual(share(index).returncode, DONE)
        merge = self.run_script("bash", CLUSTER / "merge.sbatch", OUTPUT=str(output))
        self.assertNotEqual(merge.returncode, DONE)
        self.assertFalse((output / "manifest.csv").exists())
        self.assertEqual(share(4).returncode, DONE)
        lines = (output / "shard-2.csv").read_bytes()
        (output / "shard-2.csv").write_bytes(lines[:len(lines) // 2])
        self.assertEqual(share(2).returncode, DONE)
        self.assertEqual(self.run_script("bash", CLUSTER / "merge.sbatch", OUTPUT=str(output)).returncode, DONE)
        self.check(output)

    def test_kubernetes(self):
        """Kubernetes: the commands of the indexed job and of the merge, as they stand in the file"""
        text = (CLUSTER / "kubernetes.yaml").read_text()
        shard, merge = (textwrap.dedent(block) for block in
                        re.findall(r"- \|\n(.*?)\n          volumeMounts", text, re.S))
        output = self.folder / "kubernetes"
        output.mkdir()
        (output / "month.ndjson").write_bytes(self.month.read_bytes())
        for index in range(3):
            run = self.run_script("sh", "-c", shard, DATA=str(output), SHARDS="3", JOB_COMPLETION_INDEX=str(index))
            self.assertEqual(run.returncode, DONE, run.stderr)
        self.assertEqual(self.run_script("sh", "-c", merge, DATA=str(output)).returncode, DONE)
        strip = (output / "manifest.csv").read_text().replace(str(output / "month.ndjson"), str(self.month))
        (output / "manifest.csv").write_text(strip)
        self.check(output)
        run = self.run_script("sh", "-c", shard, DATA=str(self.folder / "none"), SHARDS="3", JOB_COMPLETION_INDEX="0")
        self.assertNotEqual(run.returncode, DONE)
