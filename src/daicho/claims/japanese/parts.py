"""Who plays which part in a flow: payer, recipient, project and place, chosen among the document's candidates."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from daicho.claims.japanese import features
from daicho.claims.japanese.cast import Appearance, Candidate, Cast, Line
from daicho.model.claim import Party
from daicho.model.money import Money
from daicho.reference.weights import weights

ROLES = ("payer", "recipient", "project", "place")
HESITATION = {"payer": 0.5, "recipient": -2.0, "project": -2.0, "place": -2.0}
"""How much likelier than nobody a candidate must be, as a difference of scores; found by cross-validation."""

_TREASURY = re.compile(r"[県市州都府道町村区]\Z")
_ELIGIBLE = {
    "payer": frozenset(("company", "government", "organisation", "actor", "unknown", "place")),
    "recipient": frozenset(("company", "government", "organisation", "actor", "unknown", "field")),
    "project": frozenset(("project",)),
    "place": frozenset(("place",)),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who plays a part: the parties, the probability of the first, and the features that decided."""

    parties: tuple[Party, ...]
    confidence: float
    why: tuple[str, ...]


def eligible(role: str, candidate: Candidate) -> bool:
    """Whether a candidate of these types can play the role at all; a place pays only where it has a treasury."""
    if role == "payer" and candidate.types == {"place"}:
        return _TREASURY.search(candidate.key) is not None or any(a.country for a in candidate.appearances)
    return bool(candidate.types & _ELIGIBLE[role])


def chosen(cast: Cast, money: Money, kind: str, role: str, taken: Sequence[Party] = ()) -> Chosen:
    """Who plays `role`; taken: parties that play another part already and cannot play this one."""
    model = weights("japanese_parts")
    line = cast.line_of(money.mention.span)
    candidates = list(cast.near(line.index)) if line else []
    others = {party.name for party in taken}
    ranked = sorted(
        (
            (model.score(role, found), candidate.key, candidate, found)
            for candidate in candidates
            if eligible(role, candidate) and candidate.key not in others
            for found in (features.for_role(features.of_candidate(cast, money, candidate), kind),)
        ),
        key=lambda item: (-item[0], item[1]),
    )
    nobody = model.score(f"no {role}", ()) + HESITATION[role]
    if not ranked or ranked[0][0] < nobody:
        return Chosen((), 1.0, ())
    best, _, first, found = ranked[0]
    likelihood = 1 / sum(math.exp(score - best) for score in (nobody, *(item[0] for item in ranked)))
    table = model.table[role]
    why = tuple(sorted((f for f in found if table.get(f, 0.0) > 0), key=lambda f: (-table[f], f))[:3])
    members = _members(cast, money, first) if role in ("payer", "recipient") else []
    members = members or [first, *(_beside(cast, money, first, role) if role in ("payer", "recipient") else ())]
    return Chosen(tuple(party_of(cast, money, member) for member in members), likelihood, why)


def party_of(cast: Cast, money: Money, candidate: Candidate) -> Party:
    """The candidate as a slot: its appearance nearest to the sum and its fullest name."""
    start = money.mention.span.start
    nearest = min(candidate.appearances, key=lambda a: (abs(a.mention.span.start - start), a.mention.span.start))
    name = candidate.key
    if nearest.type in ("project", "actor", "field"):
        name = max((a.mention.text for a in candidate.appearances), key=lambda text: (len(text), text))
    return Party(nearest.mention, name)


def _beside(cast: Cast, money: Money, first: Candidate, role: str) -> list[Candidate]:
    """Those named in one list with `first` in the sum's sentence or the nearest one that has it: AとB, A、B、C."""
    start = money.mention.span.start
    at = min(first.appearances, key=lambda a: (abs(a.mention.span.start - start), a.mention.span.start))
    line = cast.lines[at.line]
    by_phrase = {a.phrase: (c, a) for c, a in cast.by_line[at.line] if a.at_head and eligible(role, c)}
    found: list[Candidate] = []
    for step in (-1, 1):
        i = _listed(line, at.phrase, step, by_phrase.keys())
        while i is not None:
            found.append(by_phrase[i][0])
            i = _listed(line, i, step, by_phrase.keys())
    return [c for c in dict.fromkeys(found) if c is not first and _alike(first, c, at)]


_GROUP = re.compile(r"(?:([2-9二三四五六])[社行者校]|両社)\Z")


def _members(cast: Cast, money: Money, group: Candidate) -> list[Candidate]:
    """Those whom 両社 or 3社 sums up: the names listed right before it, else the last list of as many names in the text."""
    found = _GROUP.search(group.key)
    if found is None:
        return []
    size = 2 if found[1] is None else "　一二三四五六".find(found[1]) if found[1] in "二三四五六" else int(found[1])
    start = money.mention.span.start
    at = min(group.appearances, key=lambda a: (abs(a.mention.span.start - start), a.mention.span.start))
    for index in range(at.line, -1, -1):
        line = cast.lines[index]
        named = [
            (c, a)
            for c, a in cast.by_line.get(index, ())
            if a.at_head and a.type in ("company", "organisation", "unknown")
        ]
        before = [(c, a) for c, a in named if index < at.line or a.phrase < at.phrase]
        for i in range(len(before) - size, -1, -1):
            run = before[i : i + size]
            if all(_lists(line, one.phrase, other.phrase) for (_, one), (_, other) in pairwise(run)):
                return [c for c, _ in run]
    return []


def _lists(line: Line, one: int, other: int) -> bool:
    """Whether two phrases stand in one list, with no more than a description between them: AとB, A、半導体のB."""
    link = line.phrases[one]
    joined = link.case in ("と", "や") or (not link.case and not link.form and link.comma)
    return (
        joined
        and other - one <= 3
        and not any(line.phrases[k].case in ("は", "が", "を", "に") for k in range(one, other))
    )


def _listed(line: Line, i: int, step: int, named: Collection[int]) -> int | None:
    """The neighbour of phrase `i` in a list of names, or None."""
    left, right = (i + step, i) if step < 0 else (i, i + step)
    if left < 0 or right >= len(line.phrases) or i + step not in named:
        return None
    link = line.phrases[left]
    joined = link.case in ("と", "や") or (not link.case and not link.form and link.comma)
    return i + step if joined and link.head >= right else None


def _alike(one: Candidate, other: Candidate, at: Appearance) -> bool:
    """Whether two listed names are of one sort: companies with companies, governments with governments."""
    public = {"government", "place"}
    return bool(one.types & public) == bool(other.types & public) and (at.type != "place" or "place" in other.types)
