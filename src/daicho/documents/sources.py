"""Sources, as the user names them, to documents: files, folders, globs, addresses, feeds and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from daicho.documents.draft import Draft, Raw
from daicho.documents.jsonl import read_json
from daicho.documents.language import language_of
from daicho.documents.text import read_text
from daicho.errors import InputRefused, UsageError
from daicho.model.dates import is_partial_date
from daicho.model.document import Appearance, Document

MAX_BYTES = 20_000_000
TIMEOUT_S = 30.0

_FORMATS = {".txt": "text", ".text": "text", ".md": "text", ".markdown": "text"}
_FORMATS |= {".json": "json", ".jsonl": "json", ".ndjson": "json"}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about all sources.

    published: ISO date, possibly partial, that overrides what the documents tell; lang: `en` or `ja`; allow_local: whether
    addresses on this machine and on private networks may be fetched; max_bytes: of one document (of one line, in JSON lines);
    timeout_s: seconds one address may take in all. Raises UsageError for a date that is none.
    """

    published: str | None = None
    lang: str | None = None
    allow_local: bool = False
    max_bytes: int = MAX_BYTES
    timeout_s: float = TIMEOUT_S

    def __post_init__(self) -> None:
        if self.published is not None and not is_partial_date(self.published):
            raise UsageError(f"{self.published!r} is no date; write 2024-04-12, 2024-04 or 2024")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A source opened for reading. form: the format its name or HTTP tells, else None."""

    source: str
    stream: BinaryIO
    form: str | None = None
    charset: str | None = None
    url: str | None = None


def read_sources(
    sources: Iterable[str],
    options: ReadOptions = ReadOptions(),
) -> Iterator[Document | InputRefused]:
    """Each document of `sources`, or the refusal that stands in its place, lazily and always in the same order.

    Folders are read recursively in the order of their sorted paths, without hidden files and files of other formats. A refusal
    is a value, so one bad file never stops the rest.
    """
    for source in sources:
        try:
            for opened in _open(source):
                if isinstance(opened, InputRefused):
                    yield opened
                    continue
                with opened.stream:
                    try:
                        for draft in _drafts(opened, options.max_bytes):
                            yield draft if isinstance(draft, InputRefused) else _document(draft, opened, options)
                    except InputRefused as refusal:
                        yield refusal
        except InputRefused as refusal:
            yield refusal


def _open(source: str) -> Iterator[_Opened | InputRefused]:
    if source == "-":
        yield _Opened("-", os.fdopen(os.dup(sys.stdin.fileno()), "rb"))
    elif os.path.isdir(source):
        yield from _open_folder(source)
    elif os.path.exists(source) or not glob.has_magic(source):
        yield _open_file(source)
    else:
        matches = sorted(glob.glob(source, recursive=True))
        if not matches:
            raise InputRefused(source, "no file matches")
        for match in matches:
            yield from _open(match)


def _open_folder(folder: str) -> Iterator[_Opened | InputRefused]:
    paths = sorted(
        path
        for path in Path(folder).rglob("*")
        if path.suffix.lower() in _FORMATS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not paths:
        raise InputRefused(folder, "no readable document in this folder")
    for path in paths:
        yield _open_file(str(path))


def _open_file(path: str) -> _Opened | InputRefused:
    try:
        return _Opened(path, open(path, "rb"), _FORMATS.get(os.path.splitext(path)[1].lower()))
    except OSError as error:
        return InputRefused(path, (error.strerror or str(error)).lower())


def _drafts(opened: _Opened, max_bytes: int) -> Iterator[Draft | InputRefused]:
    if opened.form == "json":
        yield from read_json(opened.source, opened.stream, max_bytes)
        return
    data = opened.stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputRefused(opened.source, f"larger than {max_bytes:,} bytes")
    yield from read_text(Raw(opened.source, data, opened.charset, opened.url))


def _document(draft: Draft, opened: _Opened, options: ReadOptions) -> Document | InputRefused:
    source = f"{opened.source}#{draft.part}" if draft.part else opened.source
    if not draft.text.strip():
        return InputRefused(source, "no text in it")
    if "\0" in draft.text:
        return InputRefused(source, "a binary file, not text")
    return Document(
        text=draft.text,
        lang=options.lang or draft.lang or language_of(draft.text),
        appearance=Appearance(
            source=source,
            name=draft.name or opened.source,
            published=options.published or draft.published,
            publisher=draft.publisher,
            url=draft.url or opened.url,
        ),
        title=draft.title,
    )
