"""What the documentation shows is what happens.

In README.md and docs/*.md, a block fenced as ```console is a session: lines that begin with `$ ` are commands (a `\\` at the end
continues one on the next line), the lines after a command are what it prints, and `…` stands for anything within its line or,
alone on it, for any number of lines. The sessions of one file are run in order in a folder that has the samples in it; `make
WORD` must be a word of the Makefile and is not run, nor are the commands that set things up.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from daicho.faces.cli import COMMANDS
from shared import REPO

DOCS = [path for path in (REPO / "README.md", *sorted((REPO / "docs").glob("*.md"))) if path.exists()]
SET_UP = {"git", "cd", "make", "pip", "pipx", "python", "python3", "uv", "export", "curl", "docker"}
GAP = "…"
SECONDS = 120


@dataclass(frozen=True)
class Step:
    """A command of a session and what the document says it prints; `line` is where it stands."""

    line: int
    command: str
    shown: str


def sessions(text: str) -> list[Step]:
    """Every command of every console block of a document, in order."""
    steps: list[Step] = []
    for block in re.finditer(r"^```console[^\n]*\n(.*?)^```", text, re.M | re.S):
        first = text.count("\n", 0, block.start(1)) + 1
        for found in re.finditer(r"^\$ ((?:.*\\\n)*.+)\n((?:(?!\$ ).*\n)*)", block[1], re.M):
            command = re.sub(r"\\\n\s*", "", found[1]).strip()
            steps.append(Step(first + block[1].count("\n", 0, found.start()), command, found[2]))
    return steps


def agrees(shown: str, printed: str) -> bool:
    """Whether `printed` is what a document shows, trailing spaces and empty lines at either end aside."""
    pattern = "".join(r"(?:.*\n)*?" if line == GAP else _line(line) + "\n" for line in tidy(shown).splitlines())
    return re.fullmatch(pattern, tidy(printed)) is not None


def _line(shown: str) -> str:
    return ".*".join(map(re.escape, shown.split(GAP)))


def tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def runs(command: str) -> bool:
    """Whether a command is one of daicho's own, to be run; the others only set things up, or are unknown."""
    return re.search(r"(?:^|[\s|;&(])daicho\s", command) is not None and command.split()[0] not in SET_UP


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_sessions_show_what_is_printed(path: Path, tmp_path: Path) -> None:
    shutil.copytree(REPO / "samples", tmp_path / "samples")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DAICHO_")}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"}
    for step in sessions(path.read_text(encoding="utf-8")):
        place = f"{path.name}:{step.line}: {step.command}"
        if not runs(step.command):
            assert step.command.split()[0] in SET_UP, f"{place}: neither daicho nor known set-up"
            continue
        done = subprocess.run(
            step.command,
            shell=True,
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), f"{place}: left with {done.returncode}\n{done.stdout}"
        assert "Traceback" not in done.stdout, place
        if step.shown.strip():
            assert agrees(step.shown, done.stdout), f"{place}\nshown:\n{step.shown}\nprinted:\n{done.stdout}"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_python_shown_runs(path: Path, tmp_path: Path) -> None:
    shutil.copytree(REPO / "samples", tmp_path / "samples")
    for block in re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S):
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS
        )
        assert done.returncode == 0, f"{path.name}:\n{block}\n{done.stderr}"
        assert done.stdout


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_every_command_named_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(), re.M))
    named = re.findall(r"`daicho ([a-z]+)", text) + re.findall(r"^\$ (?:.*\| *)?daicho ([a-z]+)", text, re.M)
    made = re.findall(r"`make ([a-z]+)", text) + re.findall(r"^\$ make ([a-z]+)", text, re.M)
    assert set(named) <= set(COMMANDS)
    assert set(made) <= targets


class TestTheseTests:
    """The reading of sessions, on sessions written for it."""

    SESSION = (
        "Words.\n\n```console\n$ daicho read samples \\\n    --jobs 2\n2 documents read\n$ make demo\n```\n\n"
        "```sh\n$ rm -rf /\n```\n"
    )

    def test_a_session_is_read_with_its_lines(self) -> None:
        assert sessions(self.SESSION) == [
            Step(4, "daicho read samples --jobs 2", "2 documents read\n"),
            Step(7, "make demo", ""),
        ]

    @pytest.mark.parametrize(
        ("shown", "printed", "same"),
        [
            ("one\ntwo\n", "one  \ntwo\n\n", True),
            ("… claims, … deals\n", "149 claims, 20 deals\n", True),
            ("… claims, … deals\n", "149 claims\n20 deals\n", False),
            ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True),
            ("one\n…\n", "one\n", True),
            ("one\n…\nfour\n", "one\ntwo\n", False),
            ("one.\n", "one!\n", False),
            ("one\n", "one\ntwo\n", False),
        ],
    )
    def test_a_gap_stands_for_any_lines(self, shown: str, printed: str, same: bool) -> None:
        assert agrees(shown, printed) is same

    @pytest.mark.parametrize(
        ("command", "run"),
        [
            ("daicho deals", True),
            ("cat a.txt | daicho claims -", True),
            ("DAICHO_LEDGER=x.db daicho deals", True),
            ("git clone https://host.example/daicho daicho x", False),
            ("make demo", False),
        ],
    )
    def test_only_daichos_own_commands_run(self, command: str, run: bool) -> None:
        assert runs(command) is run
