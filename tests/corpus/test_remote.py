from __future__ import annotations

import gzip
import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import register_implementation

from corpus_samples import page, rows, run_here, story, warc, write_lines
from daicho.corpus import addresses, remote
from daicho.corpus.shards import Shard, plan
from daicho.errors import StoreLost

KEY = "0123456789abcdef"
SIGNED = f"?X-Amz-Expires=900&X-Amz-Signature={KEY}"


class Stumbling(MemoryFileSystem):
    """A store that breaks connections at a byte, so many times. ends: whether it does so by ending the file there."""

    protocol = "stumbling"
    store: dict[str, Any] = {}  # noqa: RUF012  (fsspec's own way)
    at, times, ends = 0, 0, False

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return f"/{path.removeprefix('stumbling://').strip('/')}"

    def unstrip_protocol(self, name: str) -> str:
        return f"stumbling://{name.strip('/')}"

    def _open(self, path: str, *args: Any, **kwargs: Any) -> Any:
        whole = super()._open(path, *args, **kwargs)
        read = whole.read

        def stumble(size: int = -1) -> bytes:
            kind = type(self)
            start = whole.tell()
            if kind.times and start + (size if size >= 0 else whole.size) > kind.at:
                if start < kind.at:
                    return bytes(read(kind.at - start))
                kind.times -= 1
                if kind.ends:
                    return b""
                raise ConnectionResetError(104, "Connection reset by peer")
            return bytes(read(size))

        whole.seek(0)
        return _File(whole, stumble)


class _File:
    def __init__(self, whole: Any, read: Callable[[int], bytes]) -> None:
        self.seek, self.read, self.close = whole.seek, read, lambda: None


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> type[Stumbling]:
    register_implementation("stumbling", Stumbling, clobber=True)
    monkeypatch.setattr(remote, "_WAITS", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Stumbling, "store", {})
    monkeypatch.setattr(Stumbling, "at", 700)
    monkeypatch.setattr(Stumbling, "times", 0)
    monkeypatch.setattr(Stumbling, "ends", False)
    return Stumbling


def crawl(store: type[Stumbling], folder: Path) -> None:
    """The same stories in every form, each file longer than the byte at which the store stumbles."""
    from pyarrow import Table, parquet

    lines = write_lines(folder / "a.jsonl", [story(i) for i in range(9)]).read_bytes()
    table = Table.from_pylist([{"text": story(i)} for i in range(9)])
    parquet.write_table(table, folder / "c.parquet", row_group_size=2, compression="none", use_dictionary=False)
    records = warc([page(story(i)) for i in range(9)])
    for name, data in {
        "a.jsonl": lines,
        "b.jsonl.gz": gzip.compress(lines, 1),
        "c.parquet": (folder / "c.parquet").read_bytes(),
        "d.warc": b"".join(records),
        "e.warc.gz": b"".join(map(gzip.compress, records)),
        "f.txt": b"".join(story(i).encode() for i in range(9)),
    }.items():
        assert len(data) > 700 or name == "b.jsonl.gz"
        store().pipe_file(f"/crawl/{name}", data)


@pytest.mark.parametrize("ends", [False, True])
def test_a_store_that_stumbles_is_asked_again(store: type[Stumbling], tmp_path: Path, ends: bool) -> None:
    crawl(store, tmp_path)
    run_here("stumbling://crawl", into=tmp_path / "whole")
    store.times, store.ends = 3, ends
    progress, heard = run_here("stumbling://crawl", into=tmp_path / "out")
    assert (store.times, progress.failed, heard.all("refused")) == (0, 0, [])
    assert rows(tmp_path / "out", "claims") == rows(tmp_path / "whole", "claims")


