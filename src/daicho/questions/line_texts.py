"""The line of a deal as a row of the kept table, and what the texts of such rows stand for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from daicho.model.deal import DealLine, DealParty, Join, Relation

PARTIES = ("payer", "recipient", "project", "place")
"""The columns of a line that name somebody or something."""

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
        ",".join(line.payer_country),
        _json(line.sector),
        relations_to_text(line.relations),
        line.first_seen,
        line.last_seen,
        line.document_count,
        line.claim_count,
        int(line.sums_up),
        line.decided,
    )


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


def _parties(text: str) -> tuple[DealParty, ...]:
    if text[0] == "[":
        return tuple(map(DealParty._make, json.loads(text)))
    if _PARTY in text:
        return tuple(map(_party, text.split(_PARTY)))
    return (_party(text),)


def _party(text: str) -> DealParty:
    name, _, entity = text.partition(_ENTITY)
    return tuple.__new__(DealParty, (name, entity or None))  # past the function that only counts its fields


def _sectors(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def figure_from_text(text: str | None) -> Decimal | None:
    """One end of a range, of its wording."""
    return None if text is None else Decimal(text)


parties_from_text = lru_cache(maxsize=65536)(_parties)
"""The parties of a deal, of the text that `line_to_values` makes of them."""

MEANINGS: Mapping[str, Callable[[Any], Any]] = {
    "low": figure_from_text,
    "high": figure_from_text,
    **dict.fromkeys(PARTIES, _parties),
    "payer_country": _codes,
    "sector": _sectors,
    "relations": relations_from_text,
    "sums_up": bool,
}
"""What the texts of a column stand for, where not for themselves."""


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else str(figure)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
