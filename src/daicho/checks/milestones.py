"""`slip`, `date`, `scope` and `stale`: what became of promised dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from daicho.checks.material import Material, evidence
from daicho.deals.milestones import histories, mentions_project, milestone_of, same_project, step
from daicho.model.claim import Event
from daicho.model.dates import interval, last_day, months_between
from daicho.model.deal import Stated
from daicho.model.finding import Finding

_SMALL_SCALE: tuple[Event, ...] = ("pilot", "production_start")
_SILENCE_YEARS = 2


def check_milestones(material: Material) -> Iterator[Finding]:
    """Dates of one step of one project, followed from document to document, and dates that passed in silence."""
    groups = histories(material.claims)
    dated = [stated for group in groups for stated in group]
    for group in groups:
        yield from _follow(group, dated)
    if material.as_of:
        yield from _stale(dated, material, material.as_of)
    yield from _small_before_large(groups)


def _days(stated: Stated) -> tuple[str, str]:
    """The days that the date, as told, covers."""
    when = milestone_of(stated).when
    first, last = interval(when.value or "")
    return (min(first, interval(when.low)[0]) if when.low else first), last


def _latest(stated: Stated) -> str:
    return _days(stated)[1]


def _follow(group: Sequence[Stated], dated: Sequence[Stated]) -> Iterator[Finding]:
    """Walk through a group in order of publication, with the date that holds so far and those it took the place of."""
    current = group[0]
    given_up: list[Stated] = []
    for stated in group[1:]:
        if stated.document == current.document:
            continue
        before, after = _days(current), _days(stated)
        if after[0] > _latest(current):
            months = months_between(before[1], after[1])
            if months and _taken_for(stated, dated) is None:
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
            if not milestone_of(current).when.deadline or any(_days(old)[1] >= after[0] for old in given_up):
                yield _earlier(current, stated, dated)
        elif _width(stated) < _width(current):
            current = stated


def _earlier(current: Stated, stated: Stated, dated: Sequence[Stated]) -> Finding:
    """A later document with an earlier date: the date of a smaller step, or one that was given up, or a mistake."""
    small = _taken_for(stated, dated)
    if small:
        small_step = milestone_of(small).event.replace("_", " ")
        return Finding(
            "scope",
            "warning",
            f"{stated.doc} has {_named(stated)} {_told(stated)}, which {small.doc} gives for {small_step}; "
            f"{current.doc} has {_told(current)}",
            evidence([stated, small, current]),
            "whether small or full scale is meant",
        )
    return Finding(
        "date",
        "warning",
        f"{_named(stated)}: {_told(current)} in {current.doc}, {_told(stated)} in the later {stated.doc}",
        evidence([current, stated]),
        "the latest statement of whoever builds it",
    )


def _taken_for(stated: Stated, dated: Sequence[Stated]) -> Stated | None:
    """An earlier document's smaller step (pilot line, first production) on the very date this one gives for mass production."""
    if step(milestone_of(stated)) != "mass_production":
        return None
    for other in dated:
        if (
            step(milestone_of(other)) in _SMALL_SCALE
            and other.document != stated.document
            and milestone_of(other).when.value == milestone_of(stated).when.value
            and same_project(milestone_of(other), milestone_of(stated))
        ):
            return other
    return None


def _small_before_large(groups: Sequence[Sequence[Stated]]) -> Iterator[Finding]:
    """Two documents that seem to disagree on when a project produces, where one means a first step and the other full scale."""
    for small in groups:
        if step(milestone_of(small[0])) not in _SMALL_SCALE:
            continue
        for large in groups:
            if step(milestone_of(large[0])) != "mass_production" or not same_project(
                milestone_of(small[-1]), milestone_of(large[-1])
            ):
                continue
            first, full = small[-1], large[-1]
            if first.document != full.document and _days(first)[1] < last_day(_days(full)[1]):
                first_step = milestone_of(first).event.replace("_", " ")
                yield Finding(
                    "scope",
                    "info",
                    f"{first.doc} has {first_step} {_told(first)}, {full.doc} mass production {_told(full)}: "
                    "two steps of one project, no conflict",
                    evidence([first, full]),
                )


def _stale(dated: Sequence[Stated], material: Material, as_of: str) -> Iterator[Finding]:
    """Promised dates that passed without a word since: inferred from silence, and said so."""
    day = datetime.date.fromisoformat(last_day(as_of))
    limit = day.replace(year=day.year - _SILENCE_YEARS, day=min(day.day, 28)).isoformat()
    for stated in dated:
        promised = _days(stated)[1]
        if not (stated.published or "") < promised <= limit:
            continue
        later = [other for other in material.claims if other.published and last_day(other.published) >= promised]
        if any(mentions_project(other, milestone_of(stated)) for other in later):
            continue
        yield Finding(
            "stale",
            "warning",
            f"{_named(stated)} was promised for {_told(stated)}; no document since speaks of it, as of {as_of} "
            f"({_about(months_between(promised, last_day(as_of)))} of silence; inferred, not reported)",
            evidence([stated]),
            "a word from whoever promised it",
        )


def _named(stated: Stated) -> str:
    claim = milestone_of(stated)
    party = next(iter((*claim.project, *claim.subject)), None)
    event = claim.event.replace("_", " ")
    return f"{event} of {party.name}" if party else event


def _told(stated: Stated) -> str:
    when = milestone_of(stated).when
    return f"{'by ' if when.deadline else ''}{when.value}"


def _about(months: int) -> str:
    return f"about {months} month{'' if months == 1 else 's'}"


def _width(stated: Stated) -> int:
    first, last = interval(milestone_of(stated).when.value or "")
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
