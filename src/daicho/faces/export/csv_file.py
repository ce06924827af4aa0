"""Comma-separated values, UTF-8: one row a deal."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from daicho.faces.export.columns import DEALS, Cell, harmless
from daicho.model.deal import Deal, DealLine


def write(path: Path, deals: Sequence[Deal], addresses: Mapping[str, str]) -> None:
    """Write a file; the addresses of sources have no place in it."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        write_to(out, deals)


def write_to(out: TextIO, deals: Iterable[Deal | DealLine]) -> None:
    """Write the line of column names and a line a deal."""
    out.writelines(lines_of(deals))


def lines_of(deals: Iterable[Deal | DealLine]) -> Iterator[str]:
    """The line of column names, then a line a deal, each as soon as it is asked for."""
    written = csv.writer(_Line(), lineterminator="\n")
    yield written.writerow(column.name for column in DEALS)
    for deal in deals:
        yield written.writerow(_text(column.of(deal)) for column in DEALS)


class _Line:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)
