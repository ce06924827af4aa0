"""What one shard goes through: a plain function from a shard to its rows, the same wherever and however often it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from daicho.corpus import folders, jsonl, parquet, warc
from daicho.corpus.copies import signature
from daicho.corpus.extract import documents_of, main_text
from daicho.corpus.page import Broken, Page
from daicho.corpus.shards import Form, Shard
from daicho.corpus.tables import Row, Rows, appearance_row, claim_rows, document_row
from daicho.corpus.triage import Triage
from daicho.documents.language import language_of
from daicho.errors import InputRefused
from daicho.model.claim import Reading
from daicho.model.dates import earliest
from daicho.model.document import Appearance, Document
from daicho.pipeline import rules, try_extract

_READERS: Mapping[Form, Callable[[Shard], Iterator[Page | Broken]]] = {
    "warc": warc.pages,
    "jsonl": jsonl.pages,
    "parquet": parquet.pages,
    "files": folders.pages,
}

_REMEMBERED = 500  # texts whose reading a process remembers from shard to shard

Notice = Callable[[int, int, int], None]
"""Told of each page before it is looked at: its number, the bytes and the claims so far."""


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be worked. code: the version its outputs are named by; known: keys whose outputs stand already.

    aside: numbers of pages to leave alone, each with the reason, because they ended a worker before.
    """

    shard: Shard
    code: str
    known: frozenset[str] = frozenset()
    aside: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a shard. files: its tables as Parquet; key: what they are named by; known: they stood already.

    Without either the shard failed as a whole, for the reason in `refused`; another run tries it again.
    """

    shard: Shard
    key: str
    content: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()
    known: bool = False

    @property
    def failed(self) -> bool:
        """Whether nothing came of it."""
        return not self.files and not self.known


def failure(shard: Shard, source: str, reason: str) -> Result:
    """The result of a shard that could not be read."""
    return Result(shard, "", counts={"refused": 1}, refused=((source, reason),))


def work(task: Task, notice: Notice = lambda number, size, claims: None) -> Result:
    """Read a shard. What cannot be read, a page or the whole, is refused by name and never stops the run."""
    shard = task.shard
    made = _Made()
    notice(-1, 0, 0)
    try:
        content = shard.content()
        key = shard.key(content, task.code)
        if key in task.known:
            return Result(shard, key, content, known=True)
        for page in _READERS[shard.form](shard):
            if isinstance(page, Broken):
                made.refuse(page.source, page.reason)
                continue
            notice(page.number, made.counts["bytes"], made.counts["claims"])
            made.counts["pages"] += 1
            made.counts["bytes"] += len(page.data)
            if page.number in task.aside:
                made.refuse(page.source, task.aside[page.number])
            else:
                _read(page, made)
    except InputRefused as refusal:
        return failure(shard, refusal.source, refusal.reason)
    return made.result(shard, key, content)


def _read(page: Page, made: _Made) -> None:
    """One page, as far as triage lets it."""
    if page.form != "packed" and not _triage().may_claim(page.data):
        return
    made.counts["may_claim"] += 1
    try:
        if page.form != "packed":
            text = main_text(page)
            if not _triage().is_worth_reading(text):
                return
            made.counts["worth_reading"] += 1
            if page.form == "markup" and language_of(text) == "other":  # told before its story is sought with more care
                made.counts["other_language"] += 1
                return
        worth = page.form != "packed"
        for document in documents_of(page):
            if isinstance(document, InputRefused):
                made.refuse(document.source, document.reason)
            elif page.form != "packed" or _triage().is_worth_reading(document.text):
                made.counts["worth_reading"] += not worth
                worth = True
                made.keep(document)
    except InputRefused as refusal:
        made.refuse(refusal.source, refusal.reason)
    except Exception as error:  # the parsers of others: one that fails on a hostile page must not end the shard
        made.refuse(page.source, f"cannot be read: {type(error).__name__}: {error}")


class _Made:
    """What a shard has made so far. A text that appears again is read once, against the earliest of its dates."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.counts: Counter[str] = Counter()
        self._documents: dict[str, tuple[Document, Row, list[Row]]] = {}

    def refuse(self, source: str, reason: str) -> None:
        self.counts["refused"] += 1
        self.rows.refused.append({"source": source, "reason": reason})

    def keep(self, document: Document) -> None:
        if document.lang == "other":
            self.counts["other_language"] += 1
            return
        key = document.id
        before = self._documents.get(key)
        if before is None:
            self._extract(key, document)
        else:
            self.counts["copies"] += 1
            if earliest((before[0].published, document.published)) != before[0].published:
                self._extract(key, Document(before[0].text, before[0].lang, document.appearance, before[0].title))
        if key in self._documents:
            self.counts["appearances"] += 1
            self.rows.appearances.append(appearance_row(key, document.appearance))

    def _extract(self, key: str, document: Document) -> None:
        reading = _reading(document.text, document.lang, document.published)
        if isinstance(reading, InputRefused):
            self.refuse(document.appearance.source, reading.reason)
            return
        row = document_row(key, document, reading, signature(document.text, document.lang), rules())
        claims = claim_rows(key, reading)
        before = self._documents.get(key)
        self._documents[key] = (document, row, claims)
        self.counts["claims"] += len(claims) - (len(before[2]) if before else 0)

    def result(self, shard: Shard, key: str, content: str) -> Result:
        for document, row, claims in self._documents.values():
            self.rows.documents.append(row)
            self.rows.claims.extend(claims)
            self.counts["english" if document.lang == "en" else "japanese"] += 1
            self.counts["with_claims"] += bool(claims)
        self.counts["documents"] = len(self.rows.documents)
        refused = tuple((row["source"], row["reason"]) for row in self.rows.refused)
        return Result(shard, key, content, self.rows.packed(), dict(self.counts), refused)


@lru_cache(maxsize=_REMEMBERED)
def _reading(text: str, lang: str, published: str | None) -> Reading | InputRefused:
    """What a text says. An agency's story comes again in other shards, and says the same."""
    return try_extract(Document(text, lang, Appearance("", "", published)))


@cache
def _triage() -> Triage:
    """This process's matchers, made when its first page comes."""
    return Triage()
