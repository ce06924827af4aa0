from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus_samples import packed, page, rows, run_here, story, warc, write_lines
from daicho.corpus import addresses
from daicho.corpus.shards import Shard, plan
from daicho.errors import InputRefused

BUCKET = "s3://crawl"


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store of its own on this machine, with a WARC file, packed and plain JSON lines and Parquet in it."""
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    server = pytest.importorskip("moto.server", reason="moto is not installed")
    import s3fs
    from pyarrow import Table, parquet

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store = server.ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    store.start()
    folder = tmp_path_factory.mktemp("s3")
    address = f"http://127.0.0.1:{port}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", address)
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        files = s3fs.S3FileSystem()
        files.mkdir("crawl")
        lines = write_lines(folder / "a.jsonl", [story(2)]).read_bytes()
        files.pipe("crawl/a.jsonl", lines)
        files.pipe("crawl/b.jsonl.gz", gzip.compress(write_lines(folder / "b.jsonl", [story(3)]).read_bytes()))
        files.pipe("crawl/inner/c.warc.gz", packed(warc([page(story(4)), page(story(5))]))[:-20])
        parquet.write_table(Table.from_pylist([{"text": story(6)}]), folder / "d.parquet")
        files.put(str(folder / "d.parquet"), "crawl/d.parquet")
        yield BUCKET
    store.stop()


def test_a_bucket_is_read_like_a_folder(s3: str, tmp_path: Path) -> None:
    progress, heard = run_here(s3, into=tmp_path / "out")
    assert (progress.done, progress.failed) == (4, 0)
    sources = {str(row["source"]) for row in rows(tmp_path / "out", "appearances")}
    assert sources >= {f"{s3}/a.jsonl#1", f"{s3}/b.jsonl.gz#1", f"{s3}/d.parquet#1", f"{s3}/inner/c.warc.gz#0"}
    assert [facts["source"] for facts in heard.all("refused")] == [f"{s3}/inner/c.warc.gz"]
    again, _ = run_here(s3, into=tmp_path / "out", resume=True)
    assert (again.done, again.known) == (4, 4)


def test_one_file_and_a_pattern_are_addresses_too(s3: str) -> None:
    for address, many in ((f"{s3}/a.jsonl", 1), (f"{s3}/*.jsonl*", 2), (f"{s3}/none.jsonl", 0)):
        found = list(plan([address]))
        assert sum(isinstance(item, Shard) for item in found) == many
        assert any(isinstance(item, InputRefused) for item in found) == (many == 0)


def test_a_changed_object_has_another_content(s3: str) -> None:
    import s3fs

    before = addresses.content(f"{s3}/a.jsonl")
    assert addresses.content(f"{s3}/a.jsonl") == before
    assert addresses.content(f"{s3}/a.jsonl", 0, 10) != before
    files = s3fs.S3FileSystem()
    whole = files.cat("crawl/a.jsonl")
    files.pipe("crawl/a.jsonl", whole.replace(b"300", b"400"))
    assert addresses.content(f"{s3}/a.jsonl") != before
    files.pipe("crawl/a.jsonl", whole)


def test_a_local_content_is_that_of_its_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"abc")
    other.write_bytes(b"xabcx")
    assert addresses.content(str(one)) == addresses.content(str(other), 1, 4)
    with pytest.raises(InputRefused, match="no such file"):
        addresses.content(str(tmp_path / "none"))


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    (refused,) = addresses.files("ftp://me:secret@crawls.example/2024/")
    assert isinstance(refused, InputRefused)
    assert "secret" not in str(refused)
    assert refused.source == "ftp://…@crawls.example/2024/"
