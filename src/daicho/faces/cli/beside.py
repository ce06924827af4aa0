"""Totals beside economies, in tables: the option that asks for it, its two columns and the notes underneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from daicho.questions.per import Measured, Per


def per_option(whose: str) -> Callable[[Any], Any]:
    """`--per`. whose: which country it is of, as the help tells it."""
    return click.option(
        "--per",
        "measured",
        type=click.Choice(["gdp", "head"]),
        help=f"Beside each total: its share of GDP, or the sum per head; of {whose}.",
    )


def per_columns(of: Measured) -> list[tuple[str, str]]:
    """The columns of a table."""
    return [("share of GDP" if of == "gdp" else "per head", "right"), ("of", "whole")]


def per_cells(found: Per, currency: str) -> tuple[str, str]:
    """What stands in them for a total in this currency."""
    from daicho.model.wording import share_range, total_range

    if found.low is None:
        return "", ""
    shown = share_range(found.low, found.high) if found.of == "gdp" else total_range(found.low, found.high, currency)
    return shown, f"{found.country} {found.year}"


def print_per_notes(beside: Sequence[Per], names: Sequence[str]) -> None:
    """Where the figures are from, and for which rows, by `names`, none can be given and why."""
    from daicho.faces.cli.tables import printable

    sources = dict.fromkeys(found.source for found in beside if found.source)
    if sources:
        print(f"{'GDP' if beside[0].of == 'gdp' else 'population'}: {'; '.join(sources)}")
    for found, name in zip(beside, names, strict=True):
        if found.why:
            print(f"not given for {printable(name)}: {found.why}")
