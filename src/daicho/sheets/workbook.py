"""Excel workbooks, by the stored values of their cells, with guards against files that only look small."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from daicho.errors import InputRefused, OutputError
from daicho.sheets.grid import MOST_COLUMNS, MOST_ROWS, Grid, Value, value_of

_MOST_BYTES = 1 << 29  # unpacked, all parts together: fifty thousand deals with their claims take a fifth of it
_MOST_STRINGS = 1 << 27  # the part that has to be held in memory
_MOST_MERGED = 100_000
_MERGED = re.compile(rb'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_TAIL = 1 << 20


def grids(name: str, data: bytes) -> Iterator[Grid]:
    """The visible sheets of a workbook, in order; a formula counts by the value stored with it.

    Raises InputRefused for what is no workbook of this kind, or one too large, and OutputError where openpyxl is not installed.
    """
    _check(name, data)
    try:
        import openpyxl
    except ImportError as error:
        raise OutputError("reading a workbook needs openpyxl: pip install 'daicho[tables]'") from error
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            yield Grid(sheet.title, _spread(_rows(name, sheet), _merged(data, sheet)), _day(book.epoch))
    except InputRefused:
        raise
    except Exception as error:  # openpyxl meets broken files with whatever its innermost line happens to raise
        raise InputRefused(name, f"a damaged workbook ({type(error).__name__}: {error})") from error


def _check(name: str, data: bytes) -> None:
    """Refuse what is no .xlsx, and what would not fit once unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputRefused(name, "an .xls of the old kind, or one with a password; save it as .xlsx or .csv")
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise InputRefused(name, "neither a workbook (.xlsx) nor a table of text (.csv)") from error
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise InputRefused(name, "not an Excel workbook; save it as .xlsx or .csv")
    strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if sum(part.file_size for part in parts) > _MOST_BYTES or strings > _MOST_STRINGS:
        raise InputRefused(name, f"larger than {_MOST_BYTES >> 20} MB once it is unpacked")


def _rows(name: str, sheet: Any) -> dict[int, list[Value]]:
    sheet.reset_dimensions()  # what a sheet says of its own size need not be so
    found: dict[int, list[Value]] = {}
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if row.count(None) == len(row):
            continue
        last = max(at for at, cell in enumerate(row) if cell is not None)
        if len(found) == MOST_ROWS:
            raise InputRefused(name, f"sheet {sheet.title} has more than {MOST_ROWS:,} rows")
        found[number] = [value_of(cell) for cell in row[: last + 1]]
    return found


def _merged(data: bytes, sheet: Any) -> list[tuple[int, int, int, int]]:
    """The ranges of cells that are shown as one: (first row, last row, first column, last column). They stand at a part's end."""
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(sheet._worksheet_path) as part:
        found = []
        kept = b""
        while block := part.read(_TAIL):
            text = kept + block
            end = 0
            for match in _MERGED.finditer(text):
                left, top, right, bottom = match.groups()
                found.append((int(top), int(bottom), _column(left), _column(right)))
                end = match.end()
                if len(found) > _MOST_MERGED:
                    return found
            kept = text[max(end, len(text) - 64) :]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - ord("A") + 1
    return number - 1


def _spread(rows: dict[int, list[Value]], merged: Sequence[tuple[int, int, int, int]]) -> Mapping[int, Sequence[Value]]:
    """The rows with the value of merged cells in each of them."""
    for top, bottom, left, right in merged:
        source = rows.get(top, ())
        value = source[left] if left < len(source) else None
        if value is None or right >= MOST_COLUMNS:
            continue
        for number in range(top, bottom + 1):
            row = rows.get(number)
            if row is not None:
                row.extend([None] * (right + 1 - len(row)))
                row[left : right + 1] = [value] * (right + 1 - left)
    return rows


def _day(epoch: datetime.datetime) -> str:
    return epoch.date().isoformat()
