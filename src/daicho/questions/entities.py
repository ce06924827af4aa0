"""Who is in the ledger, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from daicho.deals.bonds import Bonds, Pair
from daicho.ledger import kept
from daicho.ledger.store import Ledger
from daicho.questions.entered import decided_now
from daicho.questions.judged import Decisions, Judged, judged
from daicho.questions.settling import ACTING, settled
from daicho.reference import organisations
from daicho.reference.names import is_japanese, normalise
from daicho.reference.organisations import Organisation
from daicho.reference.transliteration import is_katakana, romaji, skeletons
from daicho.resolution.entities import entity_id, identify, same_entity


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
    met, known = _met(ledger)
    unknown = sorted(key for key in met if organisations.by_id(key) is None)
    joined = _joined({key: tuple(sorted(met[key])) for key in unknown}, known.apart)
    groups: dict[str, dict[str, int]] = {}
    for key, names in met.items():
        group = groups.setdefault(joined.get(key, key), {})
        for name, count in names.items():
            group[name] = group.get(name, 0) + count
    found = [
        replace(
            _entity(key, names),
            joined=tuple(sorted(other for other, home in known.entities.items() if home == key != other)),
            parted=tuple(other for pair in known.apart if key in pair for other in pair if other != key),
        )
        for key, names in groups.items()
    ]
    return tuple(sorted(found, key=lambda entity: (-entity.claims, entity.id)))


def ids_named(ledger: Ledger) -> tuple[Entity, ...]:
    """Like `entities_of`, each id by itself: no two are taken together because their names are alike, which takes long."""
    met, _ = _met(ledger)
    return tuple(sorted((_entity(*one) for one in met.items()), key=lambda entity: (-entity.claims, entity.id)))


def _met(ledger: Ledger) -> tuple[dict[str, dict[str, int]], Decisions | Judged]:
    """Under each id the names met and how often, and what people decided."""
    with settled(ledger) as connection:
        if connection is not None:
            known: Decisions | Judged = decided_now(connection)
            named = [(row.entity, row.name, row.acts) for row in kept.everything(connection, kept.MENTIONS)]
    if connection is None:
        with ledger.reading() as reading:
            known = judged(reading)
        named = [
            (party.entity, party.name, 1)
            for stated in known.claims
            for slot in ACTING
            for party in getattr(stated.claim, slot, ())
        ]
    met: dict[str, dict[str, int]] = {}
    for key, name, times in named:
        if key and times:
            met.setdefault(key, {})[name] = met.get(key, {}).get(name, 0) + times
    return met, known


def resolve_names(names: Sequence[str], known: Sequence[Entity] = ()) -> tuple[Entity, ...]:
    """What each of `names` resolves to: an organisation of the table, an entity of the ledger (`known`), or one of its own.

    Names that the table lacks are compared with each other, too, so that two spellings of one name get one id.
    """
    named: dict[str, tuple[str, ...]] = {entity.id: entity.names for entity in known if entity.type is None}
    by_id = {entity.id: entity for entity in known}
    meant = [identify(name) for name in names]
    for name, organisation in zip(names, meant, strict=True):
        if organisation is None:
            named.setdefault(entity_id(name), ())
            named[entity_id(name)] = (*named[entity_id(name)], name)
    same = {other: entity.id for entity in known for other in entity.joined}
    joined = _joined(named, [(entity.id, other) for entity in known for other in entity.parted])
    found = []
    for name, organisation in zip(names, meant, strict=True):
        key = organisation.id if organisation else joined[entity_id(name)]
        key = same.get(key, key)
        entity = by_id.get(key)
        others = tuple(n for id_, group in named.items() if joined[id_] == key for n in group)
        counts = dict.fromkeys((*(entity.names if entity else ()), *others, *(() if organisation else (name,))), 0)
        found.append(replace(_entity(key, counts), claims=entity.claims if entity else 0, text=name))
    return tuple(found)


def _entity(key: str, names: dict[str, int]) -> Entity:
    organisation: Organisation | None = organisations.by_id(key)
    claims = sum(names.values())
    if organisation:
        known = tuple(dict.fromkeys((*organisation.names, *sorted(names))))
        return Entity(
            key, organisation.name, known, organisation.type, organisation.country, organisation.parent, claims
        )
    fullest = sorted(names, key=lambda name: (is_japanese(name), -len(name), name))
    return Entity(key, fullest[0] if fullest else key, tuple(fullest), claims=claims)


def _joined(names: dict[str, tuple[str, ...]], apart: Iterable[Pair]) -> dict[str, str]:
    """Each id with the id that stands for it once ids whose names are alike are taken together, but those that people parted."""
    bonds = Bonds(apart=apart)
    for left, right in _worth_comparing(names):
        if bonds.group(left) == bonds.group(right) or bonds.forbids(left, right):
            continue
        if any(same_entity(a, b).same for a in names[left] for b in names[right]):
            bonds.join(left, right)
    return {key: bonds.group(key) for key in names}


def _worth_comparing(names: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share a word or a beginning, or are in two scripts and may sound alike: nobody knows how kanji do."""
    blocks: dict[str, list[str]] = {}
    sounds: dict[str, tuple[set[str], set[str]]] = {}
    for key, group in names.items():
        starts = set()
        for name in group:
            plain = normalise(name)
            japanese = is_japanese(plain)
            starts |= {plain[:2]} if japanese else {*plain.split(), "".join(w[0] for w in plain.split())}
            for sound in _sounds(plain) if japanese else {*_sounds(plain), ""}:
                sounds.setdefault(sound, (set(), set()))[japanese].add(key)
        for start in sorted(starts):
            blocks.setdefault(start, []).append(key)
    pairs = {(a, b) for block in blocks.values() for i, a in enumerate(block) for b in block[i + 1 :] if a != b}
    pairs |= {(a, b) for latin, japanese in sounds.values() for a in latin for b in japanese if a != b}
    yield from sorted(pairs)


def _sounds(plain: str) -> set[str]:
    """The sound that a name begins with, "" where nobody knows, as with kanji."""
    first = plain.split()[0] if plain.split() else plain
    spoken = first if not is_japanese(first) else romaji(first) if is_katakana(first) else ""
    return {skeleton[:1] for skeleton in skeletons(spoken)}
