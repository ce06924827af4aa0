"""`daicho deals`: the deals of the ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daicho.errors import UsageError
from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import conversion_options, date_option, filter_options, format_option, ledger_option

if TYPE_CHECKING:
    from daicho.ledger.store import Ledger
    from daicho.questions.board import Board
    from daicho.questions.conversion import Conversion
    from daicho.questions.filters import Filters


@click.command(name="deals")
@ledger_option
@filter_options
@conversion_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl", "csv", "xlsx", "parquet")
@limit_option
@click.option(
    "--output", metavar="PATH", type=click.Path(path_type=Path), help="The file to write: csv, xlsx, parquet."
)
def deals_command(
    ledger: str,
    currency: str | None,
    rates: str,
    as_of: str | None,
    form: str,
    limit: Limit,
    output: Path | None,
    **filters: Any,
) -> int:
    """List the deals with range, status, first and last seen and the number of documents that tell of them."""
    from daicho.faces.cli.nothing import nothing
    from daicho.ledger.store import open_ledger
    from daicho.questions.board import board
    from daicho.questions.conversion import Conversion
    from daicho.questions.filters import Filters
    from daicho.questions.rates import rates_for

    if output and form in ("table", "jsonl"):
        raise UsageError(f"--output is for csv, xlsx and parquet; send a {form} on with > PATH")
    if not output and form in ("xlsx", "parquet"):
        raise UsageError(f"{form} is no text to print; give --output PATH")
    limit.for_tables(form == "table")
    with open_ledger(ledger, create=False) as store:
        if form in ("csv", "xlsx", "parquet"):
            _write(store, form, output, Filters(**filters), as_of, (currency, rates))
            return 0
        if form == "jsonl":
            _print_records(store, Filters(**filters), as_of, (currency, rates))
            return 0
        needs = ("id", "currency", "first_seen") if currency else ("id",)
        found = board(store, Filters(**filters), as_of, needs, limit.most)
        empty = "" if found.lines else nothing(store, "deals", as_of, filters)
    used = rates_for(found.lines, rates, found.as_of)
    if found.lines:
        _print_table(found, limit, Conversion(currency, used) if currency else None)
    else:
        print(empty)
    if found.undated:
        print(f"left out for want of a date: {limit.names(found.undated)}")
    return 0


def _write(
    store: Ledger, form: str, output: Path | None, filters: Filters, as_of: str | None, asked: tuple[str | None, str]
) -> None:
    """Write the deals to a file, or print them. asked: the currency that they are converted to, if any, and at which rates."""
    from daicho.faces.export import export, rows
    from daicho.faces.export.csv_file import write_to
    from daicho.ledger import read
    from daicho.questions.conversion import Conversion
    from daicho.questions.deals import deals_for_files
    from daicho.questions.rates import rates_for

    currency, rates = asked
    with store.reading() as connection:
        addresses = read.addresses(connection) if output else {}
    with deals_for_files(store, filters, as_of) as answer:
        into = Conversion(currency, rates_for(answer.lines, rates, answer.as_of)) if currency else None
        deals = rows(form, answer, into)
        if output:
            export(form, output, deals, addresses, converted=bool(currency))
        else:
            write_to(sys.stdout, deals, converted=bool(currency))


def _title(many: int, as_of: str | None) -> str:
    return f"{many} deal{'' if many == 1 else 's'}, as of {as_of or 'no known date'}"


def _print_records(store: Ledger, filters: Filters, as_of: str | None, asked: tuple[str | None, str]) -> None:
    """Print the deals with all that stands behind them. asked: as for `_write`."""
    from daicho.faces.cli.tables import print_json_line
    from daicho.questions.conversion import Conversion
    from daicho.questions.deals import deals_of
    from daicho.questions.rates import rates_for
    from daicho.questions.records import converted_record, deal_record

    currency, rates = asked
    answer = deals_of(store, filters, as_of)
    used = rates_for(answer.deals, rates, answer.as_of)
    if currency:
        for converted in Conversion(currency, used).deals(answer.deals):
            print_json_line(converted_record(converted))
    else:
        for deal in answer.deals:
            print_json_line(deal_record(deal))


def _print_table(found: Board, limit: Limit, into: Conversion | None) -> None:
    from daicho.faces.cli.tables import print_table
    from daicho.faces.cli.wording import CONVERTED_COLUMNS, DEAL_COLUMNS, SHORT_ID, at_rates, converted_row, deal_row

    title = _title(len(found.lines), found.as_of)
    if into is None:
        print_table(title, DEAL_COLUMNS, map(deal_row, found.first))
    else:
        rows = (converted_row(line, into.line(line)) for line in found.first)
        print_table(f"{title}{at_rates(into.target, into.rates)}", CONVERTED_COLUMNS, rows)
    limit.foot(len(found.lines), "deals")
    for why, left in into.lacking(found.lines).items() if into else ():
        print(f"{why} ({limit.names([key[:SHORT_ID] for key in left])})")
