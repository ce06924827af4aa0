"""Findings and judgements of a ledger, where pages look for them: by the claims they are about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from daicho.faces.web.answers import Answers
from daicho.faces.web.packed import Index, Numbers, Packed, Strings, indexed
from daicho.ledger import judgements
from daicho.ledger.store import Ledger
from daicho.model.finding import CLASSES, SEVERITIES, Finding
from daicho.model.judgement import Judgement
from daicho.questions.findings import findings_of


@dataclass(frozen=True, slots=True)
class Found:
    """What does not add up in a ledger.

    open: the findings that stand, in order; ids: theirs; classes, severities: their numbers in `CLASSES` and `SEVERITIES`;
    by_claim, by_document: the open findings about each; dismissed: those that somebody dismissed; judgements: the ids of all that
    it takes account of.
    """

    open: Packed[Finding]
    ids: Strings
    classes: Numbers
    severities: Numbers
    by_claim: Index
    by_document: Index
    dismissed: Sequence[tuple[Finding, Judgement]]
    judgements: frozenset[str]

    def about(self, claims: Collection[str]) -> Sequence[Finding]:
        """The open findings about any of these claims, each once."""
        return self.open.picked(dict.fromkeys(number for claim in claims for number in self.by_claim[claim]))

    def in_document(self, document: str) -> Sequence[Finding]:
        """The open findings about a document."""
        return self.open.picked(self.by_document[document])


def found(answers: Answers) -> Found:
    """Everything that does not add up."""
    return answers.get("findings", _found)


def judgements_on(store: Ledger, claims: Collection[str]) -> Sequence[Judgement]:
    """The judgements about any of these claims that nobody withdrew, the latest first."""
    with store.reading() as connection:
        made = judgements.everything(connection)
    return [one for one in reversed(made) if not one.withdrawn and any(ref.id in claims for ref in one.claims)]


def _found(answers: Answers) -> Found:
    answer = findings_of(answers.store, answers.day)
    open_ = answer.open
    classes, severities = ({name: at for at, name in enumerate(names)} for names in (CLASSES, SEVERITIES))
    return Found(
        open=Packed(open_),
        ids=Strings(finding.id for finding in open_),
        classes=np.fromiter((classes[finding.cls] for finding in open_), np.int32),
        severities=np.fromiter((severities[finding.severity] for finding in open_), np.int32),
        by_claim=indexed([item.claim for item in finding.evidence if item.claim] for finding in open_),
        by_document=indexed([item.document for item in finding.evidence] for finding in open_),
        dismissed=answer.dismissed,
        judgements=frozenset(standing.judgement.id for standing in answer.standings),
    )
