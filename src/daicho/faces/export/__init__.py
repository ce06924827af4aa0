"""Deals as files that other programs read: a module a format."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from daicho.faces.export.aside import aside
from daicho.model.deal import Deal

# Format -> the module that writes it, and what it is.
FORMATS = {
    "csv": ("csv_file", "one row a deal"),
    "xlsx": ("xlsx_file", "a workbook: a sheet of deals, and behind it a sheet of the claims that tell of them"),
    "parquet": ("parquet_file", "one row a deal, its claims nested in it"),
    "ftm": ("ftm_file", "FollowTheMoney entities as JSON lines: who pays and receives, and a Payment for each deal"),
}

Writer = Callable[[Path, Iterable[Deal], Mapping[str, str], bool], None]


def export(
    form: str, path: Path, deals: Iterable[Deal], addresses: Mapping[str, str], *, converted: bool = False
) -> None:
    """Write `deals`, which are gone through once, to `path` in one of FORMATS, whole or not at all.

    addresses: web address by document id, for links to sources; converted: `deals` are `Converted` ones, with columns for what
    was stated and the rate. Raises OutputError.
    """
    module = importlib.import_module(f"daicho.faces.export.{FORMATS[form][0]}")
    write: Writer = module.write
    with aside(path) as beside:
        write(beside, deals, addresses, converted)
