"""`daicho totals`: sums of deals as ranges with their reasons."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daicho.faces.cli.options import date_option, filter_options, format_option, ledger_option, sum_options
from daicho.faces.cli.pictures import draw, picture_options, write

if TYPE_CHECKING:
    from daicho.faces.words import Lang
    from daicho.questions.totals import Measure


@click.command(name="totals")
@click.option("--by", default="kind", show_default=True, metavar="FIELD[,FIELD]", help="What a row is of.")
@ledger_option
@filter_options
@sum_options
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@click.option(
    "--explain", is_flag=True, help="Show the deals behind each row, what is left out and why, and the rates."
)
@format_option("table", "jsonl")
@picture_options
def totals_command(
    by: str,
    ledger: str,
    currency: str | None,
    measure: Measure,
    as_of: str | None,
    explain: bool,
    form: str,
    plot: bool,
    output: Path | None,
    lang: Lang,
    **filters: Any,
) -> int:
    """Sum deals as ranges: the low end counts what is certain, the high end what was promised at most.

    Kinds of money are never added into one row, nor currencies unless --in names one.
    """
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.faces.cli.wording import deal_row
    from daicho.ledger.store import open_ledger
    from daicho.model.wording import total_range
    from daicho.questions.deals import Filters, deals_of
    from daicho.questions.records import total_record
    from daicho.questions.totals import totals

    with open_ledger(ledger, create=False) as store:
        answer = deals_of(store, Filters(**filters), as_of)
    fields = [name.strip() for name in by.split(",") if name.strip()]
    rows = totals(answer.deals, fields, currency, measure)
    if form == "jsonl":
        for row in rows:
            print_json_line(total_record(row))
        return 0
    if not rows:
        print("no deals match" if as_of or any(filters.values()) else "no deals in the ledger")
        return 0
    if output:
        from daicho.faces.charts.totals import totals_chart

        write(output, totals_chart(rows, lang), lang)
        return 0
    if plot:
        from daicho.faces.charts.terminal import totals_lines

        draw(partial(totals_lines, rows), lang)
        return 0
    headings = [*(name for name, _ in rows[0].by), "currency"]
    columns = [*((name, "left") for name in headings), ("total", "right"), ("deals", "right"), ("left out", "right")]
    print_table(
        f"{measure}, as of {answer.as_of or 'no known date'}",
        columns,
        (
            (
                *(value or "not said" for _, value in row.by),
                row.currency,
                total_range(row.low, row.high, row.currency),
                str(len(row.deals)),
                str(len(row.leaves_out)),
            )
            for row in rows
        ),
    )
    if explain:
        cells = {deal.id: deal_row(deal) for deal in answer.deals}
        for row in rows:
            reasons = dict(row.leaves_out)
            rates = dict(row.rates)
            title = ", ".join(value or "not said" for _, value in (*row.by, ("currency", row.currency)))
            lines = [
                (*cells[deal][:5], _how(rates.get(deal)) if deal in row.deals else f"left out: {reasons[deal]}")
                for deal in (*row.deals, *reasons)
            ]
            names = ("deal", "kind", "range", "payer", "for", "counted")
            print_table(title, [(name, "right" if name == "range" else "left") for name in names], lines)
    if answer.undated:
        print(f"left out for want of a date: {', '.join(answer.undated)}")
    return 0


def _how(used: Any) -> str:
    return f"yes, at {used.value:.6g} {used.target}/{used.currency} ({used.source}, {used.day})" if used else "yes"
