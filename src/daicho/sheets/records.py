"""The rows of a sheet as records: what each says in which field, with its cell; titles, totals and remarks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.sheets.columns import AMOUNTS, BOUNDS, Layout
from daicho.sheets.grid import Grid, Value, letter, text_of

_TOTAL = re.compile(
    r"(?:.{1,30}[ :–-] ?|sub-?)?totals?(?: \(.*\))?:?|total(?::| (?:for|of|in|amount|cost|funding|invest|subsid)).{0,30}|sum:?"
    r"|.{0,20}[合総小累]\s*計額?|計",
    re.I,
)
# How a cell says that it says nothing.
_BLANK = re.compile(
    r"[-–—―ー−*.…?？・ ]+|n\.?/?a\.?|none|nil|null|tb[cda]|unknown|(?:un|not )disclosed|なし|無し|不明|未定|未公表|非公表|非公開",
    re.I,
)
_WHOSE = ("payer", "company", "recipient", "project")
_NAMING = (*_WHOSE, "kind", "date", "deal", "place", "country", "status")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that fills a field: its name in the workbook (`Deals!B7`), what it holds and that as text."""

    cell: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its number and what it says by field."""

    number: int
    entries: dict[str, Entry]


def records(grid: Grid, layout: Layout) -> Iterator[Record]:
    """The rows under the headings that state a sum or whose it would be: not those that add others up, nor remarks."""
    for number, row in grid.rows.items():
        if number < layout.first or _is_total(row):
            continue
        entries = {}
        for column in layout.columns:
            value = row[column.at] if column.at < len(row) else None
            if (text := text_of(value)) and not _BLANK.fullmatch(text):
                entries[column.field] = Entry(_cell(grid, column.at, number), value, _as_meant(text))
        states = any(field in entries for field in (*AMOUNTS, *BOUNDS))
        named = [field for field in _NAMING if field in entries]
        if named and (states or (len(named) > 1 and any(field in _WHOSE for field in named))):
            yield Record(number, entries)


def _is_total(row: Sequence[Value]) -> bool:
    """Whether the first words of a row call it a total."""
    first = next((value for value in row if isinstance(value, str) and not _figure(value)), "")
    return _TOTAL.fullmatch(" ".join(first.split())) is not None


def _figure(text: str) -> bool:
    try:
        Decimal(text.replace(",", ""))
    except ArithmeticError:
        return False
    return True


def _cell(grid: Grid, column: int, number: int) -> str:
    """`B7`, or `Deals!B7` in a workbook."""
    here = f"{letter(column)}{number}"
    return f"{grid.tab}!{here}" if grid.tab else here


def _as_meant(text: str) -> str:
    """A text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", text) else text
