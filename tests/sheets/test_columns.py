"""Headings in English and Japanese, wherever they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daicho.errors import InputRefused, UsageError
from daicho.sheets.columns import Layout, layout_of, told
from daicho.sheets.grid import Grid, Value
from daicho.sheets.units import NO_UNIT, Unit
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
        (["Company", "Amount ($m)", "Share of total", "Investment share (%)"], {"A": "company", "B": "amount"}),
        (["事業者", "補助額（億円）", "投資額に占める割合"], {"A": "company", "B": "subsidy"}),
        (["Company", "Subsidy share (USD m)", "Amount (USD m)"], {"A": "company", "B": "subsidy", "C": "amount"}),
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


def test_a_heading_under_a_merged_one_may_say_more_than_that() -> None:
    found = layout(
        ["Company", "Location", None, "Payer", None, "Amount ($m)"],
        [None, "Prefecture", "Country", "Name", "Country"],
        ["Intel"],
    )
    assert fields(found) == {"A": "company", "B": "place", "C": "country", "D": "payer", "F": "amount"}


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ("（単位：億円）", Unit(Decimal(10) ** 8, "JPY")),
        ("All figures in USD bn unless noted", Unit(Decimal(10) ** 9, "USD")),
        ("(EUR m)", Unit(Decimal(10) ** 6, "EUR")),
        ("Investments in Japan, 2024", NO_UNIT),
        ("The $52 billion CHIPS Act", NO_UNIT),
    ],
)
def test_a_unit_may_stand_above_the_table(above: str, unit: Unit) -> None:
    found = layout(["Tracker", None, above], ["Company", "Investment", "Grant (JPY m)"], ["Intel", "20", "3"])
    assert found is not None
    assert [column.unit for column in found.columns] == [NO_UNIT, unit, Unit(Decimal(10) ** 6, "JPY")]


def test_the_first_row_of_data_is_no_heading() -> None:
    rows: list[list[Value]] = [
        ["id", "kind", "currency", "high", "payer", "first_seen"],
        ["deal-1", "subsidy", "USD", Decimal(5), "Kansas", "2024-04-02"],
        ["deal-2", "investment", "USD", Decimal(6), "Intel", "2024-04-03"],
    ]
    for cells in (rows, [[str(cell) for cell in row] for row in rows]):
        found = layout(*cells)
        assert found is not None
        assert (found.first, fields(found)["B"]) == (2, "kind")


def test_a_row_of_units_may_stand_under_the_headings() -> None:
    found = layout(["企業名", "投資額", "補助額"], [None, "億円", "百万円"], ["TSMC", "1", "2"])
    assert found is not None
    assert (found.first, [column.unit.factor for column in found.columns]) == (3, [1, 10**8, 10**6])
    found = layout(["Company", "Amount"], ["Intel", "$5 billion"], ["TSMC", "$1 billion"])
    assert found is not None
    assert (found.first, [column.unit for column in found.columns]) == (2, [NO_UNIT, NO_UNIT])


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
