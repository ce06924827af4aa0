"""`slip`, `date`, `scope` and `stale`: what became of promised dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from daicho.checks.material import Material, evidence
from daicho.deals.milestones import History, Projects, milestone_of
from daicho.deals.sightings import SMALL_SCALE, Sightings, Traits, placed, same_project, sight, silent, step
from daicho.model.dates import interval, last_day, months_between
from daicho.model.deal import Stated
from daicho.model.finding import Finding

_SILENCE_YEARS = 2
_PUT_OFF = re.compile(
    r"ずれ込|延期|延ば|延び|先送り|遅れ|遅ら|後ろ倒し|繰り下げ|変更|見直|\b(?:delay|postpon|push|put off|slip|defer)\w*"
)


def check_milestones(material: Material) -> Iterator[Finding]:
    """Dates of one step of one project, followed from document to document, and dates that passed in silence."""
    sightings = sight(material.claims)
    lookup = Sightings(sightings)
    dated = {one.claim: one for one in sightings if one.step}
    traits = {key: placed(one, lookup) for key, one in dated.items()}
    claims = [stated for stated in material.claims if stated.id in dated]
    yield from check_steps(Projects(claims, traits))
    made: dict[str, list[Stated]] = {}
    for stated in claims:
        for product in dated[stated.id].products:
            made.setdefault(product, []).append(stated)
        due = dated[stated.id].due
        if material.as_of and due and silent(traits[stated.id], due, lookup):
            yield from overdue(due, promised(stated), material.as_of)
    for product, told in sorted(made.items()):
        yield from check_product(product, told, traits)


def check_steps(projects: Projects) -> Iterator[Finding]:
    """How the dates of each step go on, and small scale beside full scale."""
    small = _SmallSteps(projects)
    for history in projects.histories:
        yield from _follow(history.claims, small)
        if history.step in SMALL_SCALE:
            yield from _small_before_large(history, projects)


class _SmallSteps:
    """Pilot lines and first productions, by date and project."""

    def __init__(self, projects: Projects) -> None:
        self._projects = projects
        self._dated: dict[tuple[str, str], list[Stated]] = {}
        for history in projects.histories:
            if history.step not in SMALL_SCALE:
                continue
            for stated in history.claims:
                for block in projects.traits(stated).blocks():
                    self._dated.setdefault((_value(stated), block), []).append(stated)

    def taken_for(self, stated: Stated) -> Stated | None:
        """Another document's smaller step on the very date that this one gives for mass production."""
        if step(milestone_of(stated)) != "mass_production":
            return None
        blocks = self._projects.traits(stated).likely()
        candidates = (other for block in blocks for other in self._dated.get((_value(stated), block), ()))
        return next(
            (o for o in candidates if o.document != stated.document and self._projects.same(o, stated)),
            None,
        )


def _follow(group: Sequence[Stated], small: _SmallSteps) -> Iterator[Finding]:
    """Walk through a group in order of publication, with the date that holds so far and those it took the place of."""
    current = group[0]
    given_up: list[Stated] = []
    for stated in group[1:]:
        if stated.document == current.document:
            continue
        before, after = _days(current), _days(stated)
        if after[0] > before[1]:
            months = months_between(before[1], after[1])
            if months and small.taken_for(stated) is None:
                yield Finding(
                    "slip",
                    "warning",
                    f"{_named(stated)} moved from {_told(current)} to {_told(stated)}, {_about(months)} later",
                    evidence([current, stated]),
                    "the latest statement of whoever builds it",
                )
            given_up.append(current)
            current = stated
        elif before[0] > after[1]:
            # "By 2027" may be met in 2026; but who names a date that was given up has missed the news.
            stale = any(_days(old)[1] >= after[0] for old in given_up)
            allowed = _met_early(current, stated) or (milestone_of(current).when.deadline and not stale)
            if small.taken_for(stated) or not allowed:
                yield _earlier(current, stated, small)
        elif _width(stated) <= _width(current):
            current = stated  # the latest to say so


def _met_early(current: Stated, stated: Stated) -> bool:
    """Whether a step is reported as taken, since it was last spoken of, before its date."""
    return last_day(current.published or "") < _days(stated)[0] and _days(stated)[1] <= last_day(stated.published or "")


