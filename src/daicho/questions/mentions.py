"""Who is named in which document, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from daicho.model.deal import Stated
from daicho.model.wire import ACTING_SLOTS, PARTY_SLOTS


def mentions(claims: Iterable[Stated], standing: Iterable[Stated]) -> list[tuple[str, str, str, int, int, int]]:
    """How often each document names each entity how. claims: as read; standing: as they stand."""
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    for column, some, slots in (
        ("read", claims, PARTY_SLOTS),
        ("stands", standing, PARTY_SLOTS),
        ("acts", standing, ACTING_SLOTS),
    ):
        for one in some:
            for slot in slots:
                for party in getattr(one.claim, slot, ()):
                    if party.entity:
                        counted.setdefault((one.document, party.entity, party.name), Counter())[column] += 1
    return [(*key, found["read"], found["stands"], found["acts"]) for key, found in sorted(counted.items())]
