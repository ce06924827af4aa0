"""Small crawls, and runs over them in a process of their own."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from daicho.corpus.engines import Engine
from daicho.corpus.run import Progress
from daicho.corpus.run import run as run_corpus
from daicho.corpus.work import Result, Task, work

STORY = (
    "Hoshi Chips to build $2 billion wafer fab in Kumamoto\n\n"
    "KUMAMOTO, Feb. 24, 2024 -- Hoshi Chips will invest $2 billion in a semiconductor plant in Kumamoto, the company said. "
    "The Japanese government will provide a subsidy of up to 120 billion yen. Production is to start in 2027.\n"
)
STORY_JA = (
    "星チップス、熊本に半導体工場\n\n"
    "【2024年2月24日】星チップスは熊本県に半導体工場を建設し、3000億円を投資すると発表した。経済産業省は最大1200億円を補助する。"
    "2027年に量産を始める計画だ。\n"
)
RECIPE = (
    "Stir the soup slowly and leave it to rest for ten minutes. The lamp costs $24.00 and was worth every cent of it.\n"
)


def command(*arguments: object) -> list[str]:
    """The command line of a run."""
    given = list(map(str, arguments))
    workers = [] if "--workers" in given else ["--workers", "1"]
    return [sys.executable, "-m", "daicho", "corpus", *given, *workers]


def story(number: int) -> str:
    """A story like no other, in Japanese: its sums and its firm tell it apart."""
    return STORY_JA.replace("3000億円", f"{3000 + number}億円").replace("星チップス", f"星チップス{number}号")


class Here:
    """An engine that works in this process, where the models are loaded already."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Result | None]:
        for task in tasks:
            yield work(task)
            yield None

    def under_way(self) -> Mapping[str, int]:
        return {}


class Heard(list[tuple[str, dict[str, Any]]]):
    """What a run told."""

    def __call__(self, event: str, **facts: Any) -> None:
        self.append((event, facts))

    def all(self, event: str) -> list[dict[str, Any]]:
        return [facts for name, facts in self if name == event]


def run_here(*inputs: object, into: Path, resume: bool = False, engine: Engine | None = None) -> tuple[Progress, Heard]:
    """A run in this process unless an engine is given; what came of it and what it told."""
    heard = Heard()
    progress = run_corpus(
        map(str, inputs), into, engine or Here(), resume=resume, tell=heard, show=lambda progress: None
    )
    return progress, heard


def write_lines(path: Path, texts: list[str]) -> Path:
    """A file of JSON lines."""
    rows = [json.dumps({"id": f"{path.stem}-{i}", "text": text}, ensure_ascii=False) for i, text in enumerate(texts)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def warc(pages: list[bytes], media_type: str = "text/html; charset=utf-8") -> list[bytes]:
    """Records of responses, not packed."""
    found = []
    for i, page in enumerate(pages):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + page
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2024/02/24/{i}.html\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{i:012}>\r\nWARC-Date: 2024-03-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        found.append(head.encode() + body + b"\r\n\r\n")
    return found


def packed(records: list[bytes]) -> bytes:
    """A .warc.gz: a member a record."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def page(text: str, encoding: str = "utf-8", meta: str = "") -> bytes:
    """A web page that tells `text`."""
    title, *rest = [line for line in text.split("\n") if line]
    paragraphs = "".join(f"<p>{line}</p>" for line in rest)
    menu = "".join(f"<li><a href='/{i}'>{word}</a></li>" for i, word in enumerate(("Home", "Technology", "Jobs")))
    markup = (
        f"<html><head>{meta}<title>{title}</title></head><body><ul>{menu}</ul><article><h1>{title}</h1>{paragraphs}"
        "</article></body></html>"
    )
    return markup.encode(encoding, "xmlcharrefreplace")


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table of a run."""
    from pyarrow import parquet

    found: list[dict[str, object]] = []
    for path in sorted((folder / table).glob("*.parquet")):
        found += parquet.read_table(path).to_pylist()
    return found


def state(folder: Path) -> dict[str, str]:
    """Every file of a run with a hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
