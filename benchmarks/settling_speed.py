"""What settling takes: a tenth of the claims of a ledger and all of them, worked out anew, then further documents, followed.

Printed: time and peak of memory of each, in processes of their own, start-up included, and ratios: of time a claim and of memory,
all claims against a tenth of them, which should stay near 1; of time a claim, following against working out anew.

python benchmarks/settling_speed.py [--deals N] [--told N] [--later N] [--ledger LEDGER]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass

from daicho.ledger import read
from daicho.ledger.store import open_ledger
from daicho.questions.settling import settle
from made_ledger import fill
from measure import Run, run


@dataclass(frozen=True, slots=True)
class Taken:
    """What it took to settle so many claims."""

    claims: int
    run: Run

    @property
    def each(self) -> float:
        """Milliseconds of processor time for a claim."""
        return 1000 * self.run.cpu / max(1, self.claims)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, default=20_000)
    parser.add_argument("--told", type=int, default=5, help="in how many documents each deal is told")
    parser.add_argument(
        "--later", type=int, default=500, help="deals of documents that come later, under a tenth of all"
    )
    parser.add_argument("--ledger", help="settle this one, and do nothing else")
    chosen = parser.parse_args()
    if chosen.ledger:
        with open_ledger(chosen.ledger, create=False) as store:
            settle(store)
        return
    with tempfile.TemporaryDirectory() as folder:
        few = _anew(f"{folder}/few.db", chosen.deals // 10, chosen.told)
        many = _anew(f"{folder}/many.db", chosen.deals, chosen.told)
        grown = many.each / few.each, many.run.megabytes / few.run.megabytes
        print(f"ten times the claims: {grown[0]:.2f} of the time a claim, {grown[1]:.2f} of the memory")
        fill(f"{folder}/many.db", chosen.later, chosen.deals, "later", chosen.told)
        later = _settled(f"{folder}/many.db", "followed", many.claims)
        print(f"followed: {later.each / many.each:.2f} of the time a claim")


def _anew(path: str, deals: int, told: int) -> Taken:
    fill(path, deals, times=told)
    return _settled(path, "worked out anew")


def _settled(path: str, how: str, before: int = 0) -> Taken:
    """Settle a ledger and print what it took. before: claims that were settled already."""
    taken = run([sys.executable, __file__, "--ledger", path])
    with open_ledger(path, create=False) as store, store.reading() as connection:
        found = Taken(read.counts(connection)["claims"] - before, taken)
    print(
        f"{found.claims} claims {how}: {taken.seconds:.1f} s, {taken.cpu:.1f} s of processor time "
        f"({found.each:.2f} ms a claim), {taken.megabytes:.0f} MB at the peak",
        flush=True,
    )
    return found


if __name__ == "__main__":
    main()
