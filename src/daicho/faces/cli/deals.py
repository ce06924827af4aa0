"""`daicho deals`: the deals of the ledger."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daicho.errors import UsageError
from daicho.faces.cli.options import conversion_options, date_option, filter_options, format_option, ledger_option

if TYPE_CHECKING:
    from daicho.ledger.store import Ledger
    from daicho.model.deal import Deal, DealLine
    from daicho.questions.conversion import Conversion
    from daicho.questions.filters import Filters


@click.command(name="deals")
@ledger_option
@filter_options
@conversion_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl", "csv", "xlsx", "parquet")
@click.option(
    "--output", metavar="PATH", type=click.Path(path_type=Path), help="The file to write: csv, xlsx, parquet."
)
def deals_command(
    ledger: str,
    currency: str | None,
    rates: str,
    as_of: str | None,
    form: str,
    output: Path | None,
    **filters: Any,
) -> int:
    """List the deals with range, status, first and last seen and the number of documents that tell of them."""
    from daicho.faces.cli.nothing import nothing
    from daicho.ledger.store import open_ledger
    from daicho.questions.board import board
    from daicho.questions.conversion import Conversion
    from daicho.questions.deals import deals_of
    from daicho.questions.filters import Filters
    from daicho.questions.rates import rates_for

    if output and form in ("table", "jsonl"):
        raise UsageError(f"--output is for csv, xlsx and parquet; send a {form} on with > PATH")
    if not output and form in ("xlsx", "parquet"):
        raise UsageError(f"{form} is no text to print; give --output PATH")
    with open_ledger(ledger, create=False) as store:
        if form == "table" and not currency:  # which has lines of deals and nothing that stands behind them
            found = board(store, Filters(**filters), as_of)
            if found.lines:
                _print_table(_title(len(found.lines), found.as_of), found.lines, None)
            else:
                print(nothing(store, "deals", as_of, filters))
            _print_undated(found.undated)
            return 0
        if form in ("csv", "xlsx", "parquet"):
            _write(store, form, output, Filters(**filters), as_of, (currency, rates))
            return 0
        answer = deals_of(store, Filters(**filters), as_of)
        empty = "" if answer.deals else nothing(store, "deals", as_of, filters)
    used = rates_for(answer.deals, rates, answer.as_of)
    into = Conversion(currency, used) if currency else None
    deals: Sequence[Deal] = list(into.deals(answer.deals)) if into else answer.deals
    if form == "jsonl":
        _print_records(deals)
        return 0
    if not deals:
        print(empty)
    else:
        _print_table(_title(len(deals), answer.as_of), deals, into)
    _print_undated(answer.undated)
    return 0


def _write(
    store: Ledger, form: str, output: Path | None, filters: Filters, as_of: str | None, asked: tuple[str | None, str]
) -> None:
    """Write the deals to a file, or print them. asked: the currency that they are converted to, if any, and at which rates."""
    from daicho.faces.export import export
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
        deals = into.deals(answer.deals) if into else answer.deals
        if output:
            export(form, output, deals, addresses, converted=bool(currency))
        else:
            write_to(sys.stdout, deals, converted=bool(currency))


def _title(many: int, as_of: str | None) -> str:
    return f"{many} deal{'' if many == 1 else 's'}, as of {as_of or 'no known date'}"


def _print_undated(documents: Sequence[str]) -> None:
    if documents:
        print(f"left out for want of a date: {', '.join(documents)}")


def _print_records(deals: Sequence[Deal]) -> None:
    from daicho.faces.cli.tables import print_json_line
    from daicho.questions.conversion import Converted
    from daicho.questions.records import converted_record, deal_record

    for deal in deals:
        print_json_line(converted_record(deal) if isinstance(deal, Converted) else deal_record(deal))


def _print_table(title: str, deals: Sequence[Deal | DealLine], into: Conversion | None) -> None:
    from daicho.faces.cli.tables import print_table
    from daicho.faces.cli.wording import CONVERTED_COLUMNS, DEAL_COLUMNS, SHORT_ID, at_rates, converted_row, deal_row
    from daicho.questions.conversion import Converted

    print_table(
        f"{title}{at_rates(into.target, into.rates)}" if into else title,
        CONVERTED_COLUMNS if into else DEAL_COLUMNS,
        (converted_row(deal) if isinstance(deal, Converted) else deal_row(deal) for deal in deals),
    )
    for why, left in (into.lacking(deals) if into else {}).items():
        print(f"{why} ({', '.join(key[:SHORT_ID] for key in left)})")
