"""Indicators: ranks, shares, counts and rates over time, a small picture for each subject and unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Response

from daicho.faces.charts.indicators import grouped, indicators_chart, subject_name
from daicho.faces.measures import unit_key, unit_label
from daicho.faces.web.around import indicators as every_indicator
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked
from daicho.faces.words import LANGUAGES
from daicho.questions.indicators import Reported
from daicho.reference.names import normalise

router = APIRouter()

_UNITS = 12  # offered as filters, the most frequent


@router.get("/indicators")
def indicators(
    view: Asked,
    q: Annotated[str, Query(max_length=200)] = "",
    unit: Annotated[str, Query(max_length=60)] = "",
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """What documents stated of economies and sectors. q: part of a subject's name."""
    every = every_indicator(view.desk)
    key = normalise(q)
    named = [
        one for one in every if not key or any(key in normalise(name) for name in (one.subject or "", *_names(one)))
    ]
    wanted = unit_key(unit)
    found = [one for one in named if not unit or unit_key(one.claim.unit) == wanted]
    shown = paged(found, page)
    keys = grouped(shown.rows, view.lang)
    drawn = [one for group, of in grouped(found, view.lang).items() if group in keys for one in of]
    return view.page(
        "indicators.html",
        found=shown,
        name_of=subject_name,
        everything=len(every),
        chart=indicators_chart(drawn, view.lang, base=view.href("/documents/")) if found else None,
        units=[
            (key, unit_label(key, view.lang), many)
            for key, many in Counter(unit_key(one.claim.unit) for one in named).most_common(_UNITS)
            if key
        ],
        q=q,
        unit=wanted,
    )


def _names(one: Reported) -> Iterator[str]:
    """Whom a statement is of, in both languages."""
    return (subject_name(one, lang) for lang in LANGUAGES)
