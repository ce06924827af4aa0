"""Judgements in the store: written once, withdrawn at most, merged in any order."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from daicho.errors import NotFound
from daicho.ledger import judgements, read, write
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.judgement import ClaimRef, Judgement, moment
from examples import document, grant

REJECTED = Judgement(
    verb="reject",
    author="ann",
    made=moment("2026-01-05"),
    claims=(ClaimRef.to("c1", document().id, grant()),),
    reason="理由 \0 😀",
)
JOINED = Judgement(verb="join", author="ben", made=moment("2026-01-04"), ids=("meti", "~keisansho"))


def put(ledger: Ledger, *made: Judgement) -> list[bool]:
    with ledger.writing() as connection:
        return [judgements.write(connection, judgement) for judgement in made]


def kept(ledger: Ledger) -> tuple[Judgement, ...]:
    with ledger.reading() as connection:
        return judgements.everything(connection)


def content(ledger: Ledger) -> str:
    with ledger.reading() as connection:
        return read.content_hash(connection)


def test_judgements_come_back_as_they_were_by_time(ledger: Ledger) -> None:
    empty = content(ledger)
    assert put(ledger, REJECTED, JOINED) == [True, True]
    assert kept(ledger) == (JOINED, REJECTED)
    assert content(ledger) != empty


def test_the_same_judgement_twice_changes_nothing(ledger: Ledger) -> None:
    put(ledger, REJECTED)
    before = content(ledger)
    assert put(ledger, REJECTED, REJECTED) == [False, False]
    assert content(ledger) == before


def test_the_earliest_withdrawal_stays_whatever_the_order(tmp_path: Path) -> None:
    copies = [replace(REJECTED, withdrawn=time and moment(time)) for time in (None, "2026-02-01", "2026-03-01")]
    hashes = set()
    for number, order in enumerate(itertools.permutations(copies)):
        with open_ledger(f"{tmp_path}/{number}.db") as ledger:
            put(ledger, *order)
            assert [one.withdrawn for one in kept(ledger)] == [moment("2026-02-01")]
            hashes.add(content(ledger))
    assert len(hashes) == 1


def test_a_judgement_is_withdrawn_once_and_kept(ledger: Ledger) -> None:
    put(ledger, REJECTED, JOINED)
    with ledger.writing() as connection:
        judgements.withdraw(connection, REJECTED.id[:6], moment("2026-02-01"))
    assert [one.withdrawn for one in kept(ledger)] == [None, moment("2026-02-01")]
    for key in (REJECTED.id, "j", "nothing"):
        with pytest.raises(NotFound), ledger.writing() as connection:
            judgements.withdraw(connection, key, moment("2026-02-02"))


def test_both_stores_hold_the_same_judgements(postgres: str, tmp_path: Path) -> None:
    hashes = set()
    for address in (postgres, f"{tmp_path}/ledger.db"):
        with open_ledger(address) as ledger:
            put(ledger, REJECTED, JOINED)
            hashes.add(content(ledger))
    assert len(hashes) == 1


def test_a_ledger_from_before_there_were_judgements_gets_its_table(address: str) -> None:
    with open_ledger(address) as ledger, ledger.writing() as connection:
        connection.execute(text("DROP TABLE judgements"))
        connection.execute(text("DELETE FROM migrations WHERE version >= 2"))
    with open_ledger(address, create=False) as ledger:
        assert kept(ledger) == ()
        assert put(ledger, REJECTED) == [True]


def test_a_judgement_outlives_its_document(ledger: Ledger) -> None:
    put(ledger, REJECTED)
    with ledger.writing() as connection:
        write.write_appearance(connection, document(), "2026-01-01T00:00:00+00:00")
        write.remove(connection, document().id)
    assert kept(ledger) == (REJECTED,)