@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("name", ["a.jsonl", "b.jsonl.gz", "c.parquet", "d.warc", "e.warc.gz", "f.txt"])
def test_a_store_that_is_lost_fails_the_shard_and_resuming_reads_it(
    store: type[Stumbling], tmp_path: Path, name: str, ends: bool
) -> None:
    crawl(store, tmp_path)
    store.at, store.times, store.ends = 300, 10**9, ends
    address, out = f"stumbling://crawl/{name}", tmp_path / "out"
    progress, heard = run_here(address, into=out)
    ((refused),) = heard.all("refused")
    assert (progress.done, progress.failed, refused["source"]) == (1, 1, address)
    assert re.match(r"lost at byte 300 of [\d,]+ \(", refused["reason"])
    assert rows(out, "documents") == []
    store.times = 0
    progress, heard = run_here(address, into=out, resume=True)
    assert (progress.failed, heard.all("refused")) == (0, [])
    assert len(rows(out, "documents")) == (1 if name == "f.txt" else 9)


def test_a_file_that_is_gone_is_not_asked_for_again(store: type[Stumbling]) -> None:
    opened: list[int] = []

    def gone() -> Any:
        opened.append(1)
        raise FileNotFoundError("no such object")

    with pytest.raises(StoreLost, match="lost at byte 0 of 9"):
        remote.buffered(remote.Steady(gone, 9, "a", str)).read()
    assert len(opened) == 1


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A server on this machine that hands out a file, or a range of it, to whoever shows the key."""
    data = write_lines(tmp_path / "a.jsonl", [story(1), story(2)]).read_bytes()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            if KEY not in self.path:
                self.send_error(403)
                return
            wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
            start, stop = (int(wanted[1]), int(wanted[2] or len(data) - 1) + 1) if wanted else (0, len(data))
            part = data[start:stop]
            self.send_response(206 if wanted else 200)
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(part)))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{start + len(part) - 1}/{len(data)}")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(part)

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/stories.jsonl"
    server.shutdown()


def test_a_signed_address_is_read_and_its_key_is_nowhere(web: str, tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="aiohttp is not installed")
    progress, heard = run_here(web + SIGNED, into=tmp_path / "out")
    assert (progress.counts["documents"], progress.failed) == (2, 0)
    assert {row["source"] for row in rows(tmp_path / "out", "appearances")} == {f"{web}#1", f"{web}#2"}
    again, _ = run_here(web + SIGNED.replace("900", "60"), into=tmp_path / "out", resume=True)
    assert again.known == 1
    refused, heard_of_it = run_here(
        web + SIGNED, f"{web}{SIGNED.replace(KEY, 'stale')}", into=tmp_path / "out", resume=True
    )
    assert refused.counts["refused"] == 1
    tables = [rows(tmp_path / "out", name) for name in ("documents", "appearances", "claims", "refused", "report")]
    kept = [path.read_text() for path in (tmp_path / "out" / "manifest").iterdir()]
    for said in (json.dumps([*heard, *heard_of_it]), repr(tables), *kept):
        assert KEY not in said
        assert "stale" not in said
        assert "Signature" not in said


@pytest.mark.parametrize(
    ("address", "as_printed"),
    [
        ("https://a.example/x.warc.gz?sig=abc&se=2026", "https://a.example/x.warc.gz"),
        ("https://a.example/x.jsonl?AWSAccessKeyId=AK&Expires=1", "https://a.example/x.jsonl"),
        ("https://a.example/x.parquet?access_token=t#part", "https://a.example/x.parquet"),
        ("https://a.example/x.jsonl?page=2", "https://a.example/x.jsonl?page=2"),
        ("s3://bucket/what?.jsonl", "s3://bucket/what?.jsonl"),
    ],
)
def test_what_signs_an_address_is_not_printed(address: str, as_printed: str) -> None:
    assert addresses.printed(address) == as_printed


def test_the_form_of_a_web_address_is_told_without_its_query(web: str) -> None:
    pytest.importorskip("aiohttp", reason="aiohttp is not installed")
    (shard,) = plan([web + SIGNED])
    assert isinstance(shard, Shard)
    assert (shard.form, shard.name) == ("jsonl", web)
