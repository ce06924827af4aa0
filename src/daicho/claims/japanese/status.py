"""How far a flow has come: considering, planned, committed, done or cancelled."""

from __future__ import annotations

import re

from daicho.claims.japanese import progress
from daicho.claims.japanese.cast import Cast
from daicho.model.claim import STATUSES, Status
from daicho.model.money import Money
from daicho.reference.weights import weights

# 5億ユーロの補助を支払わない, 300億円を出さず.
_UNPAID = re.compile(
    r"\s?(?:[(（][^()（）\n]{1,40}[)）])?(?:の[^、。\n]{1,12})?を(?:支払わ|払わ|出さ|行わ|受け取ら|(?:支給|交付|給付|拠出|出資|実行|実施)し)"
    r"(?:ない|なかった|なくなった|ず)(?!場合|限り|可能|恐れ|おそれ|と)"
)


def status_of(cast: Cast, money: Money, kind: str) -> tuple[Status, tuple[str, ...]]:
    """The status that the verbs around a sum give its flow, and the features that decided."""
    if _UNPAID.match(cast.annotated.document.text, money.mention.span.end):
        return "cancelled", ("not paid",)
    status, _, why = weights("japanese_status").best(STATUSES, progress.of_status(cast, money, kind))
    return status, why  # type: ignore[return-value]  # one of STATUSES
