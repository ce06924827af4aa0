"""Heaps and pages: what is put in any order is read in groups, each whole, whatever a page holds."""

from __future__ import annotations

import random

import pytest

from daicho.ledger import heaps, kept, tables
from daicho.ledger.store import Ledger

_BLOCKS = [
    (key, day, f"c{number}") for key, many in ((1, 1), (2, 7), (3, 2), (9, 1)) for number, day in enumerate(range(many))
]


@pytest.mark.parametrize("size", [1, 2, 3, 8, 100])
def test_groups_are_whole_in_pages_of_any_size(ledger: Ledger, size: int) -> None:
    with ledger.writing() as connection:
        with heaps.poured(connection, kept.BLOCKS):
            heaps.put(connection, kept.BLOCKS, random.Random(size).sample(_BLOCKS, len(_BLOCKS)))
        pages = list(heaps.pages(connection, kept.BLOCKS, "key", size, "day", "claim"))
        groups = [(key, sorted(map(tuple, rows))) for page in pages for key, rows in page.items()]
        assert groups == [(key, [row for row in _BLOCKS if row[0] == key]) for key in (1, 2, 3, 9)]
        assert tables.find(connection, kept.BLOCKS, "claim", ["c6"]) == [(2, 6, "c6")]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_pages_of_what_begins_alike(ledger: Ledger, size: int) -> None:
    places = ["0 d", "1 Ab", "1 a", "1 ab", "1 b", "1 \u6771", "10", "=1", "n 1 a", "n a"]
    with ledger.writing() as connection:
        tables.put(connection, kept.FILED, [(place, deal) for place in places for deal in ("one", "other")])
        pages = heaps.pages(connection, kept.FILED, "at", size, "deal", prefix="1 ")
        found = {place: len(rows) for page in pages for place, rows in page.items()}
    assert found == dict.fromkeys(["1 Ab", "1 a", "1 ab", "1 b", "1 \u6771"], 2)


def test_equal_rows_are_counted_or_one(ledger: Ledger) -> None:
    with ledger.writing() as connection, heaps.scratch(connection, heaps.PAIRS, heaps.CALLED):
        with heaps.poured(connection, heaps.PAIRS, counted=True), heaps.poured(connection, heaps.CALLED):
            heaps.put(connection, heaps.PAIRS, [("a", "b", 1), ("a", "c", 1), ("a", "b", 1)])
            heaps.put(connection, heaps.CALLED, [("n", "N"), ("n", "N"), ("n", "nn")])
        assert sorted(map(tuple, tables.find(connection, heaps.PAIRS, "left", ["a"]))) == [("a", "b", 2), ("a", "c", 1)]
        assert sorted(map(tuple, tables.find(connection, heaps.CALLED, "name", ["n"]))) == [("n", "N"), ("n", "nn")]


def test_the_one_who_shows_meets_the_one_who_seeks(ledger: Ledger) -> None:
    rows = [(1, "shows", 0), (1, "seeks", 1), (2, "shows", 0), (3, "alone", 0), (4, "alone", 1)]
    with ledger.writing() as connection, heaps.scratch(connection, heaps.ASKED, heaps.MET):
        tables.put(connection, kept.NAMED, [(mark, name, sought) for mark, name, sought in rows])
        tables.put(connection, heaps.ASKED, [(2, "guesses"), (3, "alone")])
        heaps.meet(connection, kept.NAMED)
        found = {tuple(row) for row in tables.everything(connection, heaps.MET)}
    assert found == {("shows", "seeks"), ("seeks", "shows"), ("shows", "guesses"), ("guesses", "shows")}
