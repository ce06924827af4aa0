"""What the ledger says beside money, where pages look for it: entities, projects, milestones, statements."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from daicho.faces.charts.indicators import subject_name
from daicho.faces.measures import unit_key
from daicho.faces.web.answers import Answers
from daicho.faces.web.columns import Mask
from daicho.faces.web.deal_columns import every_deal
from daicho.faces.web.packed import Index, Numbers, Packed, Picked, Strings, indexed
from daicho.faces.words import LANGUAGES, Lang
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.claim import KINDS, MONEY_KINDS, MoneyClaim, Party
from daicho.model.deal import Stated
from daicho.model.wire import PARTY_SLOTS
from daicho.questions.entered import decided_now
from daicho.questions.entities import Entity, entities_of, ids_named
from daicho.questions.indicators import Reported, indicators_of
from daicho.questions.judged import judged
from daicho.questions.projects import Project, projects
from daicho.questions.settled import settled
from daicho.questions.timelines import Timeline, timelines_of
from daicho.reference.names import is_japanese, normalise

_KINDS = tuple(kind for kind in KINDS if kind not in MONEY_KINDS)


@dataclass(frozen=True, slots=True)
class Around:
    """claims: all but those of money; naming: of these, by the key of each party; steps: timelines; step_of: by milestone.

    projects: the largest first; ids: theirs; wordings: the names of each and of its owners; slipped: whether a date of it moved;
    project_of: by the id of a deal or claim in it.
    """

    claims: Packed[Stated]
    naming: Index
    steps: Packed[Timeline]
    step_of: Index
    projects: Packed[Project]
    ids: Strings
    wordings: Strings
    slipped: Mask
    project_of: Index

    def statements(self, key: str) -> Sequence[Stated]:
        """The claims that name a party."""
        return self.claims.picked(self.naming[key])

    def steps_of(self, claims: Iterable[str]) -> Sequence[Timeline]:
        """The timelines that these milestones are in, each once."""
        return self.steps.picked(dict.fromkeys(number for claim in claims for number in self.step_of[claim]))

    def project(self, id_: str) -> Project | None:
        """The project with this id."""
        number = self.ids.number(id_)
        return None if number is None else self.projects[number]

    def projects_of(self, ids: Iterable[str]) -> Sequence[Project]:
        """The projects that these deals and claims are of, each once."""
        return self.projects.picked(dict.fromkeys(number for id_ in ids for number in self.project_of[id_]))


@dataclass(frozen=True, slots=True)
class Entities:
    """Every entity that claims name, the most often named first. ids: theirs; wordings: the names of each, a line a name."""

    every: Packed[Entity]
    ids: Strings
    wordings: Strings
    types: Sequence[str | None]

    def entity(self, id_: str) -> Entity | None:
        """The entity with this id."""
        number = self.ids.number(id_)
        return None if number is None else self.every[number]

    def mentions(self, ids: Iterable[str]) -> Iterator[int]:
        """How many claims name each."""
        return (entity.claims for id_ in ids if (entity := self.entity(id_)))

    def called(self, name: str) -> Entity | None:
        """The first entity with this name."""
        numbers = self.wordings.having(f"\n{normalise(name)}\n")
        return self.every[int(numbers[0])] if len(numbers) else None

    def chosen(self, part: str, type_: str, aside: Collection[int] = ()) -> Sequence[Entity]:
        """Those with a name that has `part` in it, of a type; empty: whichever. aside: numbers left out."""
        numbers = self.wordings.having(normalise(part))
        if aside:
            numbers = np.fromiter((number for number in numbers if number not in aside), np.int32)
        if type_:
            numbers = np.fromiter((number for number in numbers if self.types[number] == type_), np.int32)
        return Picked(self.every, numbers)


@dataclass(frozen=True, slots=True)
class Indicators:
    """Every rank, share, count and rate, by subject. units: the key of each unit once; unit_of: its number there, of each
    statement; group_of: by language, the number of the subject and unit that each is of; wordings: names of its subject.
    """

    every: Packed[Reported]
    units: Sequence[str]
    unit_of: Numbers
    group_of: Mapping[Lang, Numbers]
    wordings: Strings

    def chosen(self, part: str, unit: str | None) -> Numbers:
        """The numbers of those whose subject has `part` in a name, in a unit; None: in whichever."""
        found = self.wordings.having(normalise(part))
        if unit is None:
            return found
        wanted: Numbers = found[self.unit_of[found] == (self.units.index(unit) if unit in self.units else -1)]
        return wanted

    def groups(self, shown: Numbers, among: Numbers, lang: Lang) -> Sequence[Reported]:
        """Those `among` these that are of one subject and unit with any of those shown."""
        group = self.group_of[lang]
        return self.every.picked(among[np.isin(group[among], group[shown])])


def around(answers: Answers) -> Around:
    """Everything but money."""
    return answers.get("around", _around)


def entities(answers: Answers) -> Packed[Entity]:
    """Every entity that claims name, the most often named first."""
    return answers.get("entities", _entities)


def twins(answers: Answers) -> Mapping[str, Sequence[str]]:
    """Of names that no table has, and that the ledger takes for one organisation's in both scripts: all of these, by each."""
    return answers.get("twins", _twins)


