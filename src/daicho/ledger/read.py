"""Reading back: documents, claims with who printed them and when, and one hash over all of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Text, cast, func, select

from daicho.errors import NotFound
from daicho.ledger.schema import appearances, claims, documents, judgements, readings, sheet_rows, sheets
from daicho.model.dates import earliest, known_by, last_day
from daicho.model.deal import Stated
from daicho.model.document import Appearance, Document
from daicho.model.wire import claim_from_json

_AT_ONCE = 500  # values in one question: SQLite takes no more than some thousand


@dataclass(frozen=True, slots=True)
class Printed:
    """A document's name and dates as the ledger knows them, over all its appearances."""

    document: str
    doc: str
    published: str | None
    lang: str
    appearances: int
    claims: int


def titles(connection: Connection) -> dict[str, str]:
    """The title of every document that has one, by id."""
    found = connection.execute(select(documents.c.id, documents.c.title).where(documents.c.title.is_not(None)))
    return {row.id: row.title for row in found if row.title.strip()}


def printed(connection: Connection, among: Iterable[str] | None = None) -> dict[str, Printed]:
    """Every document, or those `among` these, by id, in the order of date (unknown last), name and id."""
    counted = select(claims.c.document, func.count()).group_by(claims.c.document)
    return _printed(connection, among, {row[0]: row[1] for row in _rows(connection, counted, claims.c.document, among)})


def _printed(connection: Connection, among: Iterable[str] | None, many: Mapping[str, int]) -> dict[str, Printed]:
    """The same. many: how many claims documents have, where that is wanted."""
    seen: dict[str, list[Any]] = {}
    query = select(appearances.c.document, appearances.c.name, appearances.c.published, documents.c.lang).join(
        documents, documents.c.id == appearances.c.document
    )
    for row in _rows(connection, query, appearances.c.document, among):
        seen.setdefault(row.document, []).append(row)
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
                many.get(key, 0),
            )
        )
    found.sort(key=lambda p: (p.published is None, p.published or "", p.doc, p.document))
    return {p.document: p for p in found}


def documents_in_parts(connection: Connection, many: int) -> Iterator[list[str]]:
    """The ids of all documents, at most so many at a time, in order."""
    last = ""
    query = select(documents.c.id).order_by(documents.c.id).limit(many)
    while found := list(connection.execute(query.where(documents.c.id > last)).scalars()):
        yield found
        last = found[-1]


def stated(
    connection: Connection,
    as_of: str | None = None,
    among: Iterable[str] | None = None,
    kind: str | None = None,
    ids: Iterable[str] | None = None,
) -> Iterator[Stated]:
    """Every claim with who printed it, in the order of publication.

    as_of: only claims of documents surely published by that day; among: only of these documents; kind: only of this one; ids:
    only these, and then `among` says nothing.
    """
    query = select(claims.c.id, claims.c.document, claims.c.ordinal, claims.c.body)
    query = query.order_by(claims.c.document, claims.c.ordinal)
    if kind is not None:
        query = query.where(claims.c.kind == kind)
    if as_of is not None and ids is None and among is None:
        among = set(connection.execute(select(documents.c.id)).scalars()) - unknown_by(connection, as_of)[0]
    some = ids if ids is not None else among
    by_document: dict[str, list[Any]] = {}
    for row in _rows(connection, query, claims.c.document if ids is None else claims.c.id, some):
        by_document.setdefault(row.document, []).append(row)
    order = _printed(connection, by_document if some is not None or kind is not None else None, {})
    for key, about in order.items():
        if as_of is not None and not known_by(about.published, as_of):
            continue
        yield from (_stated(row, about) for row in sorted(by_document.get(key, ()), key=attrgetter("ordinal")))


def claims_in(connection: Connection, documents: Iterable[str]) -> dict[str, int]:
    """How many claims each of these documents has, where it has any."""
    query = select(claims.c.document, func.count()).group_by(claims.c.document)
    return {row[0]: row[1] for row in _rows(connection, query, claims.c.document, documents)}


def ids(connection: Connection, documents: Iterable[str]) -> list[str]:
    """The ids of all claims of these documents."""
    return [row.id for row in _rows(connection, select(claims.c.id), claims.c.document, documents)]


def stated_with_ids(connection: Connection, ids: Iterable[str]) -> list[Stated]:
    """The claims with these ids, so far as they are there, in any order."""
    query = select(claims.c.id, claims.c.document, claims.c.body)
    found = list(_rows(connection, query, claims.c.id, ids))
    order = _printed(connection, {row.document for row in found}, {})
    return [_stated(row, order[row.document]) for row in found]


def claims_beginning(connection: Connection, beginning: str) -> list[str]:
    """The ids of claims that begin so."""
    query = select(claims.c.id).where(claims.c.id.startswith(beginning, autoescape=True)).order_by(claims.c.id)
    return list(connection.execute(query).scalars())


def documents_saying(connection: Connection, wording: str) -> set[str]:
    """The documents with a claim that has this wording in one of its slots, in whatever case of ASCII letters."""
    written = json.dumps(wording)[1:-1]  # as it stands in the stored JSON
    query = select(claims.c.document).where(cast(claims.c.body, Text).icontains(written, autoescape=True)).distinct()
    return set(connection.execute(query).scalars())


def _stated(row: Any, about: Printed) -> Stated:
    return Stated(
        id=row.id,
        document=about.document,
        doc=about.doc,
        published=about.published,
        lang=about.lang,
        claim=claim_from_json(row.body),
    )


def _rows(connection: Connection, query: Any, column: Any, among: Iterable[str] | None) -> Iterator[Any]:
    """The rows of a query, or those of them whose `column` is `among` some values."""
    if among is None:
        yield from connection.execute(query)
        return
    values = sorted(set(among))
    for start in range(0, len(values), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(values[start : start + _AT_ONCE])))


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


def unknown_by(connection: Connection, day: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The documents that were not surely published by a day; and the names of those of them of which no date is known."""
    last = last_day(day)
    where = appearances.c.published.is_(None) | (appearances.c.published > last)
    partly = appearances.c.published.in_([last[:4], last[:7]])  # a month or a year, of which this is a day
    chances = set(connection.execute(select(appearances.c.document).where(where | partly)).scalars())
    dated: dict[str, list[str | None]] = {}
    query = select(appearances.c.document, appearances.c.published)
    for row in _rows(connection, query, appearances.c.document, chances):
        dated.setdefault(row.document, []).append(row.published)
    found = {key: first for key, some in dated.items() if not known_by(first := earliest(some), day)}
    undated = _printed(connection, [key for key, first in found.items() if first is None], {})
    return frozenset(found), tuple(one.doc for one in undated.values())


def newest_date(connection: Connection) -> str | None:
    """The newest date of publication in the ledger, which is the default as-of day."""
    return max((last_day(date) for date in dates(connection) if date), default=None)


def dates(connection: Connection) -> list[str | None]:
    """Every date of publication in the ledger once, None among them where one is unknown."""
    return list(connection.execute(select(appearances.c.published).distinct()).scalars())


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


def conversions(connection: Connection, among: Iterable[str] | None = None) -> list[tuple[str, Any, Any]]:
    """Every stated conversion, or those of some documents: the document's id and the two sums as JSON values."""
    query = select(readings.c.document, readings.c.conversions).order_by(readings.c.document)
    rows = _rows(connection, query, readings.c.document, among)
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
