"""WARC and WET files, plain or packed: a page a response.

fastwarc reads a file that was cut off up to the break without a word, so the end is looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from daicho.corpus import addresses
from daicho.corpus.packed import BrokenOff, unpacked, unpacker
from daicho.corpus.page import Broken, Page
from daicho.corpus.remote import heed
from daicho.corpus.shards import Shard
from daicho.documents.sources import MAX_BYTES

_MARKUP = ("text/html", "application/xhtml+xml", "")
_PACKED = ("application/pdf", "application/rss+xml", "application/atom+xml", "application/xml", "text/xml")
_MEMBERS = (b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd")  # how a member begins, in gzip and in Zstandard


def pages(shard: Shard) -> Iterator[Page | Broken]:
    """The pages of a file, and where it breaks off if it does."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number, last, cut = -1, 0, False
    with addresses.opened(shard.address) as stream:
        local = not addresses.is_remote(shard.address)
        records = ArchiveIterator(
            shard.address if local else stream, parse_http=True, auto_decode="all", fsspec_args=False
        )
        try:
            for record in records:
                number += 1
                last = record.stream_pos
                if not record.record_type & wanted:
                    continue
                page = _page(shard.source, number, record)
                if page is not None:
                    yield page
        except (OSError, ValueError) as error:
            heed(stream)
            cut = True
            yield Broken(shard.source, f"damaged ({error}): read up to byte {last:,} of {shard.size:,}")
        heed(stream)
        if not cut and (broken := _break(stream, shard, last)):
            yield Broken(shard.source, f"{broken} of {shard.size:,}, {number + 1:,} records")


def _page(file: str, number: int, record: Any) -> Page | Broken | None:
    """The page a record holds, or that it is too large; None for pictures, redirects and errors."""
    headers = record.http_headers
    if headers is not None and not 200 <= (headers.status_code or 200) < 300:
        return None
    media_type = (
        (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    )
    if media_type in _MARKUP:
        form = "markup"
    elif media_type in _PACKED:
        form = "packed"
    elif media_type.startswith("text/"):
        form = "text"
    else:
        return None
    data = record.reader.read(MAX_BYTES + 1)
    if not data:
        return None
    if len(data) > MAX_BYTES:
        return Broken(f"{file}#{number}", f"larger than {MAX_BYTES:,} bytes")
    url = record.headers.get("WARC-Target-URI")
    return Page(
        number,
        f"{file}#{number}",
        data,
        form,  # type: ignore[arg-type]
        media_type=media_type,
        charset=record.http_charset,
        url=url.strip("<>") if url else None,
    )


def _break(stream: IO[bytes], shard: Shard, last: int) -> BrokenOff | str | None:
    """Where the file breaks off; `last` is where its last record begins, if it has a member of its own."""
    stream.seek(last)
    if new := unpacker(addresses.named(shard.address)):
        if not stream.read(4).startswith(_MEMBERS):  # all records in one member, as `gzip crawl.warc` makes it
            last = 0
        stream.seek(last)
        try:
            for _ in unpacked(stream, new, last):
                pass
        except BrokenOff as broken:
            return broken
        return None
    return _break_of_plain(stream, last)


def _break_of_plain(stream: IO[bytes], last: int) -> str | None:
    """Whether the last record of a plain file is shorter than it says."""
    length, at = None, last
    while (line := stream.readline()) and line.strip():
        at += len(line)
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    if not line and at == last:
        return None  # nothing there at all: an empty file
    at += len(line)
    stream.seek(0, 2)
    end = stream.tell()
    if length is not None and line and end >= at + length:
        return None
    return f"broken off: whole up to byte {last:,}, read up to byte {end:,}"
