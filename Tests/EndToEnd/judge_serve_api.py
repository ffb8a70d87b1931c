"""The OpenAPI description of `prelo serve`, tried out by Schemathesis and held against the tool."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from server import serving
from support import Judge, fixture, prelo


class Description(Judge):
    """`/openapi.json`"""

    def test_codes(self):
        """serve: the description has the codes of explain, and every parameter is described"""
        with serving() as server:
            description = json.loads(server.ask("GET", "/openapi.json")[2])
            known = {line.split()[0] for line in prelo("explain").out.splitlines()}
            codes = description["components"]["schemas"]["Finding"]["properties"]["code"]["enum"]
            self.assertLessEqual(set(codes), known)
            # What only other commands say: signing has codes of its own.
            self.assertTrue(all(code.startswith("KEY-") or code.startswith("SGN-") for code in known - set(codes)),
                            known - set(codes))
            for path, operations in description["paths"].items():
                for method, operation in operations.items():
                    with self.subTest(f"{method} {path}"):
                        body = fixture("fatura") if method == "post" else None
                        if path == "/v1/preview":
                            body = {"document": json.dumps(body), "template": '{"format":"prelo-template/1"}'}
                        status, headers, _ = server.ask(method.upper(), path, body)
                        self.assertEqual(status, 200)
                        kind = headers["Content-Type"].split(";")[0]
                        self.assertIn(kind, operation["responses"]["200"]["content"])
                        for parameter in operation.get("parameters", []):
                            if parameter["in"] != "query":
                                continue
                            _, _, answer = server.ask(method.upper(), f"{path}?{parameter['name']}=%20", body)
                            told = json.loads(answer)["detail"]
                            self.assertIn(parameter["name"], told)
                            self.assertNotIn("knows no parameter", told)

    def test_schemathesis(self):
        """serve: Schemathesis finds nothing"""
        with serving() as server:
            done = subprocess.run(
                [Path(sys.executable).parent / "schemathesis", "run", f"{server.place}/openapi.json",
                 "--max-examples", os.environ.get("PRELO_EXAMPLES", "15"), "--seed", "1", "--workers", "1",
                 "--phases", "examples,coverage,fuzzing", "--generation-database", "none",
                 "--request-timeout", "20", "--suppress-health-check", "all",
                 # What is JSON of the right form is no lawful document yet: 422.
                 "--exclude-checks", "positive_data_acceptance"],
                cwd=self.folder, capture_output=True, text=True, timeout=400,
                env=os.environ | {"NO_COLOR": "1", "COLUMNS": "150"})
            self.assertEqual(done.returncode, 0, done.stdout[-6000:] + done.stderr[-2000:])
            # It did try something.
            self.assertRegex(done.stdout, re.compile(r"\d{3,} generated"))
