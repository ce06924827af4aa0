"""One worker process under watch: it is started anew when it dies or is stuck, and a page that ends it twice is set aside.

Parent and child share a few numbers in memory, the pulse: the page under way is known even when the child can no longer say.
Both engines use this, so that a page that kills is found and named in the same way on one machine and on a cluster.
"""

from __future__ import annotations

import mmap
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from daicho.annotation.english.parse import ONE_THREAD
from daicho.corpus.work import Result, Task, failure

Tell = Callable[..., None]
"""Told of an event by its name, with its facts as keywords."""

_PULSE = struct.Struct("<qqqq")
_TURN = 0.5  # seconds between two looks at the pulse
_ENDS = 2  # times that a page may end its worker: the first may have been another's fault
_ENDS_IN_ALL = 20


class _Died(Exception):
    """The worker ended, or was ended, before its task did. number: the page under way, -1 before the first."""

    def __init__(self, number: int, how: str) -> None:
        self.number = number
        self.how = how
        super().__init__(how)


class Pulse:
    """Numbers shared with a child through a file in memory: beats, page under way, bytes and claims so far."""

    def __init__(self, handle: int) -> None:
        self._map = mmap.mmap(handle, _PULSE.size)
        self._beats = 0

    def beat(self, number: int, size: int, claims: int) -> None:
        """Say which page is looked at next."""
        self._beats += 1
        _PULSE.pack_into(self._map, 0, self._beats, number, size, claims)

    def felt(self) -> tuple[int, int, int, int]:
        """Beats, page, bytes, claims."""
        return _PULSE.unpack_from(self._map)

    def still(self) -> None:
        """Forget the last task."""
        self._beats = 0
        _PULSE.pack_into(self._map, 0, 0, -1, 0, 0)


class Worker:
    """A child process that works tasks one after the other. patience: seconds one page may take before the child is ended."""

    def __init__(self, patience: float, tell: Tell) -> None:
        self._patience = patience
        self._tell = tell
        self._shared = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the worker)
        self._shared.truncate(_PULSE.size)
        self.pulse = Pulse(self._shared.fileno())
        self._child: subprocess.Popen[bytes] | None = None
        self._line: Connection[Any, Any] | None = None
        self._closed = False

    def work(self, task: Task) -> Result:
        """The result of `task`, come what may; what had to be set aside is in it, refused by name."""
        shard, aside, ends = task.shard, dict(task.aside), Counter[int]()
        while True:
            try:
                return self._attempt(replace(task, aside=aside))
            except _Died as death:
                if self._closed:
                    raise
                self._end()
                ends[death.number] += 1
                self._tell("worker_lost", shard=shard.name, page=death.number, reason=death.how)
                if ends.total() >= _ENDS_IN_ALL or (death.number < 0 and ends[-1] > _ENDS):
                    return failure(
                        shard, shard.name, f"set aside: the process reading it {death.how}, {ends.total()} times"
                    )
                if death.number >= 0 and ends[death.number] >= _ENDS:
                    aside[death.number] = f"set aside: the process reading it {death.how}, {_ENDS} times"

    def close(self) -> None:
        """End the child. A task under way in another thread ends with it."""
        self._closed = True
        self._end()

    def _attempt(self, task: Task) -> Result:
        line = self._line or self._start()
        self.pulse.still()
        try:
            line.send(task)
            beats, since = 0, time.monotonic()
            while not line.poll(_TURN):
                felt, number, *_ = self.pulse.felt()
                if felt != beats:
                    beats, since = felt, time.monotonic()
                elif time.monotonic() - since > self._patience:
                    raise _Died(number, f"was stuck for {self._patience:g} seconds")
            answer = line.recv()
        except (EOFError, OSError):
            raise _Died(self.pulse.felt()[1], self._how()) from None
        if isinstance(answer, str):
            raise _Died(-1, answer)
        result: Result = answer
        return result

    def _start(self) -> Connection[Any, Any]:
        if self._closed:
            raise _Died(-1, "was not wanted any more")
        ours, theirs = socket.socketpair()
        handles = (theirs.fileno(), self._shared.fileno())
        self._child = subprocess.Popen(
            [sys.executable, "-m", "daicho.corpus.engines.child", *map(str, handles)],
            pass_fds=handles,
            env={**os.environ, ONE_THREAD: "1"},  # a worker is one core's work
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C on the terminal is for the run to hear, which then ends its workers
        )
        theirs.close()
        self._line = Connection(ours.detach())
        return self._line

    def _how(self) -> str:
        """How the child ended, in words."""
        if self._child is None:
            return "ended"
        try:
            code = self._child.wait(5)
        except subprocess.TimeoutExpired:
            return "no longer answered"
        if code < 0:
            return f"was killed by {signal.Signals(-code).name}"
        return f"ended with status {code}"

    def _end(self) -> None:
        child, line = self._child, self._line
        self._child = self._line = None
        if child is not None:
            child.kill()
            child.wait()
        if line is not None:
            line.close()

    @property
    def process(self) -> int | None:
        """The child's process id; None where there is none yet."""
        return self._child.pid if self._child else None
