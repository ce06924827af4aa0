"""`daicho deals`: the deals of the ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from daicho.errors import UsageError
from daicho.faces.cli.options import date_option, filter_options, format_option, ledger_option


@click.command(name="deals")
@ledger_option
@filter_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl", "csv", "xlsx", "parquet")
@click.option(
    "--output", metavar="PATH", type=click.Path(path_type=Path), help="The file to write: csv, xlsx, parquet."
)
def deals_command(ledger: str, as_of: str | None, form: str, output: Path | None, **filters: Any) -> int:
    """List the deals with range, status, first and last seen and the number of documents that tell of them."""
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.faces.cli.wording import DEAL_COLUMNS, deal_row
    from daicho.faces.export import export
    from daicho.faces.export.csv_file import write_to
    from daicho.ledger import read
    from daicho.ledger.store import open_ledger
    from daicho.questions.deals import Filters, deals_of
    from daicho.questions.records import deal_record

    if output and form in ("table", "jsonl"):
        raise UsageError(f"--output is for csv, xlsx and parquet; send a {form} on with > PATH")
    if not output and form in ("xlsx", "parquet"):
        raise UsageError(f"{form} is no text to print; give --output PATH")
    with open_ledger(ledger, create=False) as store:
        answer = deals_of(store, Filters(**filters), as_of)
        with store.reading() as connection:
            addresses = read.addresses(connection) if output else {}
        empty = "" if answer.deals else nothing(store, "deals", as_of, filters)
    if output:
        export(form, output, answer.deals, addresses)
        return 0
    if form == "csv":
        write_to(sys.stdout, answer.deals)
        return 0
    if form == "jsonl":
        for deal in answer.deals:
            print_json_line(deal_record(deal))
        return 0
    if not answer.deals:
        print(empty)
    else:
        many = len(answer.deals)
        title = f"{many} deal{'' if many == 1 else 's'}, as of {answer.as_of or 'no known date'}"
        print_table(title, DEAL_COLUMNS, map(deal_row, answer.deals))
    if answer.undated:
        print(f"left out for want of a date: {', '.join(answer.undated)}")
    return 0
