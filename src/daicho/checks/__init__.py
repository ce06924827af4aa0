"""Claims and deals -> Findings: what does not add up, and why. A finding never changes a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from daicho.checks.amounts import check_amounts
from daicho.checks.comparisons import check_comparisons
from daicho.checks.exchange import check_exchange
from daicho.checks.material import Converted, Material
from daicho.checks.milestones import check_milestones
from daicho.checks.payers import check_payers, check_places
from daicho.checks.shares import check_shares
from daicho.checks.status import check_status
from daicho.checks.sums import check_sums
from daicho.model.finding import CLASSES, SEVERITIES, Finding

CHECKS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    check_exchange,
    check_amounts,
    check_sums,
    check_shares,
    check_comparisons,
    check_status,
    check_payers,
    check_places,
    check_milestones,
)


def check(material: Material) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by class and by where it points."""
    found: dict[str, Finding] = {}
    for run in CHECKS:
        for finding in run(material):
            known = found.get(finding.id)
            if known is None or _grave(finding) > _grave(known):
                found[finding.id] = finding
    # A total that its own document refutes needs no other document to differ from.
    refuted = {finding.evidence[0].claim for finding in found.values() if finding.cls == "sum"}
    told = (f for f in found.values() if f.cls != "amount" or f.evidence[0].claim not in refuted)
    return tuple(sorted(told, key=lambda f: (-_grave(f), CLASSES.index(f.cls), f.evidence, f.text)))


def _grave(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


__all__ = ["CHECKS", "Converted", "Material", "check"]
