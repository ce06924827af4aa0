"""The sample stories: read as samples/README.md says they are, and set as their texts have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from daicho.documents import read_sources
from daicho.model.document import Document
from shared import REPO

SAMPLES = REPO / "samples"


def rows() -> Iterator[tuple[str, set[str], list[str | None]]]:
    """File, languages and dates of each row of the table of stories."""
    for line in (SAMPLES / "README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0].startswith("`"):
            dates: list[str | None] = list(re.findall(r"\d{4}-\d\d-\d\d", cells[2]))
            yield cells[0].strip("`"), set(cells[1].split(", ")), dates or [None]


def read(name: str) -> list[Document]:
    read_ = list(read_sources([str(SAMPLES / "stories" / name)]))
    refused = [item for item in read_ if not isinstance(item, Document)]
    assert not refused
    return [item for item in read_ if isinstance(item, Document)]


def test_every_story_has_a_row_and_every_row_a_story() -> None:
    folder = SAMPLES / "stories"
    stories = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert stories == {name for name, _, _ in rows()}


@pytest.mark.parametrize(("name", "languages", "dates"), [*rows()], ids=[name for name, _, _ in rows()])
def test_a_story_is_in_the_language_and_of_the_day_its_row_says(
    name: str, languages: set[str], dates: list[str | None]
) -> None:
    documents = read(name)
    assert {document.lang for document in documents} == languages
    assert [document.published for document in documents] == dates


@pytest.mark.parametrize("advert", ["$9.99", "Advertisement", "$300", "資産1000万円", "関連記事"])
def test_what_surrounds_a_story_on_its_page_is_not_read(advert: str) -> None:
    for page in (SAMPLES / "stories").glob("*.html"):
        assert all(advert not in document.text for document in read(page.name))


def test_the_releases_say_what_their_texts_say() -> None:
    def letters(text: str) -> str:
        return "".join(text.split())

    for source in (SAMPLES / "releases").glob("*.txt"):
        (document,) = [d for suffix in (".pdf", ".docx") for d in found(source.stem + suffix)]
        for paragraph in source.read_text(encoding="utf-8").strip().split("\n\n")[1:]:
            assert letters(paragraph) in letters(document.text)


def found(name: str) -> list[Document]:
    return read(name) if (SAMPLES / "stories" / name).exists() else []
