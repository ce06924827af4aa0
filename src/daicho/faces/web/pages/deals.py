"""All deals: a table with filters."""

from __future__ import annotations

from fastapi import APIRouter, Response

from daicho.faces.web.view import Asked

router = APIRouter()


@router.get("/deals")
def deals(view: Asked) -> Response:
    """The deals that the query asks for."""
    return view.page("deals.html", deals=list(view.site.shelf.now().deals.values())[:50])
