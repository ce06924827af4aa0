"""Analysts' sheets in the ledger: the same changes nothing, a newer one takes the place of the older."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from daicho.errors import NotFound, OffsetError
from daicho.ledger import read, sheets
from daicho.ledger.store import Ledger
from daicho.model.sheet import Sheet
from daicho.model.span import Mention
from daicho.spreadsheets import Told, read_sheet

ROWS = "Company,Investment (USD mn),Date\nIntel,20000,2024-03-20\nTSMC,up to 40000,2022-12-06\n"


def sheet(tmp_path: Path, text: str = ROWS) -> Sheet:
    path = tmp_path / "tracker.csv"
    path.write_text(text)
    return read_sheet(str(path), Told(columns={}))


def test_a_sheet_comes_back_as_it_was_read(ledger: Ledger, tmp_path: Path) -> None:
    before = sheet(tmp_path)
    with ledger.writing() as connection:
        assert sheets.write(connection, before, "2026-01-01") == sheets.Change(known=False, new=2, gone=0, same=0)
    with ledger.reading() as connection:
        assert sheets.sheet(connection, "tracker.csv") == before
        assert sheets.names(connection) == ("tracker.csv",)


def test_the_same_sheet_again_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    hashes = []
    for at in ("2026-01-01", "2026-01-02"):
        with ledger.writing() as connection:
            change = sheets.write(connection, sheet(tmp_path), at)
            hashes.append(read.content_hash(connection))
    assert change == sheets.Change(known=True, new=0, gone=0, same=2)
    assert hashes[0] == hashes[1]


def test_a_newer_version_takes_the_place_of_the_older(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.writing() as connection:
        sheets.write(connection, sheet(tmp_path), "2026-01-01")
        newer = sheet(tmp_path, ROWS.replace("up to 40000", "65000"))
        assert sheets.write(connection, newer, "2026-01-02") == sheets.Change(known=True, new=1, gone=1, same=1)
        assert sheets.sheet(connection, "tracker.csv") == newer


def test_a_sheet_can_be_taken_out(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.writing() as connection:
        sheets.write(connection, sheet(tmp_path), "2026-01-01")
        sheets.remove(connection, "tracker.csv")
        assert sheets.names(connection) == ()
        for act in (sheets.remove, sheets.sheet):
            with pytest.raises(NotFound, match=r"no sheet tracker\.csv"):
                act(connection, "tracker.csv")


def test_a_claim_that_points_beside_its_row_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    found = sheet(tmp_path)
    first, second = found.rows
    beside = Mention("Nobody", first.claim.quote.span)
    off = replace(first, claim=replace(first.claim, quote=beside))
    with ledger.writing() as connection:
        with pytest.raises(OffsetError):
            sheets.write(connection, replace(found, rows=(off, second)), "2026-01-01")
        assert sheets.names(connection) == ()
