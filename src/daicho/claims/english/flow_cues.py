"""The wordings that tell what a sum is, each with how it speaks for the kinds of flow.

A wording is a pattern over dictionary forms joined by spaces (`subsidy`, `tax credit`, `credit line`). The numbers are what we
hold before any labelled text is seen, on the scale of the model's scores; `tools/train_english.py` moves them where texts say
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from daicho.claims.english.heard import Wordings
from daicho.reference.tables import rows

KINDS = ("investment", "subsidy", "equity", "loan", "none")


@dataclass(frozen=True, slots=True)
class Wording:
    """A class of wordings with its prior weight for each kind, in the order of `KINDS`."""

    name: str
    listed: tuple[str, ...]
    prior: tuple[float, float, float, float, float]


@cache
def wordings() -> tuple[Wording, ...]:
    """The wordings of the table `english_wordings.tsv`, in its order."""
    found = []
    for row in rows("english_wordings.tsv"):
        a, b, c, d, e = (float(row[kind]) for kind in KINDS)
        found.append(Wording(row["name"], tuple(row["wordings"].split(",")), (a, b, c, d, e)))
    return tuple(found)


@cache
def _heard() -> Wordings:
    return Wordings({wording.name: wording.listed for wording in wordings()})


def names_in(text: str) -> frozenset[str]:
    """The names of the classes of wordings in a run of dictionary forms."""
    return _heard().names_in(text)


# How much of a prior holds by where a wording stands: the sum's own phrase, its verb's, near it, its sentence, the one before.
TIERS = (1.2, 0.95, 0.5, 0.2, 0.12)

_OTHER: dict[str, tuple[float, float, float, float, float]] = {
    "gov:subject": (-0.8, 1.8, -0.6, -0.6, -0.4),
    "gov:agent": (-0.8, 2.0, -0.6, -0.6, -0.4),
    "gov:from": (-0.8, 2.0, -0.5, -0.5, -0.4),
    "gov:own": (-0.8, 1.6, -0.5, -0.5, 0.0),
    "gov:sentence": (-0.1, 0.5, -0.1, -0.1, -0.1),
    "gov:before": (0.0, 0.3, -0.1, -0.1, 0.0),
    "company:subject": (0.6, -0.5, 0.2, 0.0, 0.0),
    "company:agent": (0.6, -0.8, 0.3, 0.3, 0.0),
    "company:from": (0.4, -0.6, 0.6, 0.4, 0.2),
    "other:subject": (0.3, -0.2, 0.1, 0.0, 0.0),
    "other:agent": (0.3, -0.4, 0.1, 0.1, 0.0),
    "gov:receiver": (0.8, -0.6, 0.0, 0.0, 0.0),
    "company:receiver": (-0.4, 1.6, 0.5, 0.4, 0.0),
    "plant:receiver": (0.2, 0.8, 0.0, 0.0, -0.2),
    "gov:clears": (2.6, -1.8, 0.0, 0.0, 0.0),
    "works:subject": (0.3, 0.1, -0.2, -0.2, 0.0),
    "works:costs": (2.6, -1.2, -0.8, -0.8, -0.6),
    "outlay:amounts": (1.5, -0.6, -0.4, -0.4, -0.4),
    "doing:subject": (0.2, 0.0, 0.0, 0.0, 0.0),
    "raised": (-0.8, -0.8, 2.4, 0.8, -0.4),
    "firm:target": (-0.6, -0.4, 2.0, 0.0, -0.3),
    "company:allots": (1.8, -1.4, 0.0, 0.0, 0.0),
    "firm:bought": (-0.8, -0.8, 2.4, -0.4, 0.0),
    "counted:project": (1.4, -0.4, -0.4, -0.4, -0.8),
    "any:receiver": (-0.3, 0.8, 0.3, 0.2, -0.1),
    "lender:subject": (-0.6, -0.6, 0.0, 2.0, 0.0),
    "lender:agent": (-0.6, -0.8, 0.0, 2.2, 0.0),
    "lender:from": (-0.6, -0.8, 0.0, 2.2, 0.0),
    "statelender:subject": (-0.6, 1.6, 0.0, -0.8, 0.0),
    "statelender:agent": (-0.6, 1.8, 0.0, -0.8, 0.0),
    "statelender:from": (-0.6, 1.8, 0.0, -0.8, 0.0),
    "investor:subject": (-0.1, -0.4, 1.0, -0.2, 0.0),
    "investor:agent": (0.0, -0.4, 1.0, -0.2, 0.0),
    "investor:from": (-0.2, -0.4, 1.4, 0.0, 0.0),
    "gov:speaker": (0.0, 0.3, -0.2, -0.2, 0.0),
    "company:worth": (-2.0, -1.5, -0.5, -1.0, 2.5),
    "company:bought": (-1.0, -1.0, 2.4, -0.4, 0.0),
    "company:target": (-0.2, -0.2, 1.2, 0.0, -0.3),
    "gov:lender": (-1.5, 3.0, -1.0, -2.4, -0.5),
    "per:time": (-0.4, 0.0, -0.6, -0.6, 0.7),
    "per:unit": (-1.5, -1.5, -1.2, -1.2, 2.5),
    "small": (-2.0, -1.2, -1.5, -1.5, 2.5),
    "smallish": (-0.5, 0.3, -0.3, -0.3, 0.5),
    "cents": (-2.0, -2.0, -2.0, -2.0, 3.0),
    "role:old": (0.2, 0.0, 0.0, 0.0, 0.3),
    "bias": (0.2, 0.0, -0.8, -0.8, 0.2),
}


# How far a sum is taken to be of the kind of the sum before it.
_MANNERS = {
    "row": 2.6,
    "bullet": 1.4,
    "listed": 1.5,
    "taken-up": 1.4,
    "likewise": 3.2,
    "same": 0.4,
    "next": 0.4,
    "far": 0.15,
}


# How far a sum is taken to be of the kind that most of its document speaks of, and not to be of one that nothing speaks of.
_THEME, _UNHEARD = 0.3, -0.3
_LEAD = 0.6
"""How much of a wording's prior holds where it stands in the line that a row or item belongs to."""


def priors() -> dict[str, tuple[float, float, float, float, float]]:
    """Every feature with what is held of it before training."""
    found = dict(_OTHER)
    for i, kind in enumerate(KINDS[:-1]):
        theme, unheard = [0.0] * len(KINDS), [0.0] * len(KINDS)
        theme[i], unheard[i] = _THEME, _UNHEARD
        found[f"theme:{kind}"] = (theme[0], theme[1], theme[2], theme[3], theme[4])
        found[f"unheard:{kind}"] = (unheard[0], unheard[1], unheard[2], unheard[3], unheard[4])
    for i, kind in enumerate(KINDS):
        for manner, strength in _MANNERS.items():
            row = [0.0] * len(KINDS)
            row[i] = strength
            found[f"after:{kind}:{manner}"] = (row[0], row[1], row[2], row[3], row[4])
    for wording in wordings():
        a, b, c, d, e = wording.prior
        found[f"{wording.name}@lead"] = (a * _LEAD, b * _LEAD, c * _LEAD, d * _LEAD, e * _LEAD)
        for tier, share in enumerate(TIERS):
            a, b, c, d, e = wording.prior
            found[f"{wording.name}@{tier}"] = (a * share, b * share, c * share, d * share, e * share)
    return found
