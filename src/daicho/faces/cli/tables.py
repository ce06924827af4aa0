"""Tables that fit the terminal, figures on the right."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

_WIDTH_OFF_TERMINAL = 120  # a file or a pipe has no width of its own; the same one always gives the same bytes
_BETWEEN = 3  # columns of white space between two cells
_NARROWEST = 14
_WORD = re.compile(r"\s*\S+\s*")
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)  # made once: answers have a hundred thousand lines


def print_json_line(value: Any) -> None:
    """One JSON object on a line of its own, as is, in UTF-8."""
    sys.stdout.write(_JSON.encode(value) + "\n")


def print_table(title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings. columns: (heading, side).

    side: `left` folds what is too long, `right` and, on the left, `whole` are never broken, `cut` ends in an ellipsis where the
    row would not fit on one line. Text from documents is never read as markup.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    widest = [max(map(_size, some)) for some in zip([heading for heading, _ in columns], *cells, strict=True)]
    sides = [side for _, side in columns]
    room = _room(sides, widest)
    sizes = _sizes(sides, widest, room)
    for line in title.split("\n") if title else ():  # above the table and not of it, whose columns may be narrower
        _print_bold(_folded(line, room + _BETWEEN * len(columns) - 1))
    rule = "─" * (sum(sizes) + _BETWEEN * (len(sizes) - 1))
    edge = " " * (len(rule) + 2)
    print(edge)
    _print_bold(_row([heading for heading, _ in columns], sides, sizes, low=True))
    print(f" {rule} ", *chain.from_iterable(_row(row, sides, sizes) for row in cells), edge, sep="\n")


def _print_bold(lines: Iterable[str]) -> None:
    """Print lines in bold where the terminal knows how and its user has not asked for plain text."""
    plain = not sys.stdout.isatty() or os.environ.get("TERM") in ("dumb", "unknown") or os.environ.get("NO_COLOR")
    on, off = ("", "") if plain else ("\x1b[1m", "\x1b[0m")
    for line in lines:
        print(f"{on}{line}{off}")


def _row(texts: Sequence[str], sides: Sequence[str], sizes: Sequence[int], *, low: bool = False) -> Iterator[str]:
    """The lines of a row. low: a cell of fewer lines than another stands at the bottom."""
    cells = [_cell(text, side, size) for text, side, size in zip(texts, sides, sizes, strict=True)]
    high = max(map(len, cells))
    for cell, size in zip(cells, sizes, strict=True) if high > 1 else ():
        empty = [" " * size] * (high - len(cell))
        cell[:] = [*empty, *cell] if low else [*cell, *empty]
    between = " " * _BETWEEN
    return (f" {between.join(line)} " for line in zip(*cells, strict=True))


def _cell(text: str, side: str, size: int) -> list[str]:
    """A cell as lines, each of this size."""
    room = size - _size(text)
    if room >= 0:
        return [" " * room + text if side == "right" else text + " " * room]
    from rich.cells import set_cell_size

    if side == "cut":
        return [set_cell_size(text, size - 1) + "…"]
    return [set_cell_size(line, size) for line in _folded(text, size)]


def _folded(text: str, size: int) -> list[str]:
    """A text as lines of this size, but for a space at the end, broken between words and within those that are longer."""
    from rich.cells import chop_cells

    lines, room = [""], size
    for word in _WORD.findall(text):
        long = _size(word.rstrip())
        if long <= room:
            lines[-1] += word
            room -= _size(word)
            continue
        pieces = chop_cells(word, size) if long > size else [word]
        lines = [*(line for line in lines if line), *pieces]
        room = size - _size(pieces[-1])
    return lines


def _size(text: str) -> int:
    """How many columns of a terminal a text takes: kanji take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _room(sides: Sequence[str], widest: Sequence[int]) -> int:
    """What there is for all cells of a row, white space aside: rather a line too long than a figure cut."""
    least = sum(
        most if side in ("right", "whole") else min(most, _NARROWEST) for side, most in zip(sides, widest, strict=True)
    )
    return max(width(), least + _BETWEEN * len(sides)) - _BETWEEN * len(sides) + 1


def _sizes(sides: Sequence[str], widest: Sequence[int], room: int) -> list[int]:
    """The size of each column: those that are cut share what the others leave, those that fold give what there is too much."""
    # With the white space on both sides of a cell, or on one at the ends of a row, nothing is wider than a row.
    beside = [(at > 0) + (at < len(sides) - 1) for at in range(len(sides))]
    found = [min(size, room + sum(beside) - one) for size, one in zip(_cut_sizes(sides, widest), beside, strict=True)]
    folding = [at for at, side in enumerate(sides) if side == "left"]
    while (excess := sum(found) - room) > 0 and folding:
        most = max(found[at] + beside[at] for at in folding)
        giving = [at for at in folding if found[at] + beside[at] == most]
        lead = most - max((found[at] + beside[at] for at in folding if at not in giving), default=0)
        left = excess
        for others, at in zip(range(len(giving), 0, -1), giving, strict=True):
            gives = min(lead, excess, round(left / others))
            found[at] -= gives
            left -= gives
    return found


def _cut_sizes(sides: Sequence[str], widest: Sequence[int]) -> list[int]:
    """The sizes of columns that are cut, sharing evenly what the others leave; of those others what they ask for."""
    room = width() - sum(most + _BETWEEN for side, most in zip(sides, widest, strict=True) if side != "cut")
    found = list(widest)
    waiting = sorted((most, at) for at, most in enumerate(widest) if sides[at] == "cut")
    while waiting:
        most, at = waiting.pop(0)  # the narrowest first, so that what it leaves goes to the wider ones
        found[at] = min(most, max(_NARROWEST, room // (len(waiting) + 1) - _BETWEEN))
        room -= min(most, found[at]) + _BETWEEN
    return found


def printable(text: str) -> str:
    """`text` on one line without control characters, which a hostile document might aim at the terminal."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def width() -> int:
    """How many columns there are to write on."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else _WIDTH_OFF_TERMINAL


def shorten(text: str, size: int) -> str:
    """`text` on one line, cut to `size` characters with an ellipsis."""
    text = printable(text)
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
