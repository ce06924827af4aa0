"""Tables that fit the terminal, figures on the right."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

_WIDTH_OFF_TERMINAL = 120  # a file or a pipe has no width of its own; the same one always gives the same bytes
_BETWEEN = 3  # columns of white space between two cells
_NARROWEST = 14


def print_json_line(value: Any) -> None:
    """One JSON object on a line of its own, as is, in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings. columns: (heading, side).

    side: `left` folds what is too long, `right` and, on the left, `whole` are never broken, `cut` ends in an ellipsis where the
    row would not fit on one line. Text from documents is never read as markup.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[printable(cell) for cell in row] for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    widest = [
        max([cell_len(heading), *(cell_len(row[at]) for row in cells)]) for at, (heading, _) in enumerate(columns)
    ]
    for (heading, side), most in zip(columns, _widths(columns, widest), strict=True):
        table.add_column(
            heading,
            justify="right" if side == "right" else "left",
            no_wrap=side != "left",
            overflow="ellipsis" if side == "cut" else "fold",
            max_width=most,
        )
    for row in cells:
        table.add_row(*map(Text, row))
    # Rather a line too long than a figure cut.
    least = sum(
        most if side in ("right", "whole") else min(most, _NARROWEST)
        for (_, side), most in zip(columns, widest, strict=True)
    )
    console = Console(width=max(width(), least + _BETWEEN * len(columns)), highlight=False)
    if title:  # above the table and not of it, whose columns may be narrower
        console.print(Text(title, style="bold"))
    console.print(table)


def _widths(columns: Sequence[tuple[str, str]], widest: Sequence[int]) -> list[int | None]:
    """The most each `cut` column may take, sharing evenly what the others leave; None for the others."""
    room = width() - sum(most + _BETWEEN for (_, side), most in zip(columns, widest, strict=True) if side != "cut")
    found: list[int | None] = [None] * len(columns)
    waiting = sorted((most, at) for at, most in enumerate(widest) if columns[at][1] == "cut")
    while waiting:
        most, at = waiting.pop(0)  # the narrowest first, so that what it leaves goes to the wider ones
        found[at] = min(most, max(_NARROWEST, room // (len(waiting) + 1) - _BETWEEN))
        room -= min(most, found[at] or 0) + _BETWEEN
    return found


def printable(text: str) -> str:
    """`text` on one line without control characters, which a hostile document might aim at the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def width() -> int:
    """How many columns there are to write on."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else _WIDTH_OFF_TERMINAL


def shorten(text: str, size: int) -> str:
    """`text` on one line, cut to `size` characters with an ellipsis."""
    text = printable(text)
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
