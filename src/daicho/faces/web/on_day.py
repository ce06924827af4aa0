"""The ledger as it was known on an earlier day: answers made for that day, of which few are kept.

Pages of today share answers that are kept up to date; who looks back asks for one day among thousands. So these are made while
the reader waits, one after another, and go when the ledger changes or others look at other days.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from daicho.faces.web.answers import Answers
from daicho.faces.web.desk import Desk
from daicho.faces.web.shelf import Shelf
from daicho.ledger.store import Ledger

T = TypeVar("T")


class OnDay:
    """Answers from what had been published by `day`."""

    def __init__(self, store: Ledger, day: str) -> None:
        self.store = store
        self.day: str | None = day
        self._made: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives, kept under `key`."""
        if key not in self._made:
            self._made[key] = make(self)
        found: T = self._made[key]
        return found


class _LastDay:
    """The day asked for last, where the answers of a ledger are made: what several of them are made of is made once."""

    def __init__(self, answers: Answers) -> None:
        self._store = answers.store
        self._last: OnDay | None = None

    def on(self, day: str) -> OnDay:
        """The answers for a day."""
        if self._last is None or self._last.day != day:
            self._last = OnDay(self._store, day)
        return self._last


def _made_on(day: str, key: Hashable, make: Callable[[Answers], Any], answers: Answers) -> Any:
    return answers.get("last day", _LastDay).on(day).get(key, make)


class Days:
    """The days asked for last, of the ledger as it is now."""

    def __init__(self, shelf: Shelf, most: int = 4) -> None:
        self._shelf = shelf
        self._most = most
        self._of = -1
        self._days: OrderedDict[str, dict[Hashable, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, day: str, now: int, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer for a day. now: the state of the ledger when the page was asked for."""
        with self._lock:
            if self._of < now:
                self._days.clear()
                self._of = now
            made = self._days.setdefault(day, {})
            self._days.move_to_end(day)
            while len(self._days) > self._most:
                self._days.popitem(last=False)
            if key not in made:
                made[key] = self._shelf.ask(partial(_made_on, day, key, make))
            found: T = made[key]
            return found


class DeskOnDay(Desk):
    """What a page about an earlier day is made of."""

    def __init__(self, shelf: Shelf, days: Days, day: str) -> None:
        super().__init__(shelf)
        self.day = day
        self._days = days

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives of the ledger as it was known on the day. Such a page holds for this very state only."""
        self.read = True
        return self._days.get(self.day or "", self.now, key, make)
