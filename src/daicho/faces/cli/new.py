"""`daicho new`: what has changed since a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import date_option, deal_options, format_option, ledger_option

if TYPE_CHECKING:
    from daicho.model.deal import DealLine
    from daicho.questions.news import Changed, Moved, News

_MOVED = (("project", "cut"), ("step", "whole"), ("before", "right"), ("now", "right"), ("slip", "right"))
_CHANGED = (
    ("deal", "whole"),
    ("kind", "whole"),
    ("payer", "cut"),
    ("for", "cut"),
    ("before", "right"),
    ("now", "right"),
)


@click.command(name="new")
@ledger_option
@date_option("--since", "What documents published after that day have changed.", required=True)
@date_option("--as-of", "… and by that day; default: the newest date in the ledger.")
@deal_options
@format_option("table", "jsonl")
@limit_option
def new_command(ledger: str, since: str, as_of: str | None, form: str, limit: Limit, **filters: Any) -> int:
    """What has changed since a day: new deals, other ranges and statuses, milestones that moved, new findings.

    The ledger as it was known on that day is compared with the ledger as it is known now. Filters choose deals; milestones and
    findings are listed whatever they are.
    """
    from daicho.faces.cli.nothing import nothing
    from daicho.faces.cli.tables import print_json_line
    from daicho.ledger.store import open_ledger
    from daicho.questions.filters import Filters
    from daicho.questions.news import news
    from daicho.questions.records import news_records

    limit.for_tables(form == "table")
    with open_ledger(ledger, create=False) as store:
        found = news(store, since, Filters(**filters), as_of)
        empty = nothing(store, "changes", as_of, filters)
    if form == "jsonl":
        for record in news_records(found):
            print_json_line(record)
        return 0
    if not (found.new or found.changed or found.gone or found.moved or found.findings):
        print(_nothing_new(since, found.as_of) if found.as_of and "published by" not in empty else empty)
    else:
        _print(found, limit)
    if found.undated:
        print(f"left out for want of a date: {limit.names(found.undated)}")
    return 0


def _nothing_new(since: str, as_of: str) -> str:
    if as_of < since:  # ISO dates, and only where --as-of was not given: it may not be before --since
        return f"nothing new since {since}: the newest document in the ledger is of {as_of}"
    return f"nothing new from {since} to {as_of}"


def _print(found: News, limit: Limit) -> None:
    from daicho.faces.cli.tables import print_table, printable
    from daicho.faces.cli.wording import DEAL_COLUMNS, deal_row

    print(f"from {found.since} to {found.as_of or 'no known date'}\n")
    for title, lines in (("new deals", found.new), ("no longer deals of their own", found.gone)):
        if lines:
            print_table(title, DEAL_COLUMNS, map(deal_row, limit.of(lines)))
            limit.foot(len(lines), "deals")
    if found.changed:
        print_table("changed deals", _CHANGED, [row for one in limit.of(found.changed) for row in _changes(one)])
        limit.foot(len(found.changed), "deals")
    if found.moved:
        print_table("milestones", _MOVED, map(_move, limit.of(found.moved)))
        limit.foot(len(found.moved), "milestones")
    if found.findings:
        print("new findings")
    for finding in limit.of(found.findings):
        print(f"  {finding.severity:<8} {finding.cls:<10} {finding.id}\n    {printable(finding.text)}")
    limit.foot(len(found.findings), "findings")


def _changes(one: Changed) -> Iterator[tuple[str, ...]]:
    from daicho.faces.cli.wording import deal_row

    key, kind, now, payer, what = deal_row(one.now)[:5]
    if one.other_range:
        yield key, kind, payer, what, _range(one.before), now
    if one.other_status:
        yield key, kind, payer, what, one.before.status, one.now.status


def _range(line: DealLine) -> str:
    from daicho.model.wording import money_range

    return money_range(line.low, line.high, line.currency)


def _move(one: Moved) -> tuple[str, ...]:
    line = one.line
    slip = f"{one.slip:+} months" if one.slip is not None else ""
    return line.project, line.event.replace("_", " "), one.before or "new", line.history[-1][1], slip
