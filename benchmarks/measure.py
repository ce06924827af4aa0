"""One program run on its own: how long it took, how much processor time, how much memory it held at its peak."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DAICHO = (sys.executable, "-m", "daicho")
_NOT_USUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")  # what containers set, and makes programs slower
_COMPILED = Path(tempfile.gettempdir()) / f"daicho-compiled-{os.getuid()}"  # an installed program is not compiled anew


@dataclass(frozen=True, slots=True)
class Run:
    """seconds: by the clock on the wall, start-up included; cpu: seconds of processor time, which a busy machine changes less;
    megabytes: peak resident memory of the process, or of this one when it began that, where this one was larger."""

    seconds: float
    cpu: float
    megabytes: float


def run(command: Sequence[str | Path]) -> Run:
    """Run `command`, its output thrown away. Raises RuntimeError where it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_USUAL}
    environment["PYTHONPYCACHEPREFIX"] = str(_COMPILED)
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+") as complaints:
        child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=complaints, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            complaints.seek(0)
            raise RuntimeError(f"{command[:4]} left with {child.returncode}: {complaints.readline().strip()}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
