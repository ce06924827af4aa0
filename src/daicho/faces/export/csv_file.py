"""Comma-separated values, UTF-8: one row a deal."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from daicho.faces.export.columns import DEALS, Cell, harmless
from daicho.model.deal import Deal


def write(path: Path, deals: Sequence[Deal], addresses: Mapping[str, str]) -> None:
    """Write a file; the addresses of sources have no place in it."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        write_to(out, deals)


def write_to(out: TextIO, deals: Iterable[Deal]) -> None:
    """Write the line of column names and a line a deal."""
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(column.name for column in DEALS)
    for deal in deals:
        lines.writerow(_text(column.of(deal)) for column in DEALS)


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)
