"""`daicho flows`: who pays across borders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    from daicho.questions.counting import Measure
    from daicho.questions.flows import Flow, Target
    from daicho.questions.per import Measured, Per

_BACK = "the other way"
_COLUMNS = (
    ("from", "whole"),
    ("to", "left"),
    ("kind", "whole"),
    ("currency", "whole"),
    ("total", "right"),
    (_BACK, "right"),
    ("deals", "right"),
    ("left out", "right"),
)
_TITLES = {True: "across borders", False: "within a country", None: "an end unknown"}


@click.command(name="flows")
@ledger_option
@filter_options
@sum_options
@click.option(
    "--to",
    type=click.Choice(["country", "sector", "recipient"]),
    default="country",
    show_default=True,
    help="What the money goes to.",
)
@click.option("--foreign", is_flag=True, help="Leave out what stays in one country.")
@per_option("the country that pays")
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl")
@limit_option
@picture_options
def flows_command(
    ledger: str,
    currency: str | None,
    measure: Measure,
    rates: str,
    to: Target,
    foreign: bool,
    measured: Measured | None,
    as_of: str | None,
    form: str,
    limit: Limit,
    plot: bool,
    output: Path | None,
    lang: Lang,
    **filters: Any,
) -> int:
    """Who pays across borders: from the payer's country to the one the money goes to, as ranges.

    Countries are ISO codes; of several payers, all of theirs. Kinds of money are never added, nor are currencies without --in.
    """
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.tables import print_json_line
    from daicho.faces.cli.wording import at_rates
    from daicho.ledger.store import open_ledger
    from daicho.questions.board import board
    from daicho.questions.filters import Filters
    from daicho.questions.flows import flows
    from daicho.questions.per import per
    from daicho.questions.rates import rates_for
    from daicho.questions.records import flow_record, per_record
    from daicho.questions.totals import columns_in, unconverted

    limit.for_tables(is_table(form, plot, output))
    with open_ledger(ledger, create=False) as store:
        answer = board(store, Filters(**filters), as_of, columns_in(["payer_country", to]))
        empty = "" if answer.lines else nothing(store, "deals", as_of, filters)
    used = rates_for(answer.lines, rates, answer.as_of)
    found = flows(answer.lines, currency, measure, foreign, to=to, rates=used)

    def beside(flows: Iterable[Flow]) -> list[Per]:
        return list(per((flow.total for flow in flows), measured, ["payer_country"], answer.as_of)) if measured else []

    if form == "jsonl":
        of_flows = beside(found)
        for at, flow in enumerate(found):
            print_json_line(flow_record(flow) | ({"per": per_record(of_flows[at])} if of_flows else {}))
        return 0
    if not answer.lines:
        print(empty)
    elif not found:
        print("all of it stays in one country")
    lacking = unconverted(answer.lines, currency, measure, used) if currency else ()
    apart = flows(lacking, None, measure, foreign, to=to) if lacking else ()
    if found and output:
        from daicho.faces.charts.flows import flows_chart

        write(output, flows_chart(tuple(found), lang, apart=tuple(apart)), lang, as_of)
        return 0
    if found and plot:
        from daicho.faces.charts.terminal import flows_lines

        draw(partial(flows_lines, tuple(found), apart=tuple(apart)), lang, as_of)
        return 0
    titles = _TITLES if to == "country" else {None: f"from countries to {to}s"}
    about = f"{measure}, as of {answer.as_of or 'no known date'}"
    for crosses, title in titles.items():
        if rows := found.crossing(crosses):
            _print(f"{title}: {about}{at_rates(currency, used)}", rows, limit, beside(limit.of(rows)))
    if apart:
        _print(f"not converted to {currency}", apart, limit)
    if answer.undated:
        print(f"left out for want of a date: {limit.names(answer.undated)}")
    return 0


def _print(title: str, flows: Sequence[Flow], limit: Limit, beside: Sequence[Per] = ()) -> None:
    from daicho.faces.cli.tables import print_table
    from daicho.faces.cli.wording import total_cell

    rows = limit.of(flows)
    both = any(flow.back for flow in rows)
    columns = [column for column in _COLUMNS if both or column[0] != _BACK]
    if beside:
        columns[-2:-2] = per_columns(beside[0].of)
    print_table(
        title,
        columns,
        (
            (
                flow.payer_country or "unknown",
                flow.target or "unknown",
                dict(flow.total.by)["kind"] or "",
                flow.total.currency,
                total_cell(flow.total),
                *([total_cell(flow.back) if flow.back else ""] if both else ()),
                *(per_cells(beside[at], flow.total.currency) if beside else ()),
                str(len(flow.total.deals)),
                str(len(flow.total.leaves_out)),
            )
            for at, flow in enumerate(rows)
        ),
    )
    limit.foot(len(flows), "flows")
    if beside:
        print_per_notes(beside, [f"{flow.payer_country or 'unknown'} to {flow.target or 'unknown'}" for flow in rows])
