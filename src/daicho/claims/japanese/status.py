"""How far a flow has come: considering, planned, committed, done or cancelled."""

from __future__ import annotations

from daicho.claims.japanese import progress
from daicho.claims.japanese.cast import Cast
from daicho.model.claim import STATUSES, Status
from daicho.model.money import Money
from daicho.reference.weights import weights


def status_of(cast: Cast, money: Money, kind: str) -> tuple[Status, tuple[str, ...]]:
    """The status that the verbs around a sum give its flow, and the features that decided."""
    status, _, why = weights("japanese_status").best(STATUSES, progress.of_status(cast, money, kind))
    return status, why  # type: ignore[return-value]  # one of STATUSES
