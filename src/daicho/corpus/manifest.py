"""The folder a run writes to: partitions, a manifest with one entry a shard, and what looks across shards at its end.

    documents/ appearances/ claims/ refused/   one Parquet file a shard, named by the shard's key
    manifest/                                  one JSON file a shard: what it was, what came of it
    copies/ report/                            one Parquet file each, written when all shards are done

Every file is written aside, synced and renamed, its manifest entry last; so a shard is there whole or not at all, whatever was
killed when. A partition without an entry is a leftover, and goes when the run is finished.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from daicho.corpus.tables import TABLES, parquet_bytes, schemas
from daicho.corpus.work import Result
from daicho.errors import OutputError, UsageError

_ENTRIES = "manifest"
_REPORT = "report/report.parquet"
_COPIES = "copies/copies.parquet"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one shard. sizes: bytes of each of its partitions."""

    key: str
    shard: str
    form: str
    size: int
    content: str
    code: str
    sizes: Mapping[str, int]
    counts: Mapping[str, int]


class Output:
    """The folder of one run, held by one process at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries: dict[str, Entry] = {}
        self._named: dict[str, list[str]] = {}

    def known(self, shard: str) -> frozenset[str]:
        """Keys under which the partitions of a shard of this name all stand: one for each content and code it was read with."""
        return frozenset(self._named.get(shard, ()))

    def entry(self, key: str) -> Entry:
        """What the manifest says of a shard."""
        return self._entries[key]

    def beside(self, shards: Iterable[str]) -> list[str]:
        """Keys that stand of other shards than those named."""
        named = set(shards)
        return [key for key, entry in self._entries.items() if entry.shard not in named]

    def save(self, result: Result, code: str) -> None:
        """Write a shard's partitions, then its entry. Raises OutputError where that fails."""
        for table, data in result.files.items():
            self._write(f"{table}/{result.key}.parquet", data)
        entry = Entry(
            key=result.key,
            shard=result.shard.name,
            form=result.shard.form,
            size=result.shard.size,
            content=result.content,
            code=code,
            sizes={table: len(data) for table, data in result.files.items()},
            counts=dict(sorted(result.counts.items())),
        )
        body = {slot: getattr(entry, slot) for slot in Entry.__slots__}
        self._write(f"{_ENTRIES}/{result.key}.json", json.dumps(body, ensure_ascii=False, indent=1).encode())
        self._entries[result.key] = entry

    def finish(self, keys: Iterable[str], failed: Iterable[Result], copies: Iterable[Mapping[str, Any]]) -> None:
        """Leave the shards named by `keys` only, and write what looks across them; `failed` ones are in the report alone."""
        wanted = set(keys)
        for name in (*TABLES, _ENTRIES):
            for path in (self.folder / name).iterdir():
                if path.stem not in wanted:
                    path.unlink()
        self._entries = {key: entry for key, entry in self._entries.items() if key in wanted}
        rows = [_report_row(e.shard, e.key, e.form, e.size, e.counts) for e in self._entries.values()]
        rows += [_report_row(r.shard.name, "", r.shard.form, r.shard.size, r.counts) for r in failed]
        rows.sort(key=lambda row: (row["shard"], row["key"]))
        self._write(_COPIES, parquet_bytes(list(copies), schemas()["copies"]))
        self._write(_REPORT, parquet_bytes(rows, schemas()["report"]))

    def begin(self) -> None:
        """Make the folders and read what stands; a report of an earlier finish goes, for the run is under way again."""
        try:
            for name in (*TABLES, _ENTRIES, "copies", "report"):
                (self.folder / name).mkdir(exist_ok=True)
            for report in (_REPORT, _COPIES):
                (self.folder / report).unlink(missing_ok=True)
            for path in sorted((self.folder / _ENTRIES).glob("*.json")):
                entry = Entry(**json.loads(path.read_bytes()))
                if all(self._stands(entry, table) for table in TABLES):
                    self._entries[entry.key] = entry
                    self._named.setdefault(entry.shard, []).append(entry.key)
        except (OSError, ValueError, TypeError) as error:
            raise OutputError(f"{self.folder}: cannot go on with this run: {error}") from error

    def _stands(self, entry: Entry, table: str) -> bool:
        path = self.folder / table / f"{entry.key}.parquet"
        return path.is_file() and path.stat().st_size == entry.sizes.get(table)

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        part = path.with_name(f".{path.name}.part")
        try:
            with part.open("wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.replace(path)
            _sync(path.parent)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def output(folder: Path, *, resume: bool) -> Iterator[Output]:
    """The folder of a run, held until the end. Raises UsageError where it holds something and nobody said to go on with that."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = sorted(path.name for path in folder.iterdir() if path.name != _LOCK)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}") from error
    if there and _ENTRIES not in there:
        raise UsageError(f"{folder}: holds other files and no corpus run; name a new folder")
    if there and not resume:
        raise UsageError(f"{folder}: holds a run already; --resume does what is missing, or name a new folder")
    with (folder / _LOCK).open("a") as held:
        _lock(held, folder)
        run = Output(folder)
        run.begin()
        yield run


def is_finished(folder: Path) -> bool:
    """Whether all shards of the run in a folder are done."""
    return (folder / _REPORT).is_file()


def _lock(held: IO[str], folder: Path) -> None:
    """Hold the folder; the system lets go of it when this process ends, however it does."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise OutputError(f"{folder}: another run is writing to it") from None


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _report_row(shard: str, key: str, form: str, size: int, counts: Mapping[str, int]) -> dict[str, Any]:
    row = {name: counts.get(name, 0) for name in schemas()["report"].names}
    return {**row, "shard": shard, "key": key, "form": form, "size": size}
