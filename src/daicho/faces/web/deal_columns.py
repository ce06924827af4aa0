"""The deals of a site by column, and those of them that an address asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from daicho.faces.web.answers import Answers
from daicho.faces.web.asked import DealsAsked
from daicho.faces.web.columns import DealColumns, Selection
from daicho.faces.web.search import DealSearch
from daicho.ledger.store import Ledger
from daicho.model.deal import Deal
from daicho.questions.board import Board, board, deal, deals_with_ids
from daicho.questions.filters import Filters, chosen

_AT_ONCE = 50  # deals looked up together


def deal_columns(answers: Answers) -> DealColumns:
    """All deals."""
    return deal_search(answers).columns


def chosen_deals(answers: Answers, asked: DealsAsked) -> Selection:
    """The deals that an address asks for."""
    search = deal_search(answers)
    return search.columns.chosen(asked.chosen, search.find(asked.q) if asked.q else None)


def deal_search(answers: Answers) -> DealSearch:
    """All deals, with what finds them by words."""
    return answers.get("deals", _search)


def every_deal(answers: Answers) -> Board:
    """All deals one by one: for what goes through all of them. Pages do not."""
    return answers.get("board", _board)


def deals_wanted(answers: Answers, filters: Filters, as_of: str | None) -> Board:
    """The deals that filters let through, from what had been published by a day: for what goes through all of them, too."""
    if as_of is not None:
        return board(answers.store, filters, as_of)
    every = every_deal(answers)
    return replace(every, lines=tuple(chosen(every.lines, filters)))


def deal_on(deal_id: str, as_of: str, answers: Answers) -> Deal:
    """The deal with this id as it was known on a day, for which all claims are looked at. Raises NotFound."""
    return deal(answers.store, deal_id, as_of)


class WholeDeals(Sequence[Deal]):
    """Deals by their ids, looked up a few at a time: those that are there no more when it comes to them are left out."""

    def __init__(self, store: Ledger, ids: Sequence[str]) -> None:
        self._store = store
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, number: int) -> Deal: ...
    @overload
    def __getitem__(self, number: slice) -> list[Deal]: ...
    def __getitem__(self, number: int | slice) -> Deal | list[Deal]:
        if isinstance(number, slice):
            return deals_with_ids(self._store, self._ids[number])
        return deal(self._store, self._ids[number])

    def __iter__(self) -> Iterator[Deal]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]


def _search(answers: Answers) -> DealSearch:
    found = every_deal(answers)
    return DealSearch.of(DealColumns.of(found.lines, found.as_of))


def _board(answers: Answers) -> Board:
    return board(answers.store, None, answers.day)
