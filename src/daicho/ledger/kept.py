"""What was worked out from the claims and is kept, so that a question need not start from them. None of it is truth: all of it
can be dropped and worked out again to the same bytes.

The tables speak in ids and plain values; `questions/settling` knows what they mean.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
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
    func,
    select,
)

from daicho.ledger import tables

if TYPE_CHECKING:
    from daicho.reference.marks import MarkRow

metadata = MetaData()
_ID = String(32)


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
        Column("mark", BigInteger, nullable=False),
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
"""One column of one pack: what its rows have, as JSON, each word once, and where among them that of each row stands; no words
where the pack shares them.
"""

WORDS = _table("kept_words", Column("name", String(16), primary_key=True), Column("words", Text, nullable=False))
"""What packs have in a column, as JSON, each word once and in order: the words of those that have none of their own."""

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

_COPIES: tuple[Table, ...] = (PACKS, COLUMNS, WORDS)
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


def meeting(connection: Connection, table: Table, rows: Iterable[MarkRow]) -> set[tuple[str, str]]:
    """Whom these marks bring together with whom in a table of marks: one shows what the other seeks."""
    wanted: dict[int, dict[int, list[str]]] = {0: {}, 1: {}}
    for mark, holder, sought in rows:
        wanted[1 - sought].setdefault(mark, []).append(holder)
    return {
        (holder, other)
        for sought, holders in wanted.items()
        # Many show what few seek: only the side that is wanted is looked up.
        for mark, other, _ in tables.find(connection, table, "mark", holders, also=("sought", sought))
        for holder in holders[mark]
        if holder != other
    }


def told_under(connection: Connection, places: Iterable[str]) -> list[Any]:
    """What is told under places, by `at` and `told`, with the first day of publication and the newest."""
    found: list[Any] = []
    for some in tables.batches(places):
        query = (
            select(SIGHTED.c.at, SIGHTED.c.told, func.min(SIGHTED.c.published), func.max(SIGHTED.c.newest))
            .where(SIGHTED.c.at.in_(some), SIGHTED.c.told.is_not(None), SIGHTED.c.published.is_not(None))
            .group_by(SIGHTED.c.at, SIGHTED.c.told)
        )
        found += connection.execute(query).all()
    return found


def clear(connection: Connection) -> None:
    """Take out everything."""
    for table in (*_TABLES, *_COPIES):
        tables.drop_all(connection, table)


def content_hash(connection: Connection) -> str:
    """SHA-256 over everything that is kept: equal hashes, equal answers."""
    digest = hashlib.sha256()
    for table in _TABLES:
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            digest.update(json.dumps([table.name, *row], ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
