"""Findings: what does not add up, by class and severity, with the arithmetic; and what people dismissed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Query, Response

from daicho.errors import UsageError
from daicho.faces.web.found import found
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked, Writing
from daicho.ledger import judgements
from daicho.ledger.store import Ledger
from daicho.model.finding import CLASSES, SEVERITIES
from daicho.model.judgement import moment
from daicho.questions.findings import FindingsAnswer
from daicho.questions.review import dismissal

router = APIRouter()


@router.get("/findings")
def findings(
    view: Asked,
    class_: Annotated[str, Query(alias="class", max_length=20)] = "",
    severity: Annotated[str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """What does not add up, errors before warnings before what is only worth knowing."""
    for name, value, values in (("class", class_, CLASSES), ("severity", severity, SEVERITIES)):
        if value and value not in values:
            raise UsageError(f"{name}={value}: there are {', '.join(values)}")
    answer = _caught_up(view.site.store, found(view.site.shelf).answer)
    chosen = [
        one for one in answer.open if (not class_ or one.cls == class_) and (not severity or one.severity == severity)
    ]
    chosen.sort(key=lambda one: -SEVERITIES.index(one.severity))  # the order within a severity is the answer's
    return view.page(
        "findings.html",
        found=paged(chosen, page),
        everything=len(answer.open),
        classes=_counted(one.cls for one in answer.open if not severity or one.severity == severity),
        severities=_counted(one.severity for one in answer.open if not class_ or one.cls == class_),
        cls=class_,
        severity=severity,
        dismissed=answer.dismissed,
    )


@router.post("/findings/{finding_id}/dismiss")
def dismiss(view: Writing, finding_id: str, reason: Annotated[str, Form(max_length=2000)] = "") -> Response:
    """A finding is none; a reason has to be given."""
    if not reason.strip():
        raise UsageError(view.say("findings.reason"))
    made = moment(datetime.datetime.now(datetime.UTC).isoformat())
    judgement = dismissal(view.site.store, finding_id, author=view.author, made=made, reason=reason.strip())
    with view.site.store.writing() as connection:
        judgements.write(connection, judgement)
    return view.go("/findings")


def _caught_up(store: Ledger, answer: FindingsAnswer) -> FindingsAnswer:
    """The answer after dismissals made or withdrawn since it was worked out: whoever dismisses something sees it go at once."""
    with store.reading() as connection:
        made = judgements.everything(connection)
    seen = {standing.judgement.id for standing in answer.standings}
    new = {one.ids[0]: one for one in made if one.verb == "dismiss" and not one.withdrawn and one.id not in seen}
    gone = {one.id for one in made if one.withdrawn}
    if not new and not any(judgement.id in gone for _, judgement in answer.dismissed):
        return answer  # nearly always, and telling a thousand findings apart takes longer than showing fifty
    back = [finding for finding, judgement in answer.dismissed if judgement.id in gone]
    dismissed = [(finding, judgement) for finding, judgement in answer.dismissed if judgement.id not in gone]
    dismissed += [(finding, new[finding.id]) for finding in answer.open if finding.id in new]
    return replace(
        answer,
        open=tuple(finding for finding in (*back, *answer.open) if finding.id not in new),
        dismissed=tuple(dismissed),
    )


def _counted(values: Iterable[str]) -> dict[str, int]:
    counted = Counter(values)
    order: dict[str, int] = {value: at for at, value in enumerate((*CLASSES, *reversed(SEVERITIES)))}
    return dict(sorted(counted.items(), key=lambda pair: order[pair[0]]))
