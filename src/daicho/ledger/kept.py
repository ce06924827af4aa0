"""What was worked out from the claims and is kept, so that a question need not start from them. None of it is truth: all of it
can be dropped and worked out again to the same bytes.

The tables speak in ids and plain values; `questions/settling` knows what they mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    delete,
    func,
    select,
)

if TYPE_CHECKING:
    from daicho.reference.marks import MarkRow

metadata = MetaData()
_ID = String(32)
_AT_ONCE = 500  # values in one question: SQLite takes no more than some thousand


def _table(
    name: str, *columns: Column[Any], by: Sequence[str] = (), key: Sequence[str] = (), slim: bool = False
) -> Table:
    """key: the columns of its key, where another order than theirs finds more; slim: a table of short rows, which SQLite had
    better keep in its key alone.
    """
    indices = [Index(f"{name}_by_{column}", column) for column in by]
    keys = [PrimaryKeyConstraint(*key)] if key else []
    return Table(name, metadata, *columns, *keys, *indices, sqlite_with_rowid=not slim)


def _marks(name: str, holder: str) -> Table:
    """A table of `MarkRow`s. holder: the column of whose they are."""
    return _table(
        name,
        Column("mark", Text, nullable=False),
        Column(holder, Text, nullable=False),
        Column("sought", Integer, nullable=False),
        key=("mark", "sought", holder),
        slim=True,
    )


BLOCKS = _table(
    "kept_blocks",
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("claim", _ID, primary_key=True),
    slim=True,
)
"""Under which keys a claim is compared with others, and where among them it stands."""

TRAITS = _table(
    "kept_traits",
    Column("claim", _ID, primary_key=True),
    Column("glance", Text, nullable=False),
    Column("body", Text, nullable=False),
    slim=True,
)
"""All that is compared of each money claim that stands: what shows at the first glance, which most pairs need no second after,
and the rest.
"""

LINKS = _table(
    "kept_links",
    Column("left", _ID, primary_key=True),
    Column("right", _ID, primary_key=True),
    Column("blocks", Integer, nullable=False),
    by=("right",),
    slim=True,
)
"""Pairs of claims that may be of one deal, and how many blocks bring them together."""

MEMBERS = _table(
    "kept_members",
    Column("claim", _ID, primary_key=True),
    Column("document", _ID, nullable=False),
    Column("deal", _ID, nullable=False),
    by=("document", "deal"),
    slim=True,
)
"""The deal and the document of each money claim."""

_BY_CODE_POINTS = Text().with_variant(Text(collation="C"), "postgresql")

DEALS = _table(
    "kept_deals",
    Column("opened", _BY_CODE_POINTS, primary_key=True),
    Column("id", _ID, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("currency", String(8), nullable=False),
    Column("low", Text),
    Column("high", Text),
    Column("status", String(16), nullable=False),
    Column("payer", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("country", String(8)),
    Column("payer_country", Text, nullable=False),
    Column("sector", Text, nullable=False),
    Column("relations", Text, nullable=False),
    Column("first_seen", String(10)),
    Column("last_seen", String(10)),
    Column("document_count", Integer, nullable=False),
    Column("claim_count", Integer, nullable=False),
    Column("sums_up", Integer, nullable=False),
    Column("decided", String(10)),
    by=("id", "kind"),
    slim=True,
)
"""Each deal as a line; `opened` is the place of its first claim among all."""

PACKS = _table(
    "kept_packs",
    Column("first", _BY_CODE_POINTS, primary_key=True),
    Column("stale", Integer, nullable=False),
    slim=True,
)
"""The same rows by column (`ledger/packs`): where each pack of them begins, and whether its rows are others by now."""

COLUMNS = _table(
    "kept_columns",
    Column("name", String(16), primary_key=True),
    Column("first", _BY_CODE_POINTS, primary_key=True),
    Column("words", Text, nullable=False),
    Column("places", LargeBinary, nullable=False),
    by=("first",),
    slim=True,
)
"""One column of one pack: what its rows have, as JSON, each word once, and where among them that of each row stands."""

BEHIND = _table(
    "kept_behind",
    Column("deal", _ID, primary_key=True),
    Column("joins", Text, nullable=False),
    Column("told", Text, nullable=False),
)
"""What is behind the line of a deal: how its claims were joined, and the deal as relations see it."""

ALIKE = _table(
    "kept_alike",
    Column("deal", _ID, primary_key=True),
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    by=("left", "right"),
    slim=True,
)
"""Keys of those who pay or receive in one deal that are names alike."""

FILED = _table(
    "kept_filed",
    Column("at", Text, primary_key=True),
    Column("deal", _ID, primary_key=True),
    by=("deal",),
    slim=True,
)
"""Under what each deal is filed: the names in it, and the keys by which its relations are found."""

RELATIONS = _table(
    "kept_relations",
    Column("at", Text, primary_key=True),
    Column("deal", _ID, primary_key=True),
    Column("type", String(16), primary_key=True),
    Column("other", _ID, primary_key=True),
    Column("why", Text, nullable=False),
    by=("deal", "other"),
    slim=True,
)
"""What was found under each key that deals are filed under."""

MENTIONS = _table(
    "kept_mentions",
    Column("document", _ID, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("read", Integer, nullable=False),
    Column("stands", Integer, nullable=False),
    Column("acts", Integer, nullable=False),
    by=("entity",),
    slim=True,
)
"""How many claims of a document name an entity so: as read, as they stand under judgements, as somebody who acts."""

MARKS = _marks("kept_marks", "entity")
"""By what the names of those who act are found, where no table lists them: marks that a name shows, or seeks in others."""

SPELLINGS = _table(
    "kept_spellings",
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    by=("right",),
    slim=True,
)
"""Pairs of entities of which a name of the one is alike to a name of the other."""

FINDINGS = _table(
    "kept_findings",
    Column("at", Text, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("body", Text, nullable=False),
)
"""What does not add up, under the check and what it looked at: one document or one deal."""

SIGHTINGS = _table(
    "kept_sightings",
    Column("claim", _ID, primary_key=True),
    Column("document", _ID, nullable=False),
    Column("body", Text, nullable=False),
    by=("document",),
)
"""What each claim tells of projects."""

SIGHTED = _table(
    "kept_sighted",
    Column("at", Text, nullable=False),
    Column("claim", _ID, nullable=False),
    Column("dated", Integer, nullable=False),
    Column("told", Text),
    Column("published", String(10)),
    Column("newest", String(10)),
    by=("claim",),
    key=("at", "dated", "claim"),
    slim=True,
)
"""Under which names, places and products a claim tells of projects.

