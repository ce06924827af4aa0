"""Which rows of a sheet state something of their own."""

from __future__ import annotations

import pytest

from daicho.sheets.columns import layout_of
from daicho.sheets.grid import Grid
from daicho.sheets.records import records
from daicho.spreadsheets import _sums


def numbers(first: str) -> list[int]:
    """The rows that are read of a sheet with `first` in front of its second row of figures."""
    grid = Grid("", {1: ["Company", "Investment (USD)"], 2: ["Intel", "5"], 3: [first, "5"]})
    layout = layout_of("t.csv", grid, _sums)
    assert layout is not None
    return [record.number for record in records(grid, layout)]


@pytest.mark.parametrize(
    "first",
    [
        "Total", "TOTALS:", "Grand total", "Subtotal", "sub-total", "Japan total", "2024 – Total", "Total (USD)",
        "Total for 2024", "Total investment", "Sum", "合計", "合 計", "小計", "計", "熊本県 小計", "補助金合計", "累計額",
    ],
)  # fmt: skip
def test_a_row_that_adds_others_up_is_passed_over(first: str) -> None:
    assert numbers(first) == [2]


@pytest.mark.parametrize(
    "first", ["Total Energies", "TotalEnergies", "Total SE", "Summit Power", "計測機器", "設計会社"]
)
def test_a_firm_whose_name_begins_like_a_total_is_none(first: str) -> None:
    assert numbers(first) == [2, 3]


@pytest.mark.parametrize("blank", ["-", "—", "n/a", "N.A.", "undisclosed", "TBD", "なし", "―", "未定", "..."])
def test_a_cell_that_says_there_is_nothing_fills_no_field(blank: str) -> None:
    grid = Grid(
        "", {1: ["Company", "Project", "Investment (USD)"], 2: ["Intel", blank, "5"], 3: ["TSMC", "Fab", blank]}
    )
    layout = layout_of("t.csv", grid, _sums)
    assert layout is not None
    assert [sorted(record.entries) for record in records(grid, layout)] == [
        ["company", "investment"],
        ["company", "project"],
    ]
