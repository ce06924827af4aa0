"""`daicho documents`, `correct` and `remove`: what is in the ledger, and putting it right."""

from __future__ import annotations

import click

from daicho.errors import UsageError
from daicho.faces.cli.options import date_option, format_option, ledger_option


@click.command(name="documents")
@ledger_option
@format_option("table", "jsonl")
def documents_command(ledger: str, form: str) -> int:
    """List the documents in the ledger, the oldest first."""
    from daicho.faces.cli.tables import print_json_line, print_table
    from daicho.ledger import read
    from daicho.ledger.store import open_ledger

    with open_ledger(ledger, create=False) as store, store.reading() as connection:
        found = list(read.printed(connection).values())
    if form == "jsonl":
        for item in found:
            print_json_line(
                {
                    "id": item.document,
                    "doc": item.doc,
                    "published": item.published,
                    "lang": item.lang,
                    "appearances": item.appearances,
                    "claims": item.claims,
                }
            )
        return 0
    columns = (("id", "left"), ("document", "left"), ("published", "left"), ("lang", "left"), ("copies", "right"))
    rows = [(p.document, p.doc, p.published or "unknown", p.lang, str(p.appearances), str(p.claims)) for p in found]
    print_table(f"{len(found)} document{'' if len(found) == 1 else 's'}", (*columns, ("claims", "right")), rows)
    return 0


@click.command(name="correct")
@click.argument("document")
@ledger_option
@date_option("--published", "The date it was published; relative dates in its claims follow.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Its address.")
def correct_command(document: str, ledger: str, published: str | None, publisher: str | None, url: str | None) -> int:
    """Correct the date, publisher or address of DOCUMENT (its id, name, path or address)."""
    from daicho.intake import read_again
    from daicho.ledger import read, write
    from daicho.ledger.store import open_ledger

    given = {"published": published, "publisher": publisher, "url": url}
    changes = {slot: value for slot, value in given.items() if value is not None}
    if not changes:
        raise UsageError("nothing to correct: give --published, --publisher or --url")
    with open_ledger(ledger, create=False) as store:
        with store.writing() as connection:
            key = read.document_named(connection, document)
            write.correct(connection, key, changes)
        claims = read_again(store, key) if "published" in changes else None
    print(f"{key} corrected" + (f", {claims} claims read again" if claims is not None else ""))
    return 0


@click.command(name="remove")
@click.argument("document")
@ledger_option
def remove_command(document: str, ledger: str) -> int:
    """Remove DOCUMENT (its id, name, path or address) from the ledger, with its claims."""
    from daicho.ledger import read, write
    from daicho.ledger.store import open_ledger

    with open_ledger(ledger, create=False) as store, store.writing() as connection:
        key = read.document_named(connection, document)
        write.remove(connection, key)
    print(f"{key} removed")
    return 0
