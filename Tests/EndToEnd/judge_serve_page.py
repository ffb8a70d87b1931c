"""The page of `prelo serve` in headless Chromium, driven over WebDriver.

Runs where Debian's `chromium` and `chromium-driver` are installed, and always where CI is set.
"""

import base64
import io
import json
import os
import shutil
import socket
import subprocess
import time
import unittest
import urllib.request

from PIL import Image

from server import serving
from support import Judge

IS_HERE = shutil.which("chromedriver") and shutil.which("chromium")


class Browser:
    """One session of Chromium."""

    def __init__(self, language: str, width: int, height: int):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = ""
        self.wait_for(lambda: self.call("GET", "/status")["ready"], 30)
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--window-size={width},{height}", f"--lang={language}", f"--accept-lang={language}"]
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.session = f"/session/{answer['sessionId']}"

    def call(self, method: str, path: str, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def wait_for(self, condition, seconds: float = 20):
        deadline = time.monotonic() + seconds
        while True:
            try:
                if found := condition():
                    return found
            except OSError:
                pass
            if time.monotonic() > deadline:
                raise AssertionError("the page does not get there")
            time.sleep(0.1)

    def open(self, address: str) -> None:
        self.call("POST", self.session + "/url", {"url": address})

    def run(self, script: str):
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": []})

    def type(self, area: str, old: str, new: str) -> None:
        self.run(f"const a = document.getElementById({area!r}); a.value = a.value.replace({json.dumps(old)}, "
                 f"{json.dumps(new)}); a.dispatchEvent(new Event('input'))")

    def text(self, name: str) -> str:
        return self.run(f"return document.getElementById({name!r}).textContent")

    def picture(self) -> bytes:
        return base64.b64decode(self.call("GET", self.session + "/screenshot"))

    def greens(self) -> int:
        """Pixels of the frame in the accent of the classic template."""
        box = self.run("const b = document.getElementById('paper').getBoundingClientRect();"
                       "return [b.left, b.top, b.right, b.bottom].map(Math.round)")
        picture = Image.open(io.BytesIO(self.picture())).convert("RGB").crop(box)
        return sum(count for count, colour in picture.getcolors(1 << 24)
                   if max(abs(one - other) for one, other in zip(colour, (0x0B, 0x6E, 0x4F))) < 8)

    def messages(self) -> list[str]:
        return [entry["message"] for entry in self.call("POST", self.session + "/se/log", {"type": "browser"})]

    def close(self) -> None:
        try:
            if self.session:
                self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(20)


@unittest.skipUnless(
    IS_HERE or os.environ.get("CI"),
    "this one judge did not run: it needs a browser (apt-get install chromium chromium-driver)")
class Page(Judge):
    """The page of `prelo serve` in a browser"""

    def test_page(self):
        """serve: a document on the page, its PDF beside it, and its problems at their lines"""
        for language, width, good, bad in [
            ("pt-PT", 1400, "Conforme", "Recusado"), ("en-US", 500, "Lawful", "Refused"),
        ]:
            with self.subTest(f"{language} {width}"), serving() as server:
                browser = Browser(language, width, 900)
                try:
                    browser.open(server.place + "/")
                    browser.wait_for(lambda: good in browser.text("state"))
                    self.assertTrue(browser.run("return document.getElementById('open').href").startswith("blob:"))
                    # The box with the total, in the template's green, is to be seen in the frame.
                    browser.run("document.getElementById('paper').scrollIntoView()")
                    browser.wait_for(lambda: browser.greens() > 1000)
                    self.assertEqual(browser.text("problems"), "")
                    # Nothing is wider than the window.
                    self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"),
                                         browser.run("return innerWidth"))
                    browser.type("document", '"gross": "167.28"', '"gross": "1.00"')
                    browser.wait_for(lambda: browser.text("state") == bad)
                    line = browser.run("const a = document.getElementById('document').value.split('\\n');"
                                       "return a.findIndex(l => l.includes('\"gross\": \"1.00\"')) + 1")
                    self.assertIn("TOT-03", browser.text("problems"))
                    self.assertEqual(
                        browser.run("return [...document.querySelectorAll('.gutter .error')].map(e => e.textContent)"),
                        [str(line)])
                    browser.run("document.querySelector('#problems button').click()")
                    self.assertIn("1.00", browser.run("const a = document.getElementById('document');"
                                                      "return a.value.slice(a.selectionStart, a.selectionEnd)"))
                    browser.type("document", '"gross": "1.00"', '"gross": "167.28"')
                    browser.wait_for(lambda: good in browser.text("state"))
                    browser.run("document.getElementById('tab-template').click()")
                    browser.wait_for(lambda: good in browser.text("state"))
                    browser.type("template", '"title": 24', '"title": 2')
                    browser.wait_for(lambda: "TPL-04" in browser.text("problems"))
                    browser.run("document.getElementById('en').click()")
                    browser.wait_for(lambda: browser.text("state") == "The template is refused")
                    # A browser reports every answer of 400 and more; anything else would be ours.
                    self.assertEqual([m for m in browser.messages() if "status of 422" not in m], [])
                finally:
                    browser.close()
