"""How two sums compare."""

from __future__ import annotations

import pytest

from daicho.deals.amounts import DIFFERENT, compare, one_digit_off, significant, slipped
from daicho.model.money import Money
from deals.build import money

DAYS = ("2024-02-24", "2024-02-24")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (money(732), money(732), "same sum"),
        (money(732), money(730), "rounds"),
        (money(920), money(1000, bound="approx"), "rounds"),
        (money(7, low=5), money(6.2), "range"),
        (money(16, bound="max"), money(15.2), "ceiling"),
        (money(920), money(9200), "magnitude"),
        (money(2.4), money(3.4), "one digit"),
        (money(732), money(4.86, "USD"), "rate of the day"),
    ],
)
def test_sums_that_may_be_one(left: Money, right: Money, why: str) -> None:
    assert why in compare(left, right, DAYS).why
    assert compare(left, right, DAYS).weight == compare(right, left, DAYS).weight


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (money(65), money(100)),
        (money(476), money(732)),
        (money(732), money(6.4, "USD")),
        (money(920, bound="max"), money(802.5, bound="max")),
        (money(920, bound="max"), money(1000, bound="min")),
    ],
)
def test_sums_that_are_not(left: Money, right: Money) -> None:
    assert compare(left, right, DAYS) is DIFFERENT


def test_without_a_date_no_rate_is_guessed() -> None:
    assert "without a rate" in compare(money(732), money(4.86, "USD"), (None, None)).why


def test_figures() -> None:
    a, b = money(1722.5).value, money(1622.5).value
    assert a is not None
    assert b is not None
    assert significant(a) == 5
    assert one_digit_off(a, b)
    assert slipped(a, a * 1000)
    assert not slipped(a, b)
