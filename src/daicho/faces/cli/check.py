"""`daicho check`: what does not add up, and why."""

from __future__ import annotations

import click

from daicho.faces.cli.options import date_option, format_option, ledger_option
from daicho.model.finding import CLASSES, SEVERITIES


@click.command(name="check")
@ledger_option
@click.option("--class", "cls", type=click.Choice(CLASSES), help="Only findings of this class.")
@date_option("--as-of", "What had been published by that day; `stale` is judged on it.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Leave with 1 if there is a finding this grave.")
@format_option("table", "jsonl")
def check_command(ledger: str, cls: str | None, as_of: str | None, fail_on: str | None, form: str) -> int:
    """Find what does not add up: each finding with its arithmetic, the sentences, and what would settle it."""
    from daicho.faces.cli.tables import print_json_line, printable
    from daicho.ledger.store import open_ledger
    from daicho.questions.findings import findings_of
    from daicho.questions.records import finding_record

    with open_ledger(ledger, create=False) as store:
        found = [finding for finding in findings_of(store, as_of) if cls in (None, finding.cls)]
    for finding in found:
        if form == "jsonl":
            print_json_line(finding_record(finding))
            continue
        print(f"{finding.severity:<8} {finding.cls:<10} {finding.id}\n  {printable(finding.text)}")
        for item in finding.evidence:
            print(f"    {printable(item.doc)} [{item.start}:{item.end}] {printable(item.quote)}")
        if finding.settle:
            print(f"  to settle it: {printable(finding.settle)}")
        print()
    if form == "table" and not found:
        print("nothing to find fault with")
    grave = fail_on is not None and any(SEVERITIES.index(f.severity) >= SEVERITIES.index(fail_on) for f in found)
    return 1 if grave else 0
