"""Documents that readers of the site bring: read by a process of its own, one job after another.

Formats are read by other people's parsers, and a file may be made to keep one busy for ever or to break it. So they run beside
the server, with a time for each document, and are ended with their process where they take longer. The process goes when nobody
has brought anything for a while, because the analysers keep much in memory.
"""

from __future__ import annotations

import datetime
import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterator
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from daicho.documents import ReadOptions
from daicho.documents.formats import SUFFIXES, suffix
from daicho.documents.sources import MAX_BYTES, read_bytes, read_sources
from daicho.errors import DaichoError, InputRefused
from daicho.faces.web.process import OwnProcess
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.document import Document

SECONDS = 120.0
"""How long one document may take, fetching it included."""
MAX_SOURCES = 20
"""Files of one job."""
_IDLE = 300.0  # seconds after which the process goes
_WAITING = 20  # jobs that may wait their turn
_KEPT = 200  # jobs whose outcome can still be looked at


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody brought: bytes under a name, or an address to fetch where `data` is None."""

    name: str
    data: bytes | None = None

    @property
    def why_not(self) -> str:
        """Why this is not read at all; empty where it is."""
        if self.data is None:
            return (
                ""
                if self.name.lower().startswith(("http://", "https://"))
                else "an address begins with https:// or http://"
            )
        if len(self.data) > MAX_BYTES:
            return f"larger than {MAX_BYTES:,} bytes"
        return "" if suffix(self.name) in SUFFIXES else f"daicho reads {' '.join(sorted(SUFFIXES))}"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document: as `intake.Outcome`, with the document's id where it is in the ledger."""

    name: str
    state: str
    claims: int = 0
    reason: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody brought at one time, and how far it is. done: sources that are through."""

    id: str
    sources: int
    done: int = 0
    results: tuple[Result, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether all of it is through."""
        return self.done == self.sources


class Busy(DaichoError):
    """Too many jobs wait; none is lost, but no more are taken."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What the process is asked to read."""

    source: Source
    published: str | None
    lang: str | None
    allow_local: bool


class Reader:
    """Reads what is brought into a ledger, in the order in which it comes."""

    def __init__(self, store: Ledger, *, allow_local: bool = False, seconds: float = SECONDS) -> None:
        self._location = store.location
        self._allow_local = allow_local
        self._seconds = seconds
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._under_way: dict[str, Future[None]] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._worker = _Worker(self._location)

    def bring(self, sources: list[Source], published: str | None = None, lang: str | None = None) -> str:
        """Have `sources` read; the id of the job. Raises UsageError for a date that is none, and Busy."""
        ReadOptions(published=published, lang=lang)  # raises UsageError before anything waits
        with self._lock:
            if len(self._under_way) >= _WAITING:
                raise Busy("too many documents are waiting to be read; try again in a minute")
            job = Job(secrets.token_urlsafe(12), len(sources))
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
            orders = [_Order(source, published, lang, self._allow_local) for source in sources]
            self._under_way[job.id] = self._thread.submit(self._read, job.id, orders)
        return job.id

    def job(self, id_: str, wait: float = 0.0) -> Job | None:
        """How far a job is, after waiting at most `wait` seconds for its end; None where nobody knows of it."""
        with self._lock:
            under_way = self._under_way.get(id_)
        if under_way:
            futures.wait([under_way], wait)
        with self._lock:
            return self._jobs.get(id_)

    def close(self) -> None:
        """Read nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._worker.end()

    def _read(self, id_: str, orders: list[_Order]) -> None:
        try:
            for order in orders:
                for result in self._results(order):
                    self._note(id_, result)
                self._note(id_, None)
        finally:
            with self._lock:
                del self._under_way[id_]

    def _results(self, order: _Order) -> Iterator[Result]:
        name = order.source.name
        if why := order.source.why_not:
            yield Result(name, "refused", reason=why)
            return
        try:
            yield from self._worker.read(order, self._seconds)
        except TimeoutError:
            yield Result(name, "refused", reason=f"took longer than {self._seconds:g} seconds")
        except (EOFError, OSError):
            yield Result(name, "refused", reason="the process reading it died, perhaps for want of memory")

    def _note(self, id_: str, result: Result | None) -> None:
        """Add a result, or, with None, count one more source as through."""
        with self._lock:
            job = self._jobs.get(id_)
            if job is not None:
                self._jobs[id_] = (
                    replace(job, results=(*job.results, result)) if result else replace(job, done=job.done + 1)
                )


class _Worker(OwnProcess):
    """The process, begun when there is something to read."""

    def __init__(self, location: str) -> None:
        super().__init__(_work, location)

    def read(self, order: _Order, seconds: float) -> Iterator[Result]:
        """What became of each document of a source. Raises TimeoutError, the process ended, and EOFError where it died."""
        connection = self.begun()
        try:
            connection.send(order)
            while True:
                if not connection.poll(seconds):
                    raise TimeoutError
                found: Result | None = connection.recv()
                if found is None:
                    return
                yield found
        except (TimeoutError, EOFError, OSError):
            self.end()
            raise


def _work(connection: Connection, location: str) -> None:
    """What the process does: read each source it is asked to, send a result a document, then None."""
    with open_ledger(location) as store:
        while connection.poll(_IDLE):
            try:
                order: _Order = connection.recv()
            except EOFError:  # the server is gone
                return
            for result in _read_source(store, order):
                connection.send(result)
            connection.send(None)


def _read_source(store: Ledger, order: _Order) -> Iterator[Result]:
    from daicho.intake import read_into

    options = ReadOptions(published=order.published, lang=order.lang, allow_local=order.allow_local)
    source = order.source
    found = (
        read_sources([source.name], options)
        if source.data is None
        else read_bytes(source.name, source.data, options=options)
    )
    ids: list[str | None] = []

    def noted() -> Iterator[Document | InputRefused]:
        for item in found:
            ids.append(item.id if isinstance(item, Document) else None)
            yield item

    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    try:
        for at, outcome in enumerate(read_into(store, noted(), read_at=now)):
            known = ids[at] if outcome.state != "refused" else None
            yield Result(outcome.name, outcome.state, outcome.claims, outcome.reason, known)
    except DaichoError as error:
        yield Result(source.name, "refused", reason=str(error))
