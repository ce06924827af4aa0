"""Indicators: ranks, shares, counts and rates over time, a small picture for each subject and unit."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Response

from daicho.faces.charts.indicators import indicators_chart, subject_name
from daicho.faces.web.around import indicators as every_indicator
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked
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
    named = [one for one in every if not key or key in normalise(one.subject or "")]
    found = [one for one in named if not unit or one.claim.unit == unit]
    shown = paged(found, page)
    keys = {(one.subject, one.claim.unit) for one in shown.rows}
    drawn = [one for one in found if (one.subject, one.claim.unit) in keys]
    return view.page(
        "indicators.html",
        found=shown,
        name_of=subject_name,
        everything=len(every),
        chart=indicators_chart(drawn, view.lang, base=view.href("/documents/")) if found else None,
        units=Counter(one.claim.unit for one in named).most_common(_UNITS),
        q=q,
        unit=unit,
    )