def second_ids(answers: Answers) -> frozenset[int]:
    """The numbers, among `organisations`, of those that are one with another that is named more often."""
    return answers.get("second ids", _second_ids)


def organisations(answers: Answers) -> Entities:
    """Every entity that claims name.

    Unlike with `entities`, no two ids are taken for one because their names are alike: each id's deals are found under that id.
    """
    return answers.get("organisations", _organisations)


def indicators(answers: Answers) -> Indicators:
    """Every rank, share, count and rate."""
    return answers.get("indicators", _indicators)


def key_of(party: Party) -> str:
    """What stands for a party in addresses: its entity, or its name where nobody knows whom it means."""
    return party.entity or party.name


def chosen_projects(beside: Around, part: str, *, slipped: bool) -> Sequence[Project]:
    """The projects of which a name, or an owner's, has `part` in it. slipped: only those of which a date moved."""
    numbers: Numbers = beside.wordings.having(normalise(part))
    return Picked(beside.projects, numbers[beside.slipped[numbers]] if slipped else numbers)


def _parties(stated: Stated) -> list[Party]:
    return [party for slot in PARTY_SLOTS if slot != "says" for party in getattr(stated.claim, slot, ())]


def _but_money(store: Ledger, as_of: str | None) -> list[Stated]:
    """The claims that stand, but for those of money, which are most of them and need not be read."""
    with settled(store) as connection:
        if connection is not None:
            decisions = decided_now(connection)
            found = (stated for kind in _KINDS for stated in read.stated(connection, as_of, kind=kind))
            return [decisions.enter(stated) for stated in found if not decisions.rejects(stated.id)]
    with store.reading() as reading:
        return [stated for stated in judged(reading, as_of).claims if not isinstance(stated.claim, MoneyClaim)]


def _around(answers: Answers) -> Around:
    claims = _but_money(answers.store, answers.day)
    steps = timelines_of(answers.store, answers.day)
    found = projects(every_deal(answers).lines, claims, steps)
    return Around(
        claims=Packed(claims),
        naming=indexed(map(key_of, _parties(stated)) for stated in claims),
        steps=Packed(steps),
        step_of=indexed([claim for _, _, claim in step.history] for step in steps),
        projects=Packed(found),
        ids=Strings(project.id for project in found),
        wordings=Strings(_lines((*one.names, *(owner.name for owner in one.owners))) for one in found),
        slipped=np.fromiter((any(step.slip for step in one.steps) for one in found), np.bool_),
        project_of=indexed((*one.deals, *(stated.id for stated in one.claims)) for one in found),
    )


def _entities(answers: Answers) -> Packed[Entity]:
    return Packed(entities_of(answers.store))


def _twins(answers: Answers) -> Mapping[str, Sequence[str]]:
    found = {}
    for entity in entities(answers):
        if entity.type is None and len({is_japanese(name) for name in entity.names}) > 1:
            found.update(dict.fromkeys(entity.names, entity.names))
    return found


def _second_ids(answers: Answers) -> frozenset[int]:
    groups = twins(answers)
    seen: set[str] = set()
    found = set()
    for number, entity in enumerate(organisations(answers).every):
        first = next(iter(groups.get(entity.name, ())), None)
        if first in seen:
            found.add(number)
        elif first is not None:
            seen.add(first)
    return frozenset(found)


def _organisations(answers: Answers) -> Entities:
    found = ids_named(answers.store)
    return Entities(
        Packed(found),
        Strings(entity.id for entity in found),
        Strings(_lines(entity.names) for entity in found),
        tuple(entity.type for entity in found),
    )


def _indicators(answers: Answers) -> Indicators:
    found = indicators_of(answers.store, as_of=answers.day)
    units = [unit_key(one.claim.unit) for one in found]
    names = {lang: [subject_name(one, lang) for one in found] for lang in LANGUAGES}
    subjects = zip((one.subject or "" for one in found), *names.values(), strict=True)
    return Indicators(
        every=Packed(found),
        units=tuple(dict.fromkeys(units)),
        unit_of=_numbered(units),
        group_of={lang: _numbered(zip(those, units, strict=True)) for lang, those in names.items()},
        wordings=Strings(map(_lines, subjects)),
    )


def _numbered(values: Iterable[Hashable]) -> Numbers:
    """A number for each value, the same for equal ones, as they come."""
    known: dict[Hashable, int] = {}
    return np.fromiter((known.setdefault(value, len(known)) for value in values), np.int32)


def _lines(names: Iterable[str]) -> str:
    """Names to be found by, a line each."""
    return "".join(f"\n{normalise(name)}" for name in names) + "\n"
