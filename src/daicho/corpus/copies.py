"""Near copies: one agency story in forty papers, each with its own headline and its last paragraph cut.

Every document has a signature of 64 numbers (MinHash over runs of words, or of characters in Japanese); the share of equal ones
estimates how much of their text two documents have in common. Bands of four numbers name the pairs worth comparing. Exact
copies need none of this: they are one document with several appearances.
"""

from __future__ import annotations

import operator
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Any
from zlib import crc32

SIZE = 64
_ROWS = 4  # numbers in a band: two texts with 70 % in common share one of sixteen bands in 99 of 100 cases
_ALIKE = 0.7  # the least share of equal numbers; 0.6 is met by another plant's release from the same template
_WORDS, _CHARACTERS = 3, 8  # in a run
_WORD = re.compile(r"[^\W_]+")
_PACK = struct.Struct(f"<{SIZE}I")


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that is nearly another's text. alike: the estimated share of their text that both have."""

    document: str
    of: str
    alike: float


def signature(text: str, lang: str) -> bytes:
    """The signature of a text, 256 bytes; the same for the same words, whatever the space and marks between them."""
    import numpy

    words = _WORD.findall(text.casefold())
    if lang == "ja":
        many, units = _CHARACTERS, list(map(ord, "".join(words)))
    else:
        many, units = _WORDS, [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    padded = numpy.array([*units, *[0] * (many - len(units))], dtype=numpy.uint64)
    factors, offsets = _permutations()
    runs = numpy.lib.stride_tricks.sliding_window_view(padded, many) @ factors[:many]
    values = numpy.unique(runs >> numpy.uint64(32))
    mixed = (values[:, None] * factors + offsets) >> numpy.uint64(32)
    least: bytes = mixed.min(axis=0).astype("<u4").tobytes()
    return least


def linked(signatures: Mapping[str, bytes], dates: Mapping[str, str | None]) -> tuple[Copy, ...]:
    """Each near copy with the document it is one of: the earliest of its group, unknown dates last, then by id."""
    leaders: dict[str, str] = {}

    def leader(document: str) -> str:
        while (above := leaders.get(document, document)) != document:
            leaders[document] = leaders.get(above, above)
            document = above
        return document

    ranks = {document: (dates.get(document) or "9999", document) for document in signatures}
    for group in _bands(signatures):
        for document in group[1:]:
            first, second = leader(group[0]), leader(document)
            if first != second and likeness(signatures[group[0]], signatures[document]) >= _ALIKE:
                above, below = sorted((first, second), key=ranks.__getitem__)
                leaders[below] = above
    return tuple(
        Copy(document, leader(document), likeness(signatures[document], signatures[leader(document)]))
        for document in sorted(signatures)
        if leader(document) != document
    )


def likeness(one: bytes, other: bytes) -> float:
    """The share of equal numbers of two signatures."""
    equal: int = sum(map(operator.eq, _PACK.unpack(one), _PACK.unpack(other)))
    return equal / SIZE


def _bands(signatures: Mapping[str, bytes]) -> Iterable[list[str]]:
    """Documents that share a band, in the order of their ids."""
    width = 4 * _ROWS
    for start in range(0, 4 * SIZE, width):
        groups: dict[bytes, list[str]] = {}
        for document in sorted(signatures):
            groups.setdefault(signatures[document][start : start + width], []).append(document)
        yield from (group for group in groups.values() if len(group) > 1)


@cache
def _permutations() -> Any:
    """Factors (odd) and offsets of 64 hash functions, the same in every process."""
    import numpy

    drawn = [int.from_bytes(blake2b(bytes([i]), digest_size=16).digest(), "little") for i in range(SIZE)]
    factors = numpy.array([(value & 0xFFFFFFFFFFFFFFFF) | 1 for value in drawn], dtype=numpy.uint64)
    offsets = numpy.array([value >> 64 for value in drawn], dtype=numpy.uint64)
    return factors, offsets
