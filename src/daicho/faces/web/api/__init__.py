"""The JSON API: what the pages show, as the records that the commands print with `--format jsonl`.

An application of its own under `/api/v1`, with its OpenAPI description at `openapi.json`; the page `api` shows that description
without anything from another host.
"""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from daicho.errors import DaichoError, LedgerError, NotFound, UsageError
from daicho.faces.web.api import reads, writes
from daicho.faces.web.reading import Busy
from daicho.faces.web.view import Refused, Site

PREFIX = "/api/v1"

_ABOUT = """\
The ledger as JSON. Every answer has the records that `daicho … --format jsonl` prints; money is a range (`low`, `high`,
null where open) and every claim has the offsets of its sentence. Lists come in pages (`items`, `total`, `next`);
`format=jsonl` gives all of a list, a record a line. Reading is open to whoever reaches the server. Writing takes JSON and,
where the server has a token, the header `Authorization: Bearer TOKEN`."""


def create_api(site: Site) -> FastAPI:
    """The application that answers under `/api/v1`."""
    api = FastAPI(
        title="daicho",
        version=version("daicho"),
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        servers=[{"url": PREFIX}],
        root_path_in_servers=False,
    )
    api.state.site = site
    api.include_router(reads.router)
    api.include_router(writes.router)
    for kind in (HTTPException, RequestValidationError, DaichoError):
        api.add_exception_handler(kind, _error)
    return api


async def _error(request: Request, error: Exception) -> Response:
    """An error as JSON: `{"detail": …}`, a line a person can act on."""
    if isinstance(error, HTTPException):
        status, detail = error.status_code, str(error.detail)
    elif isinstance(error, RequestValidationError):
        status = HTTPStatus.BAD_REQUEST
        detail = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    elif isinstance(error, Refused):
        status, detail = error.status, error.detail
    else:
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        detail = str(error)
    return JSONResponse({"detail": detail}, status)


_STATUS = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (Busy, HTTPStatus.SERVICE_UNAVAILABLE),
    (LedgerError, HTTPStatus.SERVICE_UNAVAILABLE),
)
