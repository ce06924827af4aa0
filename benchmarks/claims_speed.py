"""How long `daicho claims` takes, against a bare parse of the same text in the same run.

English: spaCy's whole pipeline, the model daicho itself uses. Japanese: GiNZA where `ja_ginza` is installed (daicho does
not need it). Each program runs in a process of its own, start-up included.

python benchmarks/claims_speed.py [--size BYTES] [--ginza PYTHON]
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import DAICHO, Run, run
from varied import sentences, write_json_lines

_PARSE = """
import importlib, json, sys

# GiNZA's own default, which newer spaCy wants spelled out
settings = {"components": {"compound_splitter": {"split_mode": "C"}}} if sys.argv[1] == "ja_ginza" else {}
nlp = importlib.import_module(sys.argv[1]).load(config=settings)
with open(sys.argv[2], encoding="utf-8") as lines:
    for _ in nlp.pipe((json.loads(line)["text"] for line in lines), batch_size=16):  # quicker and leaner than its default
        pass
"""
# GiNZA reads some fifty sentences a second: a tenth of the text is enough to know its pace.
_GINZA_SHARE = 10


def main() -> None:
    """Print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=2_000_000, help="bytes of text in each language")
    parser.add_argument("--ginza", default=sys.executable, metavar="PYTHON", help="a Python that has ja_ginza")
    arguments = parser.parse_args()
    size = arguments.size
    with tempfile.TemporaryDirectory() as folder:
        english(Path(folder) / "en.jsonl", size)
        japanese(Path(folder) / "ja.jsonl", size, arguments.ginza)


def english(path: Path, size: int) -> None:
    """daicho beside spaCy."""
    texts = write_json_lines(path, "en", size=size)
    many = sentences(texts, "en")
    print(f"English: {len(texts)} documents, {many} sentences, {size / 1e6:g} MB")
    parse = run([sys.executable, "-c", _PARSE, _english_model(), path])
    ours = run([*DAICHO, "claims", path, "--format", "jsonl"])
    show("spaCy, whole pipeline", parse, many)
    show("daicho claims", ours, many)
    print(
        f"  ratio daicho / spaCy: {ours.seconds / parse.seconds:.2f} ({ours.cpu / parse.cpu:.2f} by processor time)\n"
    )


def japanese(path: Path, size: int, ginza: str) -> None:
    """daicho beside GiNZA, where that is installed."""
    texts = write_json_lines(path, "ja", size=size)
    many = sentences(texts, "ja")
    print(f"Japanese: {len(texts)} documents, {many} sentences, {size / 1e6:g} MB")
    ours = run([*DAICHO, "claims", path, "--format", "jsonl"])
    show("daicho claims", ours, many)
    known = subprocess.run([ginza, "-c", "import ja_ginza"], capture_output=True, check=False).returncode == 0
    if not known:
        print("  GiNZA is not installed (ja_ginza): no ratio\n")
        return
    part = path.with_name("ja-part.jsonl")
    fewer = sentences(write_json_lines(part, "ja", size=size // _GINZA_SHARE), "ja")
    parse = run([ginza, "-c", _PARSE, "ja_ginza", part])
    show(f"GiNZA, on 1/{_GINZA_SHARE} of it", parse, fewer)
    ratio, cpu = (own / many * fewer / theirs for own, theirs in ((ours.seconds, parse.seconds), (ours.cpu, parse.cpu)))
    print(f"  ratio daicho / GiNZA: {ratio:.3f} ({cpu:.3f} by processor time)\n")


def show(name: str, run: Run, many: int) -> None:
    """One line: time, pace, memory."""
    print(
        f"  {name:22} {run.seconds:6.1f} s  {many / run.seconds:6.0f} sentences/s  {run.megabytes:5.0f} MB at the peak"
    )


def _english_model() -> str:
    from daicho.annotation.english.parse import MODELS

    return next(name for name in MODELS if importlib.util.find_spec(name))


if __name__ == "__main__":
    main()
