"""What stands before every page: who asks under which name, how much they send, and what a browser may do with the answer.

- A request must name this server by an address, `localhost` or a name it was told. A page elsewhere that had its own name
  resolve to this machine (DNS rebinding) is turned away.
- A body has a size and a time.
- No answer runs or shows anything but what came with it: the policy has no `unsafe-inline`, so stored text could not run even if
  it were markup.
- A form carries a key made for the browser's own session (`Sessions`); a form on another site cannot know it.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Collection
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 64_000_000
"""Bytes of a request: a few documents at once, as large as `read` takes them one by one."""
BODY_SECONDS = 120.0
"""How long a request's body may take to come."""

# Cookies. Browsers send those of one host to every server on it, whatever its port, so the names are this program's own.
SESSION, WRITER, AUTHOR = "daicho-session", "daicho-writer", "daicho-author"

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """The outermost layer of the application."""

    def __init__(
        self, app: ASGIApp, names: Collection[str], max_body: int = MAX_BODY, body_seconds: float = BODY_SECONDS
    ) -> None:
        self._app = app
        self._names = {name.lower() for name in names}
        self._max_body = max_body
        self._body_seconds = body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, watched, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        safe = _with_headers(send)
        if not is_this_server(headers.get("host", ""), self._names):
            await PlainTextResponse("this server does not go by that name", 421)(scope, receive, safe)
        elif _is_elsewhere(scope, headers):
            await PlainTextResponse("a form of another site", 403)(scope, receive, safe)
        elif _told_length(headers) > self._max_body:
            await PlainTextResponse("too large", 413)(scope, receive, safe)
        else:
            await self._app(scope, _limited(receive, self._max_body, self._body_seconds), safe)


def is_this_server(host: str, names: Collection[str]) -> bool:
    """Whether a Host header names this server: by an address, which nobody can point elsewhere, or a name it was told."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if name.lower() in ("localhost", *names):
        return True
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def shield(headers: MutableHeaders) -> None:
    """Tell a browser what it may do with an answer."""
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("cache-control", "private, no-cache")


def _is_elsewhere(scope: Scope, headers: Headers) -> bool:
    """Whether a page of another site had the browser send a form; browsers say so themselves."""
    return scope["method"] not in ("GET", "HEAD") and headers.get("sec-fetch-site") in ("cross-site", "same-site")


def _told_length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isdigit() else 0


def _limited(receive: Receive, most: int, seconds: float) -> Receive:
    """`receive`, counting bytes and time until the body is whole. Raises HTTPException, which `app` answers with a page."""
    seen = 0
    whole = False
    until: float | None = None

    async def limited() -> Message:
        nonlocal seen, whole, until
        if whole:  # from here on the application only waits for the browser to hang up
            return await receive()
        loop = asyncio.get_running_loop()
        until = until or loop.time() + seconds
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from error
        seen += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if seen > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return limited


def _with_headers(send: Send) -> Send:
    begun = time.perf_counter()

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            shield(headers)
            headers["server-timing"] = f"all;dur={(time.perf_counter() - begun) * 1000:.1f}"
        await send(message)

    return sending


@dataclass(frozen=True, slots=True)
class Session:
    """One browser. id: in its cookie, nobody else knows it; writes: whether it may write; author: who judges there."""

    id: str
    writes: bool
    author: str


def client_of(request: Request) -> str:
    """The address that a request came from; empty where the server cannot tell."""
    return request.client.host if request.client else ""


class Tries:
    """Wrong tokens of the last minute, by the address they came from: after ten, no more of there are looked at for a while.

    By address, so that nobody who only guesses keeps those out who know.
    """

    def __init__(self, most: int = 10, seconds: float = 60.0, addresses: int = 10_000) -> None:
        self._most = most
        self._seconds = seconds
        self._addresses = addresses
        self._at: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, address: str) -> None:
        """One more. The addresses of which nothing was heard for longest are forgotten when there are many."""
        with self._lock:
            self._at.setdefault(address, deque(maxlen=self._most)).append(time.monotonic())
            self._at.move_to_end(address)
            while len(self._at) > self._addresses:
                self._at.popitem(last=False)

    def too_many(self, address: str) -> bool:
        """Whether there were too many."""
        with self._lock:
            at = self._at.get(address)
            return at is not None and len(at) == self._most and time.monotonic() - at[0] < self._seconds


@dataclass(frozen=True, slots=True)
class Sessions:
    """Sessions without a store: what a browser keeps is signed with a secret that this process alone has, for as long as it runs.

    token: what whoever writes must know; None where everybody who reaches the server may.
    """

    token: str | None
    author: str
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    tries: Tries = field(default_factory=Tries)

    def of(self, cookies: dict[str, str]) -> Session:
        """The session that a browser's cookies tell, else a new one."""
        id_ = cookies.get(SESSION, "")
        if not (16 <= len(id_) <= 64 and id_.isascii()):
            id_ = secrets.token_urlsafe(24)
        author, _, mark = cookies.get(AUTHOR, "").rpartition(".")
        named = _unhex(author) if author and self._same(mark, self._mark("author", id_, author)) else ""
        signed_in = self._same(cookies.get(WRITER, ""), self._mark("writer", id_))
        return Session(id_, self.token is None or signed_in, named or self.author)

    def form_key(self, session: Session) -> str:
        """What a form of this session carries."""
        return self._mark("form", session.id)

    def is_own_form(self, session: Session, key: str) -> bool:
        """Whether a form came from a page that this server gave to this browser."""
        return self._same(key, self.form_key(session))

    def knows_token(self, token: str, address: str) -> bool:
        """Whether this is the token, compared in a time that tells nothing of it.

        Raises HTTPException after too many wrong ones from `address`.
        """
        if self.tries.too_many(address):
            raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, "too many wrong tokens; try again in a minute")
        known = self.token is not None and self._same(_digest(token), _digest(self.token))
        if not known and token:
            self.tries.count(address)
        return known

    def writer_mark(self, session: Session) -> str:
        """The cookie of a session that has shown the token."""
        return self._mark("writer", session.id)

    def author_mark(self, session: Session, author: str) -> str:
        """The cookie that says who judges."""
        written = author.encode().hex()
        return f"{written}.{self._mark('author', session.id, written)}"

    def _mark(self, *parts: str) -> str:
        return hmac.new(self.secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()

    @staticmethod
    def _same(left: str, right: str) -> bool:
        return hmac.compare_digest(left.encode("utf-8", "surrogatepass"), right.encode("utf-8", "surrogatepass"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unhex(text: str) -> str:
    try:
        return bytes.fromhex(text).decode()
    except ValueError:
        return ""
