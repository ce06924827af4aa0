"""What changed since answers were last worked out: which documents, and a count of all changes.

Every function of the ledger that changes what an answer may rest on says so here, in its own transaction.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, bindparam, delete, insert, select

metadata = MetaData()
unsettled = Table("unsettled", metadata, Column("document", String(32), primary_key=True))
progress = Table(
    "progress", metadata, Column("name", String(16), primary_key=True), Column("value", Text, nullable=False)
)
_TAKEN_IN = delete(unsettled).where(unsettled.c.document == bindparam("done"))
_NOTED = select(progress.c.value).where(progress.c.name == bindparam("name"))  # asked with every page, and made once


def changed(connection: Connection, document: str | None = None) -> None:
    """Note that something changed: this document or, without one, what people decided."""
    if document is not None:
        connection.execute(delete(unsettled).where(unsettled.c.document == document))
        connection.execute(insert(unsettled).values(document=document))
    write(connection, "changes", str(count(connection) + 1))


def count(connection: Connection) -> int:
    """How many changes there have been."""
    return int(read(connection, "changes") or 0)


def documents(connection: Connection) -> frozenset[str]:
    """The documents that changed since answers were last worked out."""
    return frozenset(connection.execute(select(unsettled.c.document)).scalars())


def settled(connection: Connection, done: Iterable[str]) -> None:
    """Note that these documents have been taken account of."""
    if documents := [{"done": document} for document in done]:
        connection.execute(_TAKEN_IN, documents)


def read(connection: Connection, name: str) -> str | None:
    """What is noted under a name."""
    found: str | None = connection.execute(_NOTED, {"name": name}).scalar()
    return found


def write(connection: Connection, name: str, value: str) -> None:
    """Note something under a name."""
    connection.execute(delete(progress).where(progress.c.name == name))
    connection.execute(insert(progress).values(name=name, value=value))


def everything(connection: Connection) -> dict[str, str]:
    """All that is noted, by name."""
    return {row.name: row.value for row in connection.execute(select(progress))}
