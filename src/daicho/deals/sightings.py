"""What each claim tells of projects, and what is known of a name or a place from all that names it.

All of it is found under names and places, so that a change is followed to those alone that share one with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Protocol

from daicho.deals.namesakes import Namesakes, key, names_somebody
from daicho.deals.phases import BOTH, phases
from daicho.model.claim import Capacity, Claim, Event, Milestone, Party
from daicho.model.dates import interval, last_day
from daicho.model.deal import Stated
from daicho.reference import places
from daicho.reference.names import is_japanese, normalise
from daicho.reference.places import country_of

_WORKS = re.compile(r"\b(?:fab|plant|factory|line)s?\b|工場|ライン", re.IGNORECASE)
_CENTRE = re.compile(
    r"\b(?:cent(?:er|re)|lab|laborator\w+|institute|hub)s?\b|センター|研究所|(?<!生産)(?<!製造)拠点|開所", re.IGNORECASE
)
_FIRST = frozenset("1")
SMALL_SCALE: tuple[Event, ...] = ("pilot", "production_start")
# One step under two names: a plant begins to operate.
_SAME_STEP: dict[Event, Event] = {"opening": "production_start", "shipment": "production_start"}
_PRODUCTION: tuple[Event, ...] = ("production_start", "mass_production", "shipment")
# A project named this many characters before the sentence may be another one than the sentence means.
_NEAR = 150
_PARTY_SLOTS = ("payer", "recipient", "project", "subject", "parties")
_NAME = re.compile(r"\b[A-Z][a-zA-Z]{3,}\b|[ァ-ヴー]{3,}")


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one project from another. vague: it may be any of several that the ledger knows.

    names: keys of who or what is named, without states and descriptions; near: those and their namesakes; spots: places smaller
    than a country, by id or by name; around: the subdivisions they lie in; sort: `works` or `centre` where the noun says it.
    """

    names: frozenset[str]
    near: frozenset[str]
    spots: frozenset[str]
    around: frozenset[str]
    countries: frozenset[str]
    phases: frozenset[str]
    sort: str | None
    vague: bool = False

    @property
    def where(self) -> frozenset[str]:
        """The places, as exact as they are known, and what they lie in."""
        return self.spots | self.around

    def blocks(self) -> Iterator[str]:
        """Under what a project is found by others: its names, and its places together with the script of its names."""
        yield from sorted(self.names)
        for script in _scripts(self.names) or ("",):
            yield from (f"{place} {script}" for place in sorted(self.where))

    def likely(self) -> Iterator[str]:
        """Blocks that may hold the same project: of its namesakes, and of its places where names do not tell it apart."""
        yield from sorted(self.near)
        scripts = _scripts(self.names)
        for script in ("", "ja", "other"):
            if not scripts or {script} != scripts:
                yield from (f"{place} {script}" for place in sorted(self.where))


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one claim tells of projects, by itself and its document.

    traits: without namesakes, and as if not vague; called: the keys of its names with the wordings; builds: whether something is
    built at its place; undecided: whether its document leaves open which phase or town it means; step: of a dated milestone, None
    for all else; due: the last day of a date that was promised, None for what had been done; products: what is made, by figure
    and by whoever its sentence names.
    """

    claim: str
    document: str
    published: str | None
    traits: Traits
    called: tuple[tuple[str, str], ...]
    builds: bool
    undecided: bool = False
    step: Event | None = None
    due: str | None = None
    products: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The names and places under which it is found."""
        return self.traits.names | self.traits.where


@dataclass(slots=True)
class Known:
    """What all claims under one name or place tell of it.

    numbered: the day since when it has more than a first phase; sites, unlisted: where it builds, in places of the table and by
    script in others; mentions: the traits of its claims, with the newest day that any of them was published; wordings: how it is
    called, where it is a name.
    """

    numbered: str = "9999"
    sites: set[str] = field(default_factory=set)
    unlisted: dict[bool, set[str]] = field(default_factory=dict)
    mentions: dict[Traits, str] = field(default_factory=dict)
    wordings: set[str] = field(default_factory=set)


