"""Packs: what is read by column is what the rows are, however they changed and wherever packs begin."""

from __future__ import annotations

import random

import pytest

from daicho.ledger import kept, packs, tables
from daicho.ledger.packs import Packs
from daicho.ledger.store import Ledger, Snapshot

_NAMES = [column.name for column in kept.DEALS.columns if column.name != "opened"]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "SIZE", 4)


def put(connection: Snapshot, rows: list[tuple[object, ...]]) -> None:
    tables.put(connection, kept.DEALS, rows)
    packs.stale(connection, [str(one[0]) for one in rows])


def row(key: str, kind: str = "subsidy", payer: str = "") -> tuple[object, ...]:
    parties = (payer, "東京\x1fJP-13", '"[', "\\")
    facts = ("2024-01-01", None, 1, 2, 0, None)
    return (key, f"id-{key}", kind, "JPY", None, "5", "done", *parties, None, "JP", "[]", "[]", *facts)


def by_column(connection: Snapshot, name: str) -> list[object]:
    return [value for column in Packs(connection).column(name) for value in column]


def holds(connection: Snapshot) -> None:
    """Each column, read by packs, is that of the rows in order."""
    for name in _NAMES:
        assert by_column(connection, name) == [one for (one,) in tables.in_order(connection, kept.DEALS, [name], {})]


@pytest.mark.parametrize("seed", range(4))
def test_columns_are_those_of_the_rows_whatever_changes(seed: int, ledger: Ledger) -> None:
    dice = random.Random(seed)
    there: set[str] = set()
    with ledger.writing() as connection:
        for _ in range(40):
            keys = {f"{dice.choice('aZ京~')}{dice.randrange(40):02}" for _ in range(dice.choice((1, 1, 5, 60)))}
            gone = keys if dice.random() < 0.4 else set(dice.sample(sorted(keys), len(keys) // 3))
            tables.drop(connection, kept.DEALS, "opened", keys)
            rows = [row(key, dice.choice(("loan", "subsidy")), str(dice.randrange(3))) for key in sorted(keys - gone)]
            tables.put(connection, kept.DEALS, rows)
            packs.stale(connection, keys)
            there = (there | keys) - gone
            holds(connection)
            if dice.random() < 0.5:
                packs.pack(connection)
                holds(connection)
        assert len(by_column(connection, "id")) == len(there)
        packs.pack(connection)
        sizes = [len(column) for column in Packs(connection).column("id")]
        assert sum(sizes) == len(there)
        assert max(sizes) < 2 * packs.SIZE


def test_some_packs_alone_are_read(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        put(connection, [row(f"{number:02}") for number in range(30)])
        packs.pack(connection)
        (found,) = Packs(connection).column("id", [1])
        assert list(found) == ["id-04", "id-05", "id-06", "id-07"]


def test_more_words_than_a_byte_can_number(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "SIZE", 1000)
    with ledger.writing() as connection:
        put(connection, [row(f"{number:03}", payer=str(number % 300)) for number in range(900)])
        packs.pack(connection)
        holds(connection)


def own(connection: Snapshot, name: str) -> int:
    """How many packs have words of their own in a column."""
    return sum(words != "" for (words,) in tables.in_order(connection, kept.COLUMNS, ["words"], {"name": name}))


def test_many_packs_share_their_words_until_an_eighth_are_others(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        put(connection, [row(f"{number:03}", payer=f"{number % 7}") for number in range(100)])
        packs.pack(connection)
        assert (own(connection, "payer"), own(connection, "id")) == (0, 25)  # every deal has an id of its own
        for many, keys in ((1, ["000"]), (2, ["050"]), (3, ["090", "091"]), (0, ["010"])):
            tables.drop(connection, kept.DEALS, "opened", keys)
            put(connection, [row(key, payer="another") for key in keys])
            packs.pack(connection)
            assert own(connection, "payer") == many
            holds(connection)


def test_words_are_shared_no_more_where_nearly_every_deal_has_another(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        for payers in (1, 100, 1):
            tables.drop_all(connection, kept.DEALS)
            put(connection, [row(f"{number:03}", payer=f"{number % payers}") for number in range(100)])
            packs.stale(connection, [f"{number:03}" for number in range(100)])
            packs.pack(connection)
            assert (own(connection, "payer") > 0) == (payers > 1)
            holds(connection)


def test_nothing_is_one_empty_pack(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        kept.clear(connection)
        packs.pack(connection)
        assert by_column(connection, "id") == []
        put(connection, [row("a")])
        assert by_column(connection, "id") == ["id-a"]
