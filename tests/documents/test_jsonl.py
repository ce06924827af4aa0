from __future__ import annotations

import io
import json
from typing import Any

import pytest

from daicho.documents.draft import Draft
from daicho.documents.jsonl import read_json
from daicho.errors import InputRefused


def read(data: str | bytes, *, by_line: bool = False, max_bytes: int = 1000) -> list[Draft | InputRefused]:
    stream = io.BufferedReader(io.BytesIO(data.encode() if isinstance(data, str) else data))
    return list(read_json("docs", stream, max_bytes, by_line=by_line))


def said(items: list[Draft | InputRefused]) -> list[Any]:
    return [(item.part, item.text) if isinstance(item, Draft) else str(item) for item in items]


def test_every_field_is_taken() -> None:
    fields = {
        "id": 7, "text": "Text", "title": "Title", "url": "https://a.example/", "published": "2024-04-12T10:00:00Z",
        "lang": "en-GB", "publisher": "The Daily", "other": [1],
    }  # fmt: skip
    assert read(json.dumps(fields)) == [
        Draft("Text", "Title", "2024-04-12", "The Daily", "https://a.example/", "en", name="7")
    ]


@pytest.mark.parametrize(
    "data",
    ['[{"text": "a"}, {"text": "b"}]', '[\n{"text": "a"},\n{"text": "b"}\n]', '{"text": "a"}\n\r\n{"text": "b"}'],
)
def test_an_array_and_lines_give_a_document_each(data: str) -> None:
    assert [item.text for item in read(data) if isinstance(item, Draft)] == ["a", "b"]


def test_a_broken_line_is_refused_by_its_number_and_the_rest_is_read() -> None:
    data = '{"text": "a"}\n{broken\n\n"no object"\n{"title": "b"}\n{"text": "c", "published": "May"}\n{"text": "d"}\n'
    assert said(read(data)) == [
        ("1", "a"),
        "docs: line 2: broken JSON at column 2: expecting property name enclosed in double quotes",
        "docs: line 4: no JSON object",
        'docs: line 5: no "text" or "html" in it',
        "docs: line 6: published: 'May' is no date",
        ("7", "d"),
    ]


def test_the_first_line_may_be_the_broken_one() -> None:
    assert [type(item) for item in read('{"text": "a"\n{"text": "b"}\n')] == [InputRefused, Draft]
    assert [type(item) for item in read('{"text": "a"\n{"text": "b"\n{"text": "c"}', by_line=True)] == [
        InputRefused,
        InputRefused,
        Draft,
    ]


def test_broken_json_that_is_not_lines_is_refused_once() -> None:
    with pytest.raises(InputRefused, match="broken JSON at line 4"):
        read('{\n "text": "a",\n "id": 1,\n')


def test_an_overlong_line_is_refused_and_what_follows_is_read() -> None:
    data = json.dumps({"text": "x" * 5000}) + '\n{"text": "b"}\n'
    assert said(read(data)) == ["docs: line 1: larger than 1,000 bytes", ("2", "b")]


@pytest.mark.parametrize("data", ["[" * 100_000, '{"text": ' + "[" * 100_000])
def test_nesting_without_end_is_refused(data: str) -> None:
    with pytest.raises(InputRefused):
        read(data, max_bytes=10**6)


def test_lone_surrogates_are_replaced_before_anybody_sees_them() -> None:
    (item,) = read('{"text": "a\\ud800b \\ud83d\\ude00", "id": "\\udc00"}')
    assert isinstance(item, Draft)
    assert (item.text, item.name) == ("a\ufffdb 😀", "\ufffd")


def test_utf16_lines() -> None:
    assert said(read('{"text": "熊本"}\n{"text": "b"}\n'.encode("utf-16"), by_line=True)) == [("1", "熊本"), ("2", "b")]


def test_html_stands_in_for_text() -> None:
    (item,) = read('{"html": "<p>Said <b>$5bn</b> on Monday.</p>", "title": "T"}')
    assert isinstance(item, Draft)
    assert (item.text, item.title) == ("Said $5bn on Monday.", "T")
