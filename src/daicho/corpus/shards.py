"""Shards: the pieces of a crawl that are read, retried and written one by one.

A WARC file is one; so is a packed file of JSON lines, which can only be read from its beginning. Plain JSON lines are cut into
ranges of bytes, Parquet into ranges of row groups, and the other files of a folder go together in batches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from daicho.corpus import addresses
from daicho.corpus.addresses import File
from daicho.documents.formats import SUFFIXES, suffix
from daicho.errors import InputRefused
from daicho.model.ids import content_id

Form = Literal["warc", "jsonl", "parquet", "files"]

_RANGE_BYTES = 64 << 20
_BATCH_FILES = 500
_BATCH_BYTES = 64 << 20
_PACKINGS = (".gz", ".zst", ".zstd")


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the input. address: its file, or the first of its files; start, stop: a range of bytes or of row groups.

    files: all of them, for a batch; size: bytes, for telling how much is left.
    """

    form: Form
    address: str
    size: int
    start: int = 0
    stop: int | None = None
    files: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """How its file is named in outputs."""
        return addresses.printed(self.address)

    @property
    def name(self) -> str:
        """How reports name it."""
        if self.files:
            return f"{self.source} and {len(self.files) - 1} more" if len(self.files) > 1 else self.source
        if self.start == 0 and self.stop is None:
            return self.source
        unit = "row groups" if self.form == "parquet" else "bytes"
        return f"{self.source} ({unit} {self.start:,} to {'the end' if self.stop is None else f'{self.stop:,}'})"

    def content(self) -> str:
        """A hash of what is in it. Raises InputRefused where it cannot be read."""
        if self.files:
            parts = [addresses.content(file) for file in self.files]
            return hashlib.sha256("".join(parts).encode()).hexdigest()
        if self.form == "parquet":
            return addresses.content(self.address)
        return addresses.content(self.address, self.start, self.stop)

    def key(self, content: str, code: str) -> str:
        """What its outputs are named by: where it is, what is in it, and the version of the code that reads it."""
        files = tuple(map(addresses.printed, self.files))
        return content_id("s", self.form, self.source, self.start, self.stop, files, content, code)


def plan(inputs: Iterable[str]) -> Iterator[Shard | InputRefused]:
    """The shards of `inputs` in their order, and what of them is nothing daicho reads."""
    for name in inputs:
        batch: list[File] = []
        found = False
        for file in addresses.files(name):
            if isinstance(file, InputRefused):
                yield file
                found = True
                continue
            pieces = _pieces(file)
            if pieces is None:
                if suffix(addresses.named(file.address)) in SUFFIXES:
                    batch.append(file)
                elif file.address == name:
                    yield InputRefused(
                        addresses.printed(name), f"no crawl daicho reads; it reads .warc .jsonl .parquet {_packed()}"
                    )
                    found = True
                continue
            found = True
            yield from pieces
        yield from _batches(batch)
        if not found and not batch:
            yield InputRefused(addresses.printed(name), "nothing to read in it")


def _packed() -> str:
    return "(also with .gz, .zst), " + " ".join(sorted(SUFFIXES))


def _pieces(file: File) -> list[Shard] | None:
    """The shards of a file of many pages; None for one that is a page itself."""
    whole = plain = addresses.named(file.address)
    for packing in _PACKINGS:
        plain = plain.removesuffix(packing)
    kind = suffix(plain)
    if kind in (".warc", ".wet"):
        return [Shard("warc", file.address, file.size)]
    if kind in (".jsonl", ".ndjson"):
        return _ranges(file) if plain == whole else [Shard("jsonl", file.address, file.size)]
    if kind == ".parquet":
        from daicho.corpus.parquet import row_group_ranges

        return row_group_ranges(file)
    return None


def _ranges(file: File) -> list[Shard]:
    """Ranges of about equal size; a line belongs to the range its first byte lies in."""
    if file.size <= _RANGE_BYTES:
        return [Shard("jsonl", file.address, file.size)]
    many = -(-file.size // _RANGE_BYTES)
    cuts = [file.size * i // many for i in range(many)] + [file.size]
    return [Shard("jsonl", file.address, stop - start, start, stop) for start, stop in pairwise(cuts)]


def _batches(found: list[File]) -> Iterator[Shard]:
    batch: list[File] = []
    size = 0
    for file in found:
        if batch and (len(batch) >= _BATCH_FILES or size + file.size > _BATCH_BYTES):
            yield Shard("files", batch[0].address, size, files=tuple(item.address for item in batch))
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield Shard("files", batch[0].address, size, files=tuple(item.address for item in batch))
