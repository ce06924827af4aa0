"""Claims and deals -> Findings: what does not add up, and why. A finding never changes a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from daicho.checks.amounts import check_amounts
from daicho.checks.comparisons import check_comparisons, check_greater_shares
from daicho.checks.exchange import check_exchange
from daicho.checks.material import CheckedDeal, Converted, Material
from daicho.checks.milestones import check_milestones
from daicho.checks.payers import check_payers, check_places
from daicho.checks.shares import check_shares
from daicho.checks.status import check_status
from daicho.checks.sums import check_sums
from daicho.model.finding import CLASSES, SEVERITIES, Evidence, Finding

Check = Callable[[Material], Iterator[Finding]]

OF_DOCUMENTS: dict[str, Check] = {
    "exchange": check_exchange,
    "sums": check_sums,
    "shares": check_shares,
    "comparisons": check_comparisons,
    "greater": check_greater_shares,
}
"""Checks that look at one document after another; `greater` looks at the largest sums of all deals beside."""

OF_DEALS: dict[str, Check] = {
    "amounts": check_amounts,
    "status": check_status,
    "payers": check_payers,
    "places": check_places,
}
"""Checks that look at one deal after another."""

CHECKS: dict[str, Check] = {**OF_DOCUMENTS, **OF_DEALS, "milestones": check_milestones}
"""All of them by name; milestones are followed through the whole ledger."""


def check(material: Material) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by class and by where it points."""
    return tuple(in_order((finding.id, finding) for run in CHECKS.values() for finding in run(material)).values())


def in_order(findings: Iterable[tuple[str, Finding]]) -> dict[str, Finding]:
    """What the checks found, with their ids and in the order of `CHECKS`, as it is told: each thing once, the gravest first."""
    found = _gravest(findings)
    # A total or a part that its own document refutes needs no other document to differ from.
    refuted = {item.claim for finding in found.values() if finding.cls == "sum" for item in finding.evidence}
    told = ((key, f) for key, f in found.items() if f.cls != "amount" or f.evidence[0].claim not in refuted)
    return dict(sorted(told, key=lambda one: _place(one[1])))


def _place(finding: Finding) -> tuple[int, int, tuple[Evidence, ...], str]:
    return -_grave(finding), CLASSES.index(finding.cls), finding.evidence, finding.text


def gravest(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Of findings with one id the gravest, of equals the first, by id."""
    return _gravest((finding.id, finding) for finding in findings)


def _gravest(findings: Iterable[tuple[str, Finding]]) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for key, finding in findings:
        known = found.get(key)
        if known is None or _grave(finding) > _grave(known):
            found[key] = finding
    return found


def _grave(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


__all__ = ["CHECKS", "OF_DEALS", "OF_DOCUMENTS", "CheckedDeal", "Converted", "Material", "check", "gravest", "in_order"]
