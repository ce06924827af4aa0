"""`daicho entities`: who is in the ledger, and who is meant by a name."""

from __future__ import annotations

import click

from daicho.errors import LedgerError
from daicho.faces.cli.limits import Limit, limit_option
from daicho.faces.cli.options import format_option, ledger_option


@click.command(name="entities")
@click.argument("names", nargs=-1, metavar="[NAME…]")
@ledger_option
@format_option("table", "jsonl")
@limit_option
def entities_command(names: tuple[str, ...], ledger: str, form: str, limit: Limit) -> int:
    """Who is in the ledger; with NAMES, what each resolves to, by the table of organisations and by what the ledger has."""
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.ledger.store import open_ledger
    from daicho.questions.entities import entities_of, resolve_names
    from daicho.questions.records import entity_record

    limit.for_tables(form == "table")
    try:
        with open_ledger(ledger, create=False) as store:
            known = entities_of(store)
            found = resolve_names(names, known, store) if names else known
    except LedgerError:
        if not names:
            raise
        found = resolve_names(names)  # a name can be looked up before there is a ledger
    if form == "jsonl":
        for entity in found:
            print_json_line(entity_record(entity))
    elif not found:
        print("no entities in the ledger")
    else:
        columns = (("id", "whole"), ("name", "cut"), ("type", "whole"), ("country", "whole"), ("parent", "cut"))
        last = ("asked for", "left") if names else ("claims", "right")
        rows = [
            (e.id, e.name, e.type or "not known", e.country or "", e.parent or "", e.text if e.text else str(e.claims))
            for e in limit.of(found)
        ]
        print_table("", (*columns, last), rows)
        limit.foot(len(found), "entities")
    return 0
