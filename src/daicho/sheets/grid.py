"""A sheet as rows of cells, however it was stored."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

Value = str | Decimal | None
"""What a cell holds: words (a day of the calendar as an ISO date), a number, or nothing."""

MOST_ROWS = 200_000
MOST_COLUMNS = 256
_DIGITS = 15  # a spreadsheet's own precision: what is behind it is noise of binary fractions


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet. tab: its name in the workbook, empty where a file is one sheet; rows: by their number from 1, empty
    ones left out; epoch: the day that the serial number 0 stands for.
    """

    tab: str
    rows: Mapping[int, Sequence[Value]]
    epoch: str = field(default="1899-12-30")


def value_of(cell: Any) -> Value:
    """What a cell holds, of what a library gives for it."""
    if cell is None or isinstance(cell, (str, Decimal)):
        return cell
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        try:
            return Decimal(f"{cell:.{_DIGITS}g}" if isinstance(cell, float) else cell)
        except InvalidOperation:
            return str(cell)
    return str(cell)


def letter(column: int) -> str:
    """The letters of a column, from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text_of(value: Value) -> str:
    """A cell as one line of text; a number without the noise of its storage."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return " ".join(value.split())
