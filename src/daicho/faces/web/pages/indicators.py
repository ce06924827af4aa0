"""Indicators: ranks, shares, counts and rates over time, a small picture for each subject and unit."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Response

from daicho.faces.charts.indicators import grouped, indicators_chart, subject_name
from daicho.faces.measures import unit_key, unit_label
from daicho.faces.web.around import indicators as every_indicator
from daicho.faces.web.packed import Picked
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked

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
    known = every_indicator(view.desk)
    wanted = unit_key(unit)
    named = known.chosen(q, None)
    found = known.chosen(q, wanted) if unit else named
    shown = paged(Picked(known.every, found), page)
    drawn = grouped(known.groups(found[shown.first - 1 : shown.last], found, view.lang), view.lang)
    many = np.bincount(known.unit_of[named], minlength=len(known.units))
    return view.page(
        "indicators.html",
        found=shown,
        name_of=subject_name,
        everything=len(known.every),
        chart=indicators_chart(list(chain(*drawn.values())), view.lang, base=view.href("/documents/"))
        if drawn
        else None,
        units=[
            (known.units[at], unit_label(known.units[at], view.lang), int(many[at]))
            for at in np.argsort(-many, kind="stable")[:_UNITS]
            if many[at] and known.units[at]
        ],
        q=q,
        unit=wanted,
    )
