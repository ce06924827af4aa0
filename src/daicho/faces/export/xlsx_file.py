"""An Excel workbook: a sheet of deals, and behind it a sheet of the claims that tell of them, with links to these and to sources.

It is written row by row, so that memory does not grow with the ledger; the same deals give the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Generic

from daicho.faces.export.aside import library
from daicho.faces.export.columns import CLAIMS, DEALS, Cell, Column, Evidence, Row, harmless
from daicho.model.deal import Deal

# The format's own limits.
MOST_LINKS = 65_530  # on a sheet
MOST_ROWS = 1_048_576  # on a sheet, the heading among them
_LONGEST_LINK = 2_079
_LONGEST_TEXT = 32_767
_FIRST_YEAR = 1900
_MADE = datetime.datetime(2000, 1, 1)  # no clock in what is exported


def write(path: Path, deals: Sequence[Deal], addresses: Mapping[str, str]) -> None:
    """Write a workbook; sheets that are full go on in another one. Raises OutputError where xlsxwriter is not installed."""
    xlsxwriter = library("xlsxwriter", "xlsx")
    with path.open("wb") as out:
        book = xlsxwriter.Workbook(out, {"constant_memory": True})
        book.set_properties({"title": "daicho: deals", "created": _MADE})
        deal_rows = _Sheets(book, "deals", DEALS)
        claim_rows = _Sheets(book, "claims", CLAIMS)
        for deal in deals:
            first = claim_rows.place
            for stated in deal.claims:
                address = addresses.get(stated.document)
                claim_rows.write(Evidence(deal.id, stated, address), {"document": address} if address else {})
            deal_rows.write(deal, {"deal": first} if deal.claims else {})
        deal_rows.finish()
        claim_rows.finish()
        try:
            book.close()
        except library("xlsxwriter.exceptions", "xlsx").FileCreateError as error:
            raise OSError(str(error)) from error


class _Sheets(Generic[Row]):
    """A table over as many sheets as it takes."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column[Row]]) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._heading = book.add_format({"bold": True, "bottom": 1})
        self._whole = book.add_format({"num_format": "#,##0"})
        self._broken = book.add_format({"num_format": "#,##0.00####"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._link = book.get_default_url_format()
        self._many = 0
        self._begin()

    def _begin(self) -> None:
        self._many += 1
        self._title = self._name if self._many == 1 else f"{self._name} {self._many}"
        self._sheet = self._book.add_worksheet(self._title)
        self._sheet.freeze_panes(1, 1)
        self._row, self._links = 1, 0
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width)
            self._sheet.write_string(0, at, column.name, self._heading)

    @property
    def place(self) -> str:
        """Where the next row will stand, as a link within the workbook."""
        if self._row == MOST_ROWS:
            self.finish()
            self._begin()
        return f"internal:'{self._title}'!A{self._row + 1}"

    def write(self, row: Row, links: Mapping[str, str]) -> None:
        """Write a row. links: by the name of the column that carries it."""
        _ = self.place  # a full sheet goes on in another one
        for at, column in enumerate(self._columns):
            self._cell(at, column, column.of(row), links.get(column.name))
        self._row += 1

    def finish(self) -> None:
        """Let readers filter the rows of the sheet."""
        self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _cell(self, at: int, column: Column[Row], cell: Cell, link: str | None) -> None:
        if cell is None:
            return
        if link and self._links < MOST_LINKS and len(link) <= _LONGEST_LINK:
            self._links += 1
            self._sheet.write_url(self._row, at, link, self._link, _fit(str(cell)))
        elif not isinstance(cell, str):
            self._sheet.write_number(self._row, at, cell, self._broken if cell % 1 else self._whole)
        elif column.kind == "day" and (day := _day(cell)):
            self._sheet.write_datetime(self._row, at, day, self._day)
        else:
            self._sheet.write_string(self._row, at, _fit(cell))


def _fit(text: str) -> str:
    text = harmless(text)
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _day(text: str) -> datetime.date | None:
    """A day as the format can hold it; None for a month, a year, or a day before its calendar begins."""
    if len(text) != len("2024-02-24") or int(text[:4]) < _FIRST_YEAR:
        return None
    return datetime.date.fromisoformat(text)
