"""Deals as lines, held by column."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from daicho.ledger.columns import Column
from daicho.model.deal import Deal, DealParty, Relation, line_of
from daicho.questions.lines import COLUMNS, Lines, column

ONE = Deal(
    id="one",
    kind="subsidy",
    currency="JPY",
    low=None,
    high=Decimal(7),
    status="committed",
    payer=(DealParty("METI", "meti"),),
    sector=("batteries",),
    relations=(Relation("part_of", "other", "said so"),),
    first_seen="2024-02",
)
DEALS = [ONE, replace(ONE, id="other", low=Decimal(5), relations=()), replace(ONE, id="third", currency="USD")]
LINES = list(map(line_of, DEALS))
HELD = Lines({name: Column.of([getattr(line, name) for line in LINES]) for name in COLUMNS})


def test_lines_held_by_column_are_the_lines() -> None:
    assert (len(HELD), HELD[1], HELD[-1], list(HELD), list(HELD[1:])) == (3, LINES[1], LINES[2], LINES, LINES[1:])
    assert HELD == LINES
    assert LINES[1:] != HELD
    assert [*LINES[:2], LINES[0]] != HELD


def test_a_column_is_the_same_of_deals_and_of_their_lines() -> None:
    for name in COLUMNS:
        assert list(column(HELD, name)) == list(column(LINES, name)) == list(column(DEALS, name))


def test_what_is_not_looked_up_is_left_empty() -> None:
    some = Lines({"id": Column(["a"]), "low": Column([Decimal(5)])})
    (line,) = some
    assert (line.id, line.low, line.high, line.payer, line.claim_count, line.decided) == ("a", 5, None, (), 0, None)
    assert some[0] == line
    assert list(column(some, "payer")) == [()]
