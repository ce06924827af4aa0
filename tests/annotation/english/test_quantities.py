"""Numbers with units that are no money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.annotation.english.quantities import quantities_of
from daicho.annotation.shadow import shadow_of
from daicho.model.span import Span


def _with_units(text: str) -> list[tuple[str, Decimal, str, Decimal | None]]:
    found = quantities_of(shadow_of(text))
    return [(q.mention.text, q.value, q.unit, q.low) for q in found if q.unit]


@pytest.mark.parametrize(
    ("text", "wording", "value", "unit", "low"),
    [
        ("55,000 wafers a month", "55,000 wafers a month", 55000, "wafers/month", None),
        ("40,000 to 50,000 wafers per month", "40,000 to 50,000 wafers per month", 50000, "wafers/month", 40000),
        ("good for 100,000 wpm in the end", "100,000 wpm", 100000, "wafers/month", None),
        ("monthly output of 12,000 panels", "12,000 panels", 12000, "panels/month", None),
        ("17,500 tonnes of oxides a year", "17,500 tonnes of oxides a year", 17500, "tonnes/year", None),
        ("a 2-nanometer process", "2-nanometer", 2, "nm", None),
        ("a two-nanometer process", "two-nanometer", 2, "nm", None),
        ("mainly on 22/28nm", "22/28nm", 28, "nm", 22),
        ("its 6nm- and 7nm-class logic", "6nm- and 7nm", 7, "nm", 6),
        ("from 12nm to 28nm", "12nm to 28nm", 28, "nm", 12),
        ("130-nanometre to 40-nanometre technologies", "130-nanometre to 40-nanometre", 130, "nm", 40),
        ("a 180-megawatt site", "180-megawatt", 180, "MW", None),
        ("350MW are to be added", "350MW", 350, "MW", None),
        ("6 gigawatt-hours a year", "6 gigawatt-hours a year", 6, "GWh/year", None),
        ("a 12-inch line", "12-inch", 12, "inch", None),
        ("918 robots per 10,000 workers", "918 robots per 10,000 workers", 918, "robots per 10,000 workers", None),
        ("700ktpa of concentrate", "700ktpa", 700, "ktpa", None),
        ("60,000 tonnes per annum", "60,000 tonnes per annum", 60000, "tonnes/year", None),
        ("18,000 accelerators", "18,000 accelerators", 18000, "accelerators", None),
        ("1,900 permanent jobs", "1,900 permanent jobs", 1900, "jobs", None),
        ("teach three million people", "three million people", 3000000, "people", None),
        ("355,000 Malaysians were trained", "355,000 Malaysians", 355000, "Malaysians", None),
        ("by between 1% and 2%", "1% and 2%", 2, "%", 1),
        ("34 per cent more", "34 per cent", 34, "%", None),
        ("a fifth of the world's engineers", "a fifth", 20, "%", None),
        ("one in four of them", "one in four", 25, "%", None),
        ("ranked 32nd", "32nd", 32, "rank", None),
        ("ranks fourth in Europe", "fourth", 4, "rank", None),
        ("raising output 3.5-fold", "3.5-fold", Decimal("3.5"), "times", None),
        ("a fourfold expansion", "fourfold", 4, "times", None),
        ("tripling its capacity", "tripling", 3, "times", None),
    ],
)
def test_a_quantity_has_its_wording_value_and_unit(
    text: str, wording: str, value: int, unit: str, low: int | None
) -> None:
    assert _with_units(text) == [(wording, Decimal(value), unit, low)]


def test_from_one_number_to_another_is_two_quantities() -> None:
    assert [(value, unit) for _, value, unit, _ in _with_units("to grow from 120 to 200 staff")] == [
        (Decimal(120), "staff"),
        (Decimal(200), "staff"),
    ]


def test_a_number_without_a_unit_is_kept_bare() -> None:
    (found,) = quantities_of(shadow_of("It will employ 180."))
    assert (found.mention.text, found.unit) == ("180", "")


def test_sums_and_dates_are_no_quantities() -> None:
    text = "It spends $5 billion by 2027."
    taken = [Span(10, 20), Span(24, 28)]
    assert quantities_of(shadow_of(text), taken) == ()


@pytest.mark.parametrize("text", ["in the second half of 2026", "the third quarter"])
def test_parts_of_a_year_are_no_ranks(text: str) -> None:
    assert _with_units(text) == []
