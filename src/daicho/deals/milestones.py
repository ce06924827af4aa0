"""Projects: which milestones speak of one, by party, place and phase, and the history of each step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from daicho.deals.namesakes import Namesakes, key
from daicho.deals.phases import BOTH, phases
from daicho.model.claim import Claim, Event, Milestone, Party
from daicho.model.dates import last_day
from daicho.model.deal import Stated
from daicho.reference import places
from daicho.reference.names import is_japanese, normalise

_WORKS = re.compile(r"\b(?:fab|plant|factory|line)s?\b|工場|ライン", re.IGNORECASE)
_CENTRE = re.compile(
    r"\b(?:cent(?:er|re)|lab|laborator\w+|institute|hub)s?\b|センター|研究所|(?<!生産)(?<!製造)拠点|開所", re.IGNORECASE
)
_FIRST = frozenset("1")
# One step under two names: a plant begins to operate.
_SAME_STEP: dict[Event, Event] = {"opening": "production_start", "shipment": "production_start"}
_PRODUCTION: tuple[Event, ...] = ("production_start", "mass_production", "shipment")
# A project named this many characters before the sentence may be another one than the sentence means.
_NEAR = 150
_PARTY_SLOTS = ("payer", "recipient", "project", "subject", "parties")


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


@dataclass(slots=True)
class History:
    """One step of one project as documents told it, in order of publication."""

    step: Event
    claims: list[Stated]
    traits: list[Traits] = field(default_factory=list)


class Projects:
    """The projects that the claims of a ledger speak of."""

    def __init__(self, claims: Sequence[Stated]) -> None:
        self._claims = claims
        self._namesakes = Namesakes(party for stated in claims for party in _parties(stated.claim))
        self._traits = {stated.id: self._told(stated.claim) for stated in claims}
        for stated in self._vague():
            self._traits[stated.id] = replace(self._traits[stated.id], vague=True)
        self.histories = self._follow()
        self._by_key: dict[tuple[Event, str], list[History]] = {}
        for history in self.histories:
            for block in self.traits(history.claims[-1]).blocks():
                self._by_key.setdefault((history.step, block), []).append(history)
        self._mentions = self._newest_mentions()

    def traits(self, stated: Stated) -> Traits:
        """The traits of one of the claims."""
        return self._traits[stated.id]

    def same(self, left: Stated, right: Stated) -> bool:
        """Whether two milestones are of one project, as far as that can be told."""
        return same_project(self.traits(left), self.traits(right))

    def other_step(self, history: History, event: Event) -> Iterator[History]:
        """The histories of another step of the same project."""
        newest = history.claims[-1]
        found = {
            id(other): other for block in self.traits(newest).likely() for other in self._by_key.get((event, block), ())
        }
        return (other for other in found.values() if self.same(newest, other.claims[-1]))

    def silent_since(self, stated: Stated, day: str) -> bool:
        """Whether no claim published on `day` or later may speak of this milestone's project; rather no than yes."""
        told = self.traits(stated)
        if not told.names:
            return False
        return not any(
            _may_speak_of(other, told)
            for shared in told.near | told.where
            for other, newest in self._mentions.get(shared, {}).items()
            if newest >= day
        )

    def _told(self, claim: Claim) -> Traits:
        named = _parties(claim)
        names = frozenset(found for party in named if (found := key(party)))
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
            names,
            self._namesakes.near(names),
            frozenset(spots),
            frozenset(around),
            frozenset(countries),
            _phases(claim),
            _sort(claim),
        )

    def _vague(self) -> list[Stated]:
        """Dated milestones that do not say which phase, or which site, where others say there are several."""
        numbered: dict[str, str] = {}  # since when a party or place is known to have more than a first phase
        sites: dict[str, set[str]] = {}
        unlisted: dict[tuple[str, bool], set[str]] = {}
        for stated in self._claims:
            told = self._traits[stated.id]
            if told.phases - _FIRST - {BOTH} and stated.published:
                for shared in told.near | told.where:
                    numbered.setdefault(shared, stated.published)
            for name in told.near if _builds(stated.claim) else ():
                sites.setdefault(name, set()).update(told.around)
                # Places that no table knows are told apart within one script only.
                for place in told.spots if not told.around else ():
                    unlisted.setdefault((name, is_japanese(place)), set()).add(place)
        found = []
        several = _Several(self._claims)
        for stated in self._claims:
            if not _dated(stated):
                continue
            told = self._traits[stated.id]
            if several.undecided(stated):
                found.append(stated)
                continue
            unnumbered = not told.phases and any(
                numbered.get(shared, "9999") <= (stated.published or "") for shared in told.near | told.where
            )
            nowhere = not told.spots and any(
                max(map(len, (sites.get(n, ()), unlisted.get((n, True), ()), unlisted.get((n, False), ())))) > 1
                for n in told.names
            )
            if unnumbered or nowhere:
                found.append(stated)
        return found

    def _follow(self) -> list[History]:
        found: list[History] = []
        blocks: dict[tuple[Event, str], list[History]] = {}
        for stated in self._claims:
            if not _dated(stated):
                continue
            event, told = step(milestone_of(stated)), self.traits(stated)
            near = {id(history): history for block in told.likely() for history in blocks.get((event, block), ())}
            history = next((h for h in near.values() if any(same_project(other, told) for other in h.traits)), None)
            if history is None:
                history = History(event, [])
                found.append(history)
            history.claims.append(stated)
            if told not in history.traits:
                history.traits.append(told)
                for block in told.blocks():
                    blocks.setdefault((event, block), []).append(history)
        return found

    def _newest_mentions(self) -> dict[str, dict[Traits, str]]:
        """Under each name and place, the traits of the claims that have it, with the newest day any of them was published."""
        found: dict[str, dict[Traits, str]] = {}
        for stated in self._claims:
            if not stated.published:
                continue
            told, day = self._traits[stated.id], last_day(stated.published)
            # Of what is told of a place it does not matter who is named.
            there = replace(told, names=frozenset(), near=frozenset(), phases=frozenset(), vague=False)
            for keys, traits in ((told.names, told), (told.where, there)):
                for shared in keys:
                    known = found.setdefault(shared, {})
                    known[traits] = max(day, known.get(traits, ""))
        return found


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


def histories(claims: Iterable[Stated]) -> tuple[tuple[Stated, ...], ...]:
    """Milestones of the same step of the same project, each history in order of publication.

    Milestones without a date, of documents without one, and of the step `other` have no history.
    """
    return tuple(tuple(history.claims) for history in Projects(list(claims)).histories)


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


def _may_speak_of(other: Traits, milestone: Traits) -> bool:
    """Whether a claim of any kind may be about the project of a milestone."""
    if {other.sort, milestone.sort} == {"works", "centre"}:
        return False
    if other.around and milestone.around:
        return _one_site(other, milestone) is True
    return not milestone.near.isdisjoint(other.names) or _one_site(other, milestone) is True


def _builds(claim: Claim) -> bool:
    """Whether a claim's place is where something is built: not that of a bank, or of whatever else happens."""
    return claim.kind not in ("loan", "equity") and not (isinstance(claim, Milestone) and claim.event == "other")


def _dated(stated: Stated) -> bool:
    claim = stated.claim
    return (
        isinstance(claim, Milestone)
        and claim.event != "other"
        and claim.when.value is not None
        and stated.published is not None
    )


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
