"""Deals as rows of the kept table, and back."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Any

from daicho.ledger import kept
from daicho.ledger.store import Snapshot
from daicho.model.deal import DealLine, DealParty, Join, Relation
from daicho.questions.filters import Filters, chosen, columns_for, having

COLUMNS = DealLine._fields
"""The columns of a line."""

PARTIES = ("payer", "recipient", "project", "place")
"""Those of them that name somebody or something."""

_PARTY, _ENTITY = "\x1e", "\x1f"  # between parties, and between the name of one and its entity


def line_to_values(line: DealLine) -> tuple[Any, ...]:
    """The columns of a line, in the order of its fields."""
    return (
        *line[:3],
        _text(line.low),
        _text(line.high),
        line.status,
        *map(_parties_to_text, (line.payer, line.recipient, line.project, line.place)),
        line.country,
        ",".join(line.payer_country),
        _json(line.sector),
        relations_to_text(line.relations),
        line.first_seen,
        line.last_seen,
        line.document_count,
        line.claim_count,
        int(line.sums_up),
        line.decided,
    )


def lines_from_values(rows: Sequence[Sequence[Any]], columns: Sequence[str] = COLUMNS) -> list[DealLine]:
    """The inverse of `line_to_values`, column by column, as a table has a hundred thousand rows.

    columns: those that the rows have; the others are empty in the lines.
    """
    if not rows:
        return []
    found = dict(zip(columns, zip(*rows, strict=True), strict=True))
    every = (_read(name, found[name]) if name in found else repeat(_EMPTY.get(name), len(rows)) for name in COLUMNS)
    # Past the function that only names its arguments.
    return list(map(tuple.__new__, repeat(DealLine), zip(*every, strict=True)))


def _read(column: str, texts: Iterable[Any]) -> Iterable[Any]:
    """What the texts of a column stand for."""
    return map(_MEANINGS[column], texts) if column in _MEANINGS else texts


def kept_lines(
    connection: Snapshot, filters: Filters | None = None, columns: Collection[str] = COLUMNS
) -> list[DealLine]:
    """The deals that a settled ledger keeps and `filters` let through, by date of the first claim.

    columns: those that the lines must have; others may be left empty, as to look all of them up takes most of the time.
    """
    looked_at = columns_for(filters)
    needed = looked_at.union(columns, ["id"])
    names = [name for name in COLUMNS if name in needed]
    with uncollected():
        rows = kept.in_order(connection, kept.DEALS, names, having(filters))
        return lines_from_values(_chosen(rows, names, filters) if filters and looked_at else rows, names)


def _chosen(rows: Sequence[tuple[Any, ...]], columns: Sequence[str], filters: Filters) -> list[tuple[Any, ...]]:
    """The rows that filters let through: of the others, only what the filters look at is read."""
    looked_at = [name for name in columns if name == "id" or name in columns_for(filters)]
    narrow = list(zip(*(map(itemgetter(columns.index(name)), rows) for name in looked_at), strict=True))
    ids = {line.id for line in chosen(lines_from_values(narrow, looked_at), filters)}
    at = columns.index("id")
    return [row for row in rows if row[at] in ids]


def lines_with_ids(connection: Snapshot, ids: Collection[str]) -> list[DealLine]:
    """Those of the deals with these ids that a settled ledger keeps, in any order."""
    return lines_from_values(kept.find(connection, kept.DEALS, "id", ids, *COLUMNS))


@contextmanager
def uncollected() -> Iterator[None]:
    """A time in which the collector of garbage stands still: it looks at all lines over and over while they are made, and finds
    none.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def kept_joins(connection: Snapshot, ids: Collection[str]) -> dict[str, tuple[Join, ...]]:
    """The joins of deals that a settled ledger keeps, by id."""
    rows = kept.find(connection, kept.BEHIND, "deal", ids, "deal", "joins")
    return {row.deal: joins_from_text(row.joins) for row in rows}


def joins_to_text(joins: Sequence[Join]) -> str:
    """The joins of a deal as JSON."""
    return _json([[join.left, join.right, join.score, join.why] for join in joins])


def joins_from_text(text: str) -> tuple[Join, ...]:
    """The inverse of `joins_to_text`."""
    return tuple(Join(left, right, score, tuple(why)) for left, right, score, why in json.loads(text))


def relations_to_text(relations: Sequence[Relation]) -> str:
    """The relations of a deal as JSON."""
    return _json([[relation.type, relation.deal, relation.why] for relation in relations])


def relations_from_text(text: str) -> tuple[Relation, ...]:
    """The inverse of `relations_to_text`."""
    return () if text == "[]" else tuple(Relation(*found) for found in json.loads(text))


def _parties_to_text(parties: Sequence[DealParty]) -> str:
    """Names and entities with a separator of ASCII between; JSON where one of them is no plain text."""
    told = _PARTY.join(f"{name}{_ENTITY}{entity or ''}" for name, entity in parties)
    plain = told[:1] != "[" and told.count(_ENTITY) == len(parties) == told.count(_PARTY) + 1
    return told if plain else _json(parties)


def _parties(text: str) -> tuple[DealParty, ...]:
    if text[0] == "[":
        return tuple(map(DealParty._make, json.loads(text)))
    if _PARTY in text:
        return tuple(map(_party, text.split(_PARTY)))
    return (_party(text),)


def _party(text: str) -> DealParty:
    name, _, entity = text.partition(_ENTITY)
    return DealParty._make((name, entity or None))


def _sectors(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def figure_from_text(text: str | None) -> Decimal | None:
    """One end of a range, of its wording."""
    return None if text is None else Decimal(text)


parties_from_text = lru_cache(maxsize=65536)(_parties)
"""The parties of a deal, of the text that `line_to_values` makes of them."""

_MEANINGS: Mapping[str, Callable[[Any], Any]] = {
    "low": figure_from_text,
    "high": figure_from_text,
    **dict.fromkeys(PARTIES, parties_from_text),
    "payer_country": lru_cache(maxsize=1024)(_codes),
    "sector": lru_cache(maxsize=1024)(_sectors),
    "relations": lru_cache(maxsize=1024)(relations_from_text),
    "sums_up": bool,
}
"""What the texts of a column stand for, where not for themselves. Few are different, but for the figures."""

_EMPTY: Mapping[str, Any] = {
    **dict.fromkeys((*PARTIES, "payer_country", "sector", "relations"), ()),
    **dict.fromkeys(("document_count", "claim_count"), 0),
    "sums_up": False,
}
"""What a line has in a column that was not looked up, where not None."""


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else str(figure)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
