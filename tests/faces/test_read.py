"""`daicho read` and `daicho claims`: refusals, repetition, several processes, kills and full disks."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from daicho.ledger import read
from daicho.ledger.store import open_ledger

from .conftest import Run, content, python

STORIES = {
    "a.txt": "TSMC will invest $20 billion in a plant in Kumamoto, it said on Feb. 24, 2024.",
    "b.txt": "経済産業省は2024年2月24日、TSMCの熊本第2工場に最大7320億円を補助すると発表した。",
    "c.txt": "The weather stayed fine for a third day.",
    "d.md": "Acme Corp. paid \\$5 million for Zenith Ltd.",
}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, body in STORIES.items():
        (folder / name).write_text(body, encoding="utf-8")
    return folder


def test_a_bad_file_is_named_and_the_rest_is_read(run: Run, stories: Path) -> None:
    (stories / "broken.jsonl").write_text('{"text": "half')
    (stories / "empty.txt").write_text("")
    result = run("read", stories, stories / "missing.txt")
    assert result.code == 1
    lines = result.err.splitlines()
    assert [any(name in line for line in lines) for name in ("broken.jsonl", "empty.txt", "missing.txt")] == [True] * 3
    assert len(lines) == 3
    assert result.out.startswith("4 documents read, ")
    assert "3 refused" in result.out


def test_claims_writes_no_ledger(run: Run, stories: Path, tmp_path: Path) -> None:
    result = run("claims", stories, "--format", "jsonl", "--with-text")
    assert result.code == 0
    assert [json.loads(line)["text"] for line in result.out.splitlines()] == [STORIES[name] for name in sorted(STORIES)]
    assert not (tmp_path / "daicho.db").exists()
    refused = run("claims", stories / "missing.txt")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == f"daicho: {stories}/missing.txt: no such file or directory\n"


@pytest.mark.parametrize("command", ["read", "claims"])
def test_wrong_usage(command: str, run: Run) -> None:
    assert run(command).code == 2
    assert run(command, "a.txt", "--published", "soon").code == 2
    assert run(command, "a.txt", "--lang", "fr").code == 2


def test_reading_twice_changes_nothing(run: Run, stories: Path) -> None:
    assert run("read", stories).code == 0
    before = content("daicho.db")
    again = run("read", stories)
    assert again.out == "0 documents read, 0 claims; 4 known already; 0 refused\n"
    assert content("daicho.db") == before


def test_two_processes_write_the_same_bytes_as_one(run: Run, stories: Path) -> None:
    (stories / "empty.txt").write_text("")
    one = run("read", stories, "--ledger", "one.db")
    two = run("read", stories, "--ledger", "two.db", "--jobs", 2)
    assert two == one
    assert content("two.db") == content("one.db")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("nowhere/ledger.db", "unable to open database file"),
        ("stories", "unable to open database file"),
        ("stories/a.txt", "not a database"),
        ("mysql+x://h/d", "not an address of a ledger"),
    ],
)
def test_a_ledger_that_cannot_be_written_is_one_line(address: str, reason: str, run: Run, stories: Path) -> None:
    (stories / "a.txt").write_text(STORIES["a.txt"] * 20)
    before = (stories / "a.txt").read_text()
    result = run("read", stories, "--ledger", address)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"daicho: {address}: ")
    assert reason in result.err
    assert result.err.count("\n") == 1
    assert (stories / "a.txt").read_text() == before


ENDLESS = """
import itertools, sys
from examples import document
from daicho.intake import read_into
from daicho.ledger.store import open_ledger

stories = (document(f"Story {n}: nothing happened.", f"{n}.txt") for n in itertools.count())
with open_ledger(sys.argv[1]) as store:
    for outcome in read_into(store, stories, read_at="2026-01-01", jobs=int(sys.argv[2])):
        print(outcome.name, flush=True)
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_kill_loses_nothing_that_was_reported_as_read(jobs: int, tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    reader = python(ENDLESS, path, jobs)
    assert reader.stdout is not None
    reported = {reader.stdout.readline().strip() for _ in range(20)}
    reader.kill()
    reported |= set(reader.communicate(timeout=60)[0].split())
    assert reader.returncode == -signal.SIGKILL

    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (torn,) = plain.execute(
            "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM readings)"
            " OR id NOT IN (SELECT document FROM appearances)"
        ).fetchone()
    assert torn == 0
    with open_ledger(str(path), create=False) as store, store.reading() as connection:
        kept = {printed.doc for printed in read.printed(connection).values()}
    # The last line may have been cut short by the kill.
    assert {name for name in reported if name.endswith(".txt")} <= kept


FULL_DISK = """
import resource, sys
from daicho.faces.cli import main

limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
main(sys.argv[2:])
"""


def test_a_full_disk_is_one_line_and_the_ledger_stays_whole(run: Run, stories: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "full.db"
    assert run("read", stories, "--ledger", ledger).code == 0
    before = content(ledger)
    big = tmp_path / "big.txt"
    big.write_text("Nothing happened today. " * 40_000)

    reader = python(FULL_DISK, ledger.stat().st_size + 100_000, "read", big, "--ledger", ledger)
    out, err = reader.communicate(timeout=60)

    assert (reader.returncode, out) == (1, "")
    assert err.startswith(f"daicho: {ledger}: ")
    assert err.count("\n") == 1
    with sqlite3.connect(ledger) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert content(ledger) == before
    assert run("read", stories, "--ledger", ledger).code == 0


def test_a_reader_that_has_seen_enough_is_no_error(ledger: Path) -> None:
    code = "import sys; from daicho.faces.cli import main; sys.stdin.read(); main(sys.argv[1:])"
    lister = python(code, "documents", "--format", "jsonl", "--ledger", ledger, stdin=-1)
    assert lister.stdout is not None
    assert lister.stdin is not None
    lister.stdout.close()
    lister.stdin.close()
    lister.stdout = lister.stdin = None
    _, err = lister.communicate(timeout=60)
    assert (lister.returncode, err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the disk that is always full is Linux's")
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_an_answer_that_finds_no_room_is_one_line(form: str, ledger: Path) -> None:
    code = "import sys; from daicho.faces.cli import main; sys.stdout = open('/dev/full', 'w'); main(sys.argv[1:])"
    _, err = (lister := python(code, "documents", "--format", form, "--ledger", ledger)).communicate(timeout=60)
    assert (lister.returncode, err.count("\n")) == (1, 1)
    assert err.startswith("daicho: ")


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_the_same_bytes_are_written_in_every_locale(form: str, stories: Path) -> None:
    def answer(encoding: str) -> bytes:
        command = [sys.executable, "-m", "daicho", "claims", str(stories), "--format", form]
        return subprocess.run(
            command, env=os.environ | {"PYTHONIOENCODING": encoding}, capture_output=True, check=True
        ).stdout

    assert answer("ascii") == answer("utf-8")
    assert "経済産業省" in answer("cp932").decode()
