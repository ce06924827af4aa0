"""How long each question takes as a person asks it: a command of its own, over a ledger whose deals are worked out.

Beside each total, the same sum of the same deals by pandas over a CSV file of them, in a process of its own as well: without
ranges, parts of wholes, rates and reasons. Time is that of the processor (what the command used) and of the clock (what others on
the machine left it); the least of the runs. Memory is the most that was resident.

python benchmarks/questions_speed.py LEDGER [--runs N]
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from daicho.ledger.store import open_ledger
from daicho.questions.board import board
from measure import DAICHO, run

QUESTIONS = (
    ("totals --by country", "country"),
    ("totals --by status,year", "status,year"),
    ("totals --by payer_country --measure committed", "payer_country"),
    ("totals --by kind --in USD", ""),
    ("totals --by country --in JPY --per gdp", ""),
    ("totals --by payer --format jsonl", "payer"),
    ("totals --by payer,recipient", ""),
    ("totals --by place --explain", ""),
    ("flows", "payer_country,country"),
    ("flows --in USD", ""),
    ("flows --to sector --in EUR --rates 2024", ""),
    ("flows --to recipient", ""),
    ("deals --payer METI --kind subsidy --status done", ""),
    ("deals --payer METI --status done --in USD", ""),
    ("deals --place Kansas --since 2025", ""),
    ("deals --recipient solar --in JPY", ""),
    ("timeline --format jsonl", ""),
    ("timeline", ""),
    ("indicators", ""),
    ("entities", ""),
    ("check", ""),
    ("totals --by payer", ""),
    ("deals", ""),
    ("deals --in USD", ""),
    ("deals --format csv", ""),
)
"""What is asked, and by which columns pandas adds up the same, if it can."""

_FIELDS = ("kind", "currency", "low", "high", "status", "country")
_SUM = """
import sys, pandas
deals = pandas.read_csv(sys.argv[1], keep_default_na=False, na_values={"low": [""], "high": [""]})
counted = deals[deals.status.isin(["planned", "committed", "done"])]
print(counted.groupby([*sys.argv[2].split(","), "kind", "currency"])[["low", "high"]].sum().to_csv())
"""


def least(command: Sequence[str], runs: int) -> tuple[float, float, float]:
    """The least seconds of the processor and of the clock that a command takes, and the most megabytes."""
    found = [run(command) for _ in range(runs)]
    return min(one.cpu for one in found), min(one.seconds for one in found), max(one.megabytes for one in found)


def write_csv(ledger: str, path: Path) -> int:
    """Write the deals as pandas reads them; how many they are."""
    with open_ledger(ledger, create=False) as store:
        lines = board(store).lines
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow((*_FIELDS, "payer", "payer_country", "year"))
        for line in lines:
            payer = ", ".join(party.name for party in line.payer)
            plain = (getattr(line, name) for name in _FIELDS)
            rows.writerow((*plain, payer, ", ".join(line.payer_country), (line.first_seen or "")[:4]))
    return len(lines)


def main() -> None:
    """Ask everything, print seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "deals.csv"
        print(f"{write_csv(chosen.ledger, table):,} deals; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{'question':<52} {'processor':>9} {'clock':>7} {'MB':>4}   {'pandas':>6} {'times':>6}")
        for asked, by in QUESTIONS:
            own, clock, most = least([*DAICHO, *asked.split(), "--ledger", chosen.ledger], chosen.runs)
            beside = ""
            if by:
                peer, *_ = least([sys.executable, "-c", _SUM, str(table), by], chosen.runs)
                beside = f"   {peer:>5.2f}s {own / peer:>6.2f}"
            print(f"{asked:<52} {own:>8.2f}s {clock:>6.2f}s {most:>4.0f}{beside}", flush=True)


if __name__ == "__main__":
    main()
