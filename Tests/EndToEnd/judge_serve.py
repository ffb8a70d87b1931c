"""`prelo serve` from outside: every route, wrong requests, slow clients, its end."""

import base64
import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import unittest

from server import Server, serving
from support import FIXTURES, REPOSITORY, Judge, fixture, numbered, prelo

SAMPLES = sorted((REPOSITORY / "SampleOutput").glob("*.json"))
HEAD = b"Host: x\r\n\r\n"


def refused() -> dict:
    document = fixture("fatura")
    return document | {"totals": document["totals"] | {"gross": "1.00"}}


class Routes(Judge):
    """Every route of `prelo serve`"""

    @classmethod
    def setUpClass(cls):
        cls.server = Server("--listen", "127.0.0.1:0")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def ask(self, *arguments, **headers):
        return self.server.ask(*arguments, **headers)

    def test_bytes(self):
        """serve: the bytes of every sample are those of render"""
        for path in SAMPLES:
            with self.subTest(path.name):
                status, headers, body = self.ask("POST", "/v1/render", path.read_bytes())
                self.assertEqual(status, 200, body[:300])
                self.assertEqual(headers["Content-Type"], "application/pdf")
                self.assertEqual(body, path.with_suffix(".pdf").read_bytes())

    def test_options(self):
        """serve: parameters do what the options do"""
        path = self.write("a.json", fixture("fatura"))
        for query, options in [
            ("copies=original,duplicate", ["--copies", "original,duplicate"]),
            ("language=en", ["--print-language", "en"]),
            ("secondCopy=true&template=rosa-dos-ventos",
             ["--second-copy", "--template", "rosa-dos-ventos"]),
            ("template=classic", ["--template", "classic"]),
        ]:
            with self.subTest(query):
                self.assertCode(prelo("render", path, "-o", self.folder / "one.pdf", "--force", *options), 0)
                status, _, body = self.ask("POST", f"/v1/render?{query}", fixture("fatura"))
                self.assertEqual((status, body), (200, (self.folder / "one.pdf").read_bytes()))

    def test_record(self):
        """serve: the record of a document has its PDFs, digests and warnings"""
        status, headers, body = self.ask(
            "POST", "/v1/render?copies=original,duplicate&copiesAs=files", fixture("fatura"),
            Accept="application/json")
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json"))
        record = json.loads(body)
        self.assertEqual(record["number"], fixture("fatura")["number"])
        self.assertEqual([file["copy"] for file in record["files"]], ["original", "duplicate"])
        for file in record["files"]:
            pdf = base64.b64decode(file["pdf"], validate=True)
            self.assertEqual(hashlib.sha256(pdf).hexdigest(), file["sha256"])
            self.assertEqual(len(pdf), file["size"])
            self.assertTrue(pdf.startswith(b"%PDF"))
        status, _, body = self.ask("POST", "/v1/render?copiesAs=files&copies=original,duplicate", fixture("fatura"))
        self.assertEqual((status, json.loads(body)["type"]), (400, "urn:prelo:problem:parameter"))

    def test_refusal(self):
        """serve: a refusal says what the tool says, in the client's language"""
        path = self.write("bad.json", refused())
        for language in ("en", "pt"):
            run = prelo("validate", path, "--format", "json", "--language", language)
            told = run.objects()[0]["problems"]
            for route in ("render", "validate", "qr"):
                with self.subTest(f"{route} {language}"):
                    status, headers, body = self.ask(
                        "POST", f"/v1/{route}", path.read_bytes(), Accept_Language=f"fr, {language};q=0.8")
                    self.assertEqual(status, 422)
                    self.assertEqual(headers["Content-Type"], "application/problem+json")
                    problem = json.loads(body)
                    self.assertEqual(problem["status"], 422)
                    laws = [error.pop("law") for error in problem["errors"]]
                    self.assertTrue(all(laws))
                    self.assertEqual(problem["errors"] + problem["warnings"], told)

    def test_messages(self):
        """serve: validate and qr answer what the tool answers"""
        path = self.write("a.json", fixture("fatura"))
        message = prelo("qr", path).out
        for route in ("validate", "qr"):
            status, _, body = self.ask("POST", f"/v1/{route}", path.read_bytes())
            self.assertEqual((status, json.loads(body)["qr"] + "\n"), (200, message))
        status, headers, body = self.ask("POST", "/v1/qr", path.read_bytes(), Accept="text/plain")
        self.assertEqual((status, body.decode()), (200, message))

    def test_batches(self):
        """serve: batches of every kind, a line each and bound into one PDF"""
        documents = [numbered(number) for number in range(1, 8)]
        lines = "\n".join(json.dumps(document) for document in documents).encode()
        saft = (FIXTURES / "saft" / sorted(os.listdir(FIXTURES / "saft"))[0]).read_bytes()
        for name, body, count in [
            ("NDJSON", lines, 7), ("array", json.dumps(documents).encode(), 7),
            ("one document", json.dumps(documents[0]).encode(), 1), ("SAF-T", saft, None),
        ]:
            with self.subTest(name):
                status, headers, answer = self.ask("POST", "/v1/batches", body)
                self.assertEqual((status, headers["Content-Type"]), (200, "application/x-ndjson"), answer[:400])
                rows = [json.loads(row) for row in answer.splitlines()]
                self.assertEqual(rows[-1]["documents"], len(rows) - 1)
                if count:
                    self.assertEqual(rows[-1], {"documents": count, "ok": count, "rejected": 0, "failed": 0})
        folder = self.folder / "pdf"
        source = self.write("all.ndjson", lines)
        self.assertCode(prelo("render", source, "-o", folder), 0)
        rows = [json.loads(row) for row in self.ask("POST", "/v1/batches", lines)[2].splitlines()]
        for row in rows[:-1]:
            made = folder / (row["number"].replace(" ", "_").replace("/", "-") + ".pdf")
            self.assertEqual(base64.b64decode(row["files"][0]["pdf"]), made.read_bytes())
        self.assertCode(prelo("render", source, "--combined", self.folder / "all.pdf", "--duplex"), 0)
        status, headers, body = self.ask(
            "POST", "/v1/batches?duplex=true", lines, Accept="application/pdf")
        self.assertEqual((status, body), (200, (self.folder / "all.pdf").read_bytes()))

    def test_refused_batches(self):
        """serve: refused documents of a batch are told of and missing from no PDF"""
        lines = "\n".join(json.dumps(d) for d in (numbered(1), refused(), numbered(3))).encode()
        status, _, body = self.ask("POST", "/v1/batches?do=validate", lines)
        rows = [json.loads(row) for row in body.splitlines()]
        self.assertEqual([row.get("status") for row in rows], ["ok", "rejected", "ok", None])
        self.assertEqual(rows[1]["problems"][0]["pointer"], "/totals/gross")
        status, _, body = self.ask("POST", "/v1/batches", lines, Accept="application/pdf")
        problem = json.loads(body)
        self.assertEqual((status, len(problem["documents"])), (422, 1))
        for nothing in (b"", b"[]"):
            for accept in ("application/x-ndjson", "application/pdf"):
                with self.subTest(f"{nothing} {accept}"):
                    status, _, body = self.ask("POST", "/v1/batches", nothing, Accept=accept)
                    self.assertEqual((status, json.loads(body)["type"]), (422, "urn:prelo:problem:empty"))

    def test_preview(self):
        """serve: a template in the request keeps to the safeguards of all"""
        document = json.dumps(fixture("fatura"))
        template = (REPOSITORY / "Templates" / "classic" / "template.json").read_text()
        status, _, body = self.ask("POST", "/v1/preview", {"document": document, "template": template})
        self.assertEqual(status, 200, body)
        self.assertTrue(body.startswith(b"%PDF"))
        for name, text, code in [
            ("broken", "{", "TPL-01"), ("unknown key", '{"format":"prelo-template/1","x":1}', "TPL-01"),
            ("margins", '{"format":"prelo-template/1","page":{"left":1}}', "TPL-03"),
            ("image", '{"format":"prelo-template/1","logo":{"file":"a.png","width":9,"height":9}}', "TPL-08"),
            ("URL", '{"format":"prelo-template/1","logo":{"file":"http://x/a.png","width":9,"height":9}}', None),
            ("base", '{"format":"prelo-template/1","base":"../../etc"}', "TPL-01"),
        ]:
            with self.subTest(name):
                status, _, body = self.ask("POST", "/v1/preview", {"document": document, "template": text})
                problem = json.loads(body)
                self.assertEqual((status, problem["subject"]), (422, "template"))
                self.assertTrue(all(error["line"] for error in problem["errors"]))
                if code:
                    self.assertIn(code, [error["code"] for error in problem["errors"]])
        broken = "{\n\n  oops"
        status, _, body = self.ask("POST", "/v1/preview", {"document": broken, "template": template})
        problem = json.loads(body)
        self.assertEqual((status, problem["errors"][0]["line"]), (422, 3))
        self.assertNotIn("subject", problem)

    def test_information(self):
        """serve: health, ready, version, metrics, the page and the description"""
        for path, word in [("/health", "alive"), ("/ready", "ready")]:
            status, _, body = self.ask("GET", path)
            self.assertEqual((status, json.loads(body)), (200, {"status": word}))
        version = json.loads(self.ask("GET", "/version")[2])
        self.assertEqual("prelo " + version["version"] + "\n", prelo("--version").out)
        self.ask("POST", "/v1/render", fixture("fatura"))
        text = self.ask("GET", "/metrics")[2].decode()
        for line in text.splitlines():
            self.assertRegex(line, r"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)$")
        self.assertIn('prelo_requests_total{route="/v1/render",status="200"}', text)
        status, headers, body = self.ask("GET", "/")
        self.assertEqual(status, 200)
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotRegex(body.decode(), r"(src|href)=[\"']?(https?:)?//")
        status, headers, body = self.ask("HEAD", "/health")
        self.assertEqual((status, body), (200, b""))

    def test_wrong(self):
        """serve: what is not there is refused in words"""
        good = json.dumps(fixture("fatura")).encode()
        for name, method, path, headers, status, kind in [
            ("path", "GET", "/nothing", {}, 404, "not-found"),
            ("path of a file", "GET", "/../../etc/passwd", {}, 404, "not-found"),
            ("method", "GET", "/v1/render", {}, 405, "method"),
            ("method of the page", "POST", "/", {}, 405, "method"),
            ("unknown method", "BREW", "/v1/render", {}, 405, "method"),
            ("parameter", "POST", "/v1/render?templte=classic", {}, 400, "parameter"),
            ("parameter of another route", "POST", "/v1/render?do=qr", {}, 400, "parameter"),
            ("twice", "POST", "/v1/render?strict=true&strict=true", {}, 400, "parameter"),
            ("value", "POST", "/v1/render?copies=first", {}, 400, "parameter"),
            ("path as template", "POST", "/v1/render?template=..%2F..%2Fetc", {}, 400, "parameter"),
            ("NUL", "POST", "/v1/render?template=%00", {}, 400, "parameter"),
            ("percent", "POST", "/v1/render?template=%zz", {}, 400, "parameter"),
            ("unknown template", "POST", "/v1/render?template=nobody", {}, 422, "refused"),
            ("form", "POST", "/v1/render", {"Accept": "image/png"}, 406, "not-acceptable"),
            ("multipart", "POST", "/v1/render", {"Content-Type": "multipart/form-data; boundary=x"}, 415, "media-type"),
            ("compressed", "POST", "/v1/render", {"Content-Encoding": "gzip"}, 415, "media-type"),
        ]:
            with self.subTest(name):
                found, told, body = self.server.ask(
                    method, path, good if method == "POST" else None,
                    **{key.replace("-", "_"): value for key, value in headers.items()})
                self.assertEqual(found, status, body)
                self.assertEqual(told["Content-Type"], "application/problem+json")
                problem = json.loads(body)
                self.assertEqual((problem["type"], problem["status"]), (f"urn:prelo:problem:{kind}", status))
                if status == 405:
                    self.assertIn("Allow", told)

    def test_hostile_bodies(self):
        """serve: bodies that are no documents"""
        for name, body in [
            ("empty", b""), ("no JSON", b"hello"), ("cut off", b'{"format":'), ("binary", bytes(range(256))),
            ("number", b"1"), ("array", b"[{}]"), ("deep", b"[" * 100_000), ("XML", b"<?xml version='1.0'?><a/>"),
            ("UTF-16", json.dumps(fixture("fatura")).encode("utf-16")),
        ]:
            for route in ("render", "validate", "qr"):
                with self.subTest(f"{name} {route}"):
                    status, _, answer = self.ask("POST", f"/v1/{route}", body)
                    self.assertEqual(status, 422, answer)
                    self.assertTrue(json.loads(answer)["errors"])
            with self.subTest(f"{name} preview"):
                self.assertEqual(self.ask("POST", "/v1/preview", body)[0], 400)

    def test_malformed(self):
        """serve: every request that could be read in two ways gets its answer and no other"""
        render = b"POST /v1/qr HTTP/1.1\r\n"
        for name, status, *pieces in [
            ("no Host", 400, b"GET /health HTTP/1.1\r\n\r\n"),
            ("two Hosts", 400, b"GET /health HTTP/1.1\r\nHost: x\r\n" + HEAD),
            ("two lengths", 400, render + b"Content-Length: 6\r\nContent-Length: 5\r\n" + HEAD + b"abcdef"),
            ("equal lengths", 400, render + b"Content-Length: 5\r\nContent-Length: 5\r\n" + HEAD + b"abcde"),
            ("length and chunks", 400,
             render + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n" + HEAD + b"0\r\n\r\nG"),
            ("signed length", 400, render + b"Content-Length: +5\r\n" + HEAD + b"abcde"),
            ("list of lengths", 400, render + b"Content-Length: 5,5\r\n" + HEAD + b"abcde"),
            ("hexadecimal length", 400, render + b"Content-Length: 0x5\r\n" + HEAD + b"abcde"),
            ("huge length", 413, render + b"Content-Length: 99999999999999999999\r\n" + HEAD),
            ("large length", 413, render + b"Content-Length: 99999999999\r\n" + HEAD),
            ("other coding", 400, render + b"Transfer-Encoding: xchunked\r\n" + HEAD + b"0\r\n\r\n"),
            ("two codings", 400, render + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n" + HEAD),
            ("chunks of HTTP/1.0", 400, b"POST /v1/qr HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            ("blank before the colon", 400, b"GET /health HTTP/1.1\r\nHost : x\r\n\r\n"),
            ("blank before another colon", 400, b"GET /health HTTP/1.1\r\nA : x\r\n" + HEAD),
            ("bare LF", 400, b"GET /health HTTP/1.1\nHost: x\n\n"),
            ("one bare LF", 400, b"GET /health HTTP/1.1\r\nA: b\n" + HEAD),
            ("bare LF at the end", 400, b"GET /health HTTP/1.1\r\nHost: x\r\n\n"),
            ("folded", 400, b"GET /health HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"),
            ("folded at the start", 400, b"GET /health HTTP/1.1\r\n A: b\r\n" + HEAD),
            ("NUL in the target", 400, b"GET /he\0alth HTTP/1.1\r\n" + HEAD),
            ("NUL in a value", 400, b"GET /health HTTP/1.1\r\nA: b\0c\r\n" + HEAD),
            ("NUL in a name", 400, b"GET /health HTTP/1.1\r\nA\0: b\r\n" + HEAD),
            ("control in a value", 400, b"GET /health HTTP/1.1\r\nA: b\x01c\r\n" + HEAD),
            ("bare CR", 400, b"GET /health HTTP/1.1\r\nA: b\rc\r\n" + HEAD),
            ("no name", 400, b"GET /health HTTP/1.1\r\n: b\r\n" + HEAD),
            ("no colon", 400, b"GET /health HTTP/1.1\r\nA b\r\n" + HEAD),
            ("two blanks", 400, b"GET  /health HTTP/1.1\r\n" + HEAD),
            ("tab for a blank", 400, b"GET\t/health HTTP/1.1\r\n" + HEAD),
            ("blank in the target", 400, b"GET /he alth HTTP/1.1\r\n" + HEAD),
            ("blank at the end", 400, b"GET /health HTTP/1.1 \r\n" + HEAD),
            ("whole address", 400, b"GET http://x/health HTTP/1.1\r\n" + HEAD),
            ("star", 400, b"OPTIONS * HTTP/1.1\r\n" + HEAD),
            ("fragment", 400, b"GET /health#a HTTP/1.1\r\n" + HEAD),
            ("header of 64 kB", 431, b"GET /health HTTP/1.1\r\nHost: x\r\nA: " + b"a" * 65536 + b"\r\n\r\n"),
            ("5000 headers", 431, b"GET /health HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 5000 + b"\r\n"),
            ("target of 64 kB", 414, b"GET /" + b"a" * 65536 + b" HTTP/1.1\r\n" + HEAD),
            ("other version", 505, b"GET /health HTTP/3.7\r\n" + HEAD),
            ("HTTP/2", 505, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
            ("in pieces", 400, b"GET /health HT", b"TP/1.1\r\nA", b": b\nHost: x\r\n\r\n"),
        ]:
            with self.subTest(name):
                back = self.server.talk(*pieces, pause=0.02)
                self.assertTrue(back.startswith(f"HTTP/1.1 {status} ".encode()), back[:80])
                # Nothing behind it is taken for a second request. (libmicrohttpd 0.9.75 writes the head of
                # some refusals of its own twice, and closes.)
                self.assertEqual(set(re.findall(rb"^HTTP/1\.1 (\d+)", back, re.M)), {str(status).encode()})
        for name, chunk in [("huge", b"FFFFFFFFFFFFFFFFF\r\n"), ("no number", b"xyz\r\n"), ("negative", b"-1\r\n")]:
            with self.subTest("chunk: " + name):
                back = self.server.talk(render + b"Transfer-Encoding: chunked\r\n" + HEAD + chunk)
                self.assertRegex(back[:12], rb"HTTP/1\.1 4\d\d")
        self.assertEqual(self.ask("GET", "/health")[0], 200)

    def test_wellformed(self):
        """serve: unusual requests that are right are answered"""
        body = json.dumps(fixture("fatura")).encode()
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(body[at:at + 700]), body[at:at + 700]) for at in range(0, len(body), 700))
        for name, count, *pieces in [
            ("blanks around a value", 1, b"GET /health HTTP/1.1\r\nA: \t b \t\r\nConnection: close\r\n" + HEAD),
            ("empty value", 1, b"GET /health HTTP/1.1\r\nA:\r\nConnection: close\r\n" + HEAD),
            ("chunks", 1, b"POST /v1/qr HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n" + HEAD + chunks + b"0\r\n\r\n"),
            ("three behind one another", 3, (b"GET /health HTTP/1.1\r\n" + HEAD) * 2 + b"GET /health HTTP/1.1\r\nConnection: close\r\n" + HEAD),
            ("404 before another", 2, b"GET /x HTTP/1.1\r\n" + HEAD + b"GET /health HTTP/1.1\r\nConnection: close\r\n" + HEAD),
            ("HTTP/1.0", 1, b"GET /health HTTP/1.0\r\n\r\n"),
            ("byte by byte", 1, *(bytes([byte]) for byte in b"GET /health HTTP/1.1\r\nConnection: close\r\n" + HEAD)),
        ]:
            with self.subTest(name):
                back = self.server.talk(*pieces)
                self.assertEqual(len(re.findall(rb"HTTP/1\.1 (200|404)", back)), count, back[:300])

    def test_expectation(self):
        """serve: a body that is too large is refused before it is sent"""
        back = self.server.talk(
            b"POST /v1/render HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 90000000\r\n" + HEAD)
        self.assertTrue(back.startswith(b"HTTP/1.1 413 "), back[:80])
        back = self.server.talk(
            b"POST /v1/render HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n" + HEAD, b"{}", pause=0.2, wait=1)
        self.assertTrue(back.startswith(b"HTTP/1.1 100 "), back[:80])
        large = b"%x\r\n%s\r\n" % (1 << 20, b" " * (1 << 20))
        back = self.server.talk(
            b"POST /v1/render HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n" + HEAD, large * 17 + b"0\r\n\r\n", wait=20)
        self.assertTrue(back.startswith(b"HTTP/1.1 413 "), back[:80])

    def test_log(self):
        """serve: nothing of a document is in the log"""
        document = fixture("fatura")
        self.ask("POST", "/v1/render?template=nobody", document)
        self.ask("GET", "/" + document["seller"]["taxId"])
        self.server.await_log("POST /v1/render 422")
        for secret in (document["number"], document["seller"]["taxId"], "nobody"):
            self.assertNotIn(secret, self.server.log)


class Behaviour(Judge):
    """`prelo serve` under load, slow clients and signals"""

    def test_slow(self):
        """serve: 500 slow clients keep nobody waiting, and are let go"""
        with serving("--deadline", "3") as server:
            slow = []
            for number in range(500):
                line = socket.create_connection(("127.0.0.1", server.port))
                line.sendall(
                    [b"GET /health HTTP/1.1\r\nA: ", b"POST /v1/render HTTP/1.1\r\nContent-Length: 90000\r\n" + HEAD,
                     b""][number % 3])
                slow.append(line)
            waits = []
            for _ in range(50):
                began = time.monotonic()
                self.assertEqual(server.ask("POST", "/v1/render", fixture("fatura"))[0], 200)
                waits.append(time.monotonic() - began)
            # Far above what a busy machine needs, far below the deadline of the slow ones.
            self.assertLess(sorted(waits)[len(waits) // 2], 1)
            deadline = time.monotonic() + 15
            open_lines = slow
            while open_lines and time.monotonic() < deadline:
                # One byte every now and then holds nothing open.
                left = []
                for line in open_lines:
                    try:
                        line.send(b"a")
                        line.settimeout(0.001)
                        if line.recv(1000) != b"":
                            left.append(line)
                    except TimeoutError:
                        left.append(line)
                    except OSError:
                        pass
                open_lines = left
            self.assertEqual(len(open_lines), 0)
            for line in slow:
                line.close()

    def test_crowd(self):
        """serve: beyond the queue there is 503 with Retry-After, and nobody is forgotten"""
        with serving("--queue", "2", "--jobs", "1") as server:
            found, hint = [], []

            def client():
                for _ in range(6):
                    status, headers, _ = server.ask("POST", "/v1/render", fixture("fatura"))
                    found.append(status)
                    if status == 503:
                        hint.append(headers.get("Retry-After"))

            crowd = [threading.Thread(target=client) for _ in range(24)]
            for thread in crowd:
                thread.start()
            for thread in crowd:
                thread.join()
            self.assertEqual(len(found), 144)
            self.assertEqual(set(found), {200, 503})
            self.assertEqual(set(hint), {"1"})

    def test_end(self):
        """serve: SIGTERM answers what is under way"""
        with serving("--jobs", "1") as server:
            lines = b"\n".join(json.dumps(numbered(number)).encode() for number in range(1, 300))
            answers = []
            threads = [threading.Thread(target=lambda: answers.append(server.ask("POST", "/v1/batches?do=render", lines)))
                       for _ in range(2)]
            for thread in threads:
                thread.start()
            idle = socket.create_connection(("127.0.0.1", server.port))
            time.sleep(0.3)
            self.assertEqual(server.stop(), 0)
            for thread in threads:
                thread.join()
            for status, _, body in answers:
                self.assertEqual(status, 200)
                self.assertEqual(json.loads(body.splitlines()[-1])["documents"], 299)
            idle.settimeout(5)
            self.assertEqual(idle.recv(10), b"")

    def test_departed(self):
        """serve: clients that leave in the middle break nothing"""
        lines = b"\n".join(json.dumps(numbered(number)).encode() for number in range(1, 200))
        with serving() as server:
            for count in (10, 200, 30_000):
                for path in (b"/v1/batches", b"/v1/render"):
                    line = socket.create_connection(("127.0.0.1", server.port))
                    line.sendall(b"POST %s HTTP/1.1\r\nContent-Length: %d\r\n" % (path, len(lines)) + HEAD + lines[:count])
                    line.close()
            line = socket.create_connection(("127.0.0.1", server.port))
            line.sendall(b"POST /v1/batches HTTP/1.1\r\nContent-Length: %d\r\n" % len(lines) + HEAD + lines)
            line.recv(100)
            line.close()
            self.assertEqual(server.ask("POST", "/v1/render", fixture("fatura"))[0], 200)
            deadline = time.monotonic() + 20
            while b"prelo_running_batches 0" not in server.ask("GET", "/metrics")[2]:
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.1)
            self.assertEqual(server.stop(), 0)

    def test_keys(self):
        """serve: keys, their rights, and nothing of them in the log"""
        secret, watcher = "s3cret-of-the-shop", "prometheus-key"
        digest = lambda key: hashlib.sha256(key.encode()).hexdigest()
        keys = self.write("keys", f"# keys\nshop render {digest(secret)}\nwatcher metrics {digest(watcher)}\n")
        keys.chmod(0o644)
        run = prelo("serve", "--listen", "127.0.0.1:0", "--keys", keys)
        self.assertEqual(run.code, 3)
        self.assertIn("chmod 600", run.err)
        keys.chmod(0o600)
        with serving("--keys", keys) as server:
            for name, path, key, status in [
                ("none", "/v1/qr", None, 401), ("wrong", "/v1/qr", "Bearer x", 401),
                ("other scheme", "/v1/qr", "Basic " + secret, 401), ("right", "/v1/qr", "Bearer " + secret, 200),
                ("no right", "/v1/batches", "Bearer " + secret, 403), ("no right", "/v1/qr", "Bearer " + watcher, 403),
                ("metrics", "/metrics", "Bearer " + watcher, 200), ("no metrics", "/metrics", None, 401),
                ("health", "/health", None, 200), ("page", "/", None, 200), ("ready", "/ready", None, 200),
            ]:
                with self.subTest(f"{name} {path}"):
                    headers = {"Authorization": key} if key else {}
                    method, body = ("POST", fixture("fatura")) if path.startswith("/v1") else ("GET", None)
                    found, told, _ = server.ask(method, path, body, **headers)
                    self.assertEqual(found, status)
                    if status == 401:
                        self.assertIn("Bearer", told["WWW-Authenticate"])
            keys.write_text(f"late render {digest('late')}\n")
            server.process.send_signal(signal.SIGHUP)
            server.await_log("read again")
            self.assertEqual(server.ask("POST", "/v1/qr", fixture("fatura"), Authorization="Bearer late")[0], 200)
            self.assertEqual(server.ask("POST", "/v1/qr", fixture("fatura"), Authorization="Bearer " + secret)[0], 401)
            keys.write_text("nonsense " + secret)
            server.process.send_signal(signal.SIGHUP)
            server.await_log("stay as they were")
            self.assertEqual(server.ask("POST", "/v1/qr", fixture("fatura"), Authorization="Bearer late")[0], 200)
            self.assertEqual(server.stop(), 0)
            self.assertNotIn(secret, server.log)
            self.assertNotIn(digest(secret), server.log)
            self.assertIn(" shop\n", server.log)

    def test_addresses(self):
        """serve: what other machines reach needs keys; what is wrong is said"""
        for address, code in [("0.0.0.0:0", 2), ("[::]:0", 2), ("example.com:80", 2), ("8080", 2), ("unix:relative", 2),
                              ("127.0.0.1:99999", 2), ("unix:/nowhere/at/all", 3)]:
            with self.subTest(address):
                run = prelo("serve", "--listen", address, timeout=20)
                self.assertEqual(run.code, code, run.err)
                self.assertTrue(run.err)
        with serving() as server:
            self.assertEqual(prelo("serve", "--listen", f"127.0.0.1:{server.port}", timeout=20).code, 3)

    def test_unix(self):
        """serve: a Unix socket, also where a killed server left one behind"""
        path = self.folder / "http.sock"
        for end in (signal.SIGKILL, signal.SIGTERM):
            server = Server("--listen", f"unix:{path}")
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(str(path))
                line.sendall(b"GET /health HTTP/1.1\r\nConnection: close\r\n" + HEAD)
                self.assertTrue(line.recv(1000).startswith(b"HTTP/1.1 200"))
            self.assertEqual(path.stat().st_mode & 0o777, 0o660)
            self.assertEqual(prelo("serve", "--listen", f"unix:{path}", timeout=20).code, 3)
            server.stop(end)
        self.assertFalse(path.exists())

    def test_activation(self):
        """serve: a socket that systemd has opened"""
        listener = socket.create_server(("127.0.0.1", 0))
        starter = ("import os,sys; os.dup2(int(sys.argv[1]), 3); os.set_inheritable(3, True);"
                   "os.environ |= {'LISTEN_PID': str(os.getpid()), 'LISTEN_FDS': '1'}; os.execv(sys.argv[2], sys.argv[2:])")
        os.set_inheritable(listener.fileno(), True)
        process = subprocess.Popen(
            ["python3", "-c", starter, str(listener.fileno()), os.environ["PRELO_BINARY"], "serve"],
            close_fds=False, stderr=subprocess.PIPE, env=os.environ | {"LANG": "C"})
        try:
            port = listener.getsockname()[1]
            listener.close()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/health")
            self.assertEqual(connection.getresponse().status, 200)
        finally:
            process.terminate()
            _, error = process.communicate(timeout=40)
        self.assertEqual(process.returncode, 0, error)

    def test_reload(self):
        """serve: SIGHUP reads the templates again, and keeps them where they are wrong"""
        resources = self.folder / "home"
        for name in ("Templates", "Fonts"):
            subprocess.run(["cp", "-r", REPOSITORY / name, f"{resources}/"] if resources.exists() else
                           ["sh", "-c", f"mkdir -p {resources}; cp -r {REPOSITORY / name} {resources}/"], check=True)
        with serving("--resources", resources) as server:
            before = server.ask("POST", "/v1/render", fixture("fatura"))[2]
            template = resources / "Templates" / "classic" / "template.json"
            text = template.read_text()
            template.write_text(text.replace("#0B6E4F", "#1D4E89"))
            self.assertEqual(server.ask("POST", "/v1/render", fixture("fatura"))[2], before)
            server.process.send_signal(signal.SIGHUP)
            server.await_log("read again")
            after = server.ask("POST", "/v1/render", fixture("fatura"))[2]
            self.assertNotEqual(after, before)
            template.write_text("{")
            server.process.send_signal(signal.SIGHUP)
            server.await_log("stay as they were")
            self.assertEqual(server.ask("POST", "/v1/render", fixture("fatura"))[2], after)


if __name__ == "__main__":
    unittest.main()
