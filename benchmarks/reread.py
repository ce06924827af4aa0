"""Documents read into a fresh ledger, then the same ones again: how much quicker the second time, and that nothing changed.

python benchmarks/reread.py [--number DOCUMENTS]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from daicho.documents import read_sources
from daicho.intake import read_into
from daicho.ledger import read
from daicho.ledger.store import Ledger, open_ledger
from varied import write_folder

GOAL = 20  # times quicker the second time


def main() -> None:
    """Print both times and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=1000, help="documents, half of them Japanese")
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder), number)
        with open_ledger(str(Path(folder) / "daicho.db")) as ledger:
            first, new, before = _read(ledger, folder)
            second, again, after = _read(ledger, folder)
    print(f"{number} documents into a fresh ledger: {first:.1f} s, {new} new")
    print(f"the same once more:               {second:.2f} s, {again} new or changed")
    print(
        f"ratio {first / second:.0f} (goal: {GOAL} or more); content {'the same' if before == after else 'CHANGED'}\n"
    )


def _read(ledger: Ledger, folder: str) -> tuple[float, int, str]:
    begin = time.perf_counter()
    outcomes = list(read_into(ledger, read_sources([folder]), read_at="2026-01-01T00:00:00+00:00"))
    seconds = time.perf_counter() - begin
    refused = [outcome for outcome in outcomes if outcome.state == "refused"]
    if refused:
        raise RuntimeError(f"{len(refused)} refused, the first: {refused[0].name}: {refused[0].reason}")
    with ledger.reading() as connection:
        return seconds, sum(outcome.state in ("new", "again") for outcome in outcomes), read.content_hash(connection)


if __name__ == "__main__":
    main()
