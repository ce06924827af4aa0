"""Workbooks: values behind formulas, merged cells, and files that are not what they look like."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from daicho.errors import InputRefused
from daicho.sheets.grid import Grid
from daicho.sheets.workbook import grids
from sheets.books import book, replaced, sheet_xml, with_sheet


def only(data: bytes) -> Grid:
    (found,) = grids("book.xlsx", data)
    return found


def test_cells_are_words_numbers_and_days() -> None:
    found = only(book([["TSMC", 0.1, 12, datetime.date(2024, 4, 12), True, None]], title="Deals"))
    assert found.tab == "Deals"
    assert found.rows == {1: ["TSMC", Decimal("0.1"), Decimal(12), "2024-04-12", "True"]}


def test_a_formula_counts_by_the_value_stored_with_it() -> None:
    assert only(with_sheet(sheet_xml())).rows[2] == ["Intel", Decimal(2)]
    assert only(book([["Intel", "=1+1"]])).rows[1] == ["Intel"]


def test_merged_cells_hold_one_value() -> None:
    found = only(book([["METI", "TSMC", 1], [None, "Rapidus", 2], ["NEDO", "Kioxia", 3]], merged=["A1:A2"]))
    assert [row[0] for row in found.rows.values()] == ["METI", "METI", "NEDO"]


def test_hidden_sheets_are_left_alone() -> None:
    import io

    import openpyxl

    made = openpyxl.load_workbook(io.BytesIO(book([["shown"]])))
    made.create_sheet("secret").sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    assert [grid.tab for grid in grids("book.xlsx", out.getvalue())] == ["Sheet"]


def test_empty_rows_and_far_cells_cost_nothing() -> None:
    rows = "".join(f'<row r="{number}"><c r="XFD{number}" s="0"/></row>' for number in range(3, 2000))
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>TSMC</t></is></c><c r="B1048576"><v>5</v></c></row>'
    found = only(with_sheet(sheet_xml(rows + last)))
    assert list(found.rows) == [1, 2, 1_048_576]
    assert found.rows[1_048_576] == ["TSMC", Decimal(5)]


def test_a_file_that_unpacks_to_more_than_fits_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("daicho.sheets.workbook._MOST_BYTES", 100_000)
    with pytest.raises(InputRefused, match="unpacked"):
        list(grids("bomb.xlsx", with_sheet(sheet_xml(" " * 100_000))))


def test_more_rows_than_allowed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daicho.sheets.workbook.MOST_ROWS", 2)
    with pytest.raises(InputRefused, match="more than 2 rows"):
        list(grids("long.xlsx", book([["a"], ["b"], ["c"]])))


LAUGHS = (
    '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE z [<!ENTITY m SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("entities", [LAUGHS, OUTSIDE])
def test_entities_are_not_followed(entities: str) -> None:
    row = '<row r="3"><c r="A3" t="inlineStr"><is><t>&m;</t></is></c></row>'
    with pytest.raises(InputRefused, match="damaged workbook"):
        list(grids("book.xlsx", with_sheet(sheet_xml(row, before=entities))))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(512), r"\.xls of the old kind"),
        (book([["a"]])[:1000], "neither a workbook"),
        (b"PK\x03\x04", "neither a workbook"),
        (replaced(book([["a"]]), "xl/workbook.xml", b"<workbook"), "damaged workbook"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_line(data: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason) as refused:
        list(grids("book.xlsx", data))
    assert "\n" not in str(refused.value)