class Lookup(Protocol):
    """Where the claims of a whole ledger are looked up."""

    def near(self, names: Iterable[str]) -> frozenset[str]:
        """These names and all that may stand for the same."""

    def known(self, shared: str) -> Known:
        """What is known of a name or a place."""


class Sightings:
    """The claims of a ledger, looked up in memory."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        called = (pair for one in sightings for pair in one.called)
        self._namesakes = Namesakes(called)
        self._under: dict[str, list[Sighting]] = {}
        self._known: dict[str, Known] = {}
        for one in sightings:
            for shared in one.keys:
                self._under.setdefault(shared, []).append(one)

    def near(self, names: Iterable[str]) -> frozenset[str]:
        """These names and all that may stand for the same."""
        return self._namesakes.near(names)

    def known(self, shared: str) -> Known:
        """What is known of a name or a place."""
        if shared not in self._known:
            self._known[shared] = known(shared, self._under.get(shared, ()))
        return self._known[shared]


def known(shared: str, sightings: Iterable[Sighting]) -> Known:
    """What is known of a name or a place from all that was sighted under it."""
    found = Known()
    for one in sightings:
        told = one.traits
        if told.phases - _FIRST - {BOTH} and one.published:
            found.numbered = min(found.numbered, one.published)
        if one.builds and shared in told.names:
            found.sites |= told.around
            # Places that no table knows are told apart within one script only.
            for place in told.spots if not told.around else ():
                found.unlisted.setdefault(is_japanese(place), set()).add(place)
        found.wordings.update(wording for name, wording in one.called if name == shared)
        if not one.published:
            continue
        if shared in told.names:
            _newest(found.mentions, told, one.published)
        if shared in told.where:  # of what is told of a place it does not matter who is named
            _newest(found.mentions, replace(told, names=frozenset(), phases=frozenset()), one.published)
    return found


def of_place(one: Sighting, shared: str) -> Traits | None:
    """All that is known of a place from one sighting under it, for `know_of_place`; None for a name."""
    return None if shared in one.traits.names else replace(one.traits, names=frozenset())


def know_of_place(found: Known, told: Traits, first: str, newest: str) -> None:
    """Add what several sightings tell of a place. told: as `of_place` gives it for each; first, newest: the first time that any
    of them was published, and the last day of the newest.
    """
    if told.phases - _FIRST - {BOTH}:
        found.numbered = min(found.numbered, first)
    _newest(found.mentions, replace(told, phases=frozenset()), newest)


def _newest(mentions: dict[Traits, str], told: Traits, published: str) -> None:
    mentions[told] = max(last_day(published), mentions.get(told, ""))


def placed(one: Sighting, lookup: Lookup) -> Traits:
    """The traits of a dated milestone among all that the ledger knows: with its namesakes, and vague where it may be of any of
    several projects: it does not say which phase, or which site, where others say there are several.
    """
    told = one.traits
    near = lookup.near(told.names)
    unnumbered = not told.phases and any(
        lookup.known(shared).numbered <= (one.published or "") for shared in near | told.where
    )
    vague = one.undecided or unnumbered or (not told.spots and any(map(partial(_spread, lookup), told.names)))
    return replace(told, near=near, vague=vague)


def _spread(lookup: Lookup, name: str) -> bool:
    """Whether whoever is called so builds in several places."""
    found = [lookup.known(other) for other in lookup.near((name,))]
    by_script = [[one.unlisted.get(japanese, set()) for one in found] for japanese in (False, True)]
    return any(len(set().union(*places)) > 1 for places in ([one.sites for one in found], *by_script))


def silent(told: Traits, due: str, lookup: Lookup) -> bool:
    """Whether no claim published on the day `due` or later may speak of this milestone's project; rather no than yes."""
    return bool(told.names) and not any(
        newest >= due and may_speak_of(other, told)
        for shared in told.near | told.where
        for other, newest in lookup.known(shared).mentions.items()
    )


