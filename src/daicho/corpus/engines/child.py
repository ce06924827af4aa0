"""The child of `worker`: receives tasks, works them, sends results back, and ends when nobody is there to have them.

python -m daicho.corpus.engines.child LINE PULSE    (two inherited file handles)
"""

from __future__ import annotations

import gc
import os
import select
import sys
import threading
from multiprocessing.connection import Connection

from daicho.corpus.engines.worker import Pulse
from daicho.corpus.work import Task, work

_YOUNG = 20_000  # objects made before Python looks for rings among them; with its 700 that is a thirtieth of all work


def main(line: int, pulse: int) -> None:
    """Work tasks until the line is closed."""
    gc.set_threshold(_YOUNG)
    threading.Thread(target=_end_with_parent, args=(line,), daemon=True).start()
    beat = Pulse(pulse).beat
    with Connection(line) as tasks:
        while True:
            try:
                task: Task = tasks.recv()
            except EOFError:
                return
            try:
                answer: object = work(task, beat)
            except Exception as error:  # no page's doing, for those are refused one by one: the shard's own, or ours
                answer = f"failed ({type(error).__name__}: {error})"
            tasks.send(answer)


def _end_with_parent(line: int) -> None:
    """A parent that is killed cannot tell its child to go, but the line between them hangs up."""
    waiting = select.poll()
    waiting.register(line, select.POLLHUP)
    waiting.poll()
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
