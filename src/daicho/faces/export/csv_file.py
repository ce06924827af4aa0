"""Comma-separated values, UTF-8: one row a deal."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from daicho.faces.export.columns import Cell, DealColumn, deal_columns, harmless
from daicho.model.deal import Deal, DealLine
from daicho.questions.lines import Lines, column

_AT_ONCE = 1000
_QUOTED = re.compile('[",\r\n]')  # what may be in a cell that is quoted


def write(path: Path, deals: Iterable[Deal | DealLine], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a file; the addresses of sources have no place in it."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        write_to(out, deals, converted)


def write_to(out: TextIO, deals: Iterable[Deal | DealLine], converted: bool = False) -> None:
    """Write the line of column names and a line a deal; converted: with what was stated and the rate."""
    out.writelines(lines_of(deals, converted))


def lines_of(deals: Iterable[Deal | DealLine], converted: bool = False) -> Iterator[str]:
    """The line of column names, then a line a deal, a thousand of them made at a time unless deals are held by column."""
    columns = deal_columns(converted)
    yield _line(column.name for column in columns)
    if isinstance(deals, Lines):
        yield from _rows(deals, columns)
        return
    ahead = iter(deals)
    while some := list(islice(ahead, _AT_ONCE)):
        yield from _rows(some, columns)


def _rows(deals: Sequence[Deal | DealLine], columns: Sequence[DealColumn]) -> Iterator[str]:
    """A line a deal: a cell is worded once for all deals that have the same there."""
    cells = [column(deals, one.of.attribute).meaning(partial(_cell, one.of.means)) for one in columns]
    return map("{}\n".format, map(",".join, zip(*cells, strict=True)))


def _cell(means: Callable[[Any], Cell], found: Any) -> str:
    """A cell as it stands in a line."""
    text = _text(means(found))
    if not _QUOTED.search(text):
        return text
    line: str = _line((text, ""))
    return line[:-2]  # without the comma before the other one, and the end of the line


class _Line:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


_line = csv.writer(_Line(), lineterminator="\n").writerow


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)
