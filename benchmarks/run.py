"""All benchmarks, one after the other, each in a process of its own. Takes some minutes.

python benchmarks/run.py [NAME…]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

NAMES = ("claims_speed", "reread", "memory_flat", "amount_peers")


def main() -> int:
    """Run the benchmarks named, or all; 1 where one fails."""
    failed = 0
    for name in sys.argv[1:] or NAMES:
        print(f"== {name}", flush=True)
        failed |= subprocess.run([sys.executable, Path(__file__).with_name(f"{name}.py")], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