def sight(claims: Sequence[Stated]) -> list[Sighting]:
    """What these claims, all of those of their documents, tell of projects."""
    several = _Several(claims)
    sizes: dict[str, list[Capacity]] = {}
    for stated in claims:
        if isinstance(stated.claim, Capacity):
            sizes.setdefault(stated.document, []).append(stated.claim)
    found = (_sighting(stated, several, sizes.get(stated.document, ())) for stated in claims)
    return [one for one in found if one.step or one.keys]


def _sighting(stated: Stated, several: _Several, sizes: Sequence[Capacity]) -> Sighting:
    claim = stated.claim
    named = {(found, party.name) for party in _parties(claim) if (found := key(party))}
    told = _told(claim, frozenset(found for found, _ in named))
    one = Sighting(stated.id, stated.document, stated.published, told, tuple(sorted(named)), _builds(claim))
    if not (isinstance(claim, Milestone) and claim.event != "other" and claim.when.value and stated.published):
        return one
    due = interval(claim.when.value)[1]
    return replace(
        one,
        undecided=several.undecided(stated),
        step=step(claim),
        due=due if last_day(stated.published) < due else None,
        products=tuple(sorted(_products(claim, sizes))),
    )


def _products(claim: Milestone, sizes: Iterable[Capacity]) -> set[str]:
    """What a first or a full production is of: each figure of its sentence with each name in it, countries aside."""
    if step(claim) not in (*SMALL_SCALE, "mass_production"):
        return set()
    made = [size for size in sizes if size.quote.span.overlaps(claim.quote.span)]
    names = {word for word in _NAME.findall(claim.quote.text) if names_somebody(word) and not country_of(word)}
    return {f"{size.value.normalize():f} {size.unit} of {name}" for size in made for name in names}


def _told(claim: Claim, names: frozenset[str]) -> Traits:
    spots, around, countries = set(), set(), set()
    for party in getattr(claim, "place", ()):
        place = places.by_id(party.entity) if party.entity else places.by_name(party.name)
        if place is None:
            spots.add(normalise(party.name))
            continue
        if place.country:
            countries.add(place.country)
        if place.kind in ("city", "subdivision"):
            spots.add(place.id)
            around.add(place.subdivision or place.id)
    return Traits(
        names=names,
        near=frozenset(),
        spots=frozenset(spots),
        around=frozenset(around),
        countries=frozenset(countries),
        phases=_phases(claim),
        sort=_sort(claim),
    )


class _Several:
    """The phases and the towns that each document tells of."""

    def __init__(self, claims: Iterable[Stated]) -> None:
        self._phases: dict[str, set[str]] = {}
        self._towns: dict[str, dict[str, str]] = {}
        for stated in claims:
            self._phases.setdefault(stated.document, set()).update(_named_phases(stated.claim, far=True))
            for party in getattr(stated.claim, "place", ()):
                place = places.by_id(party.entity) if party.entity else places.by_name(party.name)
                if place is None or place.kind == "city":
                    town = place.id if place else normalise(party.name)
                    self._towns.setdefault(stated.document, {})[party.mention.text] = town

    def undecided(self, stated: Stated) -> bool:
        """Whether it is open which phase or town is meant.

        The document tells of several phases and nothing near of one of them, or what stands near is not what stands farther off,
        or the sentence speaks of several towns.
        """
        quote = stated.claim.quote.text
        near, anywhere = _phases(stated.claim), _named_phases(stated.claim, far=True)
        if len(self._phases[stated.document] - {BOTH}) > 1 and len(near) != 1:
            return True
        if near and anywhere and near != anywhere:
            return True
        towns = self._towns.get(stated.document, {})
        return len({town for wording, town in towns.items() if wording in quote}) > 1


