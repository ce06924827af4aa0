"""`daicho indicators`: ranks, shares, counts and rates over time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import date_option, format_option, ledger_option
from daicho.faces.cli.pictures import draw, is_table, picture_options, write

if TYPE_CHECKING:
    from daicho.faces.words import Lang

_COLUMNS = (
    ("of", "cut"),
    ("figure", "right"),
    ("unit", "whole"),
    ("published", "whole"),
    ("document", "cut"),
    ("sentence", "cut"),
)


@click.command(name="indicators")
@ledger_option
@click.option("--subject", help="Part of a name, or an entity's id.")
@click.option("--unit", help="As the table has it: %, rank …")
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl")
@limit_option
@picture_options
def indicators_command(
    ledger: str,
    subject: str | None,
    unit: str | None,
    as_of: str | None,
    form: str,
    limit: Limit,
    plot: bool,
    output: Path | None,
    lang: Lang,
) -> int:
    """Ranks, shares, counts and rates as documents stated them one after another, by whom they are of and by unit."""
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.tables import print_json_line, print_table, printable
    from daicho.ledger.store import open_ledger
    from daicho.questions.indicators import indicators_of
    from daicho.questions.records import indicator_record

    limit.for_tables(is_table(form, plot, output))
    with open_ledger(ledger, create=False) as store:
        found = indicators_of(store, subject, unit, as_of)
        empty = "" if found else nothing(store, "indicators", as_of, {"subject": subject, "unit": unit})
    if form == "jsonl":
        for one in found:
            print_json_line(indicator_record(one))
    elif not found:
        print(empty)
    elif (plot or output) and not any(one.stated.published for one in found):
        print("nothing to draw: no figure here has a date; the table lists them")
    elif output:
        from daicho.faces.charts.indicators import indicators_chart

        write(output, indicators_chart(found, lang), lang, as_of)
    elif plot:
        from daicho.faces.charts.terminal import indicators_lines

        draw(partial(indicators_lines, found), lang, as_of)
    else:
        shown = limit.of(found)
        rows = (
            (
                one.subject or "not said",
                one.claim.measure.text,
                one.claim.unit,
                one.stated.published or "no date",
                one.stated.doc,
                one.claim.quote.text,
            )
            for one in shown
        )
        print_table("", _COLUMNS, rows)
        limit.foot(len(found), "indicators")
        for one in shown:
            if one.reference:
                verdict = "agrees" if one.reference.agrees else "does not agree"
                about = f"{one.subject or 'not said'}, {one.claim.measure.text} ({one.stated.doc})"
                print(printable(f"{about}: the reference {verdict}: {one.reference.text}"))
    return 0
