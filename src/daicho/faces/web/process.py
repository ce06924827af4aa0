"""A process of its own that works for the server: begun when it is needed, and again where it has died."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess


class OwnProcess:
    """The process and this end of the pipe to it. work: what it does with its end and the location of the ledger."""

    def __init__(self, work: Callable[[Connection, str], None], location: str) -> None:
        self.process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._work = work
        self._location = location

    def begun(self) -> Connection:
        """The pipe to the process, which is alive."""
        if self.process is None or not self.process.is_alive() or self._connection is None:
            self.end()
            context = multiprocessing.get_context("spawn")
            self._connection, other = context.Pipe()
            self.process = context.Process(target=self._work, args=(other, self._location), daemon=True)
            self.process.start()
            other.close()
        return self._connection

    def end(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
        self.process = self._connection = None
