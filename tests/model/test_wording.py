from decimal import Decimal

import pytest

from daicho.model.wording import figure, money_range, share_range, sum_of_money, total_range


@pytest.mark.parametrize(
    ("value", "wording"),
    [
        ("943e9", "943 bn"),
        ("2.9e9", "2.9 bn"),
        ("1.18e12", "1.18 tn"),
        ("1722.5e9", "1.722 tn"),
        ("999999", "1,000 k"),
        ("650", "650"),
        ("0", "0"),
        ("0.0132", "0.0132"),
        ("1e30", "1,000,000,000,000,000,000 tn"),
    ],
)
def test_figures_have_at_most_four_digits_and_their_magnitude(value, wording):
    assert figure(Decimal(value)) == wording


def test_a_currency_without_a_common_sign_is_named():
    assert sum_of_money(Decimal("4e9"), "SEK") == "SEK 4 bn"


@pytest.mark.parametrize(
    ("low", "high", "wording"),
    [
        (5, 5, "$5"),
        (5, 7, "$5 to $7"),
        (None, 7, "≤ $7"),
        (5, None, "≥ $5"),
        (None, None, "?"),
    ],
)
def test_open_bounds_are_shown(low, high, wording):
    low, high = (None if bound is None else Decimal(bound) for bound in (low, high))
    assert money_range(low, high, "USD") == wording


def test_the_low_end_of_a_total_is_always_shown():
    assert total_range(Decimal(0), None, "USD") == "≥ $0"
    assert total_range(Decimal(0), Decimal(7), "USD") == "$0 to $7"


@pytest.mark.parametrize(
    ("low", "high", "wording"),
    [
        ("0.01234", "0.01234", "1.2 %"),
        ("0.5", "0.5", "50 %"),
        ("0.000123", "0.004", "0.012 % to 0.4 %"),
        ("0.02", None, "≥ 2 %"),
        ("0", "0.1", "0 % to 10 %"),
        ("1.234", "1.234", "123 %"),
    ],
)
def test_a_share_has_two_digits_that_tell(low, high, wording):
    assert share_range(Decimal(low), None if high is None else Decimal(high)) == wording
