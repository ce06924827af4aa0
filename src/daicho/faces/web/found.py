"""Findings and judgements of a ledger, where pages look for them: by the claims they are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from daicho.faces.web.shelf import Shelf
from daicho.ledger import judgements
from daicho.ledger.store import Ledger
from daicho.model.finding import Finding
from daicho.model.judgement import Judgement
from daicho.questions.findings import FindingsAnswer, findings_of


@dataclass(frozen=True, slots=True)
class Found:
    """What does not add up in a ledger. by_claim: the open findings about each claim; by_document: about each document."""

    answer: FindingsAnswer
    by_claim: Mapping[str, Sequence[Finding]]
    by_document: Mapping[str, Sequence[Finding]]

    def about(self, claims: Collection[str]) -> Sequence[Finding]:
        """The open findings about any of these claims, each once."""
        return list({one.id: one for claim in claims for one in self.by_claim.get(claim, ())}.values())


def found(shelf: Shelf) -> Found:
    """Everything that does not add up."""
    return shelf.get("findings", _found)


def judgements_on(store: Ledger, claims: Collection[str]) -> Sequence[Judgement]:
    """The judgements about any of these claims that nobody withdrew, the latest first."""
    with store.reading() as connection:
        made = judgements.everything(connection)
    return [one for one in reversed(made) if not one.withdrawn and any(ref.id in claims for ref in one.claims)]


def _found(store: Ledger) -> Found:
    answer = findings_of(store)
    by_claim: dict[str, list[Finding]] = {}
    by_document: dict[str, list[Finding]] = {}
    for finding in answer.open:
        for claim in dict.fromkeys(item.claim for item in finding.evidence if item.claim):
            by_claim.setdefault(claim, []).append(finding)
        for document in dict.fromkeys(item.document for item in finding.evidence):
            by_document.setdefault(document, []).append(finding)
    return Found(answer, by_claim, by_document)
