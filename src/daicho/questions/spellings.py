"""Which entities of a ledger may be one, because a name of the one is alike to a name of the other: kept as names come and go.

Only those who act and whom no table of organisations lists are compared, and of them only those that a mark brings together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from daicho.deals.bonds import Pair
from daicho.ledger import heaps, kept, tables
from daicho.ledger.store import Snapshot
from daicho.reference import organisations
from daicho.reference.marks import MarkRow, asking_rows, guessed_rows, mark_rows, meeting, number
from daicho.resolution.entities import identify, place_id, same_entity
from daicho.resolution.names import readings_of

Names = Mapping[str, Collection[str]]
"""The names of each entity, by its id."""

_Marks = Callable[[str, Collection[str]], set[MarkRow]]


def spellings(names: Names) -> set[Pair]:
    """The pairs of these entities that may be one, by their names alone."""
    return _alike({_pair(key, other) for key, other in meeting(names, lambda key: _asking(key, names[key]))}, names)


def keep_spellings(connection: Snapshot, part: int) -> None:
    """Work all of them out, where none are kept, some names at a time."""
    with heaps.scratch(connection, heaps.ASKED, heaps.MET):
        with heaps.poured(connection, kept.MARKS, heaps.ASKED):
            for some in heaps.pages(connection, kept.MENTIONS, "entity", part, "name", "acts"):
                names = _unlisted(row for rows in some.values() for row in rows)
                heaps.put(connection, kept.MARKS, [row for key, own in names.items() for row in _rows(key, own)])
                heaps.put(connection, heaps.ASKED, [row for key, own in names.items() for row in _guessing(key, own)])
        heaps.meet(connection, kept.MARKS)
        with heaps.poured(connection, kept.SPELLINGS):
            for met in heaps.pages(connection, heaps.MET, "name", part, "other"):
                pairs = {(key, other) for rows in met.values() for key, other in rows if key < other}
                known = named(connection, {key for pair in pairs for key in pair})
                heaps.put(connection, kept.SPELLINGS, sorted(_alike(pairs, known)))


def follow_spellings(connection: Snapshot, before: Names, now: Names) -> None:
    """Bring them up to date where documents name entities otherwise than before. before, now: those whose names changed."""
    was, rows = ({row for key, own in names.items() for row in _rows(key, own)} for names in (before, now))
    tables.change(connection, kept.MARKS, was, rows)
    for side in ("left", "right"):
        tables.drop(connection, kept.SPELLINGS, side, before.keys() | now.keys())
    names = dict(now)
    met = _meeting(connection, names)
    names |= named(connection, {key for pair in met for key in pair} - names.keys())
    tables.put(connection, kept.SPELLINGS, sorted(_alike(met, names)))


def names_near(connection: Snapshot, names: Names) -> set[str]:
    """The names in a settled ledger that marks bring together with these, which need not be in it."""
    near = named(connection, {key for pair in _meeting(connection, names) for key in pair})
    return {name for own in near.values() for name in own}


def _meeting(connection: Snapshot, names: Names) -> set[Pair]:
    """The pairs that marks bring together, one of them among these."""
    rows = [row for key, own in names.items() for row in _asking(key, own)]
    return {_pair(key, other) for key, other in kept.meeting(connection, kept.MARKS, rows)}


def named(connection: Snapshot, entities: Iterable[str]) -> dict[str, set[str]]:
    """The names of those of these entities that act and are in no table, as a ledger keeps them."""
    return _unlisted(tables.find(connection, kept.MENTIONS, "entity", entities, "entity", "name", "acts"))


def _unlisted(rows: Iterable[tuple[str, str, int]]) -> dict[str, set[str]]:
    """The names of those who act and are in no table."""
    found: dict[str, set[str]] = {}
    for key, name, acts in rows:
        if acts and organisations.by_id(key) is None:
            found.setdefault(key, set()).add(name)
    return found


def _rows(key: str, names: Iterable[str], marks: _Marks = mark_rows) -> set[MarkRow]:
    """The marks of an entity as rows of the kept table."""
    found: set[MarkRow] = set()
    for name in names:
        known = identify(name)
        found |= marks(key, known.names if known else readings_of(name))
        if place := place_id(name):
            found |= {(number(f"@{place}"), key, sought) for sought in (0, 1)}
    return found


def _guessing(key: str, names: Iterable[str]) -> set[tuple[int, str]]:
    """What an entity seeks beside its kept marks."""
    return {(mark, key) for mark, _, _ in _rows(key, names, guessed_rows)}


def _asking(key: str, names: Iterable[str]) -> set[MarkRow]:
    """All marks by which an entity meets others."""
    return _rows(key, names, asking_rows)


def _alike(pairs: Iterable[Pair], names: Names) -> set[Pair]:
    return {(a, b) for a, b in pairs if any(same_entity(one, other).alone for one in names[a] for other in names[b])}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
