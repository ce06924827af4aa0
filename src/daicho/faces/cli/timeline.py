"""`daicho timeline`: the milestones of each project, with slips."""

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


@click.command(name="timeline")
@ledger_option
@date_option("--as-of", "What had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl")
@limit_option
@picture_options
def timeline_command(
    ledger: str, as_of: str | None, form: str, limit: Limit, plot: bool, output: Path | None, lang: Lang
) -> int:
    """The milestones of each project: what was told when, and by how much dates slipped."""
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.ledger.store import open_ledger
    from daicho.questions.records import timeline_record
    from daicho.questions.timelines import timelines_of

    limit.for_tables(is_table(form, plot, output))
    with open_ledger(ledger, create=False) as store:
        lines = timelines_of(store, as_of)
        empty = "" if lines else nothing(store, "dated milestones", as_of)
    if form == "jsonl":
        for line in lines:
            print_json_line(timeline_record(line))
    elif not lines:
        print(empty)
    elif output:
        from daicho.faces.charts.timeline import timeline_chart

        write(output, timeline_chart(lines, lang), lang, as_of)
    elif plot:
        from daicho.faces.charts.terminal import timeline_lines

        draw(partial(timeline_lines, lines), lang, as_of)
    else:
        from daicho.faces.charts.timeline import versions

        columns = (("project", "left"), ("step", "whole"), ("date", "right"), ("slip", "right"), ("told", "left"))
        rows = [
            (
                line.project,
                line.event.replace("_", " "),
                line.history[-1][1],
                f"{line.slip:+} months" if line.slip is not None else "",
                ", ".join(f"{known}: {value}" for known, value in versions(line)),
            )
            for line in limit.of(lines)
        ]
        print_table("", columns, rows)
        limit.foot(len(lines), "steps")
    return 0
