"""An Excel workbook: a sheet of deals, and behind it one of the claims that tell of them, with links to these and to sources."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from daicho.faces.export.columns import CLAIMS, DEALS, Cell, Column, Evidence, deal_columns, harmless
from daicho.faces.export.workbook import Cell as Typed
from daicho.faces.export.workbook import Row, Workbook, place
from daicho.model.deal import Deal

_DEAL, _DOCUMENT = (
    [column.name for column in columns].index(name) for columns, name in ((DEALS, "deal"), (CLAIMS, "document"))
)


def write(path: Path, deals: Sequence[Deal], addresses: Mapping[str, str], converted: bool = False) -> None:
    """Write a workbook; sheets that are full go on in another one."""
    of_deals = deal_columns(converted)
    with path.open("wb") as out:
        book = Workbook(out)
        for name, columns, rows in (
            ("deals", of_deals, _deals(deals, of_deals)),
            ("claims", CLAIMS, _claims(deals, addresses)),
        ):
            book.table(name, [column.name for column in columns], [column.width for column in columns], rows)
        book.close()


def _deals(deals: Sequence[Deal], columns: Sequence[Column[Any]]) -> Iterator[Row]:
    """Each deal with a link to the first of its claims."""
    cells = _cells(columns)
    before = 0
    for deal in deals:
        yield Row(cells(deal), [(_DEAL, place("claims", before))] if deal.claims else ())
        before += len(deal.claims)


def _claims(deals: Sequence[Deal], addresses: Mapping[str, str]) -> Iterator[Row]:
    """Each claim with a link to its document, where that has an address."""
    cells = _cells(CLAIMS)
    for deal in deals:
        for stated in deal.claims:
            address = addresses.get(stated.document)
            yield Row(cells(Evidence(deal.id, stated, address)), [(_DOCUMENT, address)] if address else ())


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
