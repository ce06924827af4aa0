"""Deals as rows of the kept table, and back."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from daicho.ledger import kept
from daicho.ledger.store import Snapshot
from daicho.model.deal import DealLine, DealParty, Join, Relation

COLUMNS = DealLine._fields
"""The columns of a line."""

PARTIES = ("payer", "recipient", "project", "place")
"""Those of them that name somebody or something."""

_PARTY, _ENTITY = "\x1e", "\x1f"  # between parties, and between the name of one and its entity


def line_to_values(line: DealLine) -> tuple[Any, ...]:
    """The columns of a line, in the order of its fields."""
    return (
        *line[:3],
        _text(line.low),
        _text(line.high),
        line.status,
        *map(_parties_to_text, (line.payer, line.recipient, line.project, line.place)),
        line.country,
        _json(line.sector),
        relations_to_text(line.relations),
        line.first_seen,
        line.last_seen,
        line.document_count,
        line.claim_count,
        int(line.sums_up),
        line.decided,
    )


def lines_from_values(rows: Iterable[Sequence[Any]]) -> list[DealLine]:
    """The inverse of `line_to_values`, for many: a table has a hundred thousand of them, and far fewer parties."""
    figure, parties = _Read(_figure), _Read(_parties)
    sectors, relations = _Read(_sectors), _Read(relations_from_text)
    new = tuple.__new__  # past the function that only names its arguments
    return [
        new(
            DealLine,
            (
                key,
                kind,
                currency,
                figure[low],
                figure[high],
                status,
                parties[payer],
                parties[recipient],
                parties[project],
                parties[place],
                country,
                sectors[sector],
                () if related == "[]" else relations[related],
                first,
                last,
                documents,
                claims,
                sums_up == 1,
                decided,
            ),
        )
        for (
            key,
            kind,
            currency,
            low,
            high,
            status,
            payer,
            recipient,
            project,
            place,
            country,
            sector,
            related,
            first,
            last,
            documents,
            claims,
            sums_up,
            decided,
        ) in rows
    ]


_T = TypeVar("_T")


class _Read(dict[Any, _T]):
    """What texts stand for, each read once."""

    def __init__(self, read: Callable[[Any], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: Any) -> _T:
        found = self[text] = self._read(text)
        return found


def kept_lines(
    connection: Snapshot, ids: Collection[str] | None = None, parties: Collection[str] = PARTIES
) -> list[DealLine]:
    """The deals that a settled ledger keeps, or those with these ids, by date of the first claim.

    parties: of all deals, only these of PARTIES are looked up; to make the others takes as long as all the rest.
    """
    with uncollected():
        if ids is None:
            columns = (name if name in parties or name not in PARTIES else None for name in COLUMNS)
            return lines_from_values(kept.in_order(connection, kept.DEALS, *columns))
        return lines_from_values(kept.find(connection, kept.DEALS, "id", ids, *COLUMNS))


@contextmanager
def uncollected() -> Iterator[None]:
    """A time in which the collector of garbage stands still: it looks at all lines over and over while they are made, and finds
    none.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def kept_joins(connection: Snapshot, ids: Collection[str]) -> dict[str, tuple[Join, ...]]:
    """The joins of deals that a settled ledger keeps, by id."""
    rows = kept.find(connection, kept.BEHIND, "deal", ids, "deal", "joins")
    return {row.deal: joins_from_text(row.joins) for row in rows}


def joins_to_text(joins: Sequence[Join]) -> str:
    """The joins of a deal as JSON."""
    return _json([[join.left, join.right, join.score, join.why] for join in joins])


def joins_from_text(text: str) -> tuple[Join, ...]:
    """The inverse of `joins_to_text`."""
    return tuple(Join(left, right, score, tuple(why)) for left, right, score, why in json.loads(text))


def relations_to_text(relations: Sequence[Relation]) -> str:
    """The relations of a deal as JSON."""
    return _json([[relation.type, relation.deal, relation.why] for relation in relations])


def relations_from_text(text: str) -> tuple[Relation, ...]:
    """The inverse of `relations_to_text`."""
    return () if text == "[]" else tuple(Relation(*found) for found in json.loads(text))


def _parties_to_text(parties: Sequence[DealParty]) -> str:
    """Names and entities with a separator of ASCII between; JSON where one of them is no plain text."""
    told = _PARTY.join(f"{name}{_ENTITY}{entity or ''}" for name, entity in parties)
    plain = told[:1] != "[" and told.count(_ENTITY) == len(parties) == told.count(_PARTY) + 1
    return told if plain else _json(parties)


def _parties(text: str | None) -> tuple[DealParty, ...]:
    if text is None:
        return ()
    if text[0] == "[":
        return tuple(map(DealParty._make, json.loads(text)))
    if _PARTY in text:
        return tuple(map(_party, text.split(_PARTY)))
    return (_party(text),)


def _party(text: str) -> DealParty:
    name, _, entity = text.partition(_ENTITY)
    return DealParty._make((name, entity or None))


def _sectors(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


parties_from_text = lru_cache(maxsize=65536)(_parties)
"""The parties of a deal, of the text that `line_to_values` makes of them."""

figure_from_text = lru_cache(maxsize=65536)(_figure)
"""One end of a range, of its wording."""


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else str(figure)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
