"""The tables in `data/`: tab-separated, the first line names the columns, lines that begin with # are remarks.

A person may put tables of their own in the place of the economies and the dollar rates: see `use_tables_of`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from daicho.errors import InputRefused

REPLACEABLE = ("economies", "dollar_rates")
_replaced: dict[str, Path] = {}


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>`, or of the table put in its place, by column. Raises ValueError for a row of another length."""
    own = _replaced.get(name)
    yield from _of_csv(own) if own else _of_package(name)


def use_tables_of(folder: Path) -> tuple[str, ...]:
    """From now on, in this process, read `economies.csv` and `dollar_rates.csv` where `folder` has them; which it has.

    They have the columns of daicho's own tables and stand for the whole of them. To be called before any question is asked.
    Raises InputRefused for a folder with neither, for other columns, and for a figure that is no number.
    """
    found = {f"{name}.tsv": folder / f"{name}.csv" for name in REPLACEABLE if (folder / f"{name}.csv").is_file()}
    if not found:
        raise InputRefused(str(folder), f"neither {' nor '.join(f'{name}.csv' for name in REPLACEABLE)} is there")
    for name, path in found.items():
        _check(path, tuple(next(_of_package(name))))
    _replaced.update(found)
    return tuple(sorted(found))


def tables_in_use() -> tuple[Path, ...]:
    """The files that stand in the place of daicho's own tables in this process."""
    return tuple(_replaced[name] for name in sorted(_replaced))


def _check(path: Path, columns: tuple[str, ...]) -> None:
    try:
        for number, row in enumerate(_of_csv(path), 2):
            if tuple(row) != columns:
                raise InputRefused(str(path), f"its columns are {', '.join(row)}, not {', '.join(columns)}")
            for column in ("year", "gdp_usd_bn", "population_m", "per_dollar"):
                if row.get(column) and not _is_positive(row[column]):
                    raise InputRefused(str(path), f"line {number}: {column} is {row[column]!r}, no number above 0")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise InputRefused(str(path), str(error)) from error


def _is_positive(text: str) -> bool:
    try:
        return 0 < float(text) < float("inf")
    except ValueError:
        return False


def _of_csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.reader(lines)
        yield from _rows(table, path.name)


def _of_package(name: str) -> Iterator[dict[str, str]]:
    lines = files("daicho.reference").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    yield from _rows((line.split("\t") for line in lines), name)


def _rows(lines: Iterator[list[str]], name: str) -> Iterator[dict[str, str]]:
    columns: list[str] | None = None
    for number, cells in enumerate(lines, 1):
        if not any(cells) or cells[0].startswith("#"):
            continue
        if columns is None:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells for {len(columns)} columns")
        yield dict(zip(columns, cells, strict=True))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by `|`; none for an empty cell."""
    return tuple(cell.split("|")) if cell else ()
