"""A process of its own that makes answers of a large ledger, so that pages need not wait while it counts.

It settles what was read since, too. What it makes it makes politely: whoever asks for a page comes first. Not so what it settles,
for writers wait for that.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock, get_native_id
from typing import Any

from daicho.errors import DaichoError
from daicho.faces.web.answers import Answers, OneState
from daicho.faces.web.process import OwnProcess
from daicho.ledger.store import open_ledger

_POLITE = 5  # what is added to the niceness of who makes answers


class Beside(OwnProcess):
    """The process, begun when there is something to make."""

    def __init__(self, location: str) -> None:
        super().__init__(_work, location)
        self._turn = Lock()

    def make(self, key: Hashable, make: Callable[[Answers], Any]) -> tuple[Any, int]:
        """An answer made over there, and the count of changes that it takes account of; one answer after another.

        key: None for one that is asked for once, of the ledger as it is now.

        Raises what `make` raises, and DaichoError where the process died.
        """
        with self._turn:
            connection = self.begun()
            try:
                connection.send((key, make))
                found = connection.recv()
            except (EOFError, OSError) as error:
                self.end()
                raise DaichoError("the process making answers died, perhaps for want of memory") from error
        if isinstance(found, Exception):
            raise found
        value, counted = found
        return value, counted


def _work(connection: Connection, location: str) -> None:
    """What the process does: make each answer it is asked for, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
    with (
        open_ledger(location) as store,
        ThreadPoolExecutor(1, initializer=_politely) as maker,
        suppress(EOFError, OSError),
    ):
        answers = OneState(store)
        while True:
            key, make = connection.recv()
            try:
                counted = answers.turn_to(key)
                found: object = (maker.submit(answers.make, key, make).result(), counted)
            except Exception as error:  # told to whoever asked, who is in another process
                found = error
            connection.send(found)


def _politely() -> None:
    """Let others go before this thread, where the system knows threads one by one."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), os.getpriority(os.PRIO_PROCESS, 0) + _POLITE)
