"""The deals as they are now, kept between requests and made anew when the ledger has changed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from daicho.ledger import judgements, read
from daicho.ledger.store import Ledger
from daicho.model.deal import Deal
from daicho.questions.deals import deals_of

Generation = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """All deals at one state of the ledger. as_of: the newest date in it."""

    generation: Generation
    deals: Mapping[str, Deal]
    as_of: str | None


class Shelf:
    """The deals of a ledger, shared by all requests."""

    def __init__(self, store: Ledger) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._kept: Shelved | None = None

    def now(self) -> Shelved:
        """The deals as the ledger has them at this moment."""
        with self._lock:
            generation = self._generation()
            if self._kept is None or self._kept.generation != generation:
                answer = deals_of(self.store)
                self._kept = Shelved(generation, {deal.id: deal for deal in answer.deals}, answer.as_of)
            return self._kept

    def _generation(self) -> Generation:
        with self.store.reading() as connection:
            made = tuple((one.id, one.withdrawn) for one in judgements.everything(connection))
            return (*read.counts(connection).values(), read.newest_date(connection), made)
