"""How two sums compare."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daicho.deals.amounts import DIFFERENT, compare, digits, one_digit_off, plainly_different, significant, slipped
from daicho.model.money import Money
from deals.build import money

DAYS = ("2024-02-24", "2024-02-24")
ZERO = Decimal(0)


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


_BOUNDS = st.sampled_from(["exact", "exact", "approx", "max", "min"])


@given(st.integers(1, 9999), _BOUNDS, st.sampled_from([80, 90, 95, 98, 99, 100, 101, 105, 110, 125, 1000]), _BOUNDS)
def test_sums_that_are_plainly_different_are_different(value: int, bound: str, percent: int, other: str) -> None:
    left, right = money(value, bound=bound), money(value * percent / 100, bound=other)
    figures = digits(left.value or ZERO), digits(right.value or ZERO)
    if figures[0] != figures[1] and plainly_different(left, figures[0], right, figures[1]):
        assert compare(left, right, DAYS) is DIFFERENT


def test_most_bare_sums_of_one_magnitude_are_plainly_different() -> None:
    assert plainly_different(money(7321), "7321", money(7915), "7915")
    assert not plainly_different(money(7321, bound="max"), "7321", money(7915), "7915")
