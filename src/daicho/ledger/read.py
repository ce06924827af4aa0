"""Reading back: documents, claims with who printed them and when, and one hash over all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from daicho.errors import NotFound
from daicho.ledger.schema import appearances, claims, documents, judgements, readings, sheet_rows, sheets
from daicho.model.dates import earliest, known_by, last_day
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.wire import claim_from_json


@dataclass(frozen=True, slots=True)
class Printed:
    """A document's name and dates as the ledger knows them, over all its appearances."""

    document: str
    doc: str
    published: str | None
    lang: str
    appearances: int
    claims: int


def printed(connection: Connection) -> dict[str, Printed]:
    """Every document by id, in the order of date (unknown last), name and id."""
    seen: dict[str, list[Any]] = {}
    rows = connection.execute(
        select(appearances.c.document, appearances.c.name, appearances.c.published, documents.c.lang).join(
            documents, documents.c.id == appearances.c.document
        )
    )
    for row in rows:
        seen.setdefault(row.document, []).append(row)
    counted = connection.execute(select(claims.c.document, func.count()).group_by(claims.c.document))
    per_document: dict[str, int] = {row[0]: row[1] for row in counted}
    found = []
    for key, group in seen.items():
        first = min(group, key=lambda row: (last_day(row.published) if row.published else "9999", row.name))
        found.append(
            Printed(
                key,
                first.name,
                earliest(row.published for row in group),
                first.lang,
                len(group),
                per_document.get(key, 0),
            )
        )
    found.sort(key=lambda p: (p.published is None, p.published or "", p.doc, p.document))
    return {p.document: p for p in found}


def stated(connection: Connection, as_of: str | None = None, document: str | None = None) -> Iterator[Stated]:
    """Every claim with who printed it, in the order of publication.

    as_of: only claims of documents surely published by that day; document: only those of one document.
    """
    order = printed(connection)
    query = select(claims.c.id, claims.c.document, claims.c.body).order_by(claims.c.document, claims.c.ordinal)
    if document is not None:
        query = query.where(claims.c.document == document)
    by_document: dict[str, list[Any]] = {}
    for row in connection.execute(query):
        by_document.setdefault(row.document, []).append(row)
    for key, about in order.items():
        if as_of is not None and not known_by(about.published, as_of):
            continue
        for row in by_document.get(key, ()):
            yield Stated(
                id=row.id,
                document=key,
                doc=about.doc,
                published=about.published,
                lang=about.lang,
                claim=claim_from_json(row.body),
            )


def addresses(connection: Connection) -> dict[str, str]:
    """The web address of each document that has one, by document: that of its earliest appearance with one."""
    rows = connection.execute(
        select(appearances.c.document, appearances.c.published, appearances.c.source, appearances.c.url)
    )
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        for address in (row.url, row.source):
            if address and address.startswith(("http://", "https://")):
                day = last_day(row.published) if row.published else "9999"
                found[row.document] = min(found.get(row.document, (day, address)), (day, address))
                break
    return {document: address for document, (_, address) in sorted(found.items())}


def newest_date(connection: Connection) -> str | None:
    """The newest date of publication in the ledger, which is the default as-of day."""
    dates = connection.execute(select(appearances.c.published).where(appearances.c.published.is_not(None))).scalars()
    return max(map(last_day, dates), default=None)


def document_named(connection: Connection, name: str) -> str:
    """The id of the document with this id, name, source or address. Raises NotFound, also where several match."""
    query = select(appearances.c.document).where(
        (appearances.c.document == name)
        | (appearances.c.name == name)
        | (appearances.c.source == name)
        | (appearances.c.url == name)
    )
    found: list[str] = sorted(set(connection.execute(query).scalars()))
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{name} names {len(found)} documents: {', '.join(found)}; give the id")
    raise NotFound(f"no document {name} in the ledger")


def document(connection: Connection, document_id: str) -> tuple[Document, Sequence[Appearance]]:
    """A stored document, under its earliest appearance, and all its appearances. Raises NotFound."""
    row = connection.execute(select(documents).where(documents.c.id == document_id)).first()
    if row is None:
        raise NotFound(f"no document {document_id} in the ledger")
    found = [
        Appearance(a.source, a.name, a.published, a.publisher, a.url)
        for a in connection.execute(select(appearances).where(appearances.c.document == document_id))
    ]
    found.sort(key=lambda a: (last_day(a.published) if a.published else "9999", a.name, a.source))
    return Document(row.text, row.lang, found[0], row.title), found


def published(connection: Connection, document_id: str) -> str | None:
    """The earliest known date of a document, over all its appearances."""
    query = select(appearances.c.published).where(appearances.c.document == document_id)
    return earliest(connection.execute(query).scalars())


def left_out(connection: Connection, document_id: str) -> tuple[list[Any], list[Any]]:
    """The `not_flows` and `conversions` of a document, as JSON values."""
    row = connection.execute(select(readings).where(readings.c.document == document_id)).first()
    return ([], []) if row is None else (row.not_flows, row.conversions)


def conversions(connection: Connection) -> list[tuple[str, Any, Any]]:
    """Every stated conversion: the document's id and the two sums as JSON values."""
    rows = connection.execute(select(readings.c.document, readings.c.conversions).order_by(readings.c.document))
    return [(row.document, first, second) for row in rows for first, second in row.conversions]


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, appearances and claims there are."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (documents, appearances, claims)
    }


def content_hash(connection: Connection) -> str:
    """SHA-256 over everything in the ledger but the times of reading: equal hashes, equal ledgers."""
    digest = hashlib.sha256()
    for table in (documents, appearances, readings, claims, judgements, sheets, sheet_rows):
        columns = [column for column in table.c if column.name not in ("read_at", "imported_at")]
        for row in connection.execute(select(*columns).order_by(*table.primary_key)):
            digest.update(json.dumps(list(row), ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
