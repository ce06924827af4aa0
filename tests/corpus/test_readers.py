from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow
import pytest
import zstandard
from pyarrow import parquet

from corpus_samples import RECIPE, STORY, STORY_JA, packed, page, warc, write_lines
from daicho.corpus.packed import BrokenOff, lines, unpacked, unpacker
from daicho.corpus.page import Broken, Page
from daicho.corpus.shards import Shard, plan
from daicho.corpus.work import _READERS
from daicho.errors import InputRefused


def read(*inputs: object) -> list[Page | Broken]:
    found: list[Page | Broken] = []
    for shard in plan(map(str, inputs)):
        assert isinstance(shard, Shard)
        found += _READERS[shard.form](shard)
    return found


def test_a_warc_file_gives_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(warc([page(STORY), page(STORY_JA, "cp932")])))
    first, second = read(path)
    assert isinstance(first, Page)
    assert (first.number, first.source, first.form, first.charset) == (0, f"{path}#0", "markup", "utf-8")
    assert first.url == "https://example.org/2024/02/24/0.html"
    assert b"Hoshi Chips" in first.data
    assert isinstance(second, Page)
    assert "半導体".encode("cp932") in second.data


def test_pictures_errors_and_empty_bodies_are_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    failed = warc([page(STORY)])[0].replace(b"200 OK", b"404 No")
    path.write_bytes(b"".join([*warc([b"\x89PNG"], "image/png"), failed, *warc([b""]), *warc([page(STORY)])]))
    (only,) = read(path)
    assert isinstance(only, Page)
    assert only.number == 3


@pytest.mark.parametrize("cut", [9, 300])
def test_a_truncated_warc_gz_is_told_with_how_far_it_was_read(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.warc.gz"
    members = [gzip.compress(record, mtime=0) for record in warc([page(STORY), page(STORY), page(STORY_JA)])]
    data = b"".join(members)[:-cut]
    path.write_bytes(data)
    *pages, broken = read(path)
    assert len(pages) >= 2
    assert isinstance(broken, Broken)
    assert broken.source == str(path)
    assert f"whole up to byte {len(members[0] + members[1]):,}, read up to byte {len(data):,}" in broken.reason


def test_a_truncated_plain_warc_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    data = b"".join(warc([page(STORY), page(STORY)]))
    path.write_bytes(data[:-100])
    assert any(isinstance(item, Broken) and "broken off" in item.reason for item in read(path))
    path.write_bytes(data)
    assert not any(isinstance(item, Broken) for item in read(path))


def test_json_lines_plain_and_packed_give_the_same_pages(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [STORY, RECIPE, STORY_JA])
    plain = [item.data for item in read(path) if isinstance(item, Page)]
    for suffix, pack in ((".gz", gzip.compress), (".zst", zstandard.compress)):
        other = tmp_path / f"a.jsonl{suffix}"
        other.write_bytes(pack(path.read_bytes()))
        assert [item.data for item in read(other) if isinstance(item, Page)] == plain


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.compress)])
def test_a_truncated_packed_file_is_read_to_the_break(tmp_path: Path, suffix: str, pack: object) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    whole = write_lines(tmp_path / "a.jsonl", [f"{STORY}{i}" for i in range(40)]).read_bytes()
    path.write_bytes(pack(whole)[:-7] if suffix == ".gz" else pack(whole)[:-3])  # type: ignore[operator]
    broken = read(path)[-1]
    assert isinstance(broken, Broken)
    assert "broken off: whole up to byte 0, read up to byte" in broken.reason


def test_ranges_of_bytes_share_out_every_line_once(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [f"{i} {'x' * (i % 7)}" for i in range(50)])
    size = path.stat().st_size
    whole = [item.data for item in read(path) if isinstance(item, Page)]
    for step in (1, 7, 40, size):
        found: list[bytes] = []
        for start in range(0, size, step):
            shard = Shard("jsonl", str(path), step, start, min(start + step, size))
            found += [item.data for item in _READERS["jsonl"](shard) if isinstance(item, Page)]
        assert found == whole


def test_a_line_too_long_is_told_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("daicho.corpus.jsonl.MAX_BYTES", 20)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n{"b": "' + b"x" * 99 + b'"}\n{"c": 3}\n')
    packed_path = tmp_path / "a.jsonl.gz"
    packed_path.write_bytes(gzip.compress(path.read_bytes()))
    for name in (path, packed_path):
        first, second, third = read(name)
        assert (isinstance(first, Page), isinstance(third, Page)) == (True, True)
        assert second == Broken(f"{name}#2", "larger than 20 bytes")


def test_text_that_json_escapes_is_seen_by_triage(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY_JA}) + "\n")
    (only,) = read(path)
    assert isinstance(only, Page)
    assert "3000億円" in only.data.decode()


