"""Sources, as the user names them, to documents: files, folders, globs, addresses, feeds and standard input."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from daicho.documents.draft import Draft, Raw
from daicho.documents.formats import LINES, SUFFIXES, Format, format_of, suffix
from daicho.documents.jsonl import draft_of, read_json
from daicho.documents.language import language_of
from daicho.documents.published import published_in
from daicho.errors import InputRefused, UsageError
from daicho.model.dates import is_partial_date
from daicho.model.document import Appearance, Document

MAX_BYTES = 20_000_000
TIMEOUT_S = 30.0

_HEAD = 4096  # bytes that tell the format
_CHUNK = 65_536
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_DATED_NAME = re.compile(r"(?:19|20)\d\d([-_]?)\d\d\1\d\d(?!\d)")

# The function that reads each format, loaded when the first such source comes. JSON is read as a stream instead.
_READERS: dict[Format, tuple[str, str]] = {
    "text": ("daicho.documents.text", "read_text"),
    "html": ("daicho.documents.html", "read_html"),
    "feed": ("daicho.documents.feed", "read_feed"),
    "pdf": ("daicho.documents.pdf", "read_pdf"),
    "docx": ("daicho.documents.docx", "read_docx"),
}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about all sources.

    published: ISO date, possibly partial, that overrides what the documents tell; lang: `en` or `ja`; allow_local: whether
    addresses on this machine and on private networks may be fetched; max_bytes: of one document (of one line, in JSON lines);
    timeout_s: seconds one address may take in all. Raises UsageError for a date that is none and for other languages.
    """

    published: str | None = None
    lang: str | None = None
    allow_local: bool = False
    max_bytes: int = MAX_BYTES
    timeout_s: float = TIMEOUT_S

    def __post_init__(self) -> None:
        if self.published is not None and not is_partial_date(self.published):
            raise UsageError(f"{self.published!r} is no date; write 2024-04-12, 2024-04 or 2024")
        if self.lang not in (None, "en", "ja"):
            raise UsageError(f"{self.lang!r} is no language daicho reads; write en or ja")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source ready to be read, with what its transport says of it. url: where it was found after redirects."""

    source: str
    stream: BinaryIO
    media_type: str = ""
    charset: str | None = None
    url: str | None = None


_DEFAULTS = ReadOptions()


def read_sources(sources: Iterable[str], options: ReadOptions = _DEFAULTS) -> Iterator[Document | InputRefused]:
    """Each document of `sources`, or the refusal that stands in its place, lazily and always in the same order.

    Folders are read recursively in the order of their sorted paths, without hidden files and files of other formats. A refusal
    is a value, so that one bad file never stops the rest.
    """
    for source in sources:
        for opened in _opened(source, options):
            if isinstance(opened, InputRefused):
                yield opened
            else:
                yield from _documents(opened, options)


def read_bytes(
    source: str,
    data: bytes,
    *,
    media_type: str = "",
    charset: str | None = None,
    url: str | None = None,
    options: ReadOptions = _DEFAULTS,
) -> Iterator[Document | InputRefused]:
    """The documents of one source whose bytes are at hand, a record of a crawl say; as `read_sources` gives them.

    media_type, charset: as HTTP had them; url: the address the bytes came from.
    """
    yield from _documents(_Opened(source, io.BytesIO(data), media_type, charset, url), options)


def read_object(source: str, value: object, part: str, options: ReadOptions = _DEFAULTS) -> Document | InputRefused:
    """The document that one JSON object of a source describes; part: what tells it from the others there."""
    try:
        return _document(draft_of(source, value, part), _Opened(source, io.BytesIO()), options)
    except InputRefused as refusal:
        return refusal
    except Exception as error:  # the parsers of others, as in `_documents`
        return InputRefused(f"{source}#{part}", f"cannot be read: {type(error).__name__}: {error}")


def _opened(source: str, options: ReadOptions) -> Iterator[_Opened | InputRefused]:
    """What a source stands for, each open for as long as the caller looks at it."""
    if source == "-":
        yield _Opened("-", sys.stdin.buffer)
    elif _ADDRESS.match(source):
        yield from _open_address(source, options)
    elif os.path.isdir(source):
        yield from _open_folder(source)
    elif glob.has_magic(source) and not os.path.lexists(source):
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            yield InputRefused(source, "no file matches")
        for match in matches:
            yield from _opened(match, options)
    else:
        yield from _open_file(source)


def _open_folder(folder: str) -> Iterator[_Opened | InputRefused]:
    refusals: list[InputRefused] = []
    paths: list[str] = []
    for inner, folders, files in os.walk(
        folder, onerror=lambda error: refusals.append(_refusal(error.filename, error))
    ):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [os.path.join(inner, name) for name in files if not name.startswith(".") and suffix(name) in SUFFIXES]
    yield from sorted(refusals, key=str)
    paths = sorted(path for path in paths if os.path.isfile(path))
    if not paths and not refusals:
        yield InputRefused(folder, f"nothing to read in this folder; daicho reads {' '.join(sorted(SUFFIXES))}")
    for path in paths:
        yield from _open_file(path)


def _open_file(path: str) -> Iterator[_Opened | InputRefused]:
    try:
        stream = open(path, "rb")  # noqa: SIM115  (closed below; a refusal is no reason to be in `with`)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        yield _refusal(path, error)
        return
    with stream:
        yield _Opened(_printed(path), stream)


def _open_address(address: str, options: ReadOptions) -> Iterator[_Opened | InputRefused]:
    from daicho.documents.fetch import fetch

    try:
        page = fetch(address, allow_local=options.allow_local, max_bytes=options.max_bytes, timeout_s=options.timeout_s)
    except InputRefused as refusal:
        yield refusal
        return
    yield _Opened(address, io.BytesIO(page.data), page.media_type, page.charset, page.url)


def _refusal(path: str, error: Exception) -> InputRefused:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputRefused(_printed(path), reason.lower())


def _printed(path: str) -> str:
    r"""A path as text that can be written and kept: bytes that are no UTF-8 (names in Shift_JIS, say) stand as \udc83."""
    return path.encode("utf-8", "backslashreplace").decode()


def _documents(opened: _Opened, options: ReadOptions) -> Iterator[Document | InputRefused]:
    try:
        for draft in _drafts(opened, options.max_bytes):
            yield draft if isinstance(draft, InputRefused) else _document(draft, opened, options)
    except InputRefused as refusal:
        yield refusal
    except OSError as error:  # a disk that fails half-way
        yield _refusal(opened.source, error)
    except Exception as error:  # the parsers of others: one that fails on a hostile file must not end the run
        yield InputRefused(opened.source, f"cannot be read: {type(error).__name__}: {error}")


def _drafts(opened: _Opened, max_bytes: int) -> Iterator[Draft | InputRefused]:
    head = opened.stream.read(_HEAD)
    if not head:
        raise InputRefused(opened.source, "an empty file")
    name = opened.url or opened.source
    form = format_of(head, name=name, media_type=opened.media_type)
    if form == "json":
        stream = io.BufferedReader(_Replayed(head, opened.stream), _CHUNK)
        yield from read_json(opened.source, stream, max_bytes, by_line=suffix(name) in LINES)
        return
    data = head + opened.stream.read(max(0, max_bytes + 1 - len(head)))
    if len(data) > max_bytes:
        raise InputRefused(opened.source, f"larger than {max_bytes:,} bytes")
    module, function = _READERS[form]
    read: Callable[[Raw], Iterator[Draft | InputRefused]] = getattr(import_module(module), function)
    yield from read(Raw(opened.source, data, opened.charset, opened.url))


def _document(draft: Draft, opened: _Opened, options: ReadOptions) -> Document | InputRefused:
    source = f"{opened.source}#{draft.part}" if draft.part else opened.source
    if not draft.text.strip():
        return InputRefused(source, "no text in it")
    if "\0" in draft.text:
        return InputRefused(source, "binary data (zero characters) in its text")
    url = draft.url if draft.part else opened.url or draft.url
    address = url or (None if draft.part else _dated_name(opened.source))
    return Document(
        text=draft.text,
        lang=options.lang or draft.lang or language_of(draft.text),
        appearance=Appearance(
            source=source,
            name=draft.name or opened.source,
            published=options.published or draft.published or published_in(draft.text, address),
            publisher=draft.publisher,
            url=url,
        ),
        title=draft.title,
    )


def _dated_name(path: str) -> str | None:
    """The name of a file that begins with a full date, as archives of stories are kept; others may be of a scan or download."""
    name = os.path.basename(path)
    return name if _DATED_NAME.match(name) else None


class _Replayed(io.RawIOBase):
    """A stream with its first bytes put back. Peeking would not do: a pipe may give its bytes in dribs."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
