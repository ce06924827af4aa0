"""Long lists that cost next to nothing to hold, hand over and let go: a few buffers each, of which a page unpacks its fifty rows.

A hundred thousand records as objects take seconds to come from another process, and as long again whenever memory is searched for
what nobody needs any more, and meanwhile no page is made. As buffers they take milliseconds.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar, overload
from zlib import crc32

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Numbers = npt.NDArray[np.int32]
"""Numbers of rows, counted from 0."""


class _Slices:
    """Slices of one buffer, one after another."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self.buffer = b"".join(parts)
        self._ends = np.cumsum(np.fromiter(map(len, parts), np.int64, len(parts)))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        return self.buffer[self._ends[number - 1] if number else 0 : self._ends[number]]

    def holding(self, part: bytes) -> Iterator[int]:
        """The numbers of the slices that have `part` in them."""
        at = self.buffer.find(part)
        while at >= 0:
            number = int(np.searchsorted(self._ends, at, side="right"))
            end = int(self._ends[number])
            if at + len(part) <= end:  # else it goes on in the next slice, and is of neither
                yield number
            at = self.buffer.find(part, end)


class _Sliced(Sequence[T]):
    """What is unpacked from slices, by number."""

    def __init__(self, parts: Sequence[bytes], unpacked: Callable[[bytes], T]) -> None:
        self._slices = _Slices(parts)
        self._unpacked = unpacked

    def __len__(self) -> int:
        return len(self._slices)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        if isinstance(number, slice):
            return [self._unpacked(self._slices[one]) for one in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._unpacked(self._slices[number % len(self)])


class Packed(_Sliced[T]):
    """Records by number, each unpacked when it is asked for."""

    def __init__(self, records: Iterable[T]) -> None:
        # What is unpacked was packed by this program: here, or in a process of its own.
        super().__init__([pickle.dumps(record, pickle.HIGHEST_PROTOCOL) for record in records], pickle.loads)

    def picked(self, numbers: Iterable[Any]) -> list[T]:
        """The records with these numbers."""
        return [self[int(number)] for number in numbers]


class Picked(Sequence[T]):
    """Some of many records, in an order of their own."""

    def __init__(self, records: Packed[T], numbers: Numbers) -> None:
        self._records = records
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        if isinstance(number, slice):
            return self._records.picked(self._numbers[number])
        return self._records[int(self._numbers[number])]


class Strings(_Sliced[str]):
    """Strings by number, and numbers by string."""

    def __init__(self, values: Iterable[str]) -> None:
        parts = list(map(_encoded, values))
        super().__init__(parts, _decoded)
        sums = np.fromiter(map(crc32, parts), np.uint32, len(parts))
        self._order = np.argsort(sums, kind="stable").astype(np.int32)
        self._sums = sums[self._order]

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and self.number(value) is not None

    def number(self, value: str) -> int | None:
        """The number of a string, of its first where it is there several times; None where it is not."""
        part = _encoded(value)
        sum_ = np.uint32(crc32(part))
        at = int(np.searchsorted(self._sums, sum_))
        while at < len(self._sums) and self._sums[at] == sum_:
            number = int(self._order[at])
            if self._slices[number] == part:
                return number
            at += 1
        return None

    def have(self, part: str) -> bool:
        """Whether a string has `part` in it."""
        return any(True for _ in self._slices.holding(_encoded(part)))

    def having(self, part: str) -> Numbers:
        """The numbers of the strings that have `part` in them; all of them where it is empty."""
        if not part:
            return np.arange(len(self), dtype=np.int32)
        return np.fromiter(self._slices.holding(_encoded(part)), np.int32)

    def having_all(self, parts: Iterable[str]) -> Numbers:
        """The numbers of the strings that have each of `parts` in them."""
        found = np.arange(len(self), dtype=np.int32)
        for part in parts:
            found = np.intersect1d(found, self.having(part), assume_unique=True)
        return found


class Index:
    """Numbers by key: of the records that something is about."""

    def __init__(self, numbers: Mapping[str, Sequence[int]]) -> None:
        self._keys = Strings(numbers)
        self._numbers: Numbers = np.fromiter(chain.from_iterable(numbers.values()), np.int32)
        self._ends = np.cumsum(np.fromiter(map(len, numbers.values()), np.int64, len(numbers)))

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def __getitem__(self, key: str) -> list[int]:
        """The numbers under a key, none where it is not there."""
        at = self._keys.number(key)
        if at is None:
            return []
        found: list[int] = self._numbers[self._ends[at - 1] if at else 0 : self._ends[at]].tolist()
        return found


def indexed(keys: Iterable[Iterable[str]]) -> Index:
    """The numbers of the records under each of their keys. keys: those of each record, in order."""
    found: dict[str, list[int]] = {}
    for number, several in enumerate(keys):
        for key in dict.fromkeys(several):
            found.setdefault(key, []).append(number)
    return Index(found)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(part: bytes) -> str:
    return part.decode("utf-8", "surrogatepass")
