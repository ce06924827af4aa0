"""Headings in English and Japanese, wherever they stand."""

from __future__ import annotations

import pytest

from daicho.errors import InputRefused, UsageError
from daicho.sheets.columns import Layout, layout_of, told
from daicho.sheets.grid import Grid, Value
from daicho.spreadsheets import _sums


def layout(*rows: list[Value], mapping: str | None = None) -> Layout | None:
    grid = Grid("", {number: row for number, row in enumerate(rows, 1) if any(row)})
    return layout_of("sheet.csv", grid, _sums, told(mapping))


def fields(found: Layout | None) -> dict[str, str]:
    assert found is not None
    return {column.letter: column.field for column in found.columns}


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["事業者", "金額（億円）", "補助額", "公表日"], {"A": "company", "B": "amount", "C": "subsidy", "D": "date"}),
        (["No.", "企業名", "投資額（億円）", "立地場所", "備考"], {"B": "company", "C": "investment", "D": "place"}),
        (["採択事業者", "最大助成額（百万円）", "省庁"], {"A": "recipient", "B": "subsidy", "C": "payer"}),
        (
            ["Company", "Investment (USD mn)", "State", "Country", "Announced", "Status"],
            {"A": "company", "B": "investment", "C": "place", "D": "country", "E": "date", "F": "status"},
        ),
        (
            ["Funder", "Beneficiary", "Grant (EUR m)", "Award date", "Source"],
            {"A": "payer", "B": "recipient", "C": "subsidy", "D": "date"},
        ),
        (
            ["Investor", "Lower bound ($m)", "Upper bound ($m)", "Currency"],
            {"A": "company", "B": "low", "C": "high", "D": "currency"},
        ),
        (["payer", "payer_country", "low", "high"], {"A": "payer", "C": "low", "D": "high"}),
    ],
)
def test_headings_are_read(headings: list[Value], expected: dict[str, str]) -> None:
    assert fields(layout(headings)) == expected


def test_headings_may_stand_under_a_title_and_empty_rows() -> None:
    found = layout(["Investment tracker 2024"], [None], ["Company", "Amount ($m)"], ["Intel", "20"])
    assert found is not None
    assert (found.first, fields(found)) == (4, {"A": "company", "B": "amount"})


def test_headings_of_two_rows_are_read_together() -> None:
    found = layout(
        ["Company", "Amount (USD mn)", None, "Date"], [None, "low", "high", None], ["Intel", "1", "2", "2024"]
    )
    assert fields(found) == {"A": "company", "B": "low", "C": "high", "D": "date"}
    assert found is not None
    assert [column.unit.currency for column in found.columns if column.field in ("low", "high")] == ["USD", "USD"]


def test_what_the_analyst_says_of_a_column_goes_before_the_guess() -> None:
    found = layout(["誰", "Amount ($m)", "Extra ($m)"], mapping="company=誰,amount=C")
    assert fields(found) == {"A": "company", "C": "amount"}
    assert found is not None
    assert found.unread == ("Amount ($m)",)


def test_a_column_may_be_left_out() -> None:
    assert fields(layout(["Company", "Amount ($m)", "Date"], mapping="-=Date")) == {"A": "company", "B": "amount"}


def test_a_maximum_is_an_upper_bound() -> None:
    found = layout(["Company", "Maximum grant (EUR m)"])
    assert found is not None
    assert [(column.field, column.bound) for column in found.columns][1] == ("subsidy", "max")


@pytest.mark.parametrize("rows", [[["Company", "Date"]], [["Amount", "Date"]], [["a", "b"], ["c", "d"]], []])
def test_without_amounts_and_names_there_is_no_table(rows: list[list[Value]]) -> None:
    assert layout(*rows) is None


@pytest.mark.parametrize("mapping", ["payer", "colour=A", "payer=", "=A"])
def test_a_mapping_that_makes_no_sense_is_refused(mapping: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        told(mapping)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(InputRefused, match="no column Z"):
        layout(["Company", "Amount ($m)"], mapping="date=Z")
