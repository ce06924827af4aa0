"""The deals of a site by column, and those of them that an address asks for."""

from __future__ import annotations

from daicho.faces.web.answers import Answers
from daicho.faces.web.asked import DealsAsked
from daicho.faces.web.columns import DealColumns, Selection
from daicho.faces.web.search import DealSearch
from daicho.questions.board import Board, board


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


def _search(answers: Answers) -> DealSearch:
    found = every_deal(answers)
    return DealSearch.of(DealColumns.of(found.lines, found.as_of))


def _board(answers: Answers) -> Board:
    return board(answers.store)
