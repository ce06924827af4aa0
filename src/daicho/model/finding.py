"""Findings: what does not add up, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from daicho.model.ids import content_id

FindingClass = Literal["fx", "magnitude", "amount", "sum", "share", "date", "slip", "status", "who", "scope", "stale"]
Severity = Literal["info", "warning", "error"]
CLASSES: tuple[FindingClass, ...] = (
    "fx", "magnitude", "amount", "sum", "share", "date", "slip", "status", "who", "scope", "stale",
)  # fmt: skip
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


class Evidence(NamedTuple):
    """Where a finding points: a claim (None where the sum is no claim) and the characters of its document."""

    doc: str
    start: int
    end: int
    claim: str | None
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up. `text` shows the arithmetic in a line; `settle` what would settle it.

    severity: `info` is worth knowing and no fault; `warning` wants a look; `error` cannot be right as it stands.
    """

    cls: FindingClass
    severity: Severity
    text: str
    evidence: tuple[Evidence, ...]
    settle: str = ""

    @property
    def id(self) -> str:
        """Hash of the class and the evidence: stable until one of its inputs changes."""
        return content_id("f", self.cls, sorted((e.document, e.start, e.end, e.claim or "") for e in self.evidence))
