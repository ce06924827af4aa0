"""Projects: plants, sites and programmes, with their deals, steps, capacity and jobs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from daicho.errors import NotFound
from daicho.faces.charts.timeline import timeline_chart
from daicho.faces.charts.totals import totals_chart
from daicho.faces.web.around import around
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.found import found as findings_found
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked
from daicho.questions.totals import totals
from daicho.reference.names import normalise

router = APIRouter()


@router.get("/projects")
def projects(
    view: Asked,
    q: Annotated[str, Query(max_length=200)] = "",
    slipped: Annotated[bool, Query()] = False,
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """All projects, those with most deals and statements first. slipped: only those of which a date moved."""
    key = normalise(q)
    every = around(view.site.shelf).projects
    found = [
        project
        for project in every.values()
        if (not slipped or any(step.slip for step in project.steps))
        and (not key or any(key in normalise(name) for name in (*project.names, *(o.name for o in project.owners))))
    ]
    return view.page("projects.html", found=paged(found, page), everything=len(every), q=q, slipped=slipped)


@router.get("/projects/{project_id}")
def project(view: Asked, project_id: str) -> Response:
    """One project."""
    one = around(view.site.shelf).projects.get(project_id)
    if one is None:
        raise NotFound(f"no project {project_id} in the ledger")
    columns = deal_columns(view.site.shelf)
    lines = [columns.lines[row] for id_ in one.deals if (row := columns.row.get(id_)) is not None]
    lines.sort(key=lambda line: (line.last_seen or "", line.id), reverse=True)
    return view.page(
        "project.html",
        project=one,
        lines=lines,
        totals=totals_chart(totals(lines, ["kind"]), view.lang) if lines else None,
        timeline=timeline_chart(one.steps, view.lang) if one.steps else None,
        by_kind=[
            (kind, [stated for stated in one.claims if stated.claim.kind == kind])
            for kind in ("capacity", "headcount", "milestone")
        ],
        findings=findings_found(view.site.shelf).about({stated.id for stated in one.claims}),
    )
