"""All deals: a table with filters, each view of it an address, and what is shown as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fastapi import APIRouter, Response
from starlette.responses import StreamingResponse

from daicho.errors import UsageError
from daicho.faces.export import export
from daicho.faces.export.csv_file import lines_of
from daicho.faces.web.asked import DealsAsked, deals_asked
from daicho.faces.web.columns import NOT_SAID, PARTY_FACETS, DealColumns, Selection
from daicho.faces.web.deal_columns import chosen_deals, deal_columns
from daicho.faces.web.paging import SIZE, Paged, within
from daicho.faces.web.view import Asked, View
from daicho.ledger import read
from daicho.model.deal import DealParty
from daicho.questions.board import deals_with_ids

router = APIRouter()

COUNTED = ("kind", "payer", "country", "sector", "status", "year")
"""The facets that the page counts, in their order."""
MOST_IN_A_WORKBOOK = 5_000
"""Deals of a workbook, which comes with every claim behind them; more are for `daicho export`."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BATCH = 500  # lines sent at once
_SHOWN = 8  # values of a facet; the search finds the others


class Choice(NamedTuple):
    """A value of a facet: how it reads, how many deals choosing it gives (None where not counted), whether it is chosen."""

    facet: str
    value: str
    label: str
    many: int | None
    chosen: bool


@router.get("/deals.csv")
def deals_csv(view: Asked) -> Response:
    """The deals that the query asks for, all pages of them, a line a deal."""
    asked = deals_asked(view.asked())
    lines = chosen_deals(view.desk, asked).every_line(asked.sort)
    headers = {"content-disposition": 'attachment; filename="deals.csv"'}
    return StreamingResponse(_batches(lines_of(lines)), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/deals.xlsx")
def deals_xlsx(view: Asked) -> Response:
    """The deals that the query asks for, and behind them their claims, as a workbook."""
    asked = deals_asked(view.asked())
    found = chosen_deals(view.desk, asked)
    if found.many > MOST_IN_A_WORKBOOK:
        raise UsageError(view.say("deals.too_many", n=found.many, most=MOST_IN_A_WORKBOOK))
    store = view.desk.store
    ids = [line.id for line in found.lines(asked.sort)]
    wanted = deals_with_ids(store, ids, view.as_of)
    with store.reading() as connection:
        addresses = read.addresses(connection)
    with TemporaryDirectory(prefix="daicho-") as folder:
        path = Path(folder) / "deals.xlsx"
        export("xlsx", path, wanted, addresses)
        content = path.read_bytes()
    headers = {"content-disposition": 'attachment; filename="deals.xlsx"'}
    return Response(content, media_type=_XLSX, headers=headers)


def _batches(lines: Iterator[str]) -> Iterator[str]:
    while batch := "".join(islice(lines, _BATCH)):
        yield batch


@router.get("/deals")
def deals(view: Asked) -> Response:
    """The deals that the query asks for."""
    asked = deals_asked(view.asked())
    columns = deal_columns(view.desk)
    found = chosen_deals(view.desk, asked)
    page = within(asked.page, found.many)
    start = (page - 1) * SIZE
    return view.page(
        "deals.html",
        asked=asked,
        found=Paged(found.lines(asked.sort, start, start + SIZE), page, found.many),
        facets=[(facet, _choices(view, asked, found, facet)) for facet in COUNTED],
        chosen=list(_chosen(view, asked, columns)),
        everything=len(columns.lines),
        workbook=found.many <= MOST_IN_A_WORKBOOK,
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
    party = columns.party(value) if facet in PARTY_FACETS else None
    return view.party(party) if party else view.label(facet, value)
