"""`daicho import`: an analyst's spreadsheet, compared with what the documents say."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from daicho.errors import UsageError
from daicho.faces.cli.options import complain, currency_code, date_option, filter_options, format_option, ledger_option
from daicho.model.claim import MONEY_KINDS

if TYPE_CHECKING:
    from daicho.ledger.sheets import Change
    from daicho.ledger.store import Ledger
    from daicho.model.sheet import Sheet
    from daicho.questions.sheets import Compared, Comparison

_COLUMNS = (
    ("cell", "whole"),
    ("deal", "whole"),
    ("kind", "whole"),
    ("sum", "right"),
    ("payer", "cut"),
    ("for", "cut"),
    ("differs: sheet / documents", "left"),
)


@click.command(name="import")
@click.argument("sheet", required=False, metavar="[SHEET]")
@ledger_option
@click.option(
    "--map",
    "mapping",
    metavar="FIELD=COLUMN,…",
    help="What columns mean, by heading or letter, where the guess is wrong: payer=事業者,amount=D; -=E leaves E out.",
)
@click.option("--tab", help="Which sheet of a workbook; default: the first with headings that are understood.")
@click.option("--as", "kind", type=click.Choice(MONEY_KINDS), help="The kind of money of rows that state none.")
@click.option("--currency", metavar="CUR", callback=currency_code, help="The currency of rows that state none.")
@click.option("--all", "whole", is_flag=True, help="List what is the same, too.")
@click.option("--remove", is_flag=True, help="Take the sheet out of the ledger, instead.")
@filter_options
@date_option("--as-of", "Compare with what had been published by that day; default: everything in the ledger.")
@format_option("table", "jsonl")
def import_command(
    sheet: str | None,
    ledger: str,
    mapping: str | None,
    tab: str | None,
    kind: str | None,
    currency: str | None,
    whole: bool,
    remove: bool,
    as_of: str | None,
    form: str,
    **filters: Any,
) -> int:
    """Keep SHEET (.xlsx, .csv, .tsv or .parquet) in the ledger and compare its rows with what the documents say.

    Each row is a claim of the analyst's own with its source cell: shown beside the documents, never counted with them. The same
    sheet again changes nothing, a newer version of it takes its place. Without SHEET: compare what is kept with the documents
    as they are now. The filters, and the kinds of money that the sheet has, choose which deals it should have.
    """
    from daicho.ledger import sheets
    from daicho.ledger.store import open_ledger
    from daicho.questions.filters import Filters
    from daicho.questions.sheets import compared

    if sheet is None and (mapping or tab or kind or currency or remove):
        raise UsageError("name the SHEET that this is about")
    found = _read(sheet, mapping, tab, kind, currency) if sheet is not None and not remove else None
    with open_ledger(ledger, create=found is not None) as store:
        if remove and sheet is not None:
            with store.writing() as connection:
                sheets.remove(connection, sheet)
            print(f"{sheet}: no longer in the ledger")
            return 0
        if found is not None:
            _keep(store, found, form)
            names = [found.name]
        else:
            with store.reading() as connection:
                names = list(sheets.names(connection))
            if not names and form == "table":
                print("no sheets in the ledger; daicho import SHEET keeps one")
        for name in names:
            _show(compared(store, name, Filters(**filters), as_of), form, whole)
    return 0


def _read(path: str, mapping: str | None, tab: str | None, kind: str | None, currency: str | None) -> Sheet:
    from daicho.sheets.columns import told
    from daicho.spreadsheets import Told, read_sheet

    return read_sheet(path, Told(columns=told(mapping), tab=tab, kind=kind or "investment", currency=currency))


def _keep(store: Ledger, found: Sheet, form: str) -> None:
    from daicho.ledger import sheets

    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with store.writing() as connection:
        change = sheets.write(connection, found, now)
    if form == "table":
        _tell(found, change)
    for cell, why in found.unclear:
        complain(f"{found.name}, {cell}: {why}; left out")


def _tell(sheet: Sheet, change: Change) -> None:
    from daicho.faces.cli.tables import print_table, printable

    title = f"{sheet.name}{', ' + sheet.tab if sheet.tab else ''}: what its columns are taken for"
    rows = [(one.letter, one.heading, one.field, one.unit) for one in sheet.columns]
    print_table(title, (("column", "whole"), ("heading", "left"), ("is", "whole"), ("in", "whole")), rows)
    if sheet.unread:
        print(f"not read: {', '.join(map(printable, sheet.unread))}")
    many = f"{len(sheet.rows)} sum{'' if len(sheet.rows) == 1 else 's'}"
    if not change.known:
        print(f"{many} in the ledger\n")
    elif change.new or change.gone:
        print(f"{many}: {change.new} new, {change.gone} gone, {change.same} as they were\n")
    else:
        print(f"{many}, nothing changed\n")


def _show(found: Comparison, form: str, whole: bool) -> None:
    from daicho.faces.cli.tables import print_json_line, print_table, printable
    from daicho.questions.records import compared_record
    from daicho.questions.sheets import OUTCOMES

    if form == "jsonl":
        for one in found.found:
            print_json_line({"sheet": found.name, **compared_record(one)})
        return
    counts = ", ".join(f"{sum(one.outcome == outcome for one in found.found)} {outcome}" for outcome in OUTCOMES)
    print(f"{printable(found.name)} and the documents, as of {found.as_of or 'no known date'}: {counts}\n")
    for outcome in OUTCOMES if whole else OUTCOMES[:-1]:
        if rows := [one for one in found.found if one.outcome == outcome]:
            lines = list(map(_line, rows))
            shown = [at for at in range(len(_COLUMNS)) if any(line[at] for line in lines)]
            print_table(outcome, [_COLUMNS[at] for at in shown], [[line[at] for at in shown] for line in lines])
    if found.undated:
        print(f"left out for want of a date: {', '.join(found.undated)}")


def _line(one: Compared) -> tuple[str, ...]:
    """Under _COLUMNS: what the sheet says, or the documents where the sheet lacks it."""
    from daicho.faces.cli.wording import SHORT_ID, claim_row, deal_row

    said = claim_row(one.row.claim)[:4] if one.row else deal_row(one.deal)[1:5] if one.deal else ()
    return (
        one.row.cell if one.row else "",
        one.deal.id[:SHORT_ID] if one.deal else "",
        *said,
        "; ".join(f"{found.matter}: {found.sheet} / {found.documents}" for found in one.differences),
    )
