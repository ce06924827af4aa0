"""What a few words find: deals, organisations, documents."""

from __future__ import annotations

from fastapi import APIRouter, Response

from daicho.faces.web.asked import deals_asked
from daicho.faces.web.deal_columns import chosen_deals, deal_search
from daicho.faces.web.pages.documents import documents_kept
from daicho.faces.web.search import fold
from daicho.faces.web.view import Asked

router = APIRouter()

_MOST = 10  # of each


@router.get("/search")
def search(view: Asked) -> Response:
    """The first few of everything that the words find, each list leading to the whole."""
    q = deals_asked(view.asked()).q
    found = chosen_deals(view.desk, deals_asked([("q", q)])) if q else None
    terms = fold(q).split()
    documents = documents_kept(view.desk)
    return view.page(
        "search.html",
        q=q,
        many=found.many if found else 0,
        lines=found.lines("-told", 0, _MOST) if found else [],
        names=deal_search(view.desk).parties(q, _MOST) if q else [],
        titles=documents.titles,
        documents=documents.every.picked(documents.wordings.having_all(terms)[:_MOST]) if terms else [],
    )
