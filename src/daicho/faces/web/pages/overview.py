"""The first page: what the ledger comes to."""

from __future__ import annotations

from fastapi import APIRouter, Response

from daicho.faces.web.view import Asked

router = APIRouter()


@router.get("/")
def overview(view: Asked) -> Response:
    """Totals, flows, places, what is new."""
    return view.page(
        "overview.html",
    )
