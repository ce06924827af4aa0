"""A sum that one document gives as another kind of money than all others do: its kind was misread, not another deal told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from daicho.deals.amounts import significant
from daicho.deals.matching import place
from daicho.deals.phases import BOTH
from daicho.deals.traits import Traits, family

# A figure that more deals of one party tell than this is telling of none.
_CROWD = 8
_SAME_CITY = 1.5


def misread_kinds(claims: Sequence[Traits], groups: Mapping[str, Sequence[Traits]]) -> Iterator[tuple[Traits, Traits]]:
    """Claims that no other document bears out, each with a claim of the one deal of another kind that it belongs to.

    The figure and a party are the same (in whichever slot), phases agree, and most places; several documents tell of that
    deal, none of them the claim's own, and one was read more surely. groups: the claims of each, by its earliest claim.
    """
    documents = {key: {member.stated.document for member in members} for key, members in groups.items()}
    told: dict[tuple[str, Decimal, str], list[str]] = {}
    for key, members in groups.items():
        if len(documents[key]) > 1:
            for figure in sorted({figure for member in members for figure in _figures(member)}):
                told.setdefault(figure, []).append(key)
    alone = {members[0].id for key, members in groups.items() if len(documents[key]) == 1}
    for one in claims:
        if one.id not in alone:
            continue
        found = [told.get(figure, ()) for figure in _figures(one)]
        homes = sorted({home for some in found if len(some) <= _CROWD for home in some})
        chosen = [
            home
            for home in homes
            if one.stated.document not in documents[home]
            and all(_may_be(one, other) for other in groups[home])
            and 2 * sum(_nearness(one, other) < 0 for other in groups[home]) < len(groups[home])
        ]
        if len(chosen) == 1:
            nearest = max(groups[chosen[0]], key=lambda other: (_nearness(one, other), other.claim.confidence))
            if nearest.claim.confidence > one.claim.confidence and _tells(one, nearest):
                yield one, nearest


def _figures(traits: Traits) -> list[tuple[str, Decimal, str]]:
    """The figure of a claim with the family of each party."""
    money = traits.claim.amount
    if not money.value:
        return []
    return sorted((money.currency, money.value, name) for name in {*map(family, traits.payers | traits.recipients)})


def _may_be(one: Traits, other: Traits) -> bool:
    """Whether nothing but the kind speaks against one commitment."""
    phases = not one.phases or not other.phases or one.phases & other.phases or BOTH in one.phases | other.phases
    plain = one.claim.amount.role in ("plain", other.claim.amount.role)
    return one.claim.kind != other.claim.kind and bool(phases) and plain


def _nearness(one: Traits, other: Traits) -> float:
    return sum(weight for weight, _ in place(one, other))


def _tells(one: Traits, other: Traits) -> bool:
    """Whether the figure has digits enough to stand for itself, or is given in the same city."""
    return significant(one.claim.amount.value or Decimal(0)) > 1 or _nearness(one, other) >= _SAME_CITY
