"""The deals of a site by column, and those of them that an address asks for."""

from __future__ import annotations

from daicho.faces.web.asked import DealsAsked
from daicho.faces.web.columns import DealColumns, Selection
from daicho.faces.web.search import DealSearch
from daicho.faces.web.shelf import Shelf
from daicho.ledger.store import Ledger
from daicho.questions.board import board


def deal_columns(shelf: Shelf) -> DealColumns:
    """All deals."""
    return deal_search(shelf).columns


def chosen_deals(shelf: Shelf, asked: DealsAsked) -> Selection:
    """The deals that an address asks for."""
    search = deal_search(shelf)
    return search.columns.chosen(asked.chosen, search.find(asked.q) if asked.q else None)


def deal_search(shelf: Shelf) -> DealSearch:
    """All deals, with what finds them by words."""
    return shelf.get("deals", _search)


def _search(store: Ledger) -> DealSearch:
    found = board(store)
    search = DealSearch(DealColumns(found.lines, found.as_of))
    search.prepare()
    return search
