"""Batches of files that are a page each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from daicho.corpus import addresses
from daicho.corpus.page import Broken, Page
from daicho.corpus.shards import Shard
from daicho.documents.formats import format_of
from daicho.documents.sources import MAX_BYTES
from daicho.errors import InputRefused, StoreLost

_HEAD = 4096
_FORMS: dict[str, Literal["markup", "text", "packed"]] = {"html": "markup", "text": "text"}


def pages(shard: Shard) -> Iterator[Page | Broken]:
    """The files of a batch. One that cannot be read is told, and the others go on. Raises StoreLost."""
    for number, address in enumerate(shard.files):
        source = addresses.printed(address)
        try:
            with addresses.opened(address) as stream:
                data = stream.read(MAX_BYTES + 1)
        except StoreLost:
            raise
        except (InputRefused, OSError) as error:
            yield Broken(source, error.reason if isinstance(error, InputRefused) else str(error.strerror).lower())
            continue
        if len(data) > MAX_BYTES:
            yield Broken(source, f"larger than {MAX_BYTES:,} bytes")
            continue
        # Feeds, JSON, PDF and Word are taken apart first; triage sees their text.
        yield Page(number, source, data, _FORMS.get(format_of(data[:_HEAD], name=addresses.named(address)), "packed"))
