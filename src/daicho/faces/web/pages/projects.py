"""Projects: plants, sites and programmes, with their deals, steps, capacity and jobs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from daicho.errors import NotFound
from daicho.faces.charts.timeline import in_time, timeline_chart
from daicho.faces.charts.totals import totals_chart
from daicho.faces.web.around import around, chosen_projects
from daicho.faces.web.deal_columns import deal_columns
from daicho.faces.web.found import found as findings_found
from daicho.faces.web.paging import paged
from daicho.faces.web.view import Asked
from daicho.questions.totals import totals

router = APIRouter()


@router.get("/projects")
def projects(
    view: Asked,
    q: Annotated[str, Query(max_length=200)] = "",
    slipped: Annotated[bool, Query()] = False,
    page: Annotated[int, Query(ge=1, le=10**6)] = 1,
) -> Response:
    """All projects, those with most deals and statements first. slipped: only those of which a date moved."""
    beside = around(view.desk)
    found = paged(chosen_projects(beside, q, slipped=slipped), page)
    return view.page(
        "projects.html", found=found, everything=len(beside.projects), in_time=in_time, q=q, slipped=slipped
    )


@router.get("/projects/{project_id}")
def project(view: Asked, project_id: str) -> Response:
    """One project."""
    one = around(view.desk).project(project_id)
    if one is None:
        raise NotFound(f"no project {project_id} in the ledger")
    columns = deal_columns(view.desk)
    lines = [line for id_ in one.deals if (line := columns.line(id_)) is not None]
    name = view.project(one)
    lines.sort(key=lambda line: (line.last_seen or "", line.id), reverse=True)
    heading = view.say("projects.of", owner=view.briefly(one.owners[:1]), name=name) if one.owners else name
    return view.page(
        "project.html",
        project=one,
        heading=heading,
        lines=lines,
        totals=totals_chart(totals(lines, ["kind"]), view.lang) if lines else None,
        timeline=timeline_chart(in_time(one.steps), view.lang, name=lambda step: heading) if one.steps else None,
        by_kind=[
            (kind, [stated for stated in one.claims if stated.claim.kind == kind])
            for kind in ("capacity", "headcount", "milestone")
        ],
        findings=findings_found(view.desk).about({stated.id for stated in one.claims}),
    )
