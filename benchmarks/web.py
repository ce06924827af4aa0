"""How long each page takes over a ledger of many deals, with several readers at once while a writer adds documents.

A server of its own answers; every reader asks for one page after another without a pause. Times are the server's own, from the
first byte of a question to the first of the answer (the header Server-Timing), queueing behind other readers included.

python benchmarks/web.py [--ledger LEDGER] [--deals N] [--readers N] [--seconds N] [--no-writer]
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from made_ledger import fill

BAR = 200.0  # milliseconds that 95 of 100 answers may take at most
_WRITTEN = 10  # documents that the writer adds at a time
_PAUSE = 0.5  # seconds that it rests between
PAGES = {
    "overview": ["/en/", "/ja/?kind=subsidy", "/en/?in=JPY&measure=committed"],
    "deals": ["/en/deals", "/en/deals?page=40", "/ja/deals?sort=payer"],
    "deals, filtered": [
        "/en/deals?kind=subsidy&country=JP&sort=-amount",
        "/en/deals?sector=batteries&status=done&year=2023",
    ],
    "deals, searched": [f"/ja/deals?q={quote('熊本 補助金')}", "/en/deals?q=memory+arizona", "/en/deals?q=METI"],
    "deal": [],
    "document": [],
    "documents": ["/en/documents", "/ja/documents?page=2"],
    "search": ["/en/search?q=hokkaido", f"/ja/search?q={quote('経済産業省')}"],
    "organisations": ["/en/organisations"],
    "projects": ["/en/projects"],
    "findings": ["/en/findings"],
    "indicators": ["/en/indicators"],
}


class Server:
    """`daicho serve` as a process."""

    def __init__(self, ledger: str) -> None:
        command = [sys.executable, "-m", "daicho", "serve", "--port", "0", "--ledger", ledger]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout  # noqa: S101
        self.port = int(self.process.stdout.readline().split("/")[2].rpartition(":")[2])

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def megabytes(self) -> float:
        """The most memory it held."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def ask(connection: http.client.HTTPConnection, address: str) -> tuple[float, bytes, int]:
    """Milliseconds of the server, the body as sent, the status."""
    connection.request("GET", address, headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    told = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
    return float(told[1]) if told else float("nan"), body, answer.status


def read_along(server: Server, seed: int, until: float, times: dict[str, list[float]], wrong: list[str]) -> None:
    """One reader."""
    dice = random.Random(seed)
    connection = server.connect()
    kinds = [kind for kind, addresses in PAGES.items() if addresses]
    while time.monotonic() < until:
        kind = dice.choice(kinds)
        address = dice.choice(PAGES[kind])
        took, _, status = ask(connection, address)
        times[kind].append(took)
        if status not in (200, 303, 404):  # a deal may have got another id by what the writer added
            wrong.append(f"{status} {address}")


def write_along(ledger: str, first: int, until: float, written: list[int]) -> None:
    """The writer."""
    while time.monotonic() < until:
        written.append(fill(ledger, _WRITTEN * 8, first, f"later-{first}"))
        first += _WRITTEN * 8
        time.sleep(_PAUSE)


def main() -> None:
    """Print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", help="one that is there; made otherwise")
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--no-writer", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = chosen.ledger or str(Path(folder) / "made.db")
        if not chosen.ledger:
            begun = time.monotonic()
            print(f"{fill(ledger, chosen.deals)} documents written in {time.monotonic() - begun:.0f} s", flush=True)
        server = Server(ledger)
        try:
            measure(server, ledger, chosen)
        finally:
            server.process.terminate()
            server.process.wait()


def measure(server: Server, ledger: str, chosen: argparse.Namespace) -> None:
    """Warm every page, then let readers and writer loose."""
    connection = server.connect()
    begun = time.monotonic()
    page = ask(connection, "/en/deals")[1]
    print(f"first page after {time.monotonic() - begun:.1f} s", flush=True)
    plain = _plain(page)
    print(re.sub(r"<[^>]+>", "", re.findall(r'<p class="count".*?</p>', plain, re.S)[0]).strip())
    PAGES["deal"] = [f"/en/deals/{key}" for key in dict.fromkeys(re.findall(r"/deals/(deal-[0-9a-f]+)", plain))][:20]
    listed = _plain(ask(connection, "/en/documents?page=2")[1])
    PAGES["document"] = [
        f"/ja/documents/{key}" for key in dict.fromkeys(re.findall(r"/documents/(d[0-9a-f]{16})", listed))
    ][:20]
    sizes: dict[str, int] = {}
    for kind, addresses in PAGES.items():
        for address in addresses:
            _, body, status = ask(connection, address)
            sizes[kind] = max(sizes.get(kind, 0), len(body))
            if status != 200:
                print(f"  {status} {address}")
    until = time.monotonic() + chosen.seconds
    times: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    written: list[int] = []
    threads = [
        threading.Thread(target=read_along, args=(server, seed, until, times, wrong)) for seed in range(chosen.readers)
    ]
    if not chosen.no_writer:
        threads.append(threading.Thread(target=write_along, args=(ledger, 10**6 + int(time.time()), until, written)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{'page':16} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'kB sent':>8}")
    for kind, taken in times.items():
        taken.sort()
        p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
        print(
            f"{kind:16} {len(taken):6} {p50:8.1f} {p95:8.1f} {sizes[kind] / 1000:8.1f}{'' if p95 < BAR else '   over the bar'}"
        )
    print(
        f"{sum(written)} documents were added meanwhile; {server.megabytes():.0f} MB at most; {len(wrong)} answers were wrong"
    )
    for line in wrong[:5]:
        print(f"  {line}")


def _plain(body: bytes) -> str:
    import gzip

    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


if __name__ == "__main__":
    main()
