"""Relative dates against a publication date, and what stays undecided."""

from __future__ import annotations

import pytest

from daicho.annotation import calendar


@pytest.mark.parametrize(
    ("published", "years", "expected"),
    [("2024-02-24", 1, "2025"), ("2024", -5, "2019"), (None, 0, None)],
)
def test_years_count_from_publication(published: str | None, years: int, expected: str | None) -> None:
    assert calendar.year_away(published, years) == expected


@pytest.mark.parametrize(
    ("published", "months", "expected"),
    [("2024-01-05", -1, "2023-12"), ("2025-07-14", 18, "2027-01"), ("2025-03", 0, "2025-03"), ("2024", 1, None)],
)
def test_months_count_from_publication(published: str, months: int, expected: str | None) -> None:
    assert calendar.month_away(published, months) == expected


@pytest.mark.parametrize(
    ("month", "direction", "expected"),
    [
        (9, "future", "2023-09"),
        (9, "past", "2022-09"),
        (2, "future", "2024-02"),
        (2, "past", "2023-02"),
        (9, None, None),
        (4, None, "2023-04"),
    ],
)
def test_a_month_without_a_year_needs_a_direction(
    month: int, direction: calendar.Direction | None, expected: str
) -> None:
    assert calendar.month_near("2023-04-25", month, direction) == expected


def test_a_near_day_needs_no_direction_and_a_distant_one_does() -> None:
    assert calendar.day_near("2024-02-23", 2, 24, None) == "2024-02-24"
    assert calendar.day_near("2024-12-20", 1, 3, None) == "2025-01-03"
    assert calendar.day_near("2024-02-23", 8, 24, None) is None
    assert calendar.day_near("2024-02-23", 8, 24, "past") == "2023-08-24"
    assert calendar.day_near("2024-03-01", 2, 30, "past") is None


def test_a_day_without_a_month_is_the_last_one() -> None:
    assert calendar.day_of_month_near("2024-03-02", 24) == "2024-02-24"
    assert calendar.day_of_month_near("2024-03-30", 31) == "2024-01-31"
    assert calendar.day_of_month_near("2024-03-02", 24, "future") == "2024-03-24"
    assert calendar.day_of_month_near("2024-03", 24) is None


def test_weekdays() -> None:
    assert calendar.weekday_near("2024-02-24", 5) == "2024-02-24"
    assert calendar.weekday_near("2024-02-24", 4) == "2024-02-23"
    assert calendar.weekday_near("2024-02-24", 0, "future") == "2024-02-26"
    assert calendar.weekday_near("2024-02", 0) is None


def test_quarters() -> None:
    assert calendar.quarter_near("2024-02-24", 4, "future") == "2024-Q4"
    assert calendar.quarter_near("2024-02-24", 4, "past") == "2023-Q4"
    assert calendar.quarter_near("2024-02-24", 4, None) is None
    assert calendar.quarter_away("2024-02-24", -1) == "2023-Q4"


def test_fiscal_years_know_whose_they_are() -> None:
    assert calendar.fiscal_year_away("2024-02-24", 0) == "FY2023"
    assert calendar.fiscal_year_away("2024-04-01", 1) == "FY2025"
    assert calendar.fiscal_year_away("2024-11-01", 0, calendar.US_FISCAL) == "FY2025"


@pytest.mark.parametrize(
    ("value", "expected"), [("2027", "2027-12"), ("2027-03", "2027-03"), ("FY2027", "FY2027"), (None, None)]
)
def test_the_end_of_a_year_is_its_december(value: str | None, expected: str | None) -> None:
    assert calendar.end_of(value) == expected


def test_later_keeps_the_time_of_year() -> None:
    assert calendar.later("2030-12", 1) == "2031-12"
    assert calendar.later("FY2027", 2) == "FY2029"
