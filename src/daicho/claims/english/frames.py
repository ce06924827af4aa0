"""What a sum is and who pays it, decided together: a grant from a firm and a plant paid for by a ministry are both unlikely.

A frame is a kind of flow with a payer or nobody, or no flow at all. Its score adds what the wordings say of the kind (`flows`) to
what stands between the sum and the payer (`parties`); the likeliest kind is the one whose frames together are likeliest. The
weights of both are learned at once, by `tools/train_english.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from daicho.claims.english import flows
from daicho.claims.english.parties import Candidate
from daicho.claims.english.settled import settled_kind
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.reference.weights import weights

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


def frame_of(
    site: Site, trees: Sequence[Tree], before: tuple[Site, str] | None, candidates: Sequence[Candidate]
) -> Frame:
    """The likeliest frame of a sum. before: the sum that precedes it in the text, with its kind."""
    settled = settled_kind(site)
    if settled:
        kind, *why = settled
        return Frame(kind, _SETTLED, tuple(why), _payers(kind, candidates))
    model, features = weights("english_frames"), flows.features_of(site, trees, before)
    payers = {kind: _payers(kind, candidates) for kind in flows.KINDS}
    scores = {kind: model.score(kind, features) + math.log(total(payers[kind])) for kind in flows.KINDS}
    best = max(scores, key=lambda kind: (scores[kind], kind))
    share = 1 / sum(math.exp(score - scores[best]) for score in scores.values())
    return Frame(best, share, model.reasons(best, features), payers[best])


def total(scored: Sequence[tuple[float, Candidate]]) -> float:
    """What all candidates weigh together, nobody included, who scores 0."""
    return 1 + sum(math.exp(min(30.0, score)) for score, _ in scored)


def _payers(kind: str, candidates: Sequence[Candidate]) -> tuple[tuple[float, Candidate], ...]:
    if kind == _NONE:
        return ()
    model = weights("english_frames")
    return tuple((model.score("payer", c.features_as(kind)), c) for c in candidates)
