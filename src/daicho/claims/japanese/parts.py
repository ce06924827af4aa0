"""Who plays which part in a flow: payer, recipient, project and place, chosen among the document's candidates."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat

from daicho.claims.japanese import features
from daicho.claims.japanese.candidates import Candidate
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.lists import with_companions
from daicho.model.claim import Party
from daicho.model.money import Money
from daicho.model.span import Span
from daicho.reference.weights import weights

ROLES = ("payer", "recipient", "project", "place")
HESITATION = {"payer": 0.0, "recipient": -2.0, "project": -2.0, "place": -2.0}
"""How much likelier than nobody a candidate must be, as a difference of scores; found by cross-validation."""

AS_GOOD = 2.5
"""A second project is named beside the first where their scores differ by less."""
_PURSE = re.compile(r"(?:プログラム|ファンド|基金|コンソーシアム)\Z")
_TREASURY = re.compile(r"[県市州都府道町村区]\Z")
_ARBITER = re.compile(r"党\Z|審議会\Z|東証|取引所\Z|議会\Z|国会\Z|裁判所\Z|公正取引委員会")
"""Those who judge, advise or vote, and neither pay nor receive."""
_ELIGIBLE = {
    "payer": frozenset(("company", "government", "organisation", "actor", "unknown", "place")),
    "recipient": frozenset(("company", "government", "organisation", "actor", "unknown", "field")),
    "project": frozenset(("project", "aim")),
    "place": frozenset(("place",)),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who plays a part: the parties, the probability of the first, and the features that decided."""

    parties: tuple[Party, ...]
    confidence: float
    why: tuple[str, ...]


def eligible(role: str, candidate: Candidate) -> bool:
    """Whether a candidate of these types can play the role at all; places need a treasury to pay, projects a purse."""
    if _ARBITER.search(candidate.key):
        return False
    if role == "payer" and "place" in candidate.types:
        treasury = _TREASURY.search(candidate.key) is not None or any(a.country for a in candidate.appearances)
        return treasury and any(a.acts for a in candidate.appearances)
    if role == "recipient" and candidate.types == {"project"}:
        return _PURSE.search(candidate.key) is not None
    return bool(candidate.types & _ELIGIBLE[role])


def parts_of(cast: Cast, money: Money, kind: str, spots: Mapping[Span, features.Spot]) -> dict[str, Chosen]:
    """Who plays each role; payer and recipient are chosen together, so that nobody pays itself."""
    model = weights("japanese_parts")
    spot = spots.get(money.mention.span)
    ranked: dict[str, list[_Ranked]] = {
        role: [_Ranked(model.score(f"no {role}", ()) + HESITATION[role], None, ())] for role in ROLES
    }
    if spot is None:
        return {role: Chosen((), 1.0, ()) for role in ROLES}
    for candidate in cast.near(spot.line.index):
        if spot.elsewhere(candidate):
            continue
        roles = [role for role in ROLES if eligible(role, candidate)]
        if roles:
            found = tuple(features.of_candidate(cast, spot, candidate))
            for role in roles:
                score = sum(map(_weights_for(role, kind).get, found, repeat(0.0)))
                ranked[role].append(_Ranked(score, candidate, found))
    for options in ranked.values():
        options.sort(key=lambda option: (-option.score, option.key))
    best = {role: options[0] for role, options in ranked.items()}
    pairs = ((p, r) for p in ranked["payer"][:6] for r in ranked["recipient"][:6] if not p.key or p.key != r.key)
    best["payer"], best["recipient"] = max(
        pairs, key=lambda pair: (pair[0].score + pair[1].score, pair[0].key, pair[1].key)
    )
    parts = {role: _choose(cast, money, spot, (role, kind), best[role], ranked[role]) for role in ROLES}
    payers = {party.name for party in parts["payer"].parties}
    takers = tuple(party for party in parts["recipient"].parties if party.name not in payers)
    return {**parts, "recipient": replace(parts["recipient"], parties=takers)}


@cache
def _weights_for(role: str, kind: str) -> Mapping[str, float]:
    """What each feature of a candidate weighs for a role in a kind of flow: on its own and with the kind."""
    table = weights("japanese_parts").table[role]
    plain = dict.fromkeys(name.removeprefix(f"{kind}|") for name in table)
    return {name: sum(table.get(f, 0.0) for f in features.for_role([name], kind)) for name in plain}


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate, or nobody, with its score and features for a role."""

    score: float
    candidate: Candidate | None
    found: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.candidate.key if self.candidate else ""


def _choose(
    cast: Cast, money: Money, spot: features.Spot, part: tuple[str, str], best: _Ranked, options: Sequence[_Ranked]
) -> Chosen:
    role, kind = part
    share = 1 / sum(math.exp(min(30.0, option.score - best.score)) for option in options)
    if best.candidate is None:
        return Chosen((), share, ())
    table = weights("japanese_parts").table[role]
    told = features.for_role([*best.found], kind)
    why = tuple(sorted((f for f in told if table.get(f, 0.0) > 0), key=lambda f: (-table[f], f))[:3])
    if role in ("payer", "recipient"):
        members = [c for c in with_companions(cast, money, best.candidate) if not spot.elsewhere(c)]
    else:
        near = (o.candidate for o in options[1:2] if role == "project" and best.score - o.score < AS_GOOD)
        members = [best.candidate, *(c for c in near if c is not None)]
    return Chosen(tuple(party_of(cast, money, member) for member in members), share, why)


def party_of(cast: Cast, money: Money, candidate: Candidate) -> Party:
    """The candidate as a slot: its appearance nearest to the sum and its fullest name."""
    start = money.mention.span.start
    line = cast.line_of(money.mention.span)
    around = candidate.around(line.index) if line else candidate.appearances
    nearest = min(around, key=lambda a: (abs(a.mention.span.start - start), a.mention.span.start))
    name = candidate.key
    if nearest.type in ("project", "aim", "actor", "field"):
        name = max((candidate.key, *(a.mention.text for a in around)), key=lambda text: (len(text), text))
    return Party(nearest.mention, name)
