"""Writing: a document with its claims in one transaction, evidence verified; correcting and removing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from daicho.errors import NotFound
from daicho.ledger.changes import changed
from daicho.ledger.schema import appearances, claims, documents, readings
from daicho.model.claim import Reading
from daicho.model.dates import earliest
from daicho.model.document import Appearance, Document
from daicho.model.ids import content_id
from daicho.model.span import Mention
from daicho.model.wire import claim_id, claim_to_json, conversion_to_json, mentions_of, not_flow_to_json


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger has of a document before it is read again.

    appeared: this very appearance is on record; published: the earliest known date, this appearance included;
    current: its claims stand as these rules, with that date, would read them.
    """

    stored: bool
    appeared: bool
    published: str | None
    current: bool


def appearance_id(document: str, appearance: Appearance) -> str:
    """Id of an appearance: the document and where it was found."""
    return content_id("a", document, appearance.source, appearance.name)


def known(connection: Connection, document: Document, rules: str) -> Known:
    """What the ledger has of `document`, as `rules` (the version of the reading code) would have it."""
    key, here = document.id, appearance_id(document.id, document.appearance)
    rows = connection.execute(
        select(appearances.c.id, appearances.c.published).where(appearances.c.document == key)
    ).all()
    dates = {row.id: row.published for row in rows}
    published = earliest({**dates, here: dates.get(here) or document.published}.values())
    reading = connection.execute(
        select(readings.c.rules, readings.c.published).where(readings.c.document == key)
    ).first()
    return Known(
        stored=bool(rows) or reading is not None,
        appeared=here in dates,
        published=published,
        current=reading is not None and (reading.rules, reading.published) == (rules, published),
    )


def write_appearance(connection: Connection, document: Document, read_at: str) -> None:
    """Record the text of `document` and this appearance of it.

    What is on record stays as it is, so that a correction outlives another reading; only a date that was unknown is filled in.
    """
    key = document.id
    if connection.execute(select(documents.c.id).where(documents.c.id == key)).first() is None:
        connection.execute(
            insert(documents).values(id=key, text=document.text, lang=document.lang, title=_storable(document.title))
        )
    seen = document.appearance
    row = appearance_id(key, seen)
    on_record = connection.execute(select(appearances.c.published).where(appearances.c.id == row)).first()
    if on_record is None:
        connection.execute(
            insert(appearances).values(
                id=row,
                document=key,
                source=_storable(seen.source),
                name=_storable(seen.name),
                published=seen.published,
                publisher=_storable(seen.publisher),
                url=_storable(seen.url),
                read_at=read_at,
            )
        )
        changed(connection, key)
    elif on_record.published is None and seen.published is not None:
        changed(connection, key)
        connection.execute(update(appearances).where(appearances.c.id == row).values(published=seen.published))


def write_reading(
    connection: Connection, document_id: str, text: str, reading: Reading, *, rules: str, published: str | None
) -> None:
    """Replace the claims of a stored document by `reading`.

    text: the stored text, against which every span is checked; published: the date relative dates were resolved against.
    Raises OffsetError, and writes nothing, where a span is off.
    """
    for mention in _evidence(reading):
        mention.verify(text)
    rows: dict[str, dict[str, Any]] = {}
    for claim in reading.claims:
        row_id = claim_id(document_id, claim)
        rows.setdefault(
            row_id,
            {
                "id": row_id,
                "document": document_id,
                "ordinal": len(rows),
                "kind": claim.kind,
                "body": claim_to_json(claim),
            },
        )
    changed(connection, document_id)
    connection.execute(delete(claims).where(claims.c.document == document_id))
    connection.execute(delete(readings).where(readings.c.document == document_id))
    if rows:
        connection.execute(insert(claims), list(rows.values()))
    connection.execute(
        insert(readings).values(
            document=document_id,
            rules=rules,
            published=published,
            not_flows=[not_flow_to_json(item) for item in reading.not_flows],
            conversions=[conversion_to_json(item) for item in reading.conversions],
        )
    )


def correct(connection: Connection, document_id: str, changes: Mapping[str, str]) -> None:
    """Set `published`, `publisher` or `url` on every appearance of a document. Raises NotFound."""
    done = connection.execute(update(appearances).where(appearances.c.document == document_id).values(**changes))
    if not done.rowcount:
        raise NotFound(f"no document {document_id} in the ledger")
    changed(connection, document_id)


def remove(connection: Connection, document_id: str) -> None:
    """Take a document, its appearances and its claims out of the ledger. Raises NotFound."""
    for table in (claims, readings, appearances):
        connection.execute(delete(table).where(table.c.document == document_id))
    if not connection.execute(delete(documents).where(documents.c.id == document_id)).rowcount:
        raise NotFound(f"no document {document_id} in the ledger")
    changed(connection, document_id)


def _storable(text: str | None) -> str | None:
    """`text` without the NUL characters that a JSON field may hold and PostgreSQL refuses."""
    return text.replace("\0", "") if text else text


def _evidence(reading: Reading) -> Iterable[Mention]:
    for claim in reading.claims:
        yield from mentions_of(claim)
    for item in reading.not_flows:
        yield item.mention
    for pair in reading.conversions:
        yield pair.first.mention
        yield pair.second.mention
