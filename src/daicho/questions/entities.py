"""Who is in the ledger, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from daicho.deals.bonds import Bonds, Pair
from daicho.ledger import kept, tables
from daicho.ledger.store import Ledger
from daicho.model.wire import ACTING_SLOTS
from daicho.questions.entered import decided_now
from daicho.questions.judged import judged
from daicho.questions.settled import settled
from daicho.questions.spellings import Names, names_near, spellings
from daicho.reference import organisations
from daicho.reference.names import is_japanese
from daicho.reference.organisations import Organisation
from daicho.resolution.entities import entity_id, identify


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or person: id, main name and all names met; type, country and parent where the table has it.

    text: the wording asked for, where one was; claims: how many claims of the ledger name it; joined: ids that people said are
    this one; parted: ids that they said are others.
    """

    id: str
    name: str
    names: tuple[str, ...]
    type: str | None = None
    country: str | None = None
    parent: str | None = None
    claims: int = 0
    text: str | None = None
    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()


def entities_of(ledger: Ledger) -> tuple[Entity, ...]:
    """Every entity that the ledger's claims name, the most often named first."""
    met = _met(ledger, alike=True)
    joined = _joined(met.names, met.alike, met.apart)
    groups: dict[str, dict[str, int]] = {}
    for key, names in met.names.items():
        group = groups.setdefault(joined[key], {})
        for name, count in names.items():
            group[name] = group.get(name, 0) + count
    others, foes = _by_key((home, key) for key, home in met.entities.items() if key != home), _by_key(_both(met.apart))
    found = (
        replace(_entity(key, names), joined=tuple(sorted(others.get(key, ()))), parted=tuple(foes.get(key, ())))
        for key, names in groups.items()
    )
    return tuple(sorted(found, key=lambda entity: (-entity.claims, entity.id)))


def ids_named(ledger: Ledger) -> tuple[Entity, ...]:
    """Like `entities_of`, each id by itself: no two are taken together because their names are alike."""
    named = (_entity(*one) for one in _met(ledger, alike=False).names.items())
    return tuple(sorted(named, key=lambda entity: (-entity.claims, entity.id)))


@dataclass(frozen=True, slots=True)
class _Met:
    """Who is named in a ledger: under each id the names and how often; pairs whose names are alike; what people decided."""

    names: Mapping[str, Mapping[str, int]]
    alike: Collection[Pair]
    apart: Sequence[Pair]
    entities: Mapping[str, str]


def _met(ledger: Ledger, *, alike: bool) -> _Met:
    with settled(ledger) as connection:
        if connection is not None:
            decided = decided_now(connection)
            rows = tables.everything(connection, kept.MENTIONS, "entity", "name", "acts")
            pairs = {(left, right) for left, right in tables.everything(connection, kept.SPELLINGS)} if alike else set()
            return _Met(_counted(rows), pairs, decided.apart, decided.entities)
    with ledger.reading() as reading:
        known = judged(reading)
    names = _counted(
        (party.entity, party.name, 1)
        for stated in known.claims
        for slot in ACTING_SLOTS
        for party in getattr(stated.claim, slot, ())
    )
    unlisted = {key: own for key, own in names.items() if organisations.by_id(key) is None}
    return _Met(names, spellings(unlisted) if alike else set(), known.apart, known.entities)


def _counted(rows: Iterable[tuple[str | None, str, int]]) -> dict[str, dict[str, int]]:
    met: dict[str, dict[str, int]] = {}
    for key, name, times in rows:
        if key and times:
            own = met.setdefault(key, {})
            own[name] = own.get(name, 0) + times
    return met


def _both(pairs: Iterable[Pair]) -> Iterator[Pair]:
    return (pair for one, other in pairs for pair in ((one, other), (other, one)))


def _by_key(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def resolve_names(
    names: Sequence[str], known: Sequence[Entity] = (), ledger: Ledger | None = None
) -> tuple[Entity, ...]:
    """What each of `names` resolves to: an organisation of the table, an entity of the ledger (`known`), or one of its own.

    Names that the table lacks are compared with each other, too, so that two spellings of one name get one id. ledger: the one
    that `known` is from, whose marks say at once which of its names to compare.
    """
    meant = [identify(name) for name in names]
    asked: dict[str, tuple[str, ...]] = {}
    for name, organisation in zip(names, meant, strict=True):
        if organisation is None:
            asked[entity_id(name)] = (*asked.get(entity_id(name), ()), name)
    near = _near(ledger, asked) if ledger else None
    named = {
        entity.id: entity.names
        for entity in known
        if entity.type is None and (entity.id in asked or near is None or not near.isdisjoint(entity.names))
    }
    for key, own in asked.items():
        named[key] = (*named.get(key, ()), *own)
    by_id = {entity.id: entity for entity in known}
    same = {other: entity.id for entity in known for other in entity.joined}
    apart = [(entity.id, other) for entity in known for other in entity.parted]
    joined = _joined(named, spellings(named), apart)
    found = []
    for name, organisation in zip(names, meant, strict=True):
        key = organisation.id if organisation else joined[entity_id(name)]
        key = same.get(key, key)
        entity = by_id.get(key)
        others = tuple(n for id_, group in named.items() if joined[id_] == key for n in group)
        counts = dict.fromkeys((*(entity.names if entity else ()), *others, *(() if organisation else (name,))), 0)
        found.append(replace(_entity(key, counts), claims=entity.claims if entity else 0, text=name))
    return tuple(found)


def _near(ledger: Ledger, asked: Names) -> set[str] | None:
    """The names of a ledger that may be one of these, None where it keeps no marks."""
    with settled(ledger) as connection:
        return names_near(connection, asked) if connection is not None else None


def _entity(key: str, names: Mapping[str, int]) -> Entity:
    organisation: Organisation | None = organisations.by_id(key)
    claims = sum(names.values())
    if organisation:
        known = tuple(dict.fromkeys((*organisation.names, *sorted(names))))
        return Entity(
            key, organisation.name, known, organisation.type, organisation.country, organisation.parent, claims
        )
    fullest = sorted(names, key=lambda name: (is_japanese(name), -len(name), name))
    return Entity(key, fullest[0] if fullest else key, tuple(fullest), claims=claims)


def _joined(names: Iterable[str], alike: Iterable[Pair], apart: Iterable[Pair]) -> dict[str, str]:
    """Each id with the id that stands for it once ids whose names are alike are taken together, but those that people parted."""
    bonds = Bonds(apart=apart)
    for left, right in sorted(alike):
        bonds.join(left, right)
    return {key: bonds.group(key) for key in names}