def _earlier(current: Stated, stated: Stated, small: _SmallSteps) -> Finding:
    """A later document with an earlier date: the date of a smaller step, or one that was given up, or a mistake."""
    smaller = small.taken_for(stated)
    if smaller:
        return Finding(
            "scope",
            "warning",
            f"{stated.doc} has {_named(stated)} {_told(stated)}, which {smaller.doc} gives for {_step(smaller)}; "
            f"{current.doc} has {_told(current)}",
            evidence([stated, smaller, current]),
            "whether small or full scale is meant",
        )
    return Finding(
        "date",
        "warning",
        f"{_named(stated)}: {_told(current)} in {current.doc}, {_told(stated)} in the later {stated.doc}",
        evidence([current, stated]),
        "the latest statement of whoever builds it",
    )


def _small_before_large(history: History, projects: Projects) -> Iterator[Finding]:
    """Two documents that seem to disagree on when a project produces, where one means a first step and the other full scale."""
    first = history.claims[-1]
    for other in projects.other_step(history, "mass_production"):
        full = other.claims[-1]
        if first.document != full.document and _days(first)[1] < _days(full)[1]:
            yield Finding(
                "scope",
                "info",
                f"{first.doc} has {_step(first)} {_told(first)}, {full.doc} mass production {_told(full)}: "
                "two steps of one project, no conflict",
                evidence([first, full]),
            )


def check_product(product: str, told: Iterable[Stated], traits: Mapping[str, Traits]) -> Iterator[Finding]:
    """The latest first and the latest full production of one product (2 nm) by somebody whom both sentences name, though not as
    its maker. told: those in order of publication.
    """
    newest = {step(milestone_of(stated)) in SMALL_SCALE: stated for stated in told}
    first, later = newest.get(True), newest.get(False)
    if first is None or later is None or first.document == later.document:
        return
    if _days(first)[1] < _days(later)[1] and not same_project(traits[first.id], traits[later.id]):
        what, _, name = product.partition(" of ")
        yield Finding(
            "scope",
            "info",
            f"{first.doc} has {_step(first)} of {what} {_told(first)}, {later.doc} mass production "
            f"{_told(later)}, both of {name}: a start and full scale, no conflict",
            evidence([first, later]),
        )


def promised(stated: Stated) -> Finding:
    """A promise, as `overdue` goes on to tell of it."""
    return Finding(
        "stale",
        "warning",
        f"{_named(stated)} was promised for {_told(stated)}",
        evidence([stated]),
        "a word from whoever promised it",
    )


def overdue(due: str, promise: Finding, as_of: str) -> Iterator[Finding]:
    """A promise that passed without a word since, where that is long ago: inferred from silence, and said so."""
    today = last_day(as_of)
    if due <= long_ago(as_of):
        silence = f"{_about(months_between(due, today))} of silence; inferred, not reported"
        yield replace(promise, text=f"{promise.text}; no document since speaks of it, as of {as_of} ({silence})")


def long_ago(as_of: str) -> str:
    """The day up to which silence since tells something."""
    today = last_day(as_of)
    return f"{int(today[:4]) - _SILENCE_YEARS:04}{today[4:]}"


def _value(stated: Stated) -> str:
    return milestone_of(stated).when.value or ""


def _days(stated: Stated) -> tuple[str, str]:
    """The days that the date, as told, covers. "Put off from 2027 to 2028" is no range."""
    when = milestone_of(stated).when
    first, last = interval(when.value or "")
    ranged = when.low and not _PUT_OFF.search(stated.claim.quote.text)
    return (min(first, interval(when.low)[0]) if when.low and ranged else first), last


def _step(stated: Stated) -> str:
    return milestone_of(stated).event.replace("_", " ")


def _named(stated: Stated) -> str:
    claim = milestone_of(stated)
    party = next(iter((*claim.project, *claim.subject)), None)
    return f"{_step(stated)} of {party.name}" if party else _step(stated)


def _told(stated: Stated) -> str:
    when = milestone_of(stated).when
    return f"{'by ' if when.deadline else ''}{when.value}"


def _about(months: int) -> str:
    return f"about {months} month{'' if months == 1 else 's'}"


def _width(stated: Stated) -> int:
    first, last = interval(milestone_of(stated).when.value or "")
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
