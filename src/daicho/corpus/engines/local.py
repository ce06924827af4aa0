"""The engine of one machine: a thread a worker process, each taking the next shard when its last one is done."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterable, Iterator, Mapping

from daicho.corpus.engines.worker import Tell, Worker
from daicho.corpus.work import Result, Task

_TURN = 1.0  # seconds


class LocalEngine:
    """Worker processes on this machine, as many as it has cores unless told otherwise."""

    def __init__(self, workers: int | None, patience: float, tell: Tell) -> None:
        self._workers = [Worker(patience, tell) for _ in range(workers or os.cpu_count() or 1)]

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | None]:
        """Results as they come."""
        todo: queue.SimpleQueue[Task] = queue.SimpleQueue()
        done: queue.SimpleQueue[Result | BaseException] = queue.SimpleQueue()
        left = 0
        for task in tasks:
            todo.put(task)
            left += 1
        threads = [threading.Thread(target=_serve, args=(worker, todo, done)) for worker in self._workers]
        for thread in threads:
            thread.start()
        try:
            while left:
                try:
                    answer = done.get(timeout=_TURN)
                except queue.Empty:
                    yield None
                    continue
                if isinstance(answer, BaseException):
                    raise answer
                left -= 1
                yield answer
        finally:
            while not todo.empty():
                todo.get()
            for worker in self._workers:
                worker.close()
            for thread in threads:
                thread.join()

    def under_way(self) -> Mapping[str, int]:
        """What the workers' pulses say."""
        felt = [worker.pulse.felt() for worker in self._workers]
        return {
            "pages": sum(number + 1 for _, number, _, _ in felt),
            "bytes": sum(size for _, _, size, _ in felt),
            "claims": sum(claims for _, _, _, claims in felt),
        }


def _serve(worker: Worker, todo: queue.SimpleQueue[Task], done: queue.SimpleQueue[Result | BaseException]) -> None:
    try:
        while True:
            result = worker.work(todo.get_nowait())
            worker.pulse.still()
            done.put(result)
    except queue.Empty:
        return
    except BaseException as error:  # told to the run, which ends by it
        done.put(error)
