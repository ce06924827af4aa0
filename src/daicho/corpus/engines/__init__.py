"""Where shards are worked: on this machine's processes, or on a Ray cluster. The rest of the code knows only `Engine`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol

from daicho.corpus.engines.worker import Tell
from daicho.corpus.work import Result, Task
from daicho.errors import UsageError

EngineName = Literal["local", "ray"]


class Engine(Protocol):
    """Runs tasks in any order and on any process; every task given has one result, whatever dies meanwhile."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | None]:
        """Results as they come, and None about once a second between them. Closing the iterator ends all work."""
        ...

    def under_way(self) -> Mapping[str, int]:
        """Pages, bytes and claims of shards that are not done yet, as far as this engine can tell."""
        ...


def engine_named(name: EngineName, *, workers: int | None, address: str | None, patience: float, tell: Tell) -> Engine:
    """An engine. workers: processes, by default one a core; address: of a Ray cluster, else one on this machine is started.

    patience: seconds that one page may take; tell: told of workers lost. Raises UsageError, or OutputError without Ray.
    """
    if name == "local":
        if address:
            raise UsageError("--address is for --engine ray")
        from daicho.corpus.engines.local import LocalEngine

        return LocalEngine(workers, patience, tell)
    from daicho.corpus.engines.ray import RayEngine

    return RayEngine(workers, address, patience, tell)
