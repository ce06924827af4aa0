"""Files appear whole or not at all, and never in the place of something that is no export."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daicho.errors import OutputError
from daicho.faces.export import aside, export
from daicho.faces.export.aside import library
from daicho.ledger.store import open_ledger
from faces.export.deals import DEALS


def test_a_file_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("old")

    def failing(to: Path) -> None:
        with aside(to) as part:
            part.write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match=r"deals\.csv: cannot be written: No space left on device"):
        failing(path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("deals.csv", "old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export("csv", tmp_path / "link.csv", (), {})
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("deal,")


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet", "ftm"])
def test_where_nothing_can_be_written_one_line_says_so(form: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    with open_ledger(str(tmp_path / "ledger.db")):
        pass
    before = (tmp_path / "ledger.db").read_bytes()
    for name, reason in (
        ("nowhere/x", "No such file or directory"),
        ("file/x", "Not a directory"),
        (".", "is a folder"),
        ("pipe", "is no plain file"),
        ("ledger.db", "is a ledger"),
    ):
        with pytest.raises(OutputError, match=reason) as refused:
            export(form, tmp_path / name, DEALS, {})
        assert "\n" not in str(refused.value)
    assert (tmp_path / "ledger.db").read_bytes() == before
    assert not list(tmp_path.glob(".daicho*"))


def test_a_missing_library_is_named_with_what_installs_it() -> None:
    with pytest.raises(OutputError, match=r"xlsx needs no_such_writer: pip install 'daicho\[tables\]'"):
        library("no_such_writer.book", "xlsx")
