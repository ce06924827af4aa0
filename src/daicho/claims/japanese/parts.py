"""Who plays which part in a flow: payer, recipient, project and place, chosen among the document's candidates."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from typing import NamedTuple

from daicho.claims.japanese import features, works
from daicho.claims.japanese.backers import is_round
from daicho.claims.japanese.candidates import Candidate
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.eligible import ROLES
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.lists import with_companions
from daicho.model.claim import Party
from daicho.model.money import Money
from daicho.reference.weights import Linear, weights

HESITATION = {"payer": 0.0, "recipient": -2.0, "project": -2.0, "place": -2.0}
"""How much likelier than nobody a candidate must be, as a difference of scores; found by cross-validation."""

AS_GOOD = 2.5
"""A second project is named beside the first where their scores differ by less."""
_OBJECTS = 3
"""Recipients and projects named at most for one sum, several recipients aside: a second project only says the first again."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who plays a part: the parties, the probability of the first, and the features that decided."""

    parties: tuple[Party, ...]
    confidence: float
    why: tuple[str, ...]


class Option(NamedTuple):
    """A candidate beside a sum: the roles it can play, and its features."""

    candidate: Candidate
    roles: Sequence[str]
    found: Sequence[str]


def options_of(cast: Cast, spot: features.Spot | None) -> Sequence[Option]:
    """The candidates beside a sum that can play any role."""
    if spot is None:
        return ()
    near = (c for c in cast.near(spot.line.index) if cast.roles[c] and not spot.elsewhere(c))
    return [Option(c, cast.roles[c], features.of_candidate(cast, spot, c)) for c in near]


JOINT = ("payer", "recipient")
"""The roles that are decided together with the kind."""


def fitting(kind: str, options: Sequence[Option]) -> float:
    """How well those beside a sum fit a kind of flow: the log of the weights of all who could pay, and receive, nobody too."""
    model = weights("japanese_parts")
    total = 0.0
    for role in JOINT:
        scale = _scale(model, role, kind)
        scores = [
            scale.nobody,
            *(sum(map(scale.weights.get, o.found, repeat(0.0))) for o in options if role in o.roles),
        ]
        top = max(scores)
        total += top + math.log(math.fsum(math.exp(score - top) for score in scores))
    return total


def parts_of(
    cast: Cast, money: Money, kind: str, spot: features.Spot | None, options: Sequence[Option]
) -> dict[str, Chosen]:
    """Who plays each role; payer and recipient are chosen together, so that nobody pays itself."""
    if spot is None:
        return {role: Chosen((), 1.0, ()) for role in ROLES}
    model = weights("japanese_parts")
    scales = {role: _scale(model, role, kind) for role in ROLES}
    ranked = {role: [_Ranked(scale.nobody + HESITATION[role], "", None, ())] for role, scale in scales.items()}
    for candidate, roles, found in options:
        for role in roles:
            score = sum(map(scales[role].weights.get, found, repeat(0.0)))
            ranked[role].append(_Ranked(score, candidate.key, candidate, found))
    for rivals in ranked.values():
        rivals.sort(key=lambda option: (-option.score, option.key))
    best = {role: rivals[0] for role, rivals in ranked.items()}
    pairs = ((p, r) for p in ranked["payer"][:6] for r in ranked["recipient"][:6] if not p.key or p.key != r.key)
    best["payer"], best["recipient"] = max(
        pairs, key=lambda pair: (pair[0].score + pair[1].score, pair[0].key, pair[1].key)
    )
    parts = {role: _choose(cast, money, spot, role, scales[role], best[role], ranked[role]) for role in ROLES}
    taker, giver = best["recipient"].candidate, best["payer"].candidate
    backers = cast.all_backers(spot.line.index) if kind == "equity" and is_round(spot.line) else ()
    if giver in backers and giver not in spot.beside:
        others = [c for c in backers if c is not taker and not spot.elsewhere(c)]
        parts["payer"] = replace(parts["payer"], parties=tuple(party_of(cast, money, c) for c in others))
    payers = {party.name for party in parts["payer"].parties}
    takers = tuple(party for party in parts["recipient"].parties if party.name not in payers)
    things = parts["project"].parties[: max(1, _OBJECTS - len(takers))]
    return {
        **parts,
        "recipient": replace(parts["recipient"], parties=takers),
        "project": replace(parts["project"], parties=things),
    }


