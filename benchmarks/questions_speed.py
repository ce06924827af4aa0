"""How long each question takes as a person asks it: a command of its own, over a ledger whose deals are worked out.

Beside each total, the same sum of the same deals by pandas over a CSV file of them, in a process of its own as well: without
ranges, parts of wholes, rates and reasons. Time is that of the processor (what the command used) and of the clock (what others on
the machine left it); the least of the runs. Memory is the most that was resident.

python benchmarks/questions_speed.py LEDGER [--runs N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

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

_SUM = """
import sys, pandas
by, sums = sys.argv[2].split(","), ["low", "high"]
named = ["kind", "currency", "status", "country", "payer", "payer_country", "first_seen"]
deals = pandas.read_csv(sys.argv[1], usecols=[*named, *sums], keep_default_na=False, na_values={name: [""] for name in sums})
deals["year"] = deals.first_seen.str[:4]
counted = deals[deals.status.isin(["planned", "committed", "done"])]
print(counted.groupby([*by, "kind", "currency"])[sums].sum().to_csv())
"""


def least(command: Sequence[str], runs: int) -> tuple[float, float, float]:
    """The least seconds of the processor and of the clock that a command takes, and the most megabytes."""
    found = [run(command) for _ in range(runs)]
    return min(one.cpu for one in found), min(one.seconds for one in found), max(one.megabytes for one in found)


def main() -> None:
    """Ask everything, print seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "deals.csv"
        with table.open("w", encoding="utf-8") as file:  # this process stays small: its memory would count as theirs
            subprocess.run([*DAICHO, "deals", "--format", "csv", "--ledger", chosen.ledger], stdout=file, check=True)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
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