dated: whether it is a dated milestone; under a place, so that it need not be looked up for that: told: what it tells of it,
published: when, newest: the last day of that.
"""

NAMED = _marks("kept_named", "name")
"""By what the names of projects and their parties are found: marks that a name shows, or seeks in others."""

STEPS = _table(
    "kept_steps",
    Column("claim", _ID, primary_key=True),
    Column("track", _ID, nullable=False),
    Column("traits", Text, nullable=False),
    by=("track",),
)
"""Each dated milestone: the first of those that it hangs together with, and its traits among all that the ledger knows."""

TRACKS = _table(
    "kept_tracks",
    Column("sort", String(16), primary_key=True),
    Column("track", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    by=("track",),
)
"""The timelines and findings of milestones that hang together, or that tell of one product."""

PROMISES = _table(
    "kept_promises",
    Column("claim", _ID, primary_key=True),
    Column("due", String(10), nullable=False),
    Column("body", Text, nullable=False),
    by=("due",),
)
"""Milestones of which nothing was heard since the day they were due."""

_COPIES: tuple[Table, ...] = (PACKS, COLUMNS)
"""Tables that say nothing that others do not."""

_TABLES: tuple[Table, ...] = (
    BLOCKS,
    TRAITS,
    LINKS,
    MEMBERS,
    DEALS,
    BEHIND,
    ALIKE,
    FILED,
    RELATIONS,
    MENTIONS,
    MARKS,
    SPELLINGS,
    FINDINGS,
    SIGHTINGS,
    SIGHTED,
    NAMED,
    STEPS,
    TRACKS,
    PROMISES,
)


def find(
    connection: Connection,
    table: Table,
    column: str,
    values: Iterable[Any],
    *columns: str,
    also: tuple[str, Any] | None = None,
) -> list[Any]:
    """The rows whose `column` has one of these values, or some columns of them. also: another column and what it has."""
    found: list[Any] = []
    for some in _batches(values):
        # The driver's own way: following a change asks for little things many thousand times.
        mark = _mark(connection)
        names = _names(columns or [one.name for one in table.columns])
        query = f'SELECT {names} FROM {table.name} WHERE "{column}" IN ({", ".join([mark] * len(some))})'
        if also is not None:
            query += f' AND "{also[0]}" ' + ("IS NULL" if also[1] is None else f"= {mark}")
        further = also[1:] if also and also[1] is not None else ()
        found += connection.exec_driver_sql(query, (*some, *further)).all()
    return found


def counted(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> list[Any]:
    """How many rows have each of these values in `column`, where any has."""
    found: list[Any] = []
    for some in _batches(values):
        query = select(table.c[column], func.count()).where(table.c[column].in_(some)).group_by(table.c[column])
        found += connection.execute(query).all()
    return found


def everything(connection: Connection, table: Table, *columns: str) -> Sequence[Any]:
    """All rows of a table, or some columns of them."""
    query = select(*(table.c[column] for column in columns)) if columns else select(table)
    return connection.execute(query).all()


def in_order(
    connection: Connection, table: Table, columns: Sequence[str], having: Mapping[str, str]
) -> list[tuple[Any, ...]]:
    """Some columns of the rows that have these values, in the order of the table's key: plain tuples, as fast as the driver gives
    them.
    """
    order = _names(column.name for column in table.primary_key)
    wanted = " AND ".join(f'"{name}" = {_mark(connection)}' for name in having)
    cursor = connection.connection.cursor()
    try:
        query = f"SELECT {_names(columns)} FROM {table.name} {wanted and f'WHERE {wanted}'} ORDER BY {order}"
        cursor.execute(query, tuple(having.values()))
        return list(cursor.fetchall())
    finally:
        cursor.close()


def between(
    connection: Connection, table: Table, columns: Sequence[str], first: str, end: str | None, most: int | None
) -> list[tuple[Any, ...]]:
    """Some columns of the rows whose key is `first` or behind it, and before `end`, in its order; at most so many."""
    key = next(iter(table.primary_key)).name
    query = select(*(table.c[column] for column in columns)).where(table.c[key] >= first).order_by(table.c[key])
    query = query if end is None else query.where(table.c[key] < end)
    return list(map(tuple, connection.execute(query.limit(most))))


def spelt(connection: Connection, table: Table, column: str, text: str) -> Sequence[Any]:
    """The rows whose `column` is this text, in whatever case of its letters that the store knows."""
    return connection.execute(select(table).where(func.lower(table.c[column]) == func.lower(text))).all()


def up_to(connection: Connection, table: Table, column: str, most: str) -> Sequence[Any]:
    """The rows whose `column` is no more than `most`."""
    return connection.execute(select(table).where(table.c[column] <= most)).all()


def starting(connection: Connection, table: Table, column: str, prefix: str) -> Sequence[Any]:
    """The rows whose `column` starts with `prefix`."""
    return connection.execute(select(table).where(table.c[column].startswith(prefix, autoescape=True))).all()


def meeting(connection: Connection, table: Table, rows: Iterable[MarkRow]) -> set[tuple[str, str]]:
    """Whom these marks bring together with whom in a table of marks: one shows what the other seeks."""
    wanted: dict[int, dict[str, list[str]]] = {0: {}, 1: {}}
    for mark, holder, sought in rows:
        wanted[1 - sought].setdefault(mark, []).append(holder)
    return {
        (holder, other)
        for sought, holders in wanted.items()
        # Many show what few seek: only the side that is wanted is looked up.
        for mark, other, _ in find(connection, table, "mark", holders, also=("sought", sought))
        for holder in holders[mark]
        if holder != other
    }


def told_under(connection: Connection, places: Iterable[str]) -> list[Any]:
    """What is told under places, by `at` and `told`, with the first day of publication and the newest."""
    found: list[Any] = []
    for some in _batches(places):
        query = (
            select(SIGHTED.c.at, SIGHTED.c.told, func.min(SIGHTED.c.published), func.max(SIGHTED.c.newest))
            .where(SIGHTED.c.at.in_(some), SIGHTED.c.told.is_not(None), SIGHTED.c.published.is_not(None))
            .group_by(SIGHTED.c.at, SIGHTED.c.told)
        )
        found += connection.execute(query).all()
    return found


def put(connection: Connection, table: Table, rows: Collection[Sequence[Any]], instead: str | None = None) -> None:
    """Add rows, each with a value for every column in order. instead: the name of another table like this one for them."""
    if rows:
        # The driver's own way: these rows come by the hundred thousand.
        names = [column.name for column in table.columns]
        marks = ", ".join([_mark(connection)] * len(names))
        connection.exec_driver_sql(
            f"INSERT INTO {instead or table.name} ({_names(names)}) VALUES ({marks})", list(map(tuple, rows))
        )


def alter(connection: Connection, table: Table, column: str, key: str, values: Sequence[tuple[Any, Any]]) -> None:
    """Let rows have other values in `column`. values: the new one, and what the row has in `key`."""
    if values:
        mark = _mark(connection)
        query = f'UPDATE {table.name} SET "{column}" = {mark} WHERE "{key}" = {mark}'
        connection.exec_driver_sql(query, list(values))


def change(connection: Connection, table: Table, before: Set[tuple[Any, ...]], after: Set[tuple[Any, ...]]) -> None:
    """Let the rows `after` stand for those `before`, of a table all of whose columns are its key."""
    if gone := sorted(before - after):
        where = " AND ".join(f'"{column.name}" = {_mark(connection)}' for column in table.columns)
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", gone)
    put(connection, table, sorted(after - before))


def drop(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> None:
    """Take out the rows whose `column` has one of these values."""
    for some in _batches(values):
        connection.execute(delete(table).where(table.c[column].in_(some)))


def replace(
    connection: Connection, table: Table, column: str, values: Iterable[Any], rows: Collection[Sequence[Any]]
) -> None:
    """Let `rows` take the place of those whose `column` has one of these values."""
    drop(connection, table, column, values)
    put(connection, table, rows)


def drop_all(connection: Connection, table: Table) -> None:
    """Take out all rows of a table."""
    connection.execute(delete(table))


def clear(connection: Connection) -> None:
    """Take out everything."""
    for table in (*_TABLES, *_COPIES):
        drop_all(connection, table)


def content_hash(connection: Connection) -> str:
    """SHA-256 over everything that is kept: equal hashes, equal answers."""
    digest = hashlib.sha256()
    for table in _TABLES:
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            digest.update(json.dumps([table.name, *row], ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _mark(connection: Connection) -> str:
    """How the driver marks the place of a value."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    several = sorted(set(values))
    return (several[start : start + _AT_ONCE] for start in range(0, len(several), _AT_ONCE))
