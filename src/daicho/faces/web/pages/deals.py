"""All deals: a table with filters, each view of it an address, and what is shown as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fastapi import APIRouter, Response

from daicho.faces.web.asked import DealsAsked, deals_asked
from daicho.faces.web.columns import NOT_SAID, DealColumns, Selection
from daicho.faces.web.deal_columns import chosen_deals, deal_columns
from daicho.faces.web.view import Asked, View
from daicho.model.deal import DealParty

router = APIRouter()

COUNTED = ("kind", "payer", "country", "sector", "status", "year")
"""The facets that the page counts, in their order."""
SIZE = 50
"""Rows of a page."""
_SHOWN = 8  # values of a facet; the search finds the others


class Choice(NamedTuple):
    """A value of a facet: how it reads, how many deals choosing it gives (None where not counted), whether it is chosen."""

    facet: str
    value: str
    label: str
    many: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Which of how many rows a page shows."""

    page: int
    many: int

    @property
    def first(self) -> int:
        """Number of the first row."""
        return min((self.page - 1) * SIZE + 1, self.many)

    @property
    def last(self) -> int:
        """Number of the last row."""
        return min(self.page * SIZE, self.many)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.many // SIZE))


@router.get("/deals")
def deals(view: Asked) -> Response:
    """The deals that the query asks for."""
    asked = deals_asked(view.asked())
    columns = deal_columns(view.site.shelf)
    found = chosen_deals(view.site.shelf, asked)
    start = (asked.page - 1) * SIZE
    return view.page(
        "deals.html",
        asked=asked,
        lines=found.lines(asked.sort, start, start + SIZE),
        turned=Turned(asked.page, found.many),
        facets=[(facet, _choices(view, asked, found, facet)) for facet in COUNTED],
        chosen=list(_chosen(view, asked, columns)),
        everything=len(columns.lines),
        as_of=columns.as_of,
    )


def _choices(view: View, asked: DealsAsked, found: Selection, facet: str) -> Sequence[Choice]:
    """The values of a facet that most deals have; the chosen ones are always among them."""
    counted = found.counts(facet, _SHOWN)
    if facet == "year":
        counted.sort(reverse=True)
    named = {value for value, _ in counted}
    counted += [(value, 0) for value in asked.chosen.get(facet, ()) if value not in named]
    return [
        Choice(facet, value, wording(view, found.columns, facet, value), many, asked.has(facet, value))
        for value, many in counted
    ]


def _chosen(view: View, asked: DealsAsked, columns: DealColumns) -> Iterator[Choice]:
    for facet, values in asked.chosen.items():
        for value in values:
            yield Choice(facet, value, wording(view, columns, facet, value), None, True)


def wording(view: View, columns: DealColumns, facet: str, value: str) -> str:
    """How a value of a facet reads."""
    if value == NOT_SAID:
        return view.label(facet, None)
    if facet == "subdivision":
        return view.party(DealParty(value, value))
    party = columns.names.get(value) if facet in ("payer", "recipient", "project", "place") else None
    return view.party(party) if party else view.label(facet, value)
