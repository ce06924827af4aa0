"""Which entities of a ledger may be one, because a name of the one is alike to a name of the other: kept as names come and go.

Only those who act and whom no table of organisations lists are compared, and of them only those that a mark brings together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from daicho.deals.bonds import Pair
from daicho.ledger import kept
from daicho.ledger.store import Snapshot
from daicho.reference import organisations
from daicho.reference.marks import MarkRow, mark_rows, meeting
from daicho.resolution.entities import identify, place_id, same_entity
from daicho.resolution.names import readings_of

Names = Mapping[str, Collection[str]]
"""The names of each entity, by its id."""


def spellings(names: Names) -> set[Pair]:
    """The pairs of these entities that may be one, by their names alone."""
    rows = [row for key, own in names.items() for row in _rows(key, own)]
    return _alike({_pair(key, other) for key, other in meeting(rows)}, names)


def keep_spellings(connection: Snapshot) -> None:
    """Work all of them out, where none are kept."""
    names = _unlisted(kept.everything(connection, kept.MENTIONS, "entity", "name", "acts"))
    kept.put(connection, kept.MARKS, [row for key, own in names.items() for row in _rows(key, own)])
    kept.put(connection, kept.SPELLINGS, sorted(spellings(names)))


def follow_spellings(connection: Snapshot, entities: Collection[str]) -> None:
    """Bring them up to date where documents name these entities otherwise than before."""
    names = _named(connection, entities)
    rows = [row for key, own in names.items() for row in _rows(key, own)]
    kept.replace(connection, kept.MARKS, "entity", entities, rows)
    for side in ("left", "right"):
        kept.drop(connection, kept.SPELLINGS, side, entities)
    met = _meeting(connection, rows)
    names |= _named(connection, {key for pair in met for key in pair} - names.keys())
    kept.put(connection, kept.SPELLINGS, sorted(_alike(met, names)))


def names_near(connection: Snapshot, names: Names) -> set[str]:
    """The names in a settled ledger that marks bring together with these, which need not be in it."""
    met = _meeting(connection, [row for key, own in names.items() for row in _rows(key, own)])
    near = _named(connection, {key for pair in met for key in pair})
    return {name for own in near.values() for name in own}


def _meeting(connection: Snapshot, rows: Collection[MarkRow]) -> set[Pair]:
    """The pairs that marks bring together, one of them among these rows."""
    return {_pair(key, other) for key, other in kept.meeting(connection, kept.MARKS, rows)}


def _named(connection: Snapshot, entities: Iterable[str]) -> dict[str, set[str]]:
    return _unlisted(kept.find(connection, kept.MENTIONS, "entity", entities, "entity", "name", "acts"))


def _unlisted(rows: Iterable[tuple[str, str, int]]) -> dict[str, set[str]]:
    """The names of those who act and are in no table."""
    found: dict[str, set[str]] = {}
    for key, name, acts in rows:
        if acts and organisations.by_id(key) is None:
            found.setdefault(key, set()).add(name)
    return found


def _rows(key: str, names: Iterable[str]) -> set[MarkRow]:
    """The marks of an entity as rows of the kept table."""
    found: set[MarkRow] = set()
    for name in names:
        known = identify(name)
        found |= mark_rows(key, known.names if known else readings_of(name))
        if place := place_id(name):
            found |= {(f"@{place}", key, 0), (f"@{place}", key, 1)}
    return found


def _alike(pairs: Iterable[Pair], names: Names) -> set[Pair]:
    return {(a, b) for a, b in pairs if any(same_entity(one, other).alone for one in names[a] for other in names[b])}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
