#!/usr/bin/env python3
"""Measures `prelo serve`: how long one invoice takes, how many a second, memory, company of a large one.

    serve.py PRELO [REQUESTS]

PRELO is the program, with PRELO_HOME set or beside Templates and Fonts. REQUESTS (100000) is how many
the memory is watched over. Needs wrk (Debian's package); the machine should have nothing else to do.
"""

import asyncio
import http.client
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

PROGRAM = os.path.abspath(sys.argv[1])
REQUESTS = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000


def document(lines: int) -> bytes:
    """One of `saft.py`'s invoices, its rows repeated until there are as many as wanted."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, Path(__file__).with_name("saft.py"), "1", folder, "8"], check=True)
        document = json.loads((Path(folder) / "documents.ndjson").read_text())
    document["lines"] = (document["lines"] * lines)[:lines]
    net = sum((Decimal(line["amount"]) for line in document["lines"]), Decimal(0))
    tax = (net * 23 / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    document["taxSummary"][0] |= {"base": str(net), "amount": str(tax)}
    document["totals"] = {"net": str(net), "tax": str(tax), "gross": str(net + tax)}
    return json.dumps(numbered(document, 1), ensure_ascii=False).encode()


def numbered(document: dict, number: int) -> dict:
    return document | {"number": f"FT A2026/{number}", "atcud": f"CSDF7T5H-{number}"}


def memory(process) -> float:
    text = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


def processor(process) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start(*arguments):
    began = time.monotonic()
    process = subprocess.Popen([PROGRAM, "serve", "--listen", "127.0.0.1:0", *arguments],
                               stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    line = process.stderr.readline()
    ready = time.monotonic() - began
    # Whoever reads the log must not be what is measured.
    threading.Thread(target=lambda: [None for _ in process.stderr], daemon=True).start()
    return process, int(line.rsplit(":", 1)[1]), ready


def one_connection(port: int, body: bytes, count: int) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for _ in range(count):
        began = time.perf_counter()
        connection.request("POST", "/v1/render", body)
        connection.getresponse().read()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times[count // 10:])


def share(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(len(times) * part))]


def wrk(port: int, body: Path, connections: int, seconds: int) -> tuple[float, int]:
    script = body.with_suffix(".lua")
    script.write_text(f'local f = io.open("{body}", "rb")\nwrk.method = "POST"\nwrk.body = f:read("*a")\n')
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script,
                          f"http://127.0.0.1:{port}/v1/render"], capture_output=True, text=True).stdout
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), int(wrong[1]) if wrong else 0


async def crowd(port: int, body: bytes, large: bytes, clients: int, seconds: float) -> tuple[list, list]:
    """Clients that ask ten times a second each, and one that sends a large document all the time."""
    small_times, large_times = [], []
    end = time.perf_counter() + seconds

    async def client(number: int, payload: bytes, pause: float, times: list):
        await asyncio.sleep(pause * number / max(1, clients))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            began = time.perf_counter()
            writer.write(b"POST /v1/render HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(payload) + payload)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            await reader.readexactly(int(re.search(rb"Content-Length: (\d+)", head)[1]))
            times.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(max(0, pause - (time.perf_counter() - began)))
        writer.close()

    await asyncio.gather(client(0, large, 0, large_times),
                         *(client(number, body, 0.1, small_times) for number in range(clients)))
    return sorted(small_times), sorted(large_times)


def main() -> None:
    small, large = document(8), document(10_000)
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        body = Path(folder) / "body.json"
        body.write_bytes(small)
        process, port, ready = start()
        print(f"ready after {ready * 1000:.0f} ms, {memory(process):.1f} MB")
        times = one_connection(port, small, 3000)
        print(f"one connection: p50 {share(times, .5):.2f} ms, p99 {share(times, .99):.2f} ms")

        lines = Path(folder) / "all.ndjson"
        lines.write_text("\n".join(json.dumps(numbered(json.loads(small), number)) for number in range(1, 4001)))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, "render", lines, "-o", Path(folder) / "out", "--jobs", "1"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        made = len(list((Path(folder) / "out").glob("*.pdf")))
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        batch = made / spent
        wrk(port, body, 16, 2)
        spent, began = processor(process), time.monotonic()
        rate, wrong = wrk(port, body, 16, 8)
        served = rate * (time.monotonic() - began) / (processor(process) - spent)
        print(f"16 connections: {rate:.0f} a second ({wrong} refused), {served:.0f} a second of processor; "
              f"render {batch:.0f} ({made} documents): {served / batch:.0%}")

        small_times, large_times = asyncio.run(crowd(port, small, large, 64, 10))
        print(f"64 clients, ten requests a second each, beside one of 10,000 lines ({len(large) >> 10} KiB, "
              f"{share(large_times, .5):.0f} ms each, {len(large_times)} of them): p50 {share(small_times, .5):.2f} ms, "
              f"p99 {share(small_times, .99):.2f} ms of {len(small_times)}")
        process.terminate()
        process.wait()

        process, port, _ = start()
        done, marks = 0, []
        while done < REQUESTS:
            rate, _ = wrk(port, body, 200, 10)
            done += int(rate * 10)
            marks.append(f"{done}: {memory(process):.1f} MB")
        print("200 connections: " + ", ".join(marks[:: max(1, len(marks) // 8)] + marks[-1:]))
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
