"""Answers kept between requests, and made anew when the ledger has changed.

What is quick to make is made while the reader waits, so that whoever judged something sees it on the next page. What takes longer
is made beside, by one thread, and readers meanwhile get the answer before: no page waits for a large ledger to be counted again.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from daicho.ledger.store import Ledger
from daicho.questions.board import generation

T = TypeVar("T")
_TRIES = 3  # to have an answer of this very moment, where others change the ledger all the time
_log = logging.getLogger(__name__)

_QUICK = 0.15  # seconds that a reader may wait for an answer to be made anew
_PATIENCE = 1.0  # seconds that a reader waits at most for what was quick before, and whoever changed the ledger for any
_LONG = 5.0  # seconds that make no sense to wait for; the first time takes the longest, with tables to load
_REST = 4.0  # times as long as it took, the maker rests before it makes the same answer again: readers come first


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """An answer at one state of the ledger. make: how it is made; seconds: that it took; at: when it was ready."""

    value: T
    make: Callable[[Ledger], T]
    generation: int
    seconds: float
    at: float


class _Inside(threading.local):
    """Whether this thread is making an answer, and the state of the ledger that the oldest answer it was made of is of."""

    here = False
    oldest = sys.maxsize


class Shelf:
    """Answers about one ledger, shared by all requests."""

    def __init__(self, store: Ledger) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._kept: dict[Hashable, Kept[Any]] = {}
        self._making: dict[Hashable, Future[Kept[Any]]] = {}
        self._inside = _Inside()
        self._behind = False
        self._quick = ThreadPoolExecutor(2, thread_name_prefix="shelf")
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="shelf-slow")

    def get(self, key: Hashable, make: Callable[[Ledger], T]) -> T:
        """The answer that `make` gives of the ledger, kept under `key` until the ledger changes."""
        return self.look(key, make)[0]

    def look(self, key: Hashable, make: Callable[[Ledger], T]) -> tuple[T, bool]:
        """Like `get`, and whether the answer is of the ledger as it was when the reader asked."""
        now = generation(self._store)
        for _ in range(_TRIES):
            with self._lock:
                kept: Kept[T] | None = self._kept.get(key)
                current = kept is not None and kept.generation == now
                making = (
                    None if current or self._inside.here else self._making.get(key) or self._begin(key, make, kept, now)
                )
            if kept and (current or kept.seconds > _QUICK):
                self._behind = not current
                self._inside.oldest = min(self._inside.oldest, kept.generation)  # what is made of it is no newer
                return kept.value, current
            try:
                made = making.result(_PATIENCE if kept else None) if making else self._make(key, make, now)
            except TimeoutError:  # quick the last time, and now something else holds it up, as a writer may
                if kept is None or (making and making.done()):
                    raise
                self._behind = True
                self._inside.oldest = min(self._inside.oldest, kept.generation)
                return kept.value, False
            # One that somebody else began may be of the ledger before what this reader did to it: then once more.
            if made.generation == now:
                break
            now = generation(self._store)
        return made.value, made.generation == now

    def renew(self, *keys: Hashable) -> None:
        """Wait a moment for these answers to be of the ledger as it is now, as somebody changed it; not for what takes long."""
        until = time.monotonic() + _PATIENCE
        with self._lock:
            kept = {key: self._kept[key] for key in keys if key in self._kept}
            short = [(key, one.make) for key, one in kept.items() if one.seconds <= _LONG]
        for key, make in short:
            now = generation(self._store)
            with self._lock:
                making = None if self._kept[key].generation == now else self._begin(key, make, None, now)
            with suppress(TimeoutError):
                if making:
                    making.result(max(0.0, until - time.monotonic()))

    @property
    def behind(self) -> bool:
        """Whether the answer given last was of the ledger before its last change."""
        return self._behind

    def close(self) -> None:
        """Make nothing more."""
        for pool in (self._quick, self._slow):
            pool.shutdown(cancel_futures=True)

    def _begin(
        self, key: Hashable, make: Callable[[Ledger], T], kept: Kept[T] | None, now: int
    ) -> Future[Kept[T]] | None:
        """Have an answer made, unless it is a long one that was made just now."""
        long = kept is None or kept.seconds > _QUICK
        if kept and long and time.monotonic() < kept.at + kept.seconds * _REST:
            return None
        making = (self._slow if long else self._quick).submit(self._make, key, make, now)
        self._making[key] = making
        return making

    def _make(self, key: Hashable, make: Callable[[Ledger], T], now: int) -> Kept[T]:
        begun = time.monotonic()
        before = self._inside.here, self._inside.oldest
        self._inside.here, self._inside.oldest = True, now
        try:
            value = make(self._store)
            ready = time.monotonic()
            kept = Kept(value, make, self._inside.oldest, ready - begun, ready)
            with self._lock:
                self._kept[key] = kept
            return kept
        except Exception:
            _log.exception("%s could not be made", key)  # where nobody waits for it, nobody else would tell
            raise
        finally:
            self._inside.here, self._inside.oldest = before[0], min(before[1], self._inside.oldest)
            with self._lock:
                self._making.pop(key, None)
