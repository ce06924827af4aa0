"""What one page is made of, and pages kept as long as that is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from daicho.faces.web.answers import Answers
from daicho.faces.web.shelf import Shelf
from daicho.ledger.store import Ledger

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Used:
    """An answer that a page was made of. current: whether it was of the ledger as it was when the page was asked for."""

    make: Callable[[Answers], Any]
    value: Any
    current: bool


class Desk:
    """What one page is made of: answers of the shelf, each looked up once, and the ledger itself."""

    day: str | None = None

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.now = shelf.now
        self.used: dict[Hashable, Used] = {}
        self.read = False

    @property
    def store(self) -> Ledger:
        """The ledger. A page that looks into it holds for this very state of it only."""
        self.read = True
        return self.shelf.store

    @property
    def behind(self) -> bool:
        """Whether an answer used was of the ledger before its last change."""
        return not all(used.current for used in self.used.values())

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives of the ledger."""
        if key not in self.used:
            self.used[key] = Used(make, *self.shelf.look(key, make, self.now))
        found: T = self.used[key].value
        return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as HTML, encoded. state: of the ledger that it looked into, None where it did not."""

    body: bytes
    used: dict[Hashable, Used]
    state: int | None

    def holds(self, shelf: Shelf, now: int) -> bool:
        """Whether it would be made the same again, of the ledger as it is `now`."""
        if self.state not in (None, now):
            return False
        found = ((used, shelf.look(key, used.make, now)) for key, used in self.used.items())
        return all(value is used.value and current == used.current for used, (value, current) in found)


class Pages:
    """The pages asked for last, by address and what else they depend on."""

    def __init__(self, shelf: Shelf, most: int = 1_000) -> None:
        self._shelf = shelf
        self._most = most
        self._pages: OrderedDict[Hashable, _Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, now: int) -> str | None:
        """The page, where it would be made the same again, of the ledger as it is `now`."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            self._pages.move_to_end(key)
        return page.body.decode("utf-8", "surrogatepass") if page.holds(self._shelf, now) else None

    def keep(self, key: Hashable, body: str, desk: Desk) -> None:
        """Keep a page, unless it is made of nothing in the ledger, for then it costs nothing."""
        if not desk.used and not desk.read:
            return
        with self._lock:
            self._pages[key] = _Page(body.encode("utf-8", "surrogatepass"), desk.used, desk.now if desk.read else None)
            self._pages.move_to_end(key)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
