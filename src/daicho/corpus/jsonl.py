"""JSON lines, plain or packed: a page a line, with the fields of a JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from daicho.corpus import addresses
from daicho.corpus.packed import BrokenOff, lines, unpacked, unpacker
from daicho.corpus.page import Broken, Page
from daicho.corpus.shards import Shard
from daicho.documents.sources import MAX_BYTES


def pages(shard: Shard) -> Iterator[Page | Broken]:
    """The lines of a shard, each with its place. A packed file that breaks off is read up to the break, which is told."""
    with addresses.opened(shard.address) as stream:
        try:
            if new := unpacker(addresses.named(shard.address)):
                found = ((str(i), line) for i, line in enumerate(lines(unpacked(stream, new), MAX_BYTES), 1))
                yield from _pages(shard.source, found)
            else:
                yield from _pages(shard.source, _plain_lines(stream, shard))
        except BrokenOff as broken:
            yield Broken(shard.source, str(broken))


def _plain_lines(stream: IO[bytes], shard: Shard) -> Iterator[tuple[str, bytes]]:
    """The lines that begin in the shard's range, named by number in a whole file and by their first byte in a part of one."""
    at = shard.start
    if at:
        stream.seek(at - 1)
        while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
            at += len(rest)
        at += len(rest) - 1  # the rest of a line that began before, or the break just before this range
    whole = shard.stop is None
    number = 0
    while (whole or at < (shard.stop or 0)) and (line := stream.readline(MAX_BYTES + 1)):
        number += 1
        yield (str(number) if whole else f"byte-{at}"), line
        at += len(line)
        while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
            at += len(line)


def _pages(file: str, found: Iterator[tuple[str, bytes]]) -> Iterator[Page | Broken]:
    for number, (place, line) in enumerate(found):
        if line.isspace():
            continue
        source = f"{file}#{place}"
        if len(line) > MAX_BYTES:
            yield Broken(source, f"larger than {MAX_BYTES:,} bytes")
            continue
        if b"\\u" not in line:  # the words of the text stand in the line as they are
            yield Page(number, source, line, "row")
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            yield Page(
                number, source, line, "row"
            )  # what is wrong with it is told by its reader, if triage lets it through
            continue
        said = value.get("text") or value.get("html") if isinstance(value, dict) else None
        data = said.encode("utf-8", "replace") if isinstance(said, str) else line
        yield Page(number, source, data, "row", value=value if isinstance(value, dict) else None)
