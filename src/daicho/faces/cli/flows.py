"""`daicho flows`: who pays across borders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daicho.faces.cli.options import date_option, filter_options, format_option, ledger_option, sum_options
from daicho.faces.cli.pictures import draw, picture_options, write

if TYPE_CHECKING:
    from daicho.faces.words import Lang
    from daicho.questions.flows import Flow
    from daicho.questions.totals import Measure, TotalRow

_BACK = "the other way"
_COLUMNS = (
    ("from", "whole"),
    ("to", "whole"),
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
@click.option("--foreign", is_flag=True, help="Leave out what stays in one country.")
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl")
@picture_options
def flows_command(
    ledger: str,
    currency: str | None,
    measure: Measure,
    foreign: bool,
    as_of: str | None,
    form: str,
    plot: bool,
    output: Path | None,
    lang: Lang,
    **filters: Any,
) -> int:
    """Who pays across borders: from the payer's country to the one the money goes to, as ranges.

    Countries are ISO codes; of several payers, all of theirs. Kinds of money are never added, nor are currencies without --in.
    """
    from daicho.faces.cli.tables import print_json_line
    from daicho.ledger.store import open_ledger
    from daicho.questions.deals import Filters, deals_of
    from daicho.questions.flows import flows
    from daicho.questions.records import flow_record

    with open_ledger(ledger, create=False) as store:
        answer = deals_of(store, Filters(**filters), as_of)
    found = flows(answer.deals, currency, measure, foreign)
    if form == "jsonl":
        for flow in found:
            print_json_line(flow_record(flow))
        return 0
    if not answer.deals:
        print("no deals match" if any(filters.values()) else "no deals in the ledger")
    elif not found:
        print("all of it stays in one country")
    if found and output:
        from daicho.faces.charts.flows import flows_chart

        write(output, flows_chart(found, lang), lang)
        return 0
    if found and plot:
        from daicho.faces.charts.terminal import flows_lines

        draw(partial(flows_lines, found), lang)
        return 0
    for crosses, title in _TITLES.items():
        if rows := [flow for flow in found if flow.foreign is crosses]:
            _print(f"{title}: {measure}, as of {answer.as_of or 'no known date'}", rows)
    if answer.undated:
        print(f"left out for want of a date: {', '.join(answer.undated)}")
    return 0


def _print(title: str, rows: Sequence[Flow]) -> None:
    from daicho.faces.cli.tables import print_table

    both = any(flow.back for flow in rows)
    print_table(
        title,
        [column for column in _COLUMNS if both or column[0] != _BACK],
        (
            (
                flow.payer_country or "unknown",
                flow.country or "unknown",
                dict(flow.total.by)["kind"] or "",
                flow.total.currency,
                _range(flow.total),
                *([_range(flow.back) if flow.back else ""] if both else ()),
                str(len(flow.total.deals)),
                str(len(flow.total.leaves_out)),
            )
            for flow in rows
        ),
    )


def _range(row: TotalRow) -> str:
    from daicho.model.wording import total_range

    return total_range(row.low, row.high, row.currency)
