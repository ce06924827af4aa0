"""A sum that others add up to: whoever pays the parts pays the whole (総額28億ユーロのうちAが16億、Bが12億)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from daicho.model.claim import MoneyClaim, Party, Subsidy

_ROUNDING = Decimal("0.005")
_MOST_PARTS = 6


def with_payers_of_parts(claims: Sequence[MoneyClaim]) -> list[MoneyClaim]:
    """The claims, in order of the text, where each whole is paid by all who pay its parts.

    The parts stand right after or right before the whole, are flows of its kind, and each has a payer of its own. Of public
    money a state and its ministry may each be named for a part; it stays with whom the whole names.
    """
    out = list(claims)
    parts_of_some: set[int] = set()
    for i in sorted(range(len(claims)), key=lambda i: (-(claims[i].amount.value or 0), i)):
        if i in parts_of_some or isinstance(claims[i], Subsidy):
            continue
        for run in _runs(claims, i):
            parts = [claims[k] for k in run]
            if _adds_up(claims[i], parts):
                parts_of_some.update(run)
                out[i] = replace(out[i], payer=_payers(parts) or out[i].payer)
                break
    return out


def _runs(claims: Sequence[MoneyClaim], i: int) -> Iterator[Sequence[int]]:
    """The runs of two or more claims of the same kind and currency right after the one at `i`, then right before it."""
    after, before = range(i + 1, min(len(claims), i + 1 + _MOST_PARTS)), range(i - 1, max(-1, i - 1 - _MOST_PARTS), -1)
    for side in (after, before):
        fits = next((n for n, k in enumerate(side) if not _like(claims[i], claims[k])), len(side))
        for run in (side[:size] for size in range(2, fits + 1)):
            if len({claims[k].amount.mention.span for k in run}) == len(run):  # それぞれ50億円 is told once
                yield run


def _like(whole: MoneyClaim, part: MoneyClaim) -> bool:
    return whole.kind == part.kind and whole.amount.currency == part.amount.currency


def _adds_up(whole: MoneyClaim, parts: Sequence[MoneyClaim]) -> bool:
    value = whole.amount.value or Decimal(0)
    return abs(sum((part.amount.value or Decimal(0) for part in parts), Decimal(0)) - value) <= _ROUNDING * value


def _payers(parts: Sequence[MoneyClaim]) -> tuple[Party, ...]:
    """All who pay the parts, or nobody where a part has no payer or two are paid by the same."""
    payers = [party for part in parts for party in part.payer]
    distinct = {party.name: party for party in payers}
    return tuple(distinct.values()) if all(part.payer for part in parts) and len(distinct) == len(payers) else ()
