"""Comma-separated values, UTF-8: one row a deal."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from daicho.faces.export.columns import Cell, deal_columns, harmless
from daicho.model.deal import Deal, DealLine


def write(path: Path, deals: Iterable[Deal | DealLine], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a file; the addresses of sources have no place in it."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        write_to(out, deals, converted)


def write_to(out: TextIO, deals: Iterable[Deal | DealLine], converted: bool = False) -> None:
    """Write the line of column names and a line a deal; converted: with what was stated and the rate."""
    out.writelines(lines_of(deals, converted))


def lines_of(deals: Iterable[Deal | DealLine], converted: bool = False) -> Iterator[str]:
    """The line of column names, then a line a deal, each as soon as it is asked for."""
    written = csv.writer(_Line(), lineterminator="\n")
    columns = deal_columns(converted)
    yield written.writerow(column.name for column in columns)
    for deal in deals:
        yield written.writerow(_text(column.of(deal)) for column in columns)


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
