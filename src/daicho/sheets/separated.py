"""Tables of text: values between commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io

from daicho.errors import InputRefused
from daicho.sheets.grid import MOST_COLUMNS, MOST_ROWS, Grid, Value

_MARKS = ",;\t"
_LONGEST = 1 << 20  # of a cell, in characters


def grid(name: str, text: str) -> Grid:
    """The table in `text`. Raises InputRefused for one that is too long, or no table."""
    first = next((line for line in text.splitlines() if any(mark in line for mark in _MARKS)), "")
    if not first:
        raise InputRefused(name, "no table: no line of it has a comma, a semicolon or a tab")
    mark = "\t" if "\t" in first and name.lower().endswith((".tsv", ".tab")) else max(_MARKS, key=first.count)
    before = csv.field_size_limit(_LONGEST)
    rows: dict[int, list[Value]] = {}
    try:
        # A row is known by the line it begins on in a spreadsheet, which counts rows and not the line breaks in their cells.
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1):
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) == MOST_ROWS:
                raise InputRefused(name, f"has more than {MOST_ROWS:,} rows")
            rows[number] = [cell.strip() or None for cell in cells[:MOST_COLUMNS]]
    except csv.Error as error:
        raise InputRefused(name, f"no table: {error}") from error
    finally:
        csv.field_size_limit(before)
    return Grid("", rows)
