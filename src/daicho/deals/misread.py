"""A sum that one document gives as another kind of money than all others do: its kind was misread, not another deal told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from daicho.deals.amounts import significant
from daicho.deals.matching import place
from daicho.deals.phases import BOTH
from daicho.deals.traits import Traits, family

# A figure that more deals of one party tell than this is telling of none.
_CROWD = 8
_SAME_CITY = 1.5


def may_be_misread(a: Traits, b: Traits) -> bool:
    """Whether one of two claims may be the other with its kind misread: figure, party and phases are the same."""
    return (
        a.kind != b.kind
        and bool(a.figure)
        and a.sum.value == b.sum.value
        and a.sum.currency == b.sum.currency
        and not _families(a).isdisjoint(_families(b))
        and (_may_be(a, b) or _may_be(b, a))
    )


def misread_kinds(
    claims: Sequence[Traits], groups: Mapping[str, Sequence[Traits]], pairs: Iterable[tuple[Traits, Traits]]
) -> Iterator[tuple[Traits, Traits]]:
    """Claims that no other document bears out, each with a claim of the one deal of another kind that it belongs to.

    The figure and a party are the same (in whichever slot), phases agree, and most places; several documents tell of that
    deal, none of them the claim's own, and one was read more surely. groups: the claims of each, by its earliest claim; pairs:
    those that `may_be_misread`.
    """
    documents = {key: {member.document for member in members} for key, members in groups.items()}
    home = {member.id: key for key, members in groups.items() for member in members}
    near: dict[str, set[str]] = {}
    for a, b in pairs:
        near.setdefault(a.id, set()).add(home[b.id])
        near.setdefault(b.id, set()).add(home[a.id])
    for one in claims:
        if home[one.id] != one.id or len(documents[one.id]) > 1:
            continue
        homes = sorted(key for key in near.get(one.id, ()) if len(documents[key]) > 1)
        chosen = [
            key
            for key in homes
            if one.document not in documents[key]
            and all(_may_be(one, other) for other in groups[key])
            and 2 * sum(_nearness(one, other) < 0 for other in groups[key]) < len(groups[key])
        ]
        if len(chosen) == 1 and len(homes) <= _CROWD:
            nearest = max(groups[chosen[0]], key=lambda other: (_nearness(one, other), other.confidence))
            if nearest.confidence > one.confidence and _tells(one, nearest):
                yield one, nearest


def _families(traits: Traits) -> frozenset[str]:
    return frozenset(map(family, traits.payers | traits.recipients))


def _may_be(one: Traits, other: Traits) -> bool:
    """Whether nothing but the kind speaks against one commitment."""
    phases = not one.phases or not other.phases or one.phases & other.phases or BOTH in one.phases | other.phases
    plain = one.sum.role in ("plain", other.sum.role)
    return one.kind != other.kind and bool(phases) and plain


def _nearness(one: Traits, other: Traits) -> float:
    return sum(weight for weight, _ in place(one, other))


def _tells(one: Traits, other: Traits) -> bool:
    """Whether the figure has digits enough to stand for itself, or is given in the same city."""
    return significant(one.sum.value or Decimal(0)) > 1 or _nearness(one, other) >= _SAME_CITY
