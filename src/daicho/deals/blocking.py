"""Which claims are worth comparing: those that share a party, a place or a figure, so that work grows with the
claims, not their square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from daicho.deals.amounts import digits, significant
from daicho.deals.traits import Traits, family
from daicho.reference.transliteration import is_katakana, romaji, skeletons

# In a block of more claims than this, each is compared with its nearest neighbours in time only.
_CROWD = 32
_NEIGHBOURS = 12
# A figure of so many digits brings claims together that have nothing else in common.
_TELLING_DIGITS = 3


def candidates(claims: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Pairs worth comparing, each once. claims: in the order of their publication; the same set gives the same pairs."""
    blocks: dict[tuple[object, ...], list[int]] = {}
    for index, traits in enumerate(claims):
        for key in dict.fromkeys(_keys(traits)):
            blocks.setdefault(key, []).append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        reach = len(members) if len(members) <= _CROWD else _NEIGHBOURS
        for position, left in enumerate(members):
            for right in members[position + 1 : position + 1 + reach]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield claims[left], claims[right]


def _keys(traits: Traits) -> Iterator[tuple[object, ...]]:
    """Kind with: a party and the order of magnitude (and the next, for sums at its edge); payer and recipient; place
    and magnitude; a
    figure of some digits."""
    kind = traits.claim.kind
    payers = sorted({family(key) for key in traits.payers})
    recipients = sorted({family(key) for key in traits.recipients})
    spots = sorted({city or subdivision or country or "" for country, subdivision, city in traits.at})
    areas = sorted({subdivision or country or "" for country, subdivision, _ in traits.at}) or [
        traits.claim.country or ""
    ]
    lands = sorted({country or "" for country, _, _ in traits.at}) or [traits.claim.country or ""]
    cities = sorted({city for _, _, city in traits.at if city})
    sounds = sorted({sound for key in traits.payers | traits.recipients for sound in _sounds(key)})
    if traits.band is not None:
        for band in (traits.band, traits.band + 1):
            yield from ((kind, "party", key, band) for key in {*payers, *recipients})
            yield from ((kind, "place", key, band) for key in areas)
            yield from ((kind, "sound", key, band) for key in sounds)
    yield from ((kind, "pair", a, b) for a in payers for b in (*recipients, *spots))
    yield from ((kind, "site", a, b) for a in recipients for b in spots)
    yield from ((kind, "city", city) for city in cities)
    value = traits.claim.amount.value
    if value and significant(value) >= _TELLING_DIGITS:
        yield (kind, "figure", traits.claim.amount.currency, value)
    if value:
        yield from ((kind, "figure", traits.claim.amount.currency, value, land) for land in lands)
    if value and significant(value) > 1:
        yield from ((kind, "digits", traits.claim.amount.currency, digits(value), area) for area in areas)


@lru_cache(maxsize=65536)
def _sounds(key: str) -> tuple[str, ...]:
    """How the first word of a name that the table does not know sounds, so that both scripts of it meet."""
    if not key.startswith("~"):
        return ()
    first = re.split("[-・ ]", key[1:])[0]
    return skeletons(romaji(first)) if is_katakana(first) else skeletons(first)
