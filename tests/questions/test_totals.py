"""Totals: what is counted once, what is left out and why, what stays open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from daicho.errors import UsageError
from daicho.model.deal import Deal, DealParty, Relation, RelationType, Stated
from daicho.questions.counting import Measure
from daicho.questions.rates import ANNOUNCED
from daicho.questions.records import total_record
from daicho.questions.totals import TotalRow, totals, unconverted
from examples import document, grant


def deal(key: str, low: int | None, high: int | None, **slots: object) -> Deal:
    base = Deal(
        id=key,
        kind="subsidy",
        currency="JPY",
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        status="committed",
        payer=(DealParty("METI"),),
        first_seen="2024-02-23",
    )
    return replace(base, **slots)


def related(to: str, relation: RelationType) -> tuple[Relation, ...]:
    return (Relation(relation, to, "said so"),)


def summing(key: str, value: int) -> Deal:
    """A deal that a text calls a total."""
    claim = grant()
    told = replace(claim, amount=replace(claim.amount, role="total"))
    stated = Stated(id="c1", document=document().id, doc="a.txt", published="2024-02-24", lang="en", claim=told)
    return deal(key, value, value, claims=(stated,))


def one(*deals: Deal, currency: str | None = None) -> TotalRow:
    (row,) = totals(deals, ["payer"], currency)
    return row


def test_low_is_certain_high_is_at_most() -> None:
    row = one(deal("exact", 5, 5), deal("up-to", None, 7), deal("range", 2, 3))
    assert (row.low, row.high, row.deals) == (7, 15, ("exact", "up-to", "range"))


def test_a_deal_open_above_leaves_the_total_open() -> None:
    row = one(deal("more-than", 5, None), deal("exact", 2, 2))
    assert (row.low, row.high) == (7, None)


@pytest.mark.parametrize("status", ["considering", "cancelled"])
def test_what_nobody_promised_is_left_out_and_named(status: str) -> None:
    row = one(deal("a", 5, 5), deal("b", 9, 9, status=status))
    assert (row.high, row.leaves_out) == (5, (("b", status),))


@pytest.mark.parametrize(
    ("measure", "high", "out"),
    [
        ("announced", 111, []),
        ("committed", 110, [("planned", "planned")]),
        ("done", 100, [("planned", "planned"), ("committed", "committed")]),
    ],
)
def test_a_measure_counts_what_has_come_so_far(measure: Measure, high: int, out: list[tuple[str, str]]) -> None:
    deals = [deal("planned", 1, 1, status="planned"), deal("committed", 10, 10), deal("done", 100, 100, status="done")]
    (row,) = totals(deals, ["payer"], measure=measure)
    assert (row.high, list(row.leaves_out)) == (high, out)


def test_parts_count_where_the_measure_leaves_their_whole_out() -> None:
    whole = deal("whole", 100, 100, status="planned")
    part = deal("part", 40, 40, relations=related("whole", "part_of"))
    (row,) = totals([whole, part], ["payer"], measure="committed")
    assert (row.high, row.leaves_out) == (40, (("whole", "planned"),))


@pytest.mark.parametrize(("countries", "told"), [(("JP",), "JP"), (("JP", "TW"), "JP, TW"), ((), None)])
def test_those_who_pay_together_have_a_row_of_all_their_countries(countries: tuple[str, ...], told: str | None) -> None:
    (row,) = totals([deal("a", 1, 1, payer_country=countries)], ["payer_country"])
    assert dict(row.by)["payer_country"] == told


def test_a_replaced_deal_is_left_out() -> None:
    row = one(deal("old", 800, 800), deal("new", 980, 980, relations=related("old", "replaces")))
    assert (row.high, row.leaves_out) == (980, (("old", "replaced by new"),))


def test_an_increment_is_added() -> None:
    row = one(deal("first", 800, 800), deal("more", 180, 180, relations=related("first", "adds_to")))
    assert row.high == 980


def test_a_whole_is_counted_beside_its_part() -> None:
    row = one(deal("whole", 100, 100), deal("part", 40, 40, relations=related("whole", "part_of")))
    assert (row.high, row.leaves_out) == (100, (("part", "part of whole"),))


def test_a_total_of_earlier_promises_is_left_out_where_they_explain_it() -> None:
    whole = summing("whole", 100)
    parts = [deal(key, 50, 50, relations=related("whole", "part_of")) for key in ("a", "b")]
    row = one(whole, *parts)
    assert (row.high, row.leaves_out) == (100, (("whole", "total of a, b"),))
    unexplained = one(whole, parts[0])
    assert (unexplained.high, unexplained.leaves_out) == (100, (("a", "part of whole"),))
    inner = deal("c", 40, 40, relations=(*related("whole", "part_of"), *related("a", "part_of")))
    assert one(whole, *parts, inner).high == 100
    assert dict(one(whole, *parts, inner).leaves_out) == {"c": "part of a", "whole": "total of a, b, c"}
    too_much = one(whole, *parts, deal("c", 40, 40, relations=related("whole", "part_of")))
    assert (too_much.high, too_much.deals) == (100, ("whole",))


def test_a_total_whose_parts_count_with_another_whole_counts_only_what_is_new() -> None:
    budget = deal("budget", 3900, 3900, status="committed")
    before = deal("before", 920, 920, relations=(*related("budget", "part_of"), *related("all", "part_of")))
    new = deal("new", 800, 800, relations=related("all", "part_of"))
    row = one(budget, before, new, summing("all", 1720))
    assert (row.low, row.deals) == (4700, ("budget", "new"))
    assert row.leaves_out == (("before", "part of budget"), ("all", "total of new, before"))


def test_kinds_and_currencies_are_never_added_into_one_row() -> None:
    rows = totals([deal("a", 1, 1), deal("b", 2, 2, kind="investment"), deal("c", 4, 4, currency="USD")], ["payer"])
    assert sorted((dict(row.by)["kind"], row.currency, row.high) for row in rows) == [
        ("investment", "JPY", 2),
        ("subsidy", "JPY", 1),
        ("subsidy", "USD", 4),
    ]


def test_a_deal_of_two_payers_stands_in_one_row() -> None:
    both = (DealParty("Sony"), DealParty("Denso"))
    rows = totals([deal("a", 1, 1, payer=both), deal("b", 2, 2, payer=both[:1])], ["payer"])
    assert sorted((dict(row.by)["payer"], row.high) for row in rows) == [("Denso, Sony", 1), ("Sony", 2)]


def test_a_conversion_names_its_rate_and_one_without_is_listed() -> None:
    row = one(deal("a", 100, 100), deal("b", 7, 7, currency="USD"), deal("c", 9, 9, first_seen=None), currency="USD")
    assert row.deals == ("a", "b")
    assert [(key, used.day) for key, used in row.rates] == [("a", "2024-02-23")]
    assert row.leaves_out == (("c", "not converted from JPY: no date to take a rate of"),)
    assert row.low is not None
    assert Decimal("7.66") < row.low < Decimal("7.67")


def test_of_a_row_without_any_rate_nothing_is_converted() -> None:
    undated = deal("a", 9, 9, first_seen=None)
    cancelled = deal("b", 9, 9, status="cancelled")
    row = one(undated, cancelled, currency="USD")
    assert (row.low, row.high) == (None, None)
    assert (total_record(row)["low"], total_record(row)["high"]) == (None, None)
    assert one(cancelled, currency="USD").low == 0
    assert list(unconverted([undated, cancelled, deal("c", 9, 9)], "USD", "announced", ANNOUNCED)) == [undated]
    assert list(unconverted([deal("c", 9, 9)], "USD", "announced", ANNOUNCED)) == []


def test_the_order_of_deals_decides_nothing() -> None:
    deals = [deal(str(n), n, n, payer=(DealParty(f"P{n % 3}"),)) for n in range(9)]
    forwards, backwards = totals(deals, ["payer"]), totals(deals[::-1], ["payer"])
    assert [(row.by, row.low, row.high) for row in forwards] == [(row.by, row.low, row.high) for row in backwards]


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(UsageError, match="no field 'colour'"):
        totals([], ["colour"])
