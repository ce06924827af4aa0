"""Findings: what does not add up, by class and severity, with the arithmetic; and what people dismissed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Form, Query, Response

from daicho.errors import UsageError
from daicho.faces.web.found import Found, found
from daicho.faces.web.packed import Numbers, Picked
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked, Writing
from daicho.ledger import judgements
from daicho.ledger.store import Ledger
from daicho.model.finding import CLASSES, SEVERITIES, Finding
from daicho.model.judgement import Judgement, moment
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
    known = found(view.desk)
    back, gone, dismissed = _caught_up(view.desk.store, known)
    stands = np.ones(len(known.open), dtype=bool)
    stands[gone] = False
    of_class = stands if not class_ else stands & (known.classes == CLASSES.index(class_))
    of_severity = stands if not severity else stands & (known.severities == SEVERITIES.index(severity))
    chosen = np.flatnonzero(of_class & of_severity).astype(np.int32)
    chosen = chosen[
        np.argsort(-known.severities[chosen], kind="stable")
    ]  # within a severity in the findings' own order
    shown = [one for one in back if class_ in ("", one.cls) and severity in ("", one.severity)]
    return view.page(
        "findings.html",
        found=paged([*shown, *known.open.picked(chosen)] if shown else Picked(known.open, chosen), page),
        everything=int(np.count_nonzero(stands)) + len(back),
        classes=_counted(
            CLASSES, known.classes[of_severity], [one.cls for one in back if severity in ("", one.severity)]
        ),
        severities=_counted(
            SEVERITIES[::-1],
            len(SEVERITIES) - 1 - known.severities[of_class],
            [one.severity for one in back if class_ in ("", one.cls)],
        ),
        cls=class_,
        severity=severity,
        dismissed=dismissed,
    )


@router.post("/findings/{finding_id}/dismiss")
def dismiss(view: Writing, finding_id: str, reason: Annotated[str, Form(max_length=2000)] = "") -> Response:
    """A finding is none; a reason has to be given."""
    if not reason.strip():
        raise UsageError(view.say("findings.reason"))
    made = moment(datetime.datetime.now(datetime.UTC).isoformat())
    judgement = dismissal(view.desk.store, finding_id, author=view.author, made=made, reason=reason.strip())
    with view.site.store.writing() as connection:
        judgements.write(connection, judgement)
    return view.go("/findings")


def _caught_up(
    store: Ledger, known: Found
) -> tuple[Sequence[Finding], Sequence[int], Sequence[tuple[Finding, Judgement]]]:
    """What dismissals made or withdrawn since change: whoever dismisses something sees it go at once.

    The findings that are back, the numbers of those that are gone, and all that are dismissed now.
    """
    with store.reading() as connection:
        made = judgements.everything(connection)
    new = {
        one.ids[0]: one
        for one in made
        if one.verb == "dismiss" and not one.withdrawn and one.id not in known.judgements
    }
    withdrawn = {one.id for one in made if one.withdrawn}
    back = [finding for finding, judgement in known.dismissed if judgement.id in withdrawn]
    gone = {number: one for id_, one in new.items() if (number := known.ids.number(id_)) is not None}
    dismissed = [(finding, judgement) for finding, judgement in known.dismissed if judgement.id not in withdrawn]
    dismissed += [(known.open[number], judgement) for number, judgement in sorted(gone.items())]
    return back, list(gone), dismissed


def _counted(names: Sequence[str], numbers: Numbers, more: Sequence[str]) -> dict[str, int]:
    """How many there are of each, in the order of `names`. numbers: by their place in it; more: by name."""
    counted = np.bincount(numbers, minlength=len(names)).tolist()
    every = {name: many + more.count(name) for name, many in zip(names, counted, strict=True)}
    return {name: many for name, many in every.items() if many}
