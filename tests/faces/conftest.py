"""Commands as a person calls them, in this process or in one of their own, and a small ledger to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from daicho.faces.cli import main
from daicho.intake import rules
from daicho.ledger import read, write
from daicho.ledger.store import open_ledger
from examples import document, reading


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DAICHO_LEDGER", raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Call a command in this process."""

    def call(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Result(int(left.value.code or 0), out, err)

    return call


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two documents: one dated, with a grant, an indicator, a sum that is no flow; one undated and silent."""
    path = tmp_path / "daicho.db"
    silent = document("Nothing of note was said.\n", "b.txt", None)
    with open_ledger(str(path)) as store, store.writing() as connection:
        for item, said in ((document(), reading()), (silent, type(reading())())):
            write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
            write.write_reading(connection, item.id, item.text, said, rules=rules(), published=item.published)
    return path


def content(path: Path | str) -> str:
    """The hash over everything in a ledger."""
    with open_ledger(str(path), create=False) as store, store.reading() as connection:
        return read.content_hash(connection)


def python(code: str, *arguments: object, **options: object) -> subprocess.Popen[str]:
    """Start a Python of its own that runs `code`."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen(command, text=True, env=environment, **streams)  # type: ignore[call-overload, no-any-return]
