"""Findings as rows of the kept table, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple

from daicho.ledger import changes, kept
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.finding import Evidence, Finding


def kept_findings(connection: Snapshot) -> tuple[Finding, ...]:
    """The findings that a ledger keeps, in their order."""
    return tuple(_finding(row.body) for row in kept.everything(connection, kept.FINDINGS, order="at"))


def keep_findings(ledger: Ledger, found: Sequence[Finding], asked: str) -> None:
    """Keep findings. asked: how many changes they take account of and as of which day, as `changes` notes it."""
    rows = [(f"{number:08}", finding.id, _text(finding)) for number, finding in enumerate(found)]
    with ledger.writing() as connection:
        if asked.startswith(f"{changes.count(connection)} "):  # nothing has changed while they were looked for
            kept.drop_all(connection, kept.FINDINGS)
            kept.put(connection, kept.FINDINGS, rows)
            changes.write(connection, "found", asked)


def _text(finding: Finding) -> str:
    evidence = [astuple(item) for item in finding.evidence]
    return json.dumps([finding.cls, finding.severity, finding.text, evidence, finding.settle], ensure_ascii=False)


def _finding(text: str) -> Finding:
    cls, severity, told, evidence, settle = json.loads(text)
    return Finding(cls, severity, told, tuple(Evidence(*item) for item in evidence), settle)