def step(milestone: Milestone) -> Event:
    """The step a milestone is about; `opening` and `shipment` are the start of production under other names."""
    return _SAME_STEP.get(milestone.event, milestone.event)


def milestone_of(stated: Stated) -> Milestone:
    """The claim of a dated milestone. Raises TypeError for a claim of another kind."""
    if not isinstance(stated.claim, Milestone):
        raise TypeError(f"claim {stated.id} is a {stated.claim.kind}, no milestone")
    return stated.claim


@lru_cache(maxsize=262144)
def same_project(left: Traits, right: Traits) -> bool:
    """Whether two milestones are of one project: phases that agree, and the same site or else a party in common.

    A plant that is not numbered counts as the first. At one site, two parties build two projects, unless the one's name is in
    another script and may be the other's.
    """
    if left.vague or right.vague or (left.phases or _FIRST) != (right.phases or _FIRST):
        return False
    if {left.sort, right.sort} == {"works", "centre"}:
        return False
    together = _one_site(left, right)
    if together is False:
        return False
    if not left.near.isdisjoint(right.names):
        return True
    return bool(together) and (
        not left.names or not right.names or _scripts(left.names).isdisjoint(_scripts(right.names))
    )


def _one_site(left: Traits, right: Traits) -> bool | None:
    """Whether both are at one place; None where that cannot be told."""
    if left.countries and right.countries and left.countries.isdisjoint(right.countries):
        return False
    if left.spots & (right.spots | right.around) or right.spots & left.around:
        return True
    if (left.around and right.around) or (
        left.spots
        and right.spots
        and not (left.around or right.around)
        and _scripts(left.spots) == _scripts(right.spots)
    ):
        return False
    return None


def may_speak_of(other: Traits, milestone: Traits) -> bool:
    """Whether a claim of any kind may be about the project of a milestone."""
    if {other.sort, milestone.sort} == {"works", "centre"}:
        return False
    if other.around and milestone.around:
        return _one_site(other, milestone) is True
    return not milestone.near.isdisjoint(other.names) or _one_site(other, milestone) is True


def _builds(claim: Claim) -> bool:
    """Whether a claim's place is where something is built: not that of a bank, or of whatever else happens."""
    return claim.kind not in ("loan", "equity") and not (isinstance(claim, Milestone) and claim.event == "other")


def _parties(claim: Claim) -> list[Party]:
    return [party for slot in _PARTY_SLOTS for party in getattr(claim, slot, ())]


def _phases(claim: Claim) -> frozenset[str]:
    """The phases its names give, where these stand near; else those of its sentence."""
    found = _named_phases(claim)
    if found or not isinstance(claim, Milestone):
        return found
    return phases(claim.quote.text) - {BOTH}


def _named_phases(claim: Claim, far: bool = False) -> frozenset[str]:
    names = [
        party.name
        for slot in ("project", "subject")
        for party in getattr(claim, slot, ())
        if far or claim.quote.span.start - party.mention.span.end <= _NEAR
    ]
    return frozenset(phase for name in names for phase in phases(name, slot=True))


def _sort(claim: Claim) -> str | None:
    """Whether works that produce or a centre that does not is meant: by the noun of the project, by what a milestone's sentence
    speaks of, or because something is produced. None where that does not say.
    """
    name = " ".join(party.name for party in getattr(claim, "project", ()))
    if _WORKS.search(name):
        return "works"
    if _CENTRE.search(name):
        return "centre"
    if isinstance(claim, Milestone):
        works, centre = _WORKS.search(claim.quote.text), _CENTRE.search(claim.quote.text)
        if bool(works) != bool(centre):
            return "works" if works else "centre"
        if claim.event in _PRODUCTION:
            return "works"
    return None


def _scripts(names: Iterable[str]) -> frozenset[str]:
    return frozenset("ja" if is_japanese(name) else "other" for name in names)
