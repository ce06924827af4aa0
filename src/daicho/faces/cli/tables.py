"""Tables that fit the terminal, figures on the right."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

_WIDTH_OFF_TERMINAL = 120  # a file or a pipe has no width of its own; the same one always gives the same bytes


def print_json_line(value: Any) -> None:
    """One JSON object on a line of its own, as is, in UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings. columns: (heading, `left`, `right` or, on the left and never broken, `whole`).

    Text from documents is never read as markup.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title) if title else None,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for heading, side in columns:
        table.add_column(
            heading, justify="right" if side == "right" else "left", no_wrap=side != "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(width=width(), highlight=False).print(table)


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
