"""Which claims are worth comparing: those that share a party, a place or a figure, so that work grows with the
claims, not their square.

Claims are filed in blocks under their keys. In a block each is compared with those in reach, so that a pair may be in reach in
several blocks: how many is kept beside a link, and one more claim in a block moves only the pairs around its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from daicho.deals.amounts import digits, significant
from daicho.deals.traits import VAST_BAND, Traits, family
from daicho.reference.transliteration import is_katakana, romaji, skeletons

# In a block of more claims than this, each is compared with its nearest neighbours in time only.
_CROWD = 32
_NEIGHBOURS = 12
# A figure of so many digits, or one as vast as few are, brings claims together that have nothing else in common.
_TELLING_DIGITS = 3
_RARE = ("loan", "equity")
_UNDATED = 10**7  # after every day

Place = tuple[int, str]
"""Where a claim stands in its blocks: its day of publication, then its id."""


def place_of(traits: Traits) -> Place:
    """Where a claim stands among others."""
    return _UNDATED if traits.day is None else traits.day, traits.id


def keys_of(traits: Traits) -> frozenset[int]:
    """The keys that a claim is filed under."""
    return frozenset(map(_short, _keys(traits)))


def reach(size: int) -> int:
    """How many places apart two claims of a block of this size may stand to be compared."""
    return _NEIGHBOURS if is_crowded(size) else size


def is_crowded(size: int) -> bool:
    """Whether a block of this size is one where claims that come or go move others in or out of each other's reach."""
    return size > _CROWD


def candidates(blocks: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing, once for each block that brings them within reach. blocks: claims by number, each in order."""
    for block in blocks:
        within = reach(len(block))
        for position, left in enumerate(block):
            for right in block[position + 1 : position + 1 + within]:
                yield (left, right) if left < right else (right, left)


def moved(before: Sequence[Place], after: Sequence[Place]) -> Counter[tuple[str, str]]:
    """The pairs that come within reach when a block changes (1), and those that go out of it (-1). Both are in order."""
    found: Counter[tuple[str, str]] = Counter()
    if is_crowded(len(before)) != is_crowded(len(after)):
        found.update(_within(after))
        found.subtract(_within(before))
    else:
        # A pair is nearer or farther than before only if a claim came or went between the two.
        changed = {*before} ^ {*after}
        found.update({pair for place in changed for pair in _across(after, place)})
        found.subtract({pair for place in changed for pair in _across(before, place)})
    return Counter({pair: count for pair, count in found.items() if count})


def near(block: Sequence[Place], place: Place) -> Iterator[str]:
    """The claims within reach of the one that stands at `place`."""
    within = reach(len(block))
    at = bisect_left(block, place)
    return (id_ for _, id_ in block[max(0, at - within) : at + within + 1] if id_ != place[1])


def _within(block: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """All pairs within reach."""
    within = reach(len(block))
    for position, (_, left) in enumerate(block):
        for _, right in block[position + 1 : position + 1 + within]:
            yield pair_of(left, right)


def _across(block: Sequence[Place], place: Place) -> Iterator[tuple[str, str]]:
    """The pairs within reach of which one stands at `place` or before it, the other there or behind."""
    within = reach(len(block))
    at = bisect_left(block, place)
    for left in range(max(0, at - within), min(at + 1, len(block))):
        if block[left] <= place:
            for right in range(max(left + 1, at), min(left + within + 1, len(block))):
                yield pair_of(block[left][1], block[right][1])


def pair_of(a: str, b: str) -> tuple[str, str]:
    """Two ids in order."""
    return (a, b) if a < b else (b, a)


def _short(key: tuple[object, ...]) -> int:
    """A key in 63 bits, the same in every process. Two that fall together cost a comparison, nothing else."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest()) >> 1


def _keys(traits: Traits) -> Iterator[tuple[object, ...]]:
    """Kind with: a party and the order of magnitude (and the next, for sums at its edge); payer and recipient; place and
    magnitude; a figure of some digits. Without kind, which may be misread: figure and party.
    """
    kind = traits.kind
    payers = sorted({family(key) for key in traits.payers})
    recipients = sorted({family(key) for key in traits.recipients})
    spots = sorted({city or subdivision or country or "" for country, subdivision, city in traits.at})
    areas = sorted({subdivision or country or "" for country, subdivision, _ in traits.at}) or [traits.country or ""]
    lands = sorted({country or "" for country, _, _ in traits.at}) or [traits.country or ""]
    cities = sorted({city for _, _, city in traits.at if city})
    sounds = sorted({sound for key in traits.payers | traits.recipients for sound in _sounds(key)})
    if traits.band is not None:
        for band in (traits.band, traits.band + 1):
            yield from ((kind, "party", key, band) for key in {*payers, *recipients})
            yield from ((kind, "place", key, band) for key in areas)
            yield from ((kind, "sound", key, band) for key in sounds)
            if kind in _RARE:  # these are few, and who lends or joins in is seldom told by name
                yield from ((kind, "land", key, band) for key in lands)
    yield from ((kind, "pair", a, b) for a in payers for b in (*recipients, *spots))
    # Who is in no table has few plans: whatever the figures, these are worth a look, as one may be another miswritten.
    yield from ((kind, "pair", a, land) for a in payers if a.startswith("~") for land in lands)
    yield from ((kind, "site", a, b) for a in recipients for b in spots)
    yield from ((kind, "city", city) for city in cities)
    value = traits.sum.value
    if not value:
        return
    figure = (traits.sum.currency, f"{value.normalize():f}")
    yield from (("misread", *figure, key) for key in {*payers, *recipients})
    if significant(value) >= _TELLING_DIGITS or (traits.band or 0) >= VAST_BAND:
        yield (kind, "figure", *figure)
    yield from ((kind, "figure", *figure, land) for land in lands)
    if significant(value) > 1:
        yield from ((kind, "digits", traits.sum.currency, digits(value), area) for area in areas)


@lru_cache(maxsize=65536)
def _sounds(key: str) -> tuple[str, ...]:
    """How the first word of a name that the table does not know sounds, so that both scripts of it meet."""
    if not key.startswith("~"):
        return ()
    first = re.split("[-・ ]", key[1:])[0]
    return skeletons(romaji(first)) if is_katakana(first) else skeletons(first)
