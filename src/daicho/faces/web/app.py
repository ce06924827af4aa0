"""The application: pages in two languages, static files, errors as pages."""

from __future__ import annotations

from http import HTTPStatus
from importlib import import_module

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from daicho.errors import DaichoError, LedgerError, NotFound, UsageError
from daicho.faces.web import phrases
from daicho.faces.web.addresses import ServerLinks
from daicho.faces.web.api import PREFIX, create_api
from daicho.faces.web.assets import assets
from daicho.faces.web.desk import Pages
from daicho.faces.web.on_day import Days
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.pages import PAGES
from daicho.faces.web.reading import Reader
from daicho.faces.web.safety import Guard, Sessions, shield
from daicho.faces.web.shelf import Shelf
from daicho.faces.web.templating import environment
from daicho.faces.web.view import Refused, Site, view_of
from daicho.faces.words import LANGUAGES
from daicho.ledger.store import Ledger

_YEAR = 31_536_000
_IN_LANGUAGE = tuple(f"{lang}/" for lang in LANGUAGES)


def create_app(store: Ledger, options: ServeOptions | None = None) -> FastAPI:
    """The web application over an open ledger."""
    options = options or ServeOptions()
    app = FastAPI(title="daicho", docs_url=None, redoc_url=None, openapi_url=None)
    shelf = Shelf(store)
    app.state.site = Site(
        store=store,
        shelf=shelf,
        reader=Reader(store, allow_local=options.allow_local),
        options=options,
        templates=environment(),
        links=ServerLinks({name: asset.version for name, asset in assets().items()}),
        sessions=Sessions(options.token, options.author),
        pages=Pages(shelf),
        days=Days(shelf),
    )
    for page in PAGES:
        router = import_module(f"daicho.faces.web.pages.{page.module}").router
        for lang in LANGUAGES:
            app.include_router(router, prefix=f"/{lang}")
    app.add_api_route("/static/{name}", _static)
    app.mount(PREFIX, create_api(app.state.site))
    for kind in (HTTPException, RequestValidationError, DaichoError, Exception):
        app.add_exception_handler(kind, _error)
    app.add_middleware(Known)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, names=options.names)
    return app


class Known:
    """The layer that answers with a page as it was made before, where it would be made the same again."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer here, or let the page be made."""
        known = None
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].lstrip("/")[:3] in _IN_LANGUAGE:
            known = await run_in_threadpool(_known, Request(scope))
        await (self._app if known is None else known)(scope, receive, send)


def _known(request: Request) -> Response | None:
    view = view_of(request)
    page = view.known
    return None if page is None else view.answer(page)


def _static(name: str) -> Response:
    """A static file. Browsers keep it for good: another content has another address."""
    found = assets().get(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return Response(
        found.content, media_type=found.media_type, headers={"cache-control": f"public, max-age={_YEAR}, immutable"}
    )


async def _error(request: Request, error: Exception) -> Response:
    """An error as a page; what has no language in its address goes on to the reader's."""
    status, detail = _status(error)
    first = request.url.path.lstrip("/").partition("/")[0]
    if (
        status == HTTPStatus.NOT_FOUND
        and request.method in ("GET", "HEAD")
        and first not in (*LANGUAGES, "static", "api")
    ):
        lang = phrases.preferred(request.headers.get("accept-language", ""))
        answer = RedirectResponse(str(request.url.replace(scheme="", netloc="", path=f"/{lang}{request.url.path}")))
        answer.headers["vary"] = "accept-language"
        return answer
    page = view_of(request).page("error.html", status=status, error_status=status, detail=detail)
    shield(page.headers)  # what fails altogether is answered from outside the guard
    return page


def _status(error: Exception) -> tuple[int, str]:
    """The status of HTTP that tells of an error, and what there is to say of it."""
    if isinstance(error, Refused):
        return error.status, error.detail
    if isinstance(error, HTTPException):
        return error.status_code, ""
    if isinstance(error, NotFound):
        return HTTPStatus.NOT_FOUND, str(error)
    if isinstance(error, UsageError):
        return HTTPStatus.BAD_REQUEST, str(error)
    if isinstance(error, LedgerError):
        return HTTPStatus.SERVICE_UNAVAILABLE, str(error)
    if isinstance(error, RequestValidationError):
        return HTTPStatus.BAD_REQUEST, "; ".join(str(one["msg"]) for one in error.errors())
    return HTTPStatus.INTERNAL_SERVER_ERROR, ""
