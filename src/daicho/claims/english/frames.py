"""What a sum is and who pays it, decided together: a grant from a firm and a plant paid for by a ministry are both unlikely.

A frame is a kind of flow with a payer or nobody, or no flow at all. Its score adds what the wordings say of the kind (`flows`) to
what stands between the sum and the payer (`parties`); the likeliest kind is the one whose frames together are likeliest. The
weights of both are learned at once, by `tools/train_english.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from daicho.claims.english import flows
from daicho.claims.english.applicants import applicants, is_let
from daicho.claims.english.backers import draws
from daicho.claims.english.flow_actors import is_rated
from daicho.claims.english.neighbours import contributor_of, givers_of, is_private_gift, taker_of
from daicho.claims.english.parties import Candidate
from daicho.claims.english.past import Told
from daicho.claims.english.settled import settled_kind
from daicho.claims.english.sites import Site, actor_of
from daicho.claims.english.syntax import Tree
from daicho.reference.weights import shares, weights

_SETTLED = 0.95  # how sure we are of a kind that grammar settles
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Frame:
    """The likeliest kind of flow of a sum, or "none".

    share: its probability; why: the features that decided, strongest first; payers: the score of each candidate as payer of it.
    """

    kind: str
    share: float
    why: tuple[str, ...]
    payers: tuple[tuple[float, Candidate], ...] = ()


def frame_of(site: Site, trees: Sequence[Tree], before: Told | None, candidates: Sequence[Candidate]) -> Frame:
    """The likeliest frame of a sum. before: the sum that precedes it in the text."""
    taker, contributor, givers = taker_of(site), contributor_of(site), givers_of(site)
    if taker:
        candidates = [c for c in candidates if c.name.full != taker.full]
    if taker or _acts_unnamed(site):  # the plant's town pays for nothing, even where nobody else is named
        candidates = [c for c in candidates if c.name.type != "place"]
    if site.verbs and is_rated(site, site.verbs[0]):  # the agency that puts a bill at $5bn does not pay it
        judges = {c for c in site.tree.children[site.verbs[0]] if site.tokens[c].dep == "nsubj"}
        candidates = [c for c in candidates if c.token not in judges or c.name.type != "government"]
    if contributor:
        candidates = [c for c in candidates if c.name.full == contributor.full] or candidates
    if taker and not is_private_gift(site):
        settled: tuple[str, str] | None = ("subsidy", "award:behind a name")
    elif givers and all(name.type in ("government", "place") for name in givers):
        settled = ("subsidy", "gov:from")
    else:
        settled = settled_kind(site, trees)
    if settled:
        kind, *why = settled
        return Frame(kind, _SETTLED, tuple(why), _payers(kind, candidates))
    model, features = weights("english_frames"), flows.features_of(site, trees, before)
    ruled_out = _not_contributed(site) if contributor else ()
    kinds = [kind for kind in flows.KINDS if kind not in ruled_out]
    asking = set(applicants(site))
    askers = [c for c in candidates if c.token in asking]
    let = is_let(site)  # an authority that approves what others invest pays none of it
    candidates = askers if let else askers or candidates
    if (let or draws(site)) and not any(c.name.type == "government" for c in askers):
        kinds = [kind for kind in kinds if kind != "subsidy"]
    payers = {kind: _payers(kind, candidates) for kind in kinds}
    scores = {kind: model.score(kind, features) + math.log(total(payers[kind])) for kind in kinds}
    best = max(scores, key=lambda kind: (scores[kind], kind))
    if best in ("investment", "loan") and "subsidy" in kinds and _is_public(payers[best], best):
        best = "subsidy"
    return Frame(best, shares(scores)[best], model.reasons(best, features), payers[best])


def _is_public(scored: Sequence[tuple[float, Candidate]], kind: str) -> bool:
    """Whether a government is likelier to pay than anybody else or nobody: what it puts into something is public money.

    A country or capital that does something itself stands for its government: "New Delhi approved an outlay of $5bn".
    """
    top, best = max(scored, key=lambda item: item[0], default=(0.0, None))
    if best is None or top <= 0:
        return False
    acts = "actor/active" in best.features
    return (best.name.type == "government" and (acts or kind != "loan")) or (best.name.type == "place" and acts)


_SHARES = re.compile(r"\b(?:equity|stakes?|shares|stock|capital increase|funding round)\b")


def _not_contributed(site: Site) -> tuple[str, ...]:
    """What those who each put in their part of a sum do not do: nothing at all, and without a word of shares no buying in."""
    return (_NONE,) if _SHARES.search(site.tree.sentence.span.of(site.tree.text)) else (_NONE, "equity")


def total(scored: Sequence[tuple[float, Candidate]]) -> float:
    """What all candidates weigh together, nobody included, who scores 0."""
    return 1 + sum(math.exp(min(30.0, score)) for score, _ in scored)


def _acts_unnamed(site: Site) -> bool:
    """Whether a pronoun acts on the sum that stands for no name: "It will invest $5m" where nobody came before."""
    actor = actor_of(site)
    return actor is not None and site.tokens[actor[0]].tag == "PRP" and actor[0] not in site.tree.names_at


def _payers(kind: str, candidates: Sequence[Candidate]) -> tuple[tuple[float, Candidate], ...]:
    if kind == _NONE:
        return ()
    model = weights("english_frames")
    return tuple((model.score("payer", c.features_as(kind)), c) for c in candidates)
