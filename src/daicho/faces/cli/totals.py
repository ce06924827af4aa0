"""`daicho totals`: sums of deals as ranges with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daicho.faces.cli.beside import per_cells, per_columns, per_option, print_per_notes
from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import date_option, filter_options, format_option, ledger_option, sum_options
from daicho.faces.cli.pictures import draw, is_table, picture_options, write

if TYPE_CHECKING:
    from daicho.faces.words import Lang
    from daicho.ledger.store import Ledger
    from daicho.model.deal import Deal
    from daicho.questions.counting import Measure
    from daicho.questions.per import Measured, Per
    from daicho.questions.totals import TotalRow

_LONG = ("payer", "recipient", "project", "place", "sector")  # fields whose values may take several lines


@click.command(name="totals")
@click.option("--by", default="kind", show_default=True, metavar="FIELD[,FIELD]", help="What a row is of.")
@ledger_option
@filter_options
@sum_options
@per_option("the country in --by")
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@click.option(
    "--explain",
    is_flag=True,
    help="Show the deals behind each row with their sentences, what is left out and why, and the rates.",
)
@format_option("table", "jsonl")
@limit_option
@picture_options
def totals_command(
    by: str,
    ledger: str,
    currency: str | None,
    measure: Measure,
    rates: str,
    measured: Measured | None,
    as_of: str | None,
    explain: bool,
    form: str,
    limit: Limit,
    plot: bool,
    output: Path | None,
    lang: Lang,
    **filters: Any,
) -> int:
    """Sum deals as ranges: the low end counts what is certain, the high end what was promised at most.

    Kinds of money are never added into one row, nor currencies unless --in names one. --by takes kind, currency, status, country,
    payer, payer_country, recipient, project, place, sector, year and month, and several of them with commas between.
    """
    from daicho.errors import UsageError
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.wording import at_rates
    from daicho.ledger.store import open_ledger
    from daicho.questions.board import board
    from daicho.questions.filters import Filters
    from daicho.questions.per import country_field, per
    from daicho.questions.rates import rates_for
    from daicho.questions.totals import columns_in, totals, unconverted

    fields = [name.strip() for name in by.split(",") if name.strip()]
    if not fields:
        raise UsageError("--by wants a field or two, as in --by payer or --by kind,currency")
    if measured:
        country_field(fields)
    limit.for_tables(is_table(form, plot, output))
    with open_ledger(ledger, create=False) as store:
        answer = board(store, Filters(**filters), as_of, columns_in(fields))
        empty = "" if answer.lines else nothing(store, "deals", as_of, filters)
        used = rates_for(answer.lines, rates, answer.as_of)
        rows = totals(answer.lines, fields, currency, measure, used)
        whole = _whole(store, rows, as_of, Limit(None) if form == "jsonl" else limit) if explain else {}
    beside = list(per(rows, measured, fields, answer.as_of)) if measured else []
    if form == "jsonl":
        _print_records(rows, beside, whole)
        return 0
    if not rows:
        print(empty)
        return 0
    lacking = unconverted(answer.lines, currency, measure, used) if currency else ()
    apart = totals(lacking, fields, None, measure) if lacking else ()
    if output:
        from daicho.faces.charts.totals import totals_chart

        write(output, totals_chart(tuple(rows), lang, apart=tuple(apart)), lang, as_of)
        return 0
    if plot:
        from daicho.faces.charts.terminal import totals_lines

        draw(partial(totals_lines, tuple(rows), apart=tuple(apart)), lang, as_of)
        return 0
    _print_rows(f"{measure}, as of {answer.as_of or 'no known date'}{at_rates(currency, used)}", rows, beside, limit)
    if apart:
        _print_rows(f"not converted to {currency}", apart, [], limit)
    if explain:
        shown = limit.of(rows)
        for row in shown:
            _explain(row, whole, limit.shared(len(shown)))
    if answer.undated:
        print(f"left out for want of a date: {limit.names(answer.undated)}")
    return 0


def _whole(store: Ledger, rows: Sequence[TotalRow], as_of: str | None, limit: Limit) -> dict[str, Deal]:
    """The deals behind those rows that are shown, by id."""
    from daicho.questions.board import deals_with_ids

    shown = limit.of(rows)
    wanted = dict.fromkeys(deal for row in shown for deal in limit.shared(len(shown)).of(_behind(row)))
    return {deal.id: deal for deal in deals_with_ids(store, list(wanted), as_of)}


def _behind(row: TotalRow) -> list[str]:
    """The ids of the deals that a row counts, then of those that it leaves out."""
    return [*row.deals, *(deal for deal, _ in row.leaves_out)]


def _print_records(rows: Sequence[TotalRow], beside: Sequence[Per], whole: Mapping[str, Deal]) -> None:
    from daicho.faces.cli.tables import print_json_line
    from daicho.questions.records import per_record, sentence_record, total_record

    for at, row in enumerate(rows):
        record = total_record(row)
        if beside:
            record["per"] = per_record(beside[at])
        if whole:
            record["sentences"] = [sentence_record(deal, stated) for deal in row.deals for stated in whole[deal].claims]
        print_json_line(record)


def _print_rows(title: str, totals: Sequence[TotalRow], per: Sequence[Per], limit: Limit) -> None:
    from daicho.faces.cli.tables import print_table
    from daicho.faces.cli.wording import total_cell

    rows, beside = limit.of(totals), limit.of(per)
    headings = [*(name for name, _ in rows[0].by), "currency"]
    columns = [*((name, "left" if name in _LONG else "whole") for name in headings), ("total", "right")]
    if beside:
        columns += per_columns(beside[0].of)
    columns += [("deals", "right"), ("left out", "right")]
    print_table(
        title,
        columns,
        (
            (
                *(value or "not said" for _, value in row.by),
                row.currency,
                total_cell(row),
                *(per_cells(beside[at], row.currency) if beside else ()),
                str(len(row.deals)),
                str(len(row.leaves_out)),
            )
            for at, row in enumerate(rows)
        ),
    )
    limit.foot(len(totals), "rows")
    if beside:
        print_per_notes(beside, [", ".join(value or "not said" for _, value in row.by) for row in rows])


def _explain(row: TotalRow, whole: Mapping[str, Deal], limit: Limit) -> None:
    from daicho.faces.cli.tables import print_table, printable
    from daicho.faces.cli.wording import deal_row, short_ids

    reasons, rates = dict(row.leaves_out), dict(row.rates)
    title = ", ".join(value or "not said" for _, value in (*row.by, ("currency", row.currency)))
    behind = _behind(row)
    shown = [whole[deal] for deal in limit.of(behind)]
    lines = [
        (
            *deal_row(deal)[:5],
            f"left out: {short_ids(reasons[deal.id])}" if deal.id in reasons else _how(rates.get(deal.id)),
        )
        for deal in shown
    ]
    names = ("deal", "kind", "range", "payer", "for", "counted")
    print_table(title, [(name, "right" if name == "range" else "left") for name in names], lines)
    limit.foot(len(behind), "deals")
    for line in _sentences(shown):
        print(printable(line))
    print()


def _sentences(deals: Sequence[Deal]) -> Iterator[str]:
    from daicho.faces.cli.wording import SHORT_ID

    for deal in deals:
        for stated in deal.claims:
            quote = stated.claim.quote
            yield f"{deal.id[:SHORT_ID]}  {stated.doc} [{quote.span.start}:{quote.span.end}] {quote.text}"


def _how(used: Any) -> str:
    return f"yes, at {used.value:.6g} {used.target}/{used.currency} ({used.source}, {used.day})" if used else "yes"
