"""A deal's range and its histories, from the claims that tell of it.

The latest and most exact claims decide. A rounded figure never overrides the one it rounds; a narrowed range, an award within its
ceiling and a stated increase or cut replace what was said before; a lone figure that the others contradict is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from daicho.deals.amounts import is_rounding, one_digit_off, overlaps, significant, slipped
from daicho.deals.traits import Member, home_of
from daicho.model.claim import Status
from daicho.model.deal import AmountStep, StatusStep
from daicho.model.money import Money
from daicho.reference.exchange import is_money_of

_RANK: dict[Status, int] = {"considering": 0, "planned": 1, "committed": 2, "done": 3, "cancelled": 4}


@dataclass(frozen=True, slots=True)
class Range:
    """What a deal comes to. decided: the claim whose figure stands; left_out: claims whose figure does not, with the reason."""

    currency: str
    low: Decimal | None
    high: Decimal | None
    decided: str
    left_out: tuple[tuple[str, str], ...]
    history: tuple[AmountStep, ...]


@dataclass(frozen=True, slots=True)
class _Figure:
    """Claims that give one figure, rounded or not, in order of publication."""

    claims: tuple[Member, ...]

    @property
    def best(self) -> Member:
        """The claim with the most digits, the earliest of these."""
        return max(self.claims, key=lambda t: significant(t.claim.amount.value or Decimal(0)))

    @property
    def documents(self) -> int:
        """How many documents give it."""
        return len({t.stated.document for t in self.claims})

    @property
    def money(self) -> Money:
        """The best claim's sum."""
        return self.best.claim.amount

    @property
    def value(self) -> Decimal:
        """The best claim's figure."""
        return self.money.value or Decimal(0)


def range_of(members: Sequence[Member]) -> Range:
    """The range of claims that are one deal, in order of publication."""
    currency = _currency(members)
    told = [t for t in members if t.claim.amount.currency == currency and t.claim.amount.value is not None]
    if not told:
        only = members[0].claim.amount
        return Range(currency, only.low, only.high, members[0].id, (), ())
    figures = _figures(told)
    standing, left_out = figures[0], list[tuple[str, str]]()
    stood = [standing]
    for figure in figures[1:]:
        reason = _refused(figure, standing, figures)
        if reason is None:
            standing = figure
            stood.append(figure)
        elif figure.documents > standing.documents and standing.money.role != "new":
            left_out += [(t.id, "contradicted by more documents") for t in standing.claims]
            stood.remove(standing)
            standing = figure
            stood.append(figure)
        else:
            left_out += [(t.id, reason) for t in figure.claims]
    low, high = bounds(standing.claims)
    history = tuple(
        AmountStep(figure.claims[0].stated.published, *bounds(figure.claims), figure.claims[0].id) for figure in stood
    )
    return Range(currency, low, high, standing.best.id, tuple(left_out), history)


def bounds(claims: Sequence[Member]) -> tuple[Decimal | None, Decimal | None]:
    """The range that claims of one figure give together.

    Papers drop "up to" more often than they make it up, so a bound stands unless most claims go without.
    """
    digits = max(significant(t.claim.amount.value or Decimal(0)) for t in claims)
    exact = [t.claim.amount for t in claims if significant(t.claim.amount.value or Decimal(0)) == digits]
    ranged = [money for money in exact if money.low is not None and money.high is not None and money.low < money.high]
    if ranged:
        return ranged[-1].low, ranged[-1].high
    kinds = Counter(money.bound for money in exact)
    value = exact[-1].value
    if kinds["max"] and kinds["max"] * 2 >= len(exact):
        return None, value
    if kinds["min"] and kinds["min"] * 2 >= len(exact):
        return value, None
    return value, value


