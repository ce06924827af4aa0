"""Who writes: the token, where the server asks for one, and the name under which judgements are made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from daicho.faces.web.safety import AUTHOR, WRITER, client_of
from daicho.faces.web.view import Asked, Refused

router = APIRouter()


@router.get("/sign-in")
def form(view: Asked) -> Response:
    """The form."""
    return view.page("sign_in.html", wrong=False)


@router.post("/sign-in")
def sign_in(
    view: Asked,
    request: Request,
    key: Annotated[str, Form()] = "",
    token: Annotated[str, Form(max_length=500)] = "",
    author: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Take a token and a name."""
    sessions, session = view.site.sessions, view.session
    if session is None or not sessions.is_own_form(session, key):
        raise Refused(403)
    if not session.writes and not sessions.knows_token(token, client_of(request)):
        return view.page("sign_in.html", status=401, wrong=True)
    answer: RedirectResponse = view.go("/")
    cookies = {WRITER: sessions.writer_mark(session)}
    if name := " ".join(author.split()):
        cookies[AUTHOR] = sessions.author_mark(session, name)
    for cookie, value in cookies.items():
        answer.set_cookie(cookie, value, httponly=True, samesite="lax", max_age=30 * 86_400)
    return answer
