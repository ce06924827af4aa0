"""Which sums are flows of investment, of which kind, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from daicho.claims.japanese import cues, telling
from daicho.claims.japanese.cast import Cast
from daicho.model.money import Money
from daicho.reference.weights import weights

KINDS = ("investment", "subsidy", "equity", "loan", "none")
_RATE = re.compile(r"(?:\d|一)\s?(?:米?ドル|ユーロ|ポンド|豪ドル|元|人民元)\s?(?:[=＝は]|当たり|あたり)?\s?\Z")
_REASONS: Mapping[str, str] = {
    "revenue": "revenue", "profit": "profit or loss", "market": "market size", "price": "price", "stock": "share price",
    "valuation": "valuation or holdings", "order": "orders and purchases", "trade": "trade volume", "damage": "damages or fines",
    "wage": "pay", "effect": "economic effect", "repay": "repayment", "rate": "exchange rate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flow:
    """What a sum is: its kind (`none` for no flow), the probability, and the features that decided."""

    kind: str
    confidence: float
    why: tuple[str, ...]


def flow_of(cast: Cast, money: Money, decisions: telling.Decisions) -> Flow:
    """The kind of flow a sum states."""
    if rate_start(cast, money) is not None:
        return Flow("none", 1.0, ("rate",))
    return Flow(*weights("japanese_flows").best(KINDS, telling.of_sum(cast, money, decisions)))


def rate_start(cast: Cast, money: Money) -> int | None:
    """Where an exchange rate whose price this sum is begins (1ドル=150円), or None where it is none."""
    start = money.mention.span.start
    found = _RATE.search(cast.annotated.document.text, max(0, start - 12), start)
    return found.start() if found and money.currency == "JPY" else None


def reason_of(cast: Cast, money: Money) -> str:
    """Why a sum is no flow, in words: by the nearest word that tells another kind of sum."""
    if rate_start(cast, money) is not None:
        return "exchange rate"
    where = cast.where(money)
    if where is None:
        return "not told in a sentence"
    line, at, _ = where
    by_distance = sorted(range(len(line.phrases)), key=lambda i: (abs(i - at), i))
    nearby = [line.words[i] for i in by_distance]
    before = [cast.lines[i].text for i in range(line.index - 1, max(-1, line.index - 3), -1)]
    for text in (line.phrases[at].text, telling.called(line, at), *nearby, *before, cast.title):
        for name in cues.classes(text):
            if name in _REASONS:
                return _REASONS[name]
    return "no words of investment"