def status_of(members: Sequence[Member]) -> tuple[StatusStep, ...]:
    """The steps of a deal's status; the last one is its status now.

    A later paper's weaker verb is no step back, except a return to considering that nothing else of that time contradicts; what
    is cancelled stays so unless two later documents say otherwise. What one document alone calls done, and two later ones do not,
    is not done yet.
    """
    steps: list[StatusStep] = []
    best: Status | None = None
    misread = {traits.id for traits in members if traits.claim.status == "done" and _undone(traits, members)}
    for position, traits in enumerate(members):
        status: Status = "committed" if traits.id in misread else traits.claim.status
        if best is None or (best != "cancelled" and _RANK[status] > _RANK[best]):
            step = True
        elif best == "cancelled":
            later = {
                t.stated.document for t in members[position:] if t.claim.status not in ("cancelled", "considering")
            }
            step = status not in ("cancelled", "considering") and len(later) > 1
        else:
            step = status == "considering" and best == "committed" and _reconsidered(members, position)
        if step:
            steps.append(StatusStep(traits.stated.published, status, traits.id))
            best = status
    return tuple(steps)


def _undone(traits: Member, members: Sequence[Member]) -> bool:
    """Whether one document alone calls a deal done, and two later ones speak of it as still to come."""
    done = {t.stated.document for t in members if t.claim.status == "done"}
    later = {
        t.stated.document for t in members if t.order > traits.order and t.claim.status not in ("done", "cancelled")
    }
    return len(done) == 1 and len(later - done) > 1


def _reconsidered(members: Sequence[Member], position: int) -> bool:
    """Whether a deal said to be committed was really open again: it was told so months later, and none of that time
    says otherwise.
    """
    day = members[position].day
    stronger = [t.day for t in members if t.claim.status in ("committed", "done") and t.day is not None]
    return day is not None and all(abs(day - other) > 60 for other in stronger)


def _currency(members: Sequence[Member]) -> str:
    """That of most claims; where as many give another, that of the country that pays: what others print may be converted."""
    counted = Counter(t.claim.amount.currency for t in members)
    homes = {country for t in members if (country := home_of(t.claim))}
    return max(
        counted,
        key=lambda currency: (
            counted[currency],
            any(is_money_of(currency, country) for country in homes),
            -_first(members, currency),
        ),
    )


def _first(members: Sequence[Member], currency: str) -> int:
    return next(i for i, t in enumerate(members) if t.claim.amount.currency == currency)


def _figures(told: Sequence[Member]) -> list[_Figure]:
    """Claims grouped by figure, in the order in which the figures were first told; a rounding joins the figure it rounds."""
    exact_first = sorted(range(len(told)), key=lambda i: (-significant(told[i].claim.amount.value or Decimal(0)), i))
    groups: list[list[int]] = []
    for index in exact_first:
        money = told[index].claim.amount
        home = next((g for g in groups if _same_figure(told[g[0]].claim.amount, money)), None)
        if home is None:
            groups.append([index])
        else:
            home.append(index)
    ordered = sorted((sorted(group) for group in groups), key=lambda group: group[0])
    return [_Figure(tuple(told[i] for i in group)) for group in ordered]


def _same_figure(exact: Money, other: Money) -> bool:
    """Whether `other` says the same as `exact`, which has more digits: an award below its ceiling does not round it."""
    a, b = exact.value or Decimal(0), other.value or Decimal(0)
    if a == b:
        return exact.low == other.low or (exact.low in (None, a) and other.low in (None, b))
    gap = abs(a - b) / max(a, b)
    return is_rounding(a, b) and gap <= (_ROUGHLY if other.bound != "exact" else _ROUNDED)


# A bare figure rounds by this share at most; one with "about", "nearly" or "more than" by that.
_ROUNDED = Decimal("0.025")
_ROUGHLY = Decimal("0.1")


def _refused(later: _Figure, standing: _Figure, figures: Sequence[_Figure]) -> str | None:
    """Why a figure told later does not replace the one that stands; None where it does."""
    a, b = standing.value, later.value
    if later.money.role == "old":
        return "the figure before a change"
    if later.money.role == "new" or standing.money.role == "old":
        return None
    others = max(figure.documents for figure in figures)
    if slipped(a, b):
        return "another magnitude than the other claims"
    if overlaps(*sorted((standing.money, later.money), key=lambda m: m.value or Decimal(0))):
        return None
    before, after = standing.money.bound, later.money.bound
    if (before == "max" != after and b <= a) or (before == "min" != after and b >= a):
        return None
    if later.documents == 1 and (others > 1 or one_digit_off(a, b)):
        return "contradicted by the other claims"
    return None
