"""Whether two claims tell of one commitment: named features, each with its weight and its reason.

A weight is how much a feature speaks for (or against) one commitment, in the same unit for all; the sum, less what chance
agreement is worth, decides. Some differences are vetoes: no amount of agreement outweighs them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from daicho.deals.amounts import DIFFERENT, Agreement, compare, plainly_different, significant
from daicho.deals.phases import BOTH
from daicho.deals.traits import VAST_BAND, Glance, Traits, family, name_of
from daicho.reference import organisations
from daicho.reference.likeness import alike
from daicho.reference.names import is_japanese

CHANCE = 1.8
"""What two unrelated claims of one kind may agree in by chance; agreement must exceed it.

Found on the development texts and the storylines, with whole claims and with a third of their slots taken away: from
1.5 to 2.2 the figures hardly move; under 1.5 government programmes of one round sum fall together, over 2.2 claims
with few slots stay alone.
"""

VETO = -100.0


@dataclass(frozen=True, slots=True)
class Match:
    """How strongly two claims belong together: above 0 they do, at `VETO` they cannot.

    why: the features, weightiest first, where they may be joined; identity: the score without what the sums say;
    slip: one sum may be the other miswritten.
    """

    score: float
    why: tuple[str, ...]
    identity: float
    slip: bool


# The same round sum in the same country is no commitment in common, unless the figure has digits enough to tell.
_UNANCHORED = -1.2
_UNKNOWN = -0.4
_TELLING = 3.5
# What a stake or a loan is for is the company, whose seat one paper names and whose plant another.
_BUILDS = ("investment", "subsidy")
# Of sums this vast there are so few that one told twice is hardly two, where nothing speaks against it.
_VAST = 1.0
_NOTHING = Decimal(0)
_SURE = 0.75  # claims read so surely differ in place only where the commitments do
_FAR = 3  # tenths of a power of ten: twice as much
_TWO_SUMS = Match(DIFFERENT.weight, (DIFFERENT.why,), DIFFERENT.weight, False)

Feature = Callable[[Traits, Traits], Iterator[tuple[float, str]]]


def match(left: Traits, right: Traits) -> Match:
    """Compare two claims; symmetric. Different sums need no further look: whatever else agrees, they are two commitments."""
    if reason := _veto(left, right):
        return Match(VETO, (reason,), VETO, False)
    if left.sum.currency != right.sum.currency and _far_apart(left, right):
        return _TWO_SUMS
    money = _sums(left, right)
    if money is DIFFERENT:
        return _TWO_SUMS
    anchors = [(weight, why) for feature in ANCHORS for weight, why in feature(left, right)]
    found = anchors + [(weight, why) for feature in CIRCUMSTANCES for weight, why in feature(left, right)]
    if _vast(left, right) and money.weight > 0 and all(weight >= 0 for weight, _ in anchors):
        found.append((_VAST, "a sum as vast as few are"))
    elif money.weight < _TELLING and not any(weight >= 1.0 for weight, _ in anchors):
        found.append((_UNANCHORED if _comparable(left, right) else _UNKNOWN, "no party, project or place in common"))
    identity = round(sum([weight for weight, _ in found]) - CHANCE, 3)
    score = round(identity + money.weight, 3)
    slip = money.slip and all(weight >= 0 for weight, _ in anchors)  # miswritten of the same thing alone
    if score <= 0 and not slip:
        return Match(score, (), identity, False)
    found.append((money.weight, money.why))
    found.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
    return Match(score, tuple(f"{why} ({weight:+.1f})" for weight, why in found), identity, slip)


def _sums(left: Traits, right: Traits) -> Agreement:
    """How the sums compare, each in the currencies its text gives it in: what a text converts itself needs no rate."""
    a, b = left.sum, right.sum
    found = compare(a, b, (left.published, right.published))
    if a.currency == b.currency:
        return found
    also = [(left.converted, b), (a, right.converted)]
    told = [compare(x, y, (None, None)) for x, y in also if x and y and x.currency == y.currency]
    return max([found, *(one for one in told if one.weight > 0)], key=lambda agreement: agreement.weight)


def _vast(left: Traits, right: Traits) -> bool:
    """Whether two sums are the same and of a hundred thousand million dollars or more."""
    a, b = left.sum, right.sum
    return (a.value, a.currency, a.bound) == (b.value, b.currency, b.bound) and (left.band or 0) >= VAST_BAND


def surely_two(left: Glance, right: Glance) -> bool:
    """Whether two claims, at the first glance, are no one commitment: most pairs are not, and need no further look.

    Their sums differ or, where their kinds do, are not quite the same.
    """
    a, b = left.sum, right.sum
    if left.kind != right.kind:
        return a.value != b.value or a.currency != b.currency
    if a.currency != b.currency:
        return _far_apart(left, right)
    if left.figure != right.figure and plainly_different(a, left.figure, b, right.figure):
        return True
    return compare(a, b, (None, None)) is DIFFERENT


def _veto(left: Traits, right: Traits) -> str | None:
    """Why two claims cannot be one commitment: another kind of money, another phase or site, another statement of the
    document.
    """
    if left.kind != right.kind:
        return f"{left.kind} and {right.kind}"
    if left.phases and right.phases and not left.phases & right.phases and BOTH not in left.phases | right.phases:
        return f"different phases or sites: {', '.join(sorted(left.phases))} and {', '.join(sorted(right.phases))}"
    if left.document == right.document and not _restated(left, right):
        return "two statements of one document"
    if (
        left.kind in _BUILDS
        and not _several(left, right)
        and min(left.confidence, right.confidence) >= _SURE
        and _other_cities(left, right)
    ):
        return "different cities"
    return None


def _several(left: Traits, right: Traits) -> bool:
    """Whether one of two claims is about several sites together."""
    return BOTH in left.phases | right.phases


def _other_cities(left: Traits, right: Traits) -> bool:
    """Whether both name cities, and these lie in different parts of a country."""
    here, there = ({(part, city) for _, part, city in traits.at if city} for traits in (left, right))
    return bool(here and there) and not {part for part, _ in here} & {part for part, _ in there}


def _restated(left: Traits, right: Traits) -> bool:
    """Whether a document says the same twice: it states a commitment once, and twice the same sum is two unless
    nothing differs. In two currencies it is told twice: in dollars by the headline, in yen by the text.
    """
    a, b = left.sum, right.sum
    if a.currency != b.currency:
        return compare(a, b, (left.published, right.published)).weight > 0
    return (
        (a.value, a.currency, a.role) == (b.value, b.currency, b.role)
        and (left.payers, left.recipients, left.at, left.words)
        == (right.payers, right.recipients, right.at, right.words)
        and a.mention.span != b.mention.span
    )


def _comparable(left: Traits, right: Traits) -> bool:
    """Whether both say who receives the money or what it is for."""
    return bool(left.recipients and right.recipients) or bool(left.projects and right.projects)


def _far_apart(left: Glance, right: Glance) -> bool:
    """Whether sums in two currencies are so far apart that no rate of the year makes them one."""
    if left.sum.currency == right.sum.currency or left.band is None or right.band is None:
        return False
    return abs(left.band - right.band) > _FAR


def phase(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """The same phase or site; that one is told of several together and the other of one weighs against, but the words
    may mislead.
    """
    if shared := left.phases & right.phases:
        yield 1.5, f"same phase or site: {', '.join(sorted(shared))}"
    elif left.phases and right.phases:
        yield round(-2.0 * _trust(left, right), 1), "one site and several"


def role(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """A total is not the increment it came from."""
    roles = {left.sum.role, right.sum.role}
    if roles == {"total"}:
        yield 0.7, "both are totals"
    if "total" in roles and (other := roles & {"increment", "part", "old"}):
        yield (-0.7 if "part" in other else -1.5), f"{' and '.join(sorted(roles))}"


def payer(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """Who pays."""
    across = _across(left, right)
    if all(across):
        yield 1.0, "the same two parties"  # one paper, misread, has the one pay the other
    if any(across):
        return  # a joint venture pays with what its owners put in: the one says nothing against the other
    if left.kind in _BUILDS and (_pays_for(left, right) or _pays_for(right, left)):
        yield 1.0, "the plan of one pays in the other"
        return
    yield from _parties(left.payers, right.payers, "payer", _trust(left, right))


def _across(left: Traits, right: Traits) -> tuple[bool, bool]:
    """Whether a payer of the one receives in the other, and the other way round. Who gives public money never receives it."""
    if left.kind == "subsidy":
        return False, False
    pairs = ((left.payers, right.recipients), (right.payers, left.recipients))
    there, back = (any(_related(a, b) for a in some for b in others) for some, others in pairs)
    return there, back


def _pays_for(one: Traits, other: Traits) -> bool:
    """Whether a payer of one is what the other calls the project: a venture is both, and so is a fund or an act of parliament."""
    return any(_called(key, name) for key in one.payers for name in other.projects)


@lru_cache(maxsize=65536)
def _called(key: str, name: str) -> bool:
    known = organisations.by_name(name)
    return known.id == key if known else alike(name_of(key), name).same


def recipient(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """Who receives."""
    if all(_across(left, right)):
        return
    yield from _parties(left.recipients, right.recipients, "recipient", _trust(left, right))


def project(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """The project's name, or words particular to it."""
    if any(alike(a, b).same for a in left.projects for b in right.projects):
        yield 1.0, "same project"
    elif shared := left.words & right.words:
        yield min(1.0, 0.5 * len(shared)), f"project: {', '.join(sorted(shared))}"


