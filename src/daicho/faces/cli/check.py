"""`daicho check`: what does not add up, and why."""

from __future__ import annotations

from pathlib import Path

import click

from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import date_option, format_option, ledger_option
from daicho.model.finding import CLASSES, SEVERITIES


@click.command(name="check")
@ledger_option
@click.option("--class", "cls", type=click.Choice(CLASSES), help="Only findings of this class.")
@date_option("--as-of", "What had been published by that day; `stale` is judged on it.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Leave with 1 if there is a finding this grave.")
@click.option("--dismissed", is_flag=True, help="The findings that somebody dismissed, instead, and why.")
@click.option(
    "--reference",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Tables of your own: DIR/economies.csv and/or DIR/dollar_rates.csv in place of daicho's.",
)
@format_option("table", "jsonl")
@limit_option
def check_command(
    ledger: str,
    cls: str | None,
    as_of: str | None,
    fail_on: str | None,
    dismissed: bool,
    reference: Path | None,
    form: str,
    limit: Limit,
) -> int:
    """Find what does not add up: each finding with its arithmetic, the sentences, and what would settle it.

    The tables that --reference takes are UTF-8 with a line of column names: economies.csv has
    country,year,gdp_usd_bn,population_m,source (ISO alpha-2, billions of current US dollars, millions of people; a GDP may be
    left empty); dollar_rates.csv has currency,period,per_dollar,source (ISO 4217; a month as 2024-04, a year as 2024, or
    nothing for a peg; units for one US dollar) and goes before the European Central Bank's rates for the currencies it lists.
    """
    from daicho.faces.cli.nothing import nothing_read
    from daicho.faces.cli.tables import print_json_line, printable
    from daicho.ledger.store import open_ledger
    from daicho.model.judgement import judgement_to_json
    from daicho.questions.findings import findings_of
    from daicho.questions.records import finding_record
    from daicho.reference.tables import use_tables_of

    limit.for_tables(form == "table")
    if reference is not None:
        use_tables_of(reference)
    with open_ledger(ledger, create=False) as store:
        answer = findings_of(store, as_of)
        unread = None if answer.open or answer.dismissed else nothing_read(store, "findings", as_of)
    why = {finding.id: judgement for finding, judgement in answer.dismissed}
    asked = [finding for finding, _ in answer.dismissed] if dismissed else answer.open
    found = [finding for finding in asked if cls in (None, finding.cls)]
    for finding in found if form == "jsonl" else limit.of(found):
        judgement = why.get(finding.id)
        if form == "jsonl":
            record = finding_record(finding)
            print_json_line({**record, "dismissed": judgement_to_json(judgement)} if judgement else record)
            continue
        print(f"{finding.severity:<8} {finding.cls:<10} {finding.id}\n  {printable(finding.text)}")
        for item in finding.evidence:
            print(f"    {printable(item.doc)} [{item.start}:{item.end}] {printable(item.quote)}")
        if finding.settle:
            print(f"  to settle it: {printable(finding.settle)}")
        if judgement:
            print(
                f"  dismissed by {printable(judgement.author)} on {judgement.made[:10]}: {printable(judgement.reason)}"
            )
        print()
    if form == "table":
        limit.foot(len(found), "findings")
    if form == "table" and not found:
        print(unread or ("no finding was dismissed" if dismissed else "nothing to find fault with"))
    grave = fail_on is not None and any(SEVERITIES.index(f.severity) >= SEVERITIES.index(fail_on) for f in found)
    return 1 if grave else 0
