"""Claims and deals -> Findings: what does not add up, and why. A finding never changes a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from daicho.checks.amounts import check_amounts
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
    check_status,
    check_payers,
    check_places,
    check_milestones,
)


def check(material: Material) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by class and by where it points."""
    found = {finding.id: finding for run in CHECKS for finding in run(material)}
    return tuple(
        sorted(found.values(), key=lambda f: (-SEVERITIES.index(f.severity), CLASSES.index(f.cls), f.evidence, f.text))
    )


__all__ = ["CHECKS", "Converted", "Material", "check"]