@dataclass(frozen=True, slots=True)
class _Scale:
    """What a role in a kind of flow goes by. nobody: the score of leaving it open; weights: of each feature of a candidate,

    on its own and with the kind; reasons: as which features it speaks for a candidate, with the weights negated.
    """

    nobody: float
    weights: Mapping[str, float]
    reasons: Mapping[str, Sequence[tuple[float, str]]]


@cache
def _scale(model: Linear, role: str, kind: str) -> _Scale:
    table = model.table[role]
    plain = dict.fromkeys(name.removeprefix(f"{kind}|") for name in table)
    both = {name: features.for_role([name], kind) for name in plain}
    return _Scale(
        model.score(f"no {role}", (kind,)),
        {name: sum(table.get(f, 0.0) for f in both[name]) for name in plain},
        {name: [(-table[f], f) for f in both[name] if table.get(f, 0.0) > 0] for name in plain},
    )


class _Ranked(NamedTuple):
    """A candidate, or nobody, with its score, name and features for a role."""

    score: float
    key: str
    candidate: Candidate | None
    found: Sequence[str]


def _choose(
    cast: Cast,
    money: Money,
    spot: features.Spot,
    role: str,
    scale: _Scale,
    best: _Ranked,
    options: Sequence[_Ranked],
) -> Chosen:
    share = 1 / sum([math.exp(min(30.0, option.score - best.score)) for option in options])
    if best.candidate is None:
        return Chosen((), share, ())
    told = sorted([reason for name in best.found for reason in scale.reasons.get(name, ())])
    why = tuple(name for _, name in told[:3])
    if role in ("payer", "recipient"):
        together = with_companions(cast, money, best.candidate)
        listed = best.candidate in together
        members = [c for c in together if not (listed and spot.elsewhere(c))]
    else:
        members = [best.candidate]
    parties = [party_of(cast, money, member) for member in members]
    if role == "project":
        parties += _another(cast, money, spot, parties[0], options[1:], best.score - AS_GOOD)
    return Chosen(tuple(parties), share, why)


def _another(
    cast: Cast, money: Money, spot: features.Spot, first: Party, options: Sequence[_Ranked], least: float
) -> list[Party]:
    """A second project: the one listed with the first in the sum's line (第1期と第2期に各240億円), else the next that is likelier

    than none, nearly as likely as the first, and not the first by another name.
    """
    for option in options:
        if option.candidate is not None and option.candidate in spot.beside:
            other = party_of(cast, money, option.candidate)
            if _in_one_list(spot.line, first, other):
                return [other]
    for option in options:
        if option.candidate is None or option.score <= least:
            break
        other = party_of(cast, money, option.candidate)
        if other.name != first.name:
            return [other]
    return []


def _in_one_list(line: Line, one: Party, other: Party) -> bool:
    """Whether two names stand side by side in a line with no more than と or や between them."""
    left, right = sorted((one.mention.span, other.mention.span))
    inside = line.sentence.span.start <= left.start and right.end <= line.sentence.span.end
    return inside and line.flow.stored[left.end : right.start] in ("と", "や")


def party_of(cast: Cast, money: Money, candidate: Candidate) -> Party:
    """The candidate as a slot: its appearance nearest to the sum and its fullest name."""
    start = money.mention.span.start
    line = cast.line_of(money.mention.span)
    around = candidate.around(line.index) if line else candidate.appearances
    nearest = min(around, key=lambda a: (abs(a.mention.span.start - start), a.mention.span.start))
    name = candidate.key
    if nearest.type in ("project", "aim", "actor", "field"):
        name = max((candidate.key, *(a.mention.text for a in around)), key=lambda text: (len(text), text))
    if nearest.type == "project":
        name = works.in_full(cast, nearest, name)
    return Party(nearest.mention, name)
