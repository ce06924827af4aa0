"""An Excel workbook: a sheet of deals, and behind it one of the claims that tell of them, with links to these and to sources."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from daicho.faces.export.columns import CLAIMS, DEALS, Cell, Column, Evidence, deal_columns, harmless
from daicho.faces.export.workbook import Cell as Typed
from daicho.faces.export.workbook import Table, Workbook, place
from daicho.model.deal import Deal

_DEAL, _DOCUMENT = (
    [column.name for column in columns].index(name) for columns, name in ((DEALS, "deal"), (CLAIMS, "document"))
)


def write(path: Path, deals: Iterable[Deal], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a workbook, both sheets in one go through the deals; sheets that are full go on in another one.

    A deal links to the first of its claims, a claim to its document, where that has an address.
    """
    of_deals = deal_columns(converted)
    deal_cells, claim_cells = _cells(of_deals), _cells(CLAIMS)
    before = 0  # claims of the deals above
    with Workbook(path) as book:
        deals_table, claims_table = _table(book, "deals", of_deals), _table(book, "claims", CLAIMS)
        for deal in deals:
            deals_table.add(deal_cells(deal), [(_DEAL, place("claims", before))] if deal.claims else ())
            before += len(deal.claims)
            for stated in deal.claims:
                address = addresses.get(stated.document)
                links = [(_DOCUMENT, address)] if address else ()
                claims_table.add(claim_cells(Evidence(deal.id, stated, address)), links)


def _table(book: Workbook, name: str, columns: Sequence[Column[Any]]) -> Table:
    return book.table(name, [column.name for column in columns], [column.width for column in columns])


def _cells(columns: Sequence[Column[Any]]) -> Callable[[Any], list[Typed]]:
    """What makes the typed cells of a row."""
    makers = [(column.of, _day if column.kind == "day" else _typed) for column in columns]
    return lambda row: [typed(of(row)) for of, typed in makers]


def _typed(cell: Cell) -> Typed:
    return harmless(cell) if isinstance(cell, str) else cell


def _day(cell: Cell) -> Typed:
    """A whole day as one; a month or a year as text."""
    if isinstance(cell, str) and len(cell) == len("2024-02-24"):
        return datetime.date.fromisoformat(cell)
    return cell