def test_parquet_rows_come_with_the_fields_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"content": [STORY, None, STORY_JA], "url": ["https://a.example/1", None, None]})
    parquet.write_table(table, path, row_group_size=1)
    first, second = read(path)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.source, first.url, first.data) == (f"{path}#1", "https://a.example/1", STORY.encode())
    assert (second.number, second.source) == (2, f"{path}#3")


def test_a_parquet_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"price": [1]}), path)
    with pytest.raises(InputRefused, match="no column"):
        read(path)
    path.write_bytes(b"PAR1 not really")
    with pytest.raises(InputRefused, match="no Parquet file"):
        read(path)


def test_a_folder_is_all_its_crawls_and_batches_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_bytes(page(STORY))
    (tmp_path / "notes.xyz").write_text("no")
    (tmp_path / ".hidden.txt").write_text("no")
    write_lines(tmp_path / "c.jsonl", [STORY])
    shards = [shard for shard in plan([str(tmp_path)]) if isinstance(shard, Shard)]
    assert [(shard.form, len(shard.files)) for shard in shards] == [("jsonl", 0), ("files", 2)]


def test_what_is_no_crawl_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("no")
    (tmp_path / "empty").mkdir()
    names = [str(tmp_path / "a.xyz"), str(tmp_path / "none.warc"), str(tmp_path / "*.gz"), str(tmp_path / "empty")]
    found = list(plan(names))
    assert [item.source for item in found if isinstance(item, InputRefused)] == names


def test_members_that_follow_one_another_are_all_read() -> None:
    new = unpacker("a.gz")
    assert new is not None
    import io

    data = gzip.compress(b"one\n") + gzip.compress(b"two")
    assert list(lines(unpacked(io.BytesIO(data), new), 99)) == [b"one\n", b"two"]
    with pytest.raises(BrokenOff, match="not packed from here on"):
        list(unpacked(io.BytesIO(data + b"rubbish"), new))
    assert unpacker("a.jsonl") is None


def test_all_records_in_one_member_that_breaks_off_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    whole = gzip.compress(b"".join(warc([page(STORY), page(RECIPE * 50), page(STORY_JA)])), mtime=0)
    path.write_bytes(whole)
    assert len(read(path)) == 3
    path.write_bytes(whole[:-40])
    broken = read(path)[-1]
    assert isinstance(broken, Broken)
    assert f"broken off: whole up to byte 0, read up to byte {len(whole) - 40:,}" in broken.reason


def test_a_page_too_large_is_told_and_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(warc([page(STORY * 9), page("short")])))
    monkeypatch.setattr("daicho.corpus.warc.MAX_BYTES", 1000)
    large, small = read(path)
    assert large == Broken(f"{path}#0", "larger than 1,000 bytes")
    assert isinstance(small, Page)


def test_a_bomb_is_unpacked_in_bites(tmp_path: Path) -> None:
    import io

    new = unpacker("a.zst")
    assert new is not None
    blocks = unpacked(io.BytesIO(zstandard.compress(bytes(300_000_000))), new)
    assert max(map(len, blocks)) < 200_000_000
    assert [len(line) for line in lines(iter([b"x" * 30, b"x" * 30, b"\nyz"]), 20)] == [21, 2]


def test_a_damaged_parquet_is_read_up_to_the_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": [f"{i:04} {STORY}" for i in range(400)]})
    parquet.write_table(table, path, row_group_size=300, compression="none", use_dictionary=False)
    data = bytearray(path.read_bytes())
    at = data.index(b"0350 ")
    data[at - 40 : at + 5000] = b"\xff" * 5040
    path.write_bytes(data)
    *pages, broken = read(path)
    assert pages
    assert isinstance(broken, Broken)
    assert broken.reason.startswith("damaged (")
    assert broken.reason.endswith(f"read up to row {len(pages)} of 400")


def test_a_parquet_column_that_holds_no_text_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"text": [[STORY]], "content": pyarrow.array([STORY]).dictionary_encode()}), path)
    (only,) = read(path)
    assert isinstance(only, Page)
    assert only.data == STORY.encode()
    parquet.write_table(pyarrow.table({"text": [[STORY]]}), path)
    with pytest.raises(InputRefused, match="no column of text"):
        read(path)


def test_a_run_among_the_crawls_is_no_crawl(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [STORY])
    for name in ("manifest", "appearances", "claims"):
        (tmp_path / "out" / name).mkdir(parents=True)
    (tmp_path / "out" / "manifest" / "x.json").write_text("{}")
    (only,) = plan([str(tmp_path)])
    assert isinstance(only, Shard)
    assert only.address == str(tmp_path / "a.jsonl")
    (refused,) = plan([str(tmp_path / "out")])
    assert isinstance(refused, InputRefused)
    assert "what a corpus run wrote" in refused.reason
