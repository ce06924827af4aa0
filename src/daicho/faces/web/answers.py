"""What answers are made of: the ledger, and other answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from daicho.errors import Busy, ReadOnly
from daicho.ledger.store import Ledger
from daicho.questions.board import counted
from daicho.questions.settling import settle

T = TypeVar("T")


class Answers(Protocol):
    """Where answers are kept under keys. A function that makes one takes these, and stands in a module, so that another process
    may be asked to call it.
    """

    day: str | None
    """Only what had been published by that day counts; None for everything in the ledger."""

    @property
    def store(self) -> Ledger:
        """The ledger."""

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives, kept under `key`."""


class OneState:
    """The answers of one settled state of a ledger, made one after another; of the next one when an answer is asked for again."""

    day: str | None = None

    def __init__(self, store: Ledger) -> None:
        self.store = store.as_settled()
        self._whole = store
        self._made: dict[Hashable, Any] = {}
        self._counted = -1

    def turn_to(self, key: Hashable) -> int:
        """The state that the answer under `key` will be of: that of the others, or the ledger's where it is asked for again, or
        asked for once, with no key.

        As a count of the changes that it takes account of.
        """
        if key is None or not self._made or key in self._made:
            with suppress(ReadOnly, Busy):  # then it is of what was settled last, or worked out from all claims
                settle(self._whole)
        now = counted(self.store)
        if now != self._counted:
            self._made.clear()
            self._counted = now
        return now

    def make(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer that `make` gives, kept where it has a key."""
        return make(self) if key is None else self.get(key, make)

    def get(self, key: Hashable, make: Callable[[Answers], T]) -> T:
        """The answer kept under `key`, made if it is not there."""
        if key not in self._made:
            self._made[key] = make(self)
        found: T = self._made[key]
        return found
