"""Answers kept between requests, and made anew when the ledger has changed.

What is quick to make is made while the reader waits, so that whoever judged something sees it on the next page. What takes longer
is made beside, by one thread, and readers meanwhile get the answer before: no page waits for a large ledger to be counted again.
Answers of a large ledger are made by a process of their own, for a thread would hold up every page that is being made.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from daicho.faces.web.answers import Answers
from daicho.faces.web.beside import Beside
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.questions.board import generation

T = TypeVar("T")
_TRIES = 3  # to have an answer of this very moment, where others change the ledger all the time
_log = logging.getLogger(__name__)

_LARGE = 2_000  # documents of a ledger whose answers are made by another process
_QUICK = 0.15  # seconds that a reader may wait for an answer to be made anew
_PATIENCE = 1.0  # seconds that a reader waits at most for what was quick before, and whoever changed the ledger for any
_LONG = 5.0  # seconds that make no sense to wait for; the first time takes the longest, with tables to load
_REST = 4.0  # times as long as it took, the maker rests before it makes the same answer again: readers come first


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """An answer at one state of the ledger. make: how it is made; seconds: of work that it took; at: when it was ready."""

    value: T
    make: Callable[[Answers], T]
    generation: int
    seconds: float
    at: float


class Shelf:
    """Answers about one ledger, shared by all requests. large: None to find out."""

    day: str | None = None

    def __init__(self, store: Ledger, large: bool | None = None) -> None:
        self._store = store
        self._large = _is_large(store) if large is None else large
        self._lock = threading.Lock()
        self._kept: dict[Hashable, Kept[Any]] = {}
        self._making: dict[Hashable, Future[Kept[Any]]] = {}
        self._quick = ThreadPoolExecutor(2, thread_name_prefix="shelf")
        self._slow = ThreadPoolExecutor(1, thread_name_prefix="shelf-slow")
        self._beside = Beside(store.location) if self._large else None

    @property
    def store(self) -> Ledger:
        """The ledger: a large one as it was settled last, for no page waits until it is settled anew."""
        return self._store.as_settled() if self._large else self._store

    @property
    def large(self) -> bool:
        """Whether its answers are made by another process."""
        return self._large

    @property
    def now(self) -> int:
        """The state that the ledger is in."""
        return generation(self._store)

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives of the ledger, kept under `key` until the ledger changes."""
        return self.look(key, make)[0]

    def look(self, key: Hashable, make: Callable[[Answers], T], now: int | None = None) -> tuple[T, bool]:
        """Like `get`, and whether the answer is of the ledger as it is `now`: when the reader asked."""
        now = self.now if now is None else now
        for _ in range(_TRIES):
            with self._lock:
                kept: Kept[T] | None = self._kept.get(key)
                current = kept is not None and kept.generation >= now
                making = None if current else self._making.get(key) or self._begin(key, make, kept, now)
            if kept and (current or self._is_long(kept)):
                return kept.value, current
            try:
                made = making.result(_PATIENCE if kept else None) if making else self._make(key, make, now)
            except TimeoutError:  # quick the last time, and now something else holds it up, as a writer may
                if kept is None or (making and making.done()):
                    raise
                return kept.value, False
            # One that somebody else began may be of the ledger before what this reader did to it: then once more.
            if made.generation >= now or self._large:
                break
            now = self.now
        return made.value, made.generation >= now

    def ask(self, make: Callable[[Answers], T]) -> T:
        """An answer that one reader asks for, of the ledger as it is now; it is not kept."""
        if self._beside:
            return self._beside.make(None, make)[0]  # type: ignore[no-any-return]
        return make(_Making(self, self.now))

    def part(self, key: Hashable, make: Callable[[Answers], T], now: int) -> T:
        """An answer that another one is made of, as it was when that was asked for, or newer."""
        with self._lock:
            kept: Kept[T] | None = self._kept.get(key)
        if kept is None or kept.generation < now:
            kept = self._make(key, make, now)
        return kept.value

    def renew(self, *keys: Hashable) -> None:
        """Wait a moment for these answers to be of the ledger as it is now, as somebody changed it; not for what takes long."""
        until = time.monotonic() + _PATIENCE
        with self._lock:
            kept = {key: self._kept[key] for key in keys if key in self._kept}
            short = [(key, one.make) for key, one in kept.items() if one.seconds <= _LONG]
        for key, make in short:
            now = self.now
            with self._lock:
                making = None if self._kept[key].generation >= now else self._begin(key, make, None, now)
            with suppress(TimeoutError):
                if making:
                    making.result(max(0.0, until - time.monotonic()))

    def close(self) -> None:
        """Make nothing more."""
        if self._beside:
            self._beside.end()
        for pool in (self._quick, self._slow):
            pool.shutdown(cancel_futures=True)

    def _is_long(self, kept: Kept[Any] | None) -> bool:
        return self._large or kept is None or kept.seconds > _QUICK

    def _begin(
        self, key: Hashable, make: Callable[[Answers], T], kept: Kept[T] | None, now: int
    ) -> Future[Kept[T]] | None:
        """Have an answer made, unless it is a long one that was made just now."""
        long = self._is_long(kept)
        if kept and long and time.monotonic() < kept.at + kept.seconds * _REST:
            return None
        making = (self._slow if long else self._quick).submit(self._make, key, make, now)
        self._making[key] = making
        return making

    def _make(self, key: Hashable, make: Callable[[Answers], T], now: int) -> Kept[T]:
        clock = (
            time.monotonic if self._beside else time.thread_time
        )  # what others do meanwhile makes no answer a long one
        begun = clock()
        try:
            if self._beside:
                value, made_of = self._beside.make(key, make)
            else:
                value, made_of = make(_Making(self, now)), now
            kept = Kept(value, make, made_of, clock() - begun, time.monotonic())
            with self._lock:
                self._kept[key] = kept
            return kept
        except Exception:
            _log.exception("%s could not be made", key)  # where nobody waits for it, nobody else would tell
            raise
        finally:
            with self._lock:
                self._making.pop(key, None)


class _Making:
    """The answers that another one is made of: none is older than that is to be."""

    day: str | None = None

    def __init__(self, shelf: Shelf, now: int) -> None:
        self._shelf = shelf
        self._now = now

    @property
    def store(self) -> Ledger:
        """The ledger."""
        return self._shelf.store

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives, made here and now if what is kept is older."""
        return self._shelf.part(key, make, self._now)


def _is_large(store: Ledger) -> bool:
    with store.reading() as connection:
        return read.counts(connection)["documents"] >= _LARGE