def place(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """Where: the more exact the common place, the better; places apart in one country part."""
    if left.at and right.at:
        best = max(_nearness(a, b) for a in left.at for b in right.at)
        if best < 0 and _several(left, right):
            return  # of several sites one paper names the one, another the other
        yield (
            best if best >= 0 else round(best * _trust(left, right), 1),
            {1.5: "same city", 1.0: "same region", 0.4: "same country", 0.0: "places may agree"}.get(
                best, "places apart"
            ),
        )
    elif left.country and right.country:
        if left.country == right.country:
            yield 0.4, "same country"
        elif "EU" not in (left.country, right.country):  # which a member lies in
            yield round(-2.5 * _trust(left, right), 1), f"countries {left.country} and {right.country}"


def time(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """Told at about the same time, or years apart."""
    if left.day is None or right.day is None:
        return
    gap = abs(left.day - right.day)
    if gap <= 7:
        yield 0.7, "told within a week"
    elif gap <= 60:
        yield 0.3, "told within two months"
    elif gap > 1100:
        yield -0.5, "told years apart"


def period(left: Traits, right: Traits) -> Iterator[tuple[float, str]]:
    """Over what time the money is spent."""
    for x, y in ((_year(left.until), _year(right.until)), (left.years, right.years)):
        if x and y:
            yield (0.6, f"same period: {x}") if x == y else (-0.6, f"periods differ: {x} and {y}")


ANCHORS: tuple[Feature, ...] = (phase, payer, recipient, project, place)
"""What two commitments are told apart by."""

CIRCUMSTANCES: tuple[Feature, ...] = (role, time, period)
"""What many commitments share."""


def _parties(left: frozenset[str], right: frozenset[str], slot: str, trust: float) -> Iterator[tuple[float, str]]:
    if left and right:
        weight, apart, why = _compared(left, right, slot)
        yield (weight - round(trust * apart, 1) if apart else weight), why


def _compared(left: frozenset[str], right: frozenset[str], slot: str) -> tuple[float, float, str]:
    """What the parties of two claims speak for, what they speak against if read rightly, and why."""
    if shared := left & right:
        weight = 0.9 if all(governs(key) for key in shared) and slot == "payer" else 1.5
        return weight * _overlap(len(shared), len(left | right)), 0.0, f"same {slot}: {', '.join(sorted(shared))}"
    if related := [a for a in left for b in right if _related(a, b)]:
        return 0.9 if all(governs(key) for key in related) and slot == "payer" else 1.0, 0.0, f"related {slot}"
    return -0.5, max(_surely_apart(a, b) for a in left for b in right), f"{slot} differs"


def _trust(left: Traits, right: Traits) -> float:
    """How far slots that differ may be believed: how likely both claims are read rightly.

    Round sums are common: there, little but the slots tells two commitments apart, and they are taken at their word from
    even odds on.
    """
    a, b = left.confidence, right.confidence
    if min(significant(traits.sum.value or _NOTHING) for traits in (left, right)) < 2:
        return min(1.0, 2 * a, 2 * b)
    return a * b


def governs(key: str) -> bool:
    """Governments pay for so much that their name alone says little."""
    known = organisations.by_id(key)
    return known is not None and known.type in ("government", "ministry", "bloc")


def _year(date: str | None) -> str | None:
    return date and (date[:6] if date.startswith("FY") else date[:4])


def _overlap(shared: int, together: int) -> float:
    """1 where all parties agree, 0 where most of them are only on one side: a sum over three payers is none of each."""
    return math.sqrt(max(0.0, 2 * shared / together - 1))


def _surely_apart(a: str, b: str) -> float:
    """How surely two keys are two organisations; less so where a name unknown to the table meets one in the other script."""
    (one, japanese), (other, also_japanese) = _certainty(a), _certainty(b)
    sure = min(one, other)
    return sure / 2 if sure == 1.0 and japanese != also_japanese else sure


@lru_cache(maxsize=65536)
def _certainty(key: str) -> tuple[float, bool]:
    """How surely a key stands for one organisation: the table's ids do, names mostly, descriptions ("the chip industry") hardly;
    and whether its name is Japanese.

    What a fund pays, whoever stands behind it pays, too.
    """
    japanese = is_japanese(name_of(key))
    if organisations.by_id(key):
        return 2.0, japanese
    return 1.0 if key.startswith("~") and not key.endswith(("fund", "基金")) else 0.0, japanese


def _related(a: str, b: str) -> bool:
    if organisations.by_id(a) and organisations.by_id(b):
        return family(a) == family(b)
    return alike(name_of(a), name_of(b)).same


def _nearness(a: tuple[str | None, str | None, str | None], b: tuple[str | None, str | None, str | None]) -> float:
    if a[0] != b[0]:
        return -4.0 if a[0] and b[0] else 0.0
    if a[2] and a[2] == b[2]:
        return 1.5
    if a[1] and a[1] == b[1]:
        return -2.0 if a[2] and b[2] else 1.0
    if a[1] and b[1]:
        return -3.5
    return 0.4 if a[0] else 0.0
