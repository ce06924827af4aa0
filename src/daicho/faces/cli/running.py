"""How a corpus run shows itself on standard error: a moving line on a terminal, a line now and then elsewhere, or JSON lines."""

from __future__ import annotations

import datetime
import json
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from daicho.faces.cli.options import complain

if TYPE_CHECKING:
    from daicho.corpus.run import Progress

_EVERY = 10.0  # seconds between two lines where there is no terminal


class Display(Protocol):
    """Shows a run while it is open."""

    def __enter__(self) -> Display: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def tell(self, event: str, **facts: Any) -> None:
        """Something happened: a refusal, a lost worker, a shard that is done."""
        ...

    def show(self, progress: Progress) -> None:
        """So far it is now."""
        ...


def display(log: str | None) -> Display:
    """The display that suits where standard error goes."""
    if log:
        return _JsonLines()
    return _Terminal() if sys.stderr.isatty() else _Lines()


def line(progress: Progress, seconds: float) -> str:
    """`41,000 pages, 1.2 GB, 310 claims, 870 pages/s, 00:03:10 left`."""
    under_way = progress.under_way
    pages = progress.counts["pages"] + under_way.get("pages", 0)
    size = progress.counts["bytes"] + under_way.get("bytes", 0)
    claims = progress.counts["claims"] + under_way.get("claims", 0)
    rate = pages / max(seconds, 1e-9)
    return (
        f"{pages:,} page{'' if pages == 1 else 's'}, {size / 1e6:,.0f} MB, {claims:,} claims, {rate:,.0f} pages/s, "
        f"{progress.done} of {progress.shards} shards, {_left(progress, seconds)}"
    )


def _left(progress: Progress, seconds: float) -> str:
    """The time left, by the size of the shards that this run has worked itself."""
    worked = progress.done_size - progress.known_size
    if worked <= 0:
        return "time left not known yet"
    left = int(seconds * (progress.size - progress.done_size) / worked)
    return f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"


class _Shown:
    """What the displays share."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def seconds(self) -> float:
        return time.monotonic() - self._began


class _Lines(_Shown):
    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0

    def tell(self, event: str, **facts: Any) -> None:
        if said := _wording(event, facts):
            complain(said)

    def show(self, progress: Progress) -> None:
        if self.seconds() - self._last >= _EVERY:
            self._last = self.seconds()
            print(line(progress, self._last), file=sys.stderr, flush=True)


class _JsonLines(_Shown):
    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0

    def tell(self, event: str, **facts: Any) -> None:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        print(json.dumps({"time": now, "event": event, **facts}, ensure_ascii=False), file=sys.stderr, flush=True)

    def show(self, progress: Progress) -> None:
        if self.seconds() - self._last >= _EVERY:
            self._last = self.seconds()
            self.tell("progress", shards=progress.shards, done=progress.done, counts=dict(progress.counts))


class _Terminal(_Shown):
    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.status import Status

        self._console = Console(stderr=True)
        self._status = Status("planning", console=self._console)

    def __enter__(self) -> _Terminal:
        self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def tell(self, event: str, **facts: Any) -> None:
        if said := _wording(event, facts):
            self._console.print(f"daicho: {said}", markup=False, highlight=False)

    def show(self, progress: Progress) -> None:
        self._status.update(line(progress, self.seconds()))


def _wording(event: str, facts: dict[str, Any]) -> str:
    """A person's line for an event; empty for those that only a log wants."""
    if event == "refused":
        return f"{facts['source']}: {facts['reason']}"
    if event == "worker_lost":
        return f"{facts['shard']}: a process reading it {facts['reason']}; it is read again"
    return ""
