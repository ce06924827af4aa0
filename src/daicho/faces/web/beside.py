"""A process of its own that makes answers of a large ledger, so that pages need not wait while it counts.

It settles what was read since, too. It is as polite as the system lets it be: whoever asks for a page comes first.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Hashable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any

from daicho.errors import DaichoError
from daicho.faces.web.answers import Answers, OneState
from daicho.ledger.store import open_ledger

_POLITE = 10  # what is added to its niceness


class Beside:
    """The process, begun when there is something to make."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._turn = Lock()

    def make(self, key: Hashable, make: Callable[[Answers], Any]) -> tuple[Any, int]:
        """As `OneState.make`, over there; one after another. Raises what that raises, and DaichoError where the process died."""
        with self._turn:
            connection = self._begun()
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

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None

    def _begun(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._connection is None:
            self.end()
            context = multiprocessing.get_context("spawn")
            self._connection, other = context.Pipe()
            self._process = context.Process(target=_work, args=(other, self._location), daemon=True)
            self._process.start()
            other.close()
        return self._connection


def _work(connection: Connection, location: str) -> None:
    """What the process does: make each answer it is asked for, until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    with open_ledger(location) as store:
        answers = OneState(store)
        while True:
            try:
                key, make = connection.recv()
            except EOFError:
                return
            try:
                found: object = answers.make(key, make)
            except Exception as error:  # told to whoever asked, who is in another process
                found = error
            connection.send(found)
