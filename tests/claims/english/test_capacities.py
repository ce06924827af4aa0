"""Physical output and capability of projects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from daicho.model.claim import Capacity, Claim

Reader = Callable[[str], Sequence[Claim]]


def _capacities(claims: Sequence[Claim]) -> list[tuple[Decimal, Decimal | None, str]]:
    return [(claim.value, claim.low, claim.unit) for claim in claims if isinstance(claim, Capacity)]


@pytest.mark.parametrize(
    ("text", "value", "low", "unit"),
    [
        ("The fab will turn out 55,000 wafers a month.", "55000", None, "wafers/month"),
        ("Chips are made there on 22/28nm.", "28", "22", "nm"),
        ("It will start with 2 GWh of capacity a year.", "2", None, "GWh/year"),
        ("The first 150 megawatts will go live soon at the campus.", "150", None, "MW"),
        ("The refinery would produce 17,500 tonnes of oxides a year.", "17500", None, "tonnes/year"),
        ("The plant is to yield 26,000 metric tons of lithium a year.", "26000", None, "metric tons/year"),
        (
            "At full tilt 150,000 substrates of a new kind will leave the plant every year.",
            "150000",
            None,
            "substrates/year",
        ),
        ("Output is to climb to 210 billion pieces a month.", "210000000000", None, "pieces/month"),
        ("The line takes 12-inch wafers.", "12", None, "inch"),
        ("A fourfold expansion of the plant is planned.", "4", None, "times"),
        ("The data centre gets 18,000 accelerators.", "18000", None, "accelerators"),
    ],
)
def test_each_kind_of_capacity(read_others: Reader, text: str, value: str, low: str | None, unit: str) -> None:
    expected = (Decimal(value), Decimal(low) if low else None, unit)
    assert _capacities(read_others(text)) == [expected]


def test_a_bare_number_is_the_goal(read_others: Reader) -> None:
    text = "The fab turns out 5,000 wafers a month; 14,000 is the goal for 2028."
    assert [value for value, _, unit in _capacities(read_others(text)) if unit == "wafers/month"] == [5000, 14000]


def test_a_bare_number_takes_up_the_unit_before(read_others: Reader) -> None:
    text = "The plant makes 6 GWh a year; that is supposed to double to 12."
    assert _capacities(read_others(text)) == [(Decimal(6), None, "GWh/year"), (Decimal(12), None, "GWh/year")]


@pytest.mark.parametrize(
    "text",
    [
        "Exports of gear for chips below 14 nanometers were restricted.",
        "The wind farm powers the equivalent of 300,000 homes.",
        "The site covers 1,850 acres.",
        "A six-inch substrate sold for $900 two years ago.",
    ],
)
def test_what_is_no_capacity(read_others: Reader, text: str) -> None:
    assert _capacities(read_others(text)) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("From 2026, 24,000 tonnes of hydroxide should leave the gate of the plant each year.", "tonnes/year"),
        ("The machine has 100 logical qubits.", "logical qubits"),
        ("The fab makes 200mm wafers. It will turn out 7,000 of them a week.", "wafers/week"),
    ],
)
def test_units_that_stand_apart(read_others: Reader, text: str, unit: str) -> None:
    assert unit in [unit for _, _, unit in _capacities(read_others(text))]


@pytest.mark.parametrize(
    "text",
    [
        "A rack of servers for AI takes in 130 kilowatts.",
        "The scheme pays for the design of chips of 16 nanometers or less.",
        "Germany wants to have ten gigawatts of electrolysis by 2030.",
    ],
)
def test_what_no_project_makes(read_others: Reader, text: str) -> None:
    assert _capacities(read_others(text)) == []
