"""Starts and stops `prelo serve`, and talks to it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from contextlib import contextmanager

from support import clean_environment


class Server:
    """A running server; `stop` ends it and answers with its exit code."""

    def __init__(self, *arguments, environment: dict | None = None, wrapped: tuple = ()):
        self.process = subprocess.Popen(
            [*wrapped, os.environ["PRELO_BINARY"], "serve", *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=clean_environment(**(environment or {})))
        self.lines: list[str] = []
        self.ready = threading.Event()
        self.place = None
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._listen, args=(stream,), daemon=True).start()
        if not self.ready.wait(30):
            self.process.kill()
            raise AssertionError("the server does not start: " + "".join(self.lines))

    def _listen(self, stream) -> None:
        for line in stream:
            self.lines.append(line)
            found = re.search(r"listening on (http://\S+|unix:\S+)", line)
            if found:
                self.place = found[1].rstrip('"}')
                self.ready.set()
        if self.process.poll() is not None:
            self.ready.set()

    @property
    def port(self) -> int:
        return int(self.place.rsplit(":", 1)[1])

    @property
    def log(self) -> str:
        return "".join(self.lines)

    def await_log(self, text: str, seconds: float = 10) -> None:
        deadline = time.monotonic() + seconds
        while text not in self.log:
            if time.monotonic() > deadline:
                raise AssertionError(f"no “{text}” in the log:\n{self.log}")
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGTERM, seconds: float = 40) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def ask(self, method: str, path: str, body=None, timeout: float = 60, **headers):
        """An answer as `(status, headers, bytes)`; names of headers with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            if isinstance(body, (dict, list)):
                body = json.dumps(body, ensure_ascii=False).encode()
            connection.request(
                method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def talk(self, *pieces: bytes, wait: float = 5, pause: float = 0) -> bytes:
        """What comes back for raw bytes until the server closes, or is silent for so long."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as line:
            back = b""
            try:
                for piece in pieces:
                    line.sendall(piece)
                    time.sleep(pause)
                while chunk := line.recv(65536):
                    back += chunk
            except (TimeoutError, ConnectionError):
                pass
            return back


@contextmanager
def serving(*arguments, **settings):
    server = Server("--listen", "127.0.0.1:0", *arguments, **settings)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()
