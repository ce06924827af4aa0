"""How long each page takes over a ledger of many deals, with several readers at once while a writer adds documents.

A server of its own answers; every reader asks for one page after another without a pause, of long lists any page. Times are the
server's own, from the first byte of a question to the first of the answer (the header Server-Timing), queueing behind other
readers included; beside them the server's work for one page alone, in milliseconds of one core: made, and asked for again.

python benchmarks/web.py [--deals N] [--ledger LEDGER] [--readers N] [--seconds N] [--no-writer]

--ledger: made where there is none (a hundred thousand deals take minutes to write and a quarter of an hour to settle), so that it
need be made only once; the server works on a copy.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from daicho.errors import Busy
from daicho.ledger.store import open_ledger
from daicho.questions.settling import settle
from made_ledger import fill

BAR = 200.0  # milliseconds that 95 of 100 answers may take at most
_WRITTEN = 10  # documents that the writer adds at a time
_PAUSE = 0.5  # seconds that it rests between
_PAGES_ASKED = 100  # of a long list
PAGES = {
    "overview": ["/en/", "/ja/?kind=subsidy", "/en/?in=JPY&measure=committed"],
    "deals": ["/en/deals", "/en/deals?page={any}", "/ja/deals?sort=payer&page={any}"],
    "deals, filtered": [
        "/en/deals?kind=subsidy&country=JP&sort=-amount&page={any}",
        "/en/deals?sector=batteries&status=done&year=2023",
    ],
    "deals, searched": [f"/ja/deals?q={quote('熊本 補助金')}", "/en/deals?q=memory+arizona", "/en/deals?q=METI"],
    "deal": [],
    "document": [],
    "documents": ["/en/documents", "/ja/documents?page={any}"],
    "search": ["/en/search?q=hokkaido", f"/ja/search?q={quote('経済産業省')}"],
    "organisations": ["/en/organisations"],
    "projects": ["/en/projects", "/en/projects?page={any}"],
    "findings": ["/en/findings", "/en/findings?severity=warning&page={any}"],
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

    def work(self) -> float:
        """Milliseconds that it computed, all its threads together."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6


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
        address = dice.choice(PAGES[kind]).format(any=dice.randrange(1, _PAGES_ASKED))
        took, _, status = ask(connection, address)
        times[kind].append(took)
        if status not in (200, 303, 404):  # a deal may have got another id by what the writer added
            wrong.append(f"{status} {address}")


def write_along(ledger: str, first: int, until: float, written: list[int]) -> None:
    """The writer."""
    while time.monotonic() < until:
        try:
            written.append(fill(ledger, _WRITTEN * 8, first, f"later-{first}"))
        except Busy as error:
            print(f"the writer had to give up: {error}", flush=True)
        first += _WRITTEN * 8
        time.sleep(_PAUSE)


def main() -> None:
    """Print a line a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", help="made where there is none; by default beside, and thrown away")
    parser.add_argument("--deals", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--no-writer", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "copy.db")
        ledger = chosen.ledger or copy
        prepare(ledger, chosen.deals)
        if chosen.ledger:
            shutil.copy(ledger, copy)
        server = Server(copy)
        try:
            measure(server, copy, chosen)
        finally:
            server.process.terminate()
            server.process.wait()


def prepare(ledger: str, many: int) -> None:
    """Make a ledger where there is none, and settle it."""
    if not Path(ledger).exists():
        begun = time.monotonic()
        print(f"{fill(ledger, many)} documents written in {time.monotonic() - begun:.0f} s", flush=True)
    begun = time.monotonic()
    with open_ledger(ledger) as store:
        settle(store)
    print(f"settled in {time.monotonic() - begun:.0f} s", flush=True)


def measure(server: Server, ledger: str, chosen: argparse.Namespace) -> None:
    """Warm every page, ask for each alone, then let readers and writer loose."""
    connection = server.connect()
    begun = time.monotonic()
    page = ask(connection, "/en/deals")[1]
    print(f"first list of deals after {time.monotonic() - begun:.1f} s", flush=True)
    plain = _plain(page)
    print(re.sub(r"<[^>]+>", "", re.findall(r'<p class="count".*?</p>', plain, re.S)[0]).strip())
    PAGES["deal"] = [f"/en/deals/{key}" for key in dict.fromkeys(re.findall(r"/deals/(deal-[0-9a-f]+)", plain))][:20]
    listed = _plain(ask(connection, "/en/documents?page=2")[1])
    PAGES["document"] = [
        f"/ja/documents/{key}" for key in dict.fromkeys(re.findall(r"/documents/(d[0-9a-f]{16})", listed))
    ][:20]
    for addresses in PAGES.values():  # answers are made when first asked for
        ask(connection, addresses[0].format(any=1))
    for currency in ("USD&measure=committed", "JPY"):
        ask(connection, f"/en/?in={currency}")
    print(f"every page after {time.monotonic() - begun:.1f} s", flush=True)
    print(f"first page with its files: {first_page(connection) / 1000:.0f} kB sent", flush=True)
    alone = {kind: ask_alone(server, connection, addresses) for kind, addresses in PAGES.items()}
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
    print(f"{'page':16} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'made ms':>8} {'again ms':>8} {'kB sent':>8}")
    for kind, taken in times.items():
        taken.sort()
        p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
        made, again, size = alone[kind]
        over = "" if p95 < BAR else "   over the bar"
        print(
            f"{kind:16} {len(taken):6} {p50:8.1f} {p95:8.1f} {made:8.1f} {again:8.1f} {size / 1000:8.1f}{over}",
            flush=True,
        )
    every = sorted(one for taken in times.values() for one in taken)
    print(
        f"{len(every)} pages, p95 {every[int(len(every) * 0.95)]:.1f} ms, at most {every[-1]:.0f} ms; "
        f"{sum(written)} documents were added meanwhile; {server.megabytes():.0f} MB at most; {len(wrong)} answers were wrong"
    )
    for line in wrong[:5]:
        print(f"  {line}")


def ask_alone(
    server: Server, connection: http.client.HTTPConnection, addresses: Sequence[str]
) -> tuple[float, float, int]:
    """The server's work for a page of a kind, in milliseconds: made, and asked for again; bytes of the largest as sent."""
    dice = random.Random(8)
    wanted = [address.format(any=dice.randrange(_PAGES_ASKED, 2 * _PAGES_ASKED)) for address in addresses]
    work: tuple[list[float], list[float]] = ([], [])
    size = 0
    for took in work:
        for address in wanted:
            before = server.work()
            _, body, status = ask(connection, address)
            took.append(server.work() - before)
            size = max(size, len(body))
            if status != 200:
                print(f"  {status} {address}")
    made, again = (statistics.median(took) for took in work)
    return made, again, size


def first_page(connection: http.client.HTTPConnection) -> int:
    """Bytes sent for the first page and the files it needs."""
    body = ask(connection, "/en/")[1]
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', _plain(body)))
    return len(body) + sum(len(ask(connection, file)[1]) for file in files)


def _plain(body: bytes) -> str:
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


if __name__ == "__main__":
    main()
