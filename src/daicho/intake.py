"""Documents into the ledger: read what is new, leave alone what is known, go on after what is refused."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Literal

from daicho.errors import InputRefused
from daicho.ledger import read, write
from daicho.ledger.store import Ledger
from daicho.model.claim import Reading
from daicho.model.document import Document
from daicho.pipeline import extract, rules, try_extract
from daicho.questions.settling import settle

_AHEAD = 4  # documents waiting per worker: enough to keep it busy, few enough to keep memory flat

Extraction = Callable[[], Reading | InputRefused]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    state: `new`, `known` (nothing changed), `again` (its claims were read anew: new rules or an earlier date), `refused`.
    """

    name: str
    state: Literal["new", "known", "again", "refused"]
    claims: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document on its way: `item` as it came, `document` as it is or will be stored, its extraction under way."""

    item: Document
    document: Document
    stored: bool
    extraction: Extraction


def read_into(
    ledger: Ledger, documents: Iterable[Document | InputRefused], *, read_at: str, jobs: int = 1
) -> Iterator[Outcome]:
    """Read `documents` into `ledger`, one transaction each; an outcome is yielded once its document is safely stored.

    After the last one the answers that rest on them are worked out, so that the next question finds them; where nobody asks
    for the last, that question does it. read_at: the time of reading, kept beside each appearance; jobs: processes that extract
    claims. Outcomes come in the order of `documents`, whatever the number of jobs. Raises LedgerError where the store fails.
    """
    with _Workers(jobs) as workers:
        waiting: deque[_Begun | Outcome] = deque()
        for item in documents:
            waiting.append(_begin(ledger, item, workers, read_at))
            while len(waiting) > workers.ahead:
                yield _finish(ledger, waiting.popleft(), read_at)
        while waiting:
            yield _finish(ledger, waiting.popleft(), read_at)
    settle(ledger)


def read_again(ledger: Ledger, document_id: str) -> int:
    """Read a stored document's claims anew, against its dates as they now stand; the number of claims. Raises NotFound."""
    with ledger.reading() as connection:
        document, published = read.document(connection, document_id)[0], read.published(connection, document_id)
    reading = extract(replace(document, appearance=replace(document.appearance, published=published)))
    with ledger.writing() as connection:
        write.write_reading(connection, document_id, document.text, reading, rules=rules(), published=published)
    return len(reading.claims)


def _begin(ledger: Ledger, item: Document | InputRefused, workers: _Workers, read_at: str) -> _Begun | Outcome:
    if isinstance(item, InputRefused):
        return Outcome(item.source, "refused", reason=item.reason)
    with ledger.reading() as connection:
        known = write.known(connection, item, rules())
        stored = read.document(connection, item.id)[0] if known.stored else item
    if known.current:
        if not known.appeared:
            with ledger.writing() as connection:
                write.write_appearance(connection, item, read_at)
        return Outcome(item.appearance.name, "known")
    # The stored text decides: another copy may be wrapped otherwise, and offsets point into what is kept.
    document = replace(stored, appearance=replace(item.appearance, published=known.published))
    return _Begun(item, document, known.stored, workers.start(document))


def _finish(ledger: Ledger, begun: _Begun | Outcome, read_at: str) -> Outcome:
    if isinstance(begun, Outcome):
        return begun
    name = begun.item.appearance.name
    reading = begun.extraction()
    if isinstance(reading, InputRefused):
        return Outcome(name, "refused", reason=reading.reason)
    with ledger.writing() as connection:
        write.write_appearance(connection, begun.item, read_at)
        write.write_reading(
            connection,
            begun.document.id,
            begun.document.text,
            reading,
            rules=rules(),
            published=begun.document.published,
        )
    return Outcome(name, "again" if begun.stored else "new", len(reading.claims))


class _Workers:
    """Where claims are extracted: in this process for one job, else in a pool that is rebuilt when a worker dies."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _pool(jobs) if jobs > 1 else None
        self.ahead = jobs * _AHEAD if jobs > 1 else 0

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def start(self, document: Document) -> Extraction:
        if self._pool is None:
            return lambda: try_extract(document)
        pool = self._pool
        try:
            future = pool.submit(try_extract, document)
        except BrokenProcessPool:
            return lambda: self._once_more(document, pool)

        def result() -> Reading | InputRefused:
            try:
                return future.result()
            except BrokenProcessPool:
                return self._once_more(document, pool)

        return result

    def _once_more(self, document: Document, broken: ProcessPoolExecutor) -> Reading | InputRefused:
        """A worker died with this document under way, perhaps through another's fault: try it alone in a new pool."""
        if self._pool is broken:
            self._pool = _pool(self._jobs)
        with _pool(1) as alone:
            try:
                return alone.submit(try_extract, document).result()
            except BrokenProcessPool:
                return InputRefused(document.appearance.name, "the process reading it died, perhaps for want of memory")


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this worker when the process it works for is gone: one that is killed cannot tell its workers to go."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            multiprocessing.connection.wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
