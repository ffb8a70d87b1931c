"""How inboxes fare, for people and monitors, and what is put back."""

import json
import re

from edits import edited, put
from support import DONE, ENVIRONMENT, REJECTED, USAGE, Judge, fixture, prelo


class Status(Judge):

    def setUp(self):
        super().setUp()
        self.inbox = self.folder / "a \"quoted\" inbox"
        self.second = self.folder / "second"
        for inbox in (self.inbox, self.second):
            inbox.mkdir()
        (self.inbox / "good.json").write_text(json.dumps(fixture("fatura")))
        (self.inbox / "bad.json").write_text(json.dumps(edited(fixture("recibo"), [put("/totals/gross", "1.00")])))
        for inbox in (self.inbox, self.second):
            prelo("watch", inbox, "-o", self.output, "--once", "--quiet", "0")
        self.config = self.write("watch.json", {"inboxes": [
            {"inbox": str(inbox), "output": str(self.output)} for inbox in (self.inbox, self.second)]})

    def test_forms(self):
        """text, JSON, Nagios and Prometheus tell the same of the inboxes named, or of a configuration's"""
        for name, which in (("named", [self.inbox, self.second]), ("configured", ["--config", self.config])):
            with self.subTest(name):
                text = prelo("status", *which)
                self.assertCode(text, ENVIRONMENT)
                self.assertIn(f"{self.second}:", text.out)
                first, second = prelo("status", *which, "--format", "json").objects()
                self.assertEqual((first["inbox"], first["files"]["rejected"], first["watched"]),
                                 (str(self.inbox), 1, False))
                self.assertEqual(second["inbox"], str(self.second))
                nagios = prelo("status", *which, "--format", "nagios")
                self.assertEqual(nagios.code, 2)
                self.assertRegex(nagios.out, r"^PRELO CRITICAL - .* \| waiting=0 failed=0 rejected=1\n$")
                metrics = prelo("status", *which, "--format", "prometheus")
                self.assertCode(metrics, DONE)
                self.assertIn('{inbox="%s",place="rejected"} 1\n' % str(self.inbox).replace('"', '\\"'), metrics.out)
                families = re.findall(r"^# TYPE (\S+) gauge$", metrics.out, re.M)
                self.assertEqual(len(families), len(set(families)))
                for line in metrics.out.splitlines():
                    if not line.startswith("#"):
                        self.assertRegex(line, r'^prelo_inbox_[a-z_]+\{inbox="([^"\\]|\\.)*"(,place="[a-z]+")?\} -?\d+$')
                        self.assertIn(line.partition("{")[0], families)

    def test_misuse(self):
        """what cannot be looked at: usage for people, UNKNOWN for a plugin"""
        broken = self.write("broken.json", "{")
        for name, arguments, code in (
            ("nothing", [], USAGE), ("no folder", [self.folder / "none"], USAGE),
            ("no folder, for a plugin", [self.folder / "none", "--format", "nagios"], 3),
            ("no configuration", ["--config", broken], USAGE), ("both", [self.inbox, "--config", self.config], USAGE),
            ("no such configuration", ["--config", self.folder / "none", "--format", "nagios"], 3),
        ):
            with self.subTest(name):
                self.assertEqual(prelo("status", *arguments).code, code)

    def test_requeue(self):
        """requeue leaves what was rejected, but with --rejected"""
        self.assertCode(prelo("requeue", self.inbox), DONE)
        self.assertTrue((self.inbox / "rejected" / "bad.json").exists())
        run = prelo("requeue", self.inbox, "--rejected")
        self.assertCode(run, DONE)
        self.assertEqual(run.out, "bad.json\n")
        self.assertTrue((self.inbox / "bad.json").exists())
        self.assertEqual(list((self.inbox / "rejected").iterdir()), [])
        self.assertCode(prelo("watch", self.inbox, "-o", self.output, "--once", "--quiet", "0"), REJECTED)
