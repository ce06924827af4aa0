"""The engine of a cluster: Ray Core tasks, one a shard. Ray moves tasks from workers and nodes that are lost to others.

Each Ray worker holds one child process of `worker`, with the models loaded once, and hands it one shard after the other. The only
door to Ray.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from daicho.corpus.engines.worker import Tell, Worker
from daicho.corpus.work import Result, Task, failure
from daicho.errors import OutputError

_RETRIES = 5  # times Ray itself runs a task again whose worker or node was lost
_AGAIN = 3  # times a task is given to Ray anew after that
_AHEAD = 2  # tasks given to Ray for each core
_TURN = 1.0  # seconds

Told = list[tuple[str, dict[str, Any]]]


class RayEngine:
    """A Ray cluster: the one at `address`, else one started on this machine with `workers` cores."""

    def __init__(self, workers: int | None, address: str | None, patience: float, tell: Tell) -> None:
        try:
            import ray
        except ImportError as error:
            raise OutputError("--engine ray needs Ray: pip install 'daicho[ray]'") from error
        self._ray: Any = ray
        self._workers = workers
        self._address = address
        self._patience = patience
        self._tell = tell

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | None]:
        """Results as they come; a task that Ray gives up is given to it anew, then set aside by name."""
        ray = self._ray
        started = self._connect()
        try:
            remote = ray.remote(num_cpus=1, max_retries=_RETRIES)(_on_worker)
            todo = [(task, 0) for task in tasks][::-1]
            flying: dict[Any, tuple[Task, int]] = {}
            while todo or flying:
                while todo and len(flying) < self._room():
                    task, tried = todo.pop()
                    flying[remote.remote(task, self._patience)] = (task, tried)
                ready, _ = ray.wait(list(flying), timeout=_TURN)
                if not ready:
                    yield None
                for reference in ready:
                    task, tried = flying.pop(reference)
                    try:
                        result, told = ray.get(reference)
                    except ray.exceptions.RayError as error:
                        reason = str(error).strip().partition("\n")[0]
                        self._tell("worker_lost", shard=task.shard.name, page=-1, reason=reason)
                        if tried < _AGAIN:
                            todo.append((task, tried + 1))
                        else:
                            yield failure(task.shard, task.shard.name, f"set aside: given up by Ray: {reason}")
                        continue
                    for event, facts in told:
                        self._tell(event, **facts)
                    yield result
        finally:
            if started:
                ray.shutdown()

    def under_way(self) -> Mapping[str, int]:
        """Nothing: what a node does is known when a shard is done."""
        return {}

    def _connect(self) -> bool:
        """Join the cluster, unless this process has; whether it is ours to leave."""
        ray = self._ray
        if ray.is_initialized():
            return False
        local = self._address in (None, "local")
        try:
            ray.init(
                address="local" if local else self._address,
                num_cpus=self._workers if local else None,
                include_dashboard=False if local else None,
                log_to_driver=False,
                logging_level="ERROR",
            )
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise OutputError(f"{self._address or 'local'}: no Ray cluster: {error}") from error
        return True

    def _room(self) -> int:
        """Tasks that may be with Ray at a time, as the cluster stands now."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1))) * _AHEAD


def _on_worker(task: Task, patience: float) -> tuple[Result, Told]:
    """Runs on a Ray worker."""
    worker, told = _worker(patience)
    told.clear()
    return worker.work(task), list(told)


@cache
def _worker(patience: float) -> tuple[Worker, Told]:
    """This Ray worker's child, started when its first shard comes."""
    told: Told = []
    return Worker(patience, lambda event, **facts: told.append((event, facts))), told
