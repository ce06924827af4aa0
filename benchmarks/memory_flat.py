"""Peak memory of `daicho read` over a thousand documents and over ten thousand: it should not grow with their number.

python benchmarks/memory_flat.py [--number DOCUMENTS]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measure import DAICHO, Run, run
from varied import write_folder

TIMES = 10


def main() -> None:
    """Print both peaks and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--number", type=int, default=1000, help=f"documents of the smaller run; the larger has {TIMES} times as many"
    )
    number = parser.parse_args().number
    few, many = measured(number), measured(number * TIMES)
    print(f"daicho read, {number:6} documents: {few.megabytes:5.0f} MB at the peak, {few.seconds:.0f} s")
    print(f"daicho read, {number * TIMES:6} documents: {many.megabytes:5.0f} MB at the peak, {many.seconds:.0f} s")
    print(f"ratio {many.megabytes / few.megabytes:.2f}\n")


def measured(number: int) -> Run:
    """One run over `number` documents, half of them Japanese."""
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder) / "stories"
        stories.mkdir()
        write_folder(stories, number)
        return run([*DAICHO, "read", stories, "--ledger", Path(folder) / "daicho.db"])


if __name__ == "__main__":
    main()
