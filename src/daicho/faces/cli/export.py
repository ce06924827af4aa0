"""`daicho export`: the deals as a file that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from daicho.faces.cli.options import date_option, filter_options, ledger_option
from daicho.faces.export import FORMATS


@click.command(name="export", epilog="  ".join(f"{name}: {what}." for name, (_, what) in FORMATS.items()))
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("path", type=click.Path(path_type=Path))
@ledger_option
@filter_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
def export_command(form: str, path: Path, ledger: str, as_of: str | None, **filters: Any) -> int:
    """Write the deals to PATH as csv, xlsx, parquet or ftm; a file that is there is replaced once the new one is whole."""
    from daicho.faces.export import export
    from daicho.ledger import read
    from daicho.ledger.store import open_ledger
    from daicho.questions.deals import Filters, deals_of

    with open_ledger(ledger, create=False) as store:
        answer = deals_of(store, Filters(**filters), as_of)
        with store.reading() as connection:
            addresses = read.addresses(connection)
    export(form, path, answer.deals, addresses)
    many = len(answer.deals)
    print(f"{path}: {many} deal{'' if many == 1 else 's'}, as of {answer.as_of or 'no known date'}")
    if answer.undated:
        print(f"left out for want of a date: {', '.join(answer.undated)}")
    return 0
