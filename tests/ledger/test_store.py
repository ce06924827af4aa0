"""Opening a ledger, and what its transactions keep."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from daicho.errors import LedgerError
from daicho.ledger import read, write
from daicho.ledger.store import Ledger, open_ledger
from examples import document, reading


def put(ledger: Ledger, name: str = "a.txt", published: str | None = "2024-02-24", body: str | None = None) -> str:
    item = document(body, name, published) if body else document(name=name, published=published)
    with ledger.writing() as connection:
        write.write_appearance(connection, item, "2026-01-01T00:00:00+00:00")
        write.write_reading(connection, item.id, item.text, reading(item.text), rules="r1", published=published)
    return item.id


def test_what_was_written_is_there_after_opening_again(address: str) -> None:
    with open_ledger(address) as first:
        put(first)
    with open_ledger(address, create=False) as second, second.reading() as connection:
        assert read.counts(connection) == {"documents": 1, "appearances": 1, "claims": 2}


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writing() as connection:
            write.write_appearance(connection, document(), "2026-01-01T00:00:00+00:00")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with ledger.reading() as connection:
        assert read.counts(connection)["documents"] == 0


def test_a_reader_sees_one_state_while_a_writer_goes_on(ledger: Ledger) -> None:
    put(ledger)
    with ledger.reading() as connection:
        before = read.counts(connection)
        put(
            ledger,
            "b.txt",
            body="METI will give Hoshi Chips up to 732 billion yen ($4.86 billion). 5%, 90 billion yen.",
        )
        assert read.counts(connection) == before
    with ledger.reading() as connection:
        assert read.counts(connection)["documents"] == 2


def test_a_ledger_is_not_made_where_it_is_only_asked(address: str) -> None:
    with pytest.raises(LedgerError, match="no ledger here yet"):
        open_ledger(address, create=False)


def test_a_newer_schema_is_refused(address: str) -> None:
    with open_ledger(address) as ledger, ledger.writing() as connection:
        connection.execute(text("INSERT INTO migrations (version, name) VALUES (99, 'from_the_future')"))
    with pytest.raises(LedgerError, match="newer than this daicho's"):
        open_ledger(address)


def test_a_database_of_somebody_else_is_refused(address: str) -> None:
    with open_ledger(address) as ledger, ledger.writing() as connection:
        connection.execute(text("DROP TABLE migrations"))
    with pytest.raises(LedgerError, match="in use by something else"):
        open_ledger(address)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("mysql+nothing://x/y", "not an address of a ledger"),
        ("mysql://x/y", "not an address of a ledger"),
        ("postgresql://daicho@/nowhere?host=/nonexistent", "/nonexistent"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(given: str, reason: str) -> None:
    with pytest.raises(LedgerError, match=reason) as caught:
        open_ledger(given)
    assert "\n" not in str(caught.value)


def test_an_error_never_shows_the_password() -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://daicho:open-sesame@/nowhere?host=/nonexistent")
    assert "open-sesame" not in str(caught.value)
    assert "postgresql://daicho:***@/nowhere" in str(caught.value)


def test_a_file_that_is_no_database_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database at all, but long enough to be looked at " * 10)
    with pytest.raises(LedgerError, match="not a database"):
        open_ledger(str(path))
    assert path.read_text().startswith("no database")


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="unable to open database file"):
        open_ledger(str(tmp_path / "nowhere" / "ledger.db"))


def test_asking_needs_no_writer_to_step_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(str(path)) as ledger:
        put(ledger)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with open_ledger(str(path), create=False) as ledger, ledger.reading() as connection:
        assert read.counts(connection)["documents"] == 1
    writer.close()
