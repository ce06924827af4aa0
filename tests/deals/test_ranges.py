"""A deal's range and its histories."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.deals.ranges import range_of, status_of
from daicho.deals.traits import Traits, traits_of
from daicho.model.claim import MoneyClaim, Status
from daicho.model.deal import Stated
from daicho.model.money import Money
from deals.build import BILLION, grant, money, plan


def traits(*stated: Stated) -> list[Traits]:
    found = []
    for one in stated:
        assert isinstance(one.claim, MoneyClaim)
        found.append(traits_of(one, one.claim))
    return found


def ends(*amounts: Money) -> tuple[float | None, float | None]:
    """The range that sums told day after day come to, in thousand millions."""
    found = range_of(traits(*(grant(f"d{n}", amount, f"2024-02-{n + 1:02}") for n, amount in enumerate(amounts))))
    low, high = (None if end is None else float(end / BILLION) for end in (found.low, found.high))
    return low, high


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([money(732)], (732, 732)),
        ([money(732, bound="max")], (None, 732)),
        ([money(20, bound="min")], (20, None)),
        ([money(7, low=5)], (5, 7)),
        ([money(732, bound="max"), money(730, bound="approx")], (None, 732)),
        ([money(732, bound="max"), money(732)], (None, 732)),
        ([money(7, low=5), money(6.5, low=6), money(6.2)], (6.2, 6.2)),
        ([money(64, bound="max"), money(60), money(60)], (60, 60)),
        ([money(7, role="old"), money(8.6, role="new")], (8.6, 8.6)),
        ([money(920, bound="max"), money(9200), money(920, bound="max")], (None, 920)),
        ([money(9200), money(920), money(920)], (920, 920)),
        ([money(2.4), money(2.4), money(3.4)], (2.4, 2.4)),
        ([money(1722.5, bound="max"), money(1622.5, bound="max")], (None, 1722.5)),
    ],
)
def test_the_latest_and_most_exact_claims_decide(
    amounts: list[Money], expected: tuple[float | None, float | None]
) -> None:
    assert ends(*amounts) == expected


def test_the_currency_is_the_one_most_claims_use() -> None:
    found = range_of(traits(grant("a", money(4.9, "USD")), grant("b", money(732)), grant("c", money(732))))
    assert (found.currency, found.high) == ("JPY", Decimal(732) * BILLION)


def test_the_history_has_a_step_for_each_figure_that_stood() -> None:
    found = range_of(traits(grant("a", money(7, low=5), "2022-09-14"), grant("b", money(6.2), "2023-12-14")))
    assert [(step.known, step.high) for step in found.history] == [
        ("2022-09-14", Decimal(7) * BILLION),
        ("2023-12-14", Decimal("6.2") * BILLION),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("2024-01-01", "planned"), ("2024-06-01", "committed")], ["planned", "committed"]),
        ([("2024-01-01", "committed"), ("2024-06-01", "planned")], ["committed"]),
        ([("2024-01-01", "committed"), ("2024-01-20", "considering")], ["committed"]),
        (
            [("2023-12-14", "committed"), ("2024-09-20", "considering"), ("2025-04-18", "committed")],
            ["committed", "considering", "committed"],
        ),
        (
            [("2024-01-01", "planned"), ("2024-06-01", "cancelled"), ("2024-06-05", "committed")],
            ["planned", "cancelled"],
        ),
        (
            [("2023-12-14", "done"), ("2024-04-12", "planned"), ("2024-09-20", "committed")],
            ["committed"],
        ),
        (
            [("2023-12-14", "done"), ("2024-04-12", "done"), ("2024-09-20", "planned"), ("2024-10-20", "planned")],
            ["done"],
        ),
    ],
)
def test_status_goes_forward_unless_the_text_says_so(told: list[tuple[str, Status]], expected: list[Status]) -> None:
    claims = [grant(f"d{n}", money(5), day, status=status) for n, (day, status) in enumerate(told)]
    assert [step.status for step in status_of(traits(*claims))] == expected


def test_of_two_currencies_that_of_the_country_that_pays_stands() -> None:
    assert range_of(traits(grant("a", money(4.86, "USD")), grant("b", money(732)))).currency == "JPY"
    assert range_of(traits(plan("a", money(4.86, "USD")), plan("b", money(732)))).currency == "USD"
    assert range_of(traits(*(grant(doc, money(4.86, "USD")) for doc in "ac"), grant("b", money(732)))).currency == "USD"
