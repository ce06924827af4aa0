"""An analyst's spreadsheet: each row a claim of the analyst's own, with the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from daicho.model.claim import MoneyClaim

Given = Literal["payer", "recipient", "project", "place", "country", "status", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One sum of one row.

    id: a hash of the sheet's name and what the row says, the same as long as it says so in the same cell; cell: where the sum
    stands (`Deals!C7`); text: the row's cells on one line, which the spans of `claim` point into; date: the possibly partial ISO
    date the row gives; given: the fields that the row fills, as a claim has a status even where nobody says one; deal: the id of
    the deal that the row says it is.
    """

    id: str
    cell: str
    text: str
    claim: MoneyClaim
    date: str | None = None
    given: frozenset[Given] = frozenset()
    deal: str | None = None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that was read: its letter, its heading, the field it fills and the unit of its figures ("USD × 1,000,000")."""

    letter: str
    heading: str
    field: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A spreadsheet as it was read. content: a hash of the file and of how it was read; tab: the sheet's name in its workbook;
    unread: headings that mean nothing to a deal; unclear: cells whose row made no claim, each with the reason.
    """

    name: str
    content: str
    tab: str
    columns: tuple[SheetColumn, ...]
    unread: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    unclear: tuple[tuple[str, str], ...] = ()
