from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from daicho.documents import ReadOptions, read_sources
from daicho.errors import InputRefused, UsageError
from daicho.model.document import Document

Item = Document | InputRefused


def read(*sources: str | Path, options: ReadOptions = ReadOptions()) -> list[Item]:  # noqa: B008
    return list(read_sources(map(str, sources), options))


def document(item: Item) -> Document:
    assert isinstance(item, Document), item
    return item


def texts(items: list[Item]) -> list[str]:
    return [item.text if isinstance(item, Document) else str(item) for item in items]


def test_a_text_file_is_stored_as_it_is_but_for_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff# Fab \\$5bn #\r\n\r\n  A line.\u3000\r\n".encode())
    (item,) = read(path)
    assert document(item).text == "# Fab \\$5bn #\r\n\r\n  A line.\u3000\r\n"
    assert document(item).title == "Fab $5bn"
    assert document(item).appearance.source == document(item).appearance.name == str(path)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the names of files are Unicode")
def test_a_file_name_that_is_no_utf8_is_kept_as_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("熊本.txt".encode("cp932"))).write_text("Fab opens.")
    (item,) = read(tmp_path)
    assert document(item).appearance.source.encode().endswith(b"\\udc8cF\\udc96{.txt")


def test_a_folder_is_read_in_order_without_hidden_files_and_other_formats(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/c.txt", "picture.png", "c.JSON"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "c.JSON"}' if name == "c.JSON" else name)
    assert texts(read(tmp_path)) == ["a/z.md", "b.txt", "c.JSON"]


def test_globs_files_and_folders_mix_and_what_matches_nothing_is_refused(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "[x].txt"):
        (tmp_path / name).write_text(name)
    items = read(tmp_path / "?.txt", tmp_path / "[x].txt", tmp_path / "no*.txt", tmp_path / "none.txt")
    assert texts(items) == [
        "1.txt",
        "2.txt",
        "[x].txt",
        f"{tmp_path}/no*.txt: no file matches",
        f"{tmp_path}/none.txt: no such file or directory",
    ]


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    files = {"1.txt": b"", "2.txt": b"a\0b", "3.pdf": b"%PDF-1.4\n", "4.docx": b"PK\x03\x04", "5.xml": b"<?xml?><a>"}
    for name, data in {**files, "9.txt": b"good"}.items():
        (tmp_path / name).write_bytes(data)
    items = read(tmp_path)
    assert [type(item) for item in items] == [InputRefused] * 5 + [Document]
    assert all("\n" not in str(item) for item in items[:5])
    assert str(items[0]).endswith("1.txt: an empty file")


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (item,) = read(tmp_path)
    assert "nothing to read in this folder" in str(item)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    assert texts(read(path)) == [f"{path}: permission denied"]


def test_size_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    assert texts(read(tmp_path / "a.txt", options=ReadOptions(max_bytes=100))) == [
        f"{tmp_path}/a.txt: larger than 100 bytes"
    ]
    assert texts(read(tmp_path / "a.txt", options=ReadOptions(max_bytes=101))) == ["x" * 101]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'{"text": "from JSON"}', "from JSON"),
        (b"<html><body><p>from a page</p></body></html>", "from a page"),
        (b"[TOKYO, 3 May] from text", "[TOKYO, 3 May] from text"),
    ],
)
def test_standard_input_is_told_by_its_content(data: bytes, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (item,) = read("-")
    assert (document(item).text, document(item).appearance.name) == (text, "-")


def test_a_file_without_ending_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!doctype html><title>T</title><p>from a page</p>")
    assert texts(read(tmp_path / "page")) == ["T\n\nfrom a page"]


def test_options_go_before_what_documents_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Published: 3 May 2024\nA story of the day.")
    assert document(read(tmp_path / "a.txt")[0]).published == "2024-05-03"
    item = document(read(tmp_path / "a.txt", options=ReadOptions(published="2023-04", lang="ja"))[0])
    assert (item.published, item.lang) == ("2023-04", "ja")


def test_only_a_name_that_begins_with_a_date_dates_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "2023-01-01"
    folder.mkdir()
    for name in ("2024-04-12-fab.txt", "scan-20240413.txt"):
        (folder / name).write_text("A story.")
    assert [document(item).published for item in read(folder)] == ["2024-04-12", None]


@pytest.mark.parametrize("date", ["2024-13", "yesterday", "2024-02-30", ""])
def test_a_published_date_that_is_none_is_wrong_usage(date: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        ReadOptions(published=date)
