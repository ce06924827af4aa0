"""Days in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.sheets.days import day_of, order_of
from daicho.sheets.grid import Value

EPOCH = "1899-12-30"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-04-12", "2024-04-12"),
        ("2024/4/2", "2024-04-02"),
        ("2024.4", "2024-04"),
        ("2024年4月12日", "2024-04-12"),
        ("２０２４年４月", "2024-04"),
        ("令和6年4月2日", "2024-04-02"),
        ("令和元年5月", "2019-05"),
        ("R6.4.2", "2024-04-02"),
        ("平成31年", "2019"),
        ("Apr 12, 2024", "2024-04-12"),
        ("12 April 2024", "2024-04-12"),
        ("April 2024", "2024-04"),
        ("Sept. 2024", "2024-09"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("4.4.2024", "2024-04-04"),
        ("2024-04-12 00:00:00", "2024-04-12"),
        ("2024", "2024"),
        (Decimal(2024), "2024"),
        (Decimal(45394), "2024-04-12"),
        ("45394", "2024-04-12"),
        (Decimal("45394.5"), "2024-04-12"),
    ],
)
def test_a_cell_states_a_day(cell: Value, day: str) -> None:
    assert day_of(cell, EPOCH) == day


@pytest.mark.parametrize("cell", ["", None, "soon", "2024-13-01", "30/02/2024", Decimal(7), Decimal("3.5"), "Q4"])
def test_no_day_is_invented(cell: Value) -> None:
    assert day_of(cell, EPOCH) is None


def test_a_day_that_may_be_two_is_left_to_its_year_unless_its_column_tells() -> None:
    assert day_of("4/5/2024", EPOCH) == "2024"
    assert order_of(["4/5/2024", "13/5/2024", None]) == "day first"
    assert order_of(["4/5/2024", "4/25/2024"]) == "month first"
    assert order_of(["4/5/2024", "13/25/2024"]) is None
    assert day_of("4/5/2024", EPOCH, "day first") == "2024-05-04"
    assert day_of("4/5/2024", EPOCH, "month first") == "2024-04-05"


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert day_of(Decimal(43932), "1904-01-01") == "2024-04-12"
