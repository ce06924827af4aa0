"""`status`: a deal that went backwards, or lives on after it was cancelled."""

from __future__ import annotations

from collections.abc import Iterator

from daicho.checks.material import Material, evidence
from daicho.model.claim import Status
from daicho.model.deal import Stated
from daicho.model.finding import Finding

_RANK: dict[Status, int] = {"considering": 0, "planned": 1, "committed": 2, "done": 3}


def check_status(material: Material) -> Iterator[Finding]:
    """Later documents that contradict what a deal had reached.

    A later paper's weaker verb ("will" of what is decided) is no step back: only a return to mere consideration is one, and any
    life after a cancellation.
    """
    for deal in material.deals:
        highest: Stated | None = None
        cancelled: Stated | None = None
        for stated in deal.claims:
            claim = stated.money
            if stated.published is None or claim.amount.role == "old":
                continue
            if claim.status == "cancelled":
                cancelled = cancelled or stated
                continue
            if cancelled and stated.published > (cancelled.published or ""):
                yield _finding(cancelled, stated, f"was cancelled and is called {claim.status} again")
                break
            if highest is None or _rank(stated) > _rank(highest):
                highest = stated
            elif _rank(highest) >= 2 and _rank(stated) == 0 and stated.published > (highest.published or ""):
                yield _finding(highest, stated, f"went from {highest.money.status} back to considering")
                break


def _finding(before: Stated, after: Stated, what: str) -> Finding:
    days = f"{before.doc} of {before.published}, {after.doc} of {after.published}"
    return Finding("status", "warning", f"the deal {what} ({days})", evidence([before, after]), "who pays, asked today")


def _rank(stated: Stated) -> int:
    return _RANK.get(stated.money.status, -1)
