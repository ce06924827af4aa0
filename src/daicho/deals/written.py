"""Traits in a line of text, as a ledger keeps them: what is compared of a claim need not be worked out of its words again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import cast

from daicho.deals.traits import Glance, Traits
from daicho.model.money import Bound, Money
from daicho.model.span import Mention, Span


def glance_to_text(told: Glance) -> str:
    """A glance in one line of text."""
    band = "" if told.band is None else str(told.band)
    return " ".join((told.kind, *_sum_to_text(told.sum), told.figure, band))


def glance_from_text(text: str) -> Glance:
    """The inverse of `glance_to_text`, but for the wording of the sum and its role."""
    kind, *told, figure, band = text.split(" ")
    return Glance(kind, Money(_UNWORDED, *_sum(told)), figure, int(band) if band else None)


def traits_to_text(one: Traits) -> str:
    """In one line of JSON, the same for the same claim, what its glance and its id do not tell."""
    found = [
        one.document,
        one.order,
        one.published,
        one.day,
        one.sum.role,
        one.sum.mention.span,
        one.converted and _sum_to_text(one.converted),
        one.confidence,
        one.until,
        one.years,
        sorted(one.payers),
        sorted(one.recipients),
        one.projects,
        sorted(one.words),
        sorted(one.phases),
        sorted(one.at, key=lambda spot: tuple(part or "" for part in spot)),
        one.country,
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def traits_from_text(key: str, glance: str, text: str) -> Traits:
    """The inverse, but for the wording of sums. key: the claim's id; glance: the line of its glance."""
    seen = glance_from_text(glance)
    document, order, published, day, role, (start, end), converted, *told, at, country = json.loads(text)
    confidence, until, years, payers, recipients, projects, words, phases = told
    return Traits(
        seen.kind,
        replace(seen.sum, mention=Mention("", Span(start, end)), role=role),
        seen.figure,
        seen.band,
        key,
        document,
        order,
        published,
        day,
        Money(_UNWORDED, *_sum(converted)) if converted else None,
        confidence,
        until,
        years,
        frozenset(payers),
        frozenset(recipients),
        tuple(projects),
        frozenset(words),
        frozenset(phases),
        frozenset(map(tuple, at)),
        country,
    )


_UNWORDED = Mention("", Span(0, 0))


def _sum_to_text(money: Money) -> tuple[str, ...]:
    figures = ("" if figure is None else str(figure) for figure in (money.value, money.low, money.high))
    return money.currency, money.bound, *figures


def _sum(told: Sequence[str]) -> tuple[Decimal | None, Decimal | None, Decimal | None, str, Bound]:
    currency, bound, *figures = told
    value, low, high = map(_figure, figures)
    return value, low, high, currency, cast("Bound", bound)


@lru_cache(maxsize=65536)
def _figure(text: str) -> Decimal | None:
    return Decimal(text) if text else None
