"""Deals as files that other programs read: a module a format."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daicho.faces.export.aside import aside

if TYPE_CHECKING:
    from daicho.model.deal import Deal, DealLine
    from daicho.questions.conversion import Conversion
    from daicho.questions.deals import DealsForFiles

# Format -> the module that writes it, and what it is.
FORMATS = {
    "csv": ("csv_file", "one row a deal"),
    "xlsx": ("xlsx_file", "a workbook: a sheet of deals, and behind it a sheet of the claims that tell of them"),
    "parquet": ("parquet_file", "one row a deal, its claims nested in it"),
    "ftm": ("ftm_file", "FollowTheMoney entities as JSON lines: who pays and receives, and a Payment for each deal"),
}

Writer = Callable[[Path, Iterable[Any], Mapping[str, str], bool], None]
_OF_LINES = ("csv",)  # these say no more of a deal than its line does: nobody need look up its claims


def rows(form: str, found: DealsForFiles, into: Conversion | None) -> Iterable[Deal | DealLine]:
    """The deals as a file of one of FORMATS needs them, converted where that is asked for."""
    if form in _OF_LINES:
        return into.lines(found.lines) if into else found.lines
    return into.deals(found.deals) if into else found.deals


def export(
    form: str, path: Path, deals: Iterable[Deal | DealLine], addresses: Mapping[str, str], *, converted: bool = False
) -> None:
    """Write `deals`, which are gone through once, to `path` in one of FORMATS, whole or not at all.

    deals: as `rows` gives them; addresses: web address by document id, for links to sources; converted: they are converted ones,
    with columns for what was stated and the rate. Raises OutputError.
    """
    module = importlib.import_module(f"daicho.faces.export.{FORMATS[form][0]}")
    write: Writer = module.write
    with aside(path) as beside:
        write(beside, deals, addresses, converted)
