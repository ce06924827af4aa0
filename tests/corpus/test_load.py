from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus_samples import RECIPE, STORY, run_here, story, write_lines
from daicho.corpus.load import load
from daicho.documents import read_sources
from daicho.errors import InputRefused, OffsetError
from daicho.intake import read_into
from daicho.ledger import read
from daicho.ledger.store import Ledger, open_ledger

NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A run over three documents, one of them in two shards under two names."""
    one = write_lines(tmp_path / "a.jsonl", [STORY, RECIPE, story(1)])
    other = write_lines(tmp_path / "b.jsonl", [story(1), story(2)])
    run_here(one, other, into=tmp_path / "out")
    return tmp_path / "out"


def test_a_run_gives_the_ledger_that_reading_its_pages_gives(out: Path, tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "loaded.db")) as loaded, open_ledger(str(tmp_path / "read.db")) as direct:
        done = list(load(loaded, out, read_at=NOW))
        assert sorted(item.state for item in done) == ["known", "new", "new", "new"]
        pages = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl")]
        for _ in read_into(direct, read_sources(pages), read_at=NOW):
            pass
        with loaded.reading() as one, direct.reading() as other:
            assert list(map(repr, read.stated(one))) == [repr(stated) for stated in read.stated(other)]
            assert read.counts(one)["documents"] == read.counts(other)["documents"] - 1  # the recipe makes no claim


def test_loading_twice_changes_nothing(out: Path, ledger: Ledger) -> None:
    list(load(ledger, out, read_at=NOW))
    with ledger.reading() as connection:
        before = read.content_hash(connection)
    assert {item.state for item in load(ledger, out, read_at=NOW)} == {"known"}
    with ledger.reading() as connection:
        assert read.content_hash(connection) == before


def test_a_date_the_ledger_knows_to_be_earlier_moves_relative_dates(tmp_path: Path) -> None:
    text = story(3).replace("【2024年2月24日】", "").replace("2027年に", "来年に")
    for name, day in (("late", "2024-03-01"), ("early", "2023-03-01")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "published": day}))
    run_here(tmp_path / "late.jsonl", into=tmp_path / "out")
    with open_ledger(str(tmp_path / "ledger.db")) as store:
        list(read_into(store, read_sources([str(tmp_path / "early.jsonl")]), read_at=NOW))
        with store.reading() as connection:
            before = [stated.claim for stated in read.stated(connection)]
        list(load(store, tmp_path / "out", read_at=NOW))
        with store.reading() as connection:
            assert [stated.claim for stated in read.stated(connection)] == before
            assert read.counts(connection)["appearances"] == 2


def test_a_text_that_was_changed_on_the_way_is_not_written(out: Path, ledger: Ledger) -> None:
    import pyarrow
    from pyarrow import parquet

    path = sorted((out / "documents").iterdir())[0]
    table = parquet.read_table(path)
    rows = [{**row, "text": row["text"] and "x" + row["text"]} for row in table.to_pylist()]
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=table.schema), path)
    with pytest.raises(OffsetError):
        list(load(ledger, out, read_at=NOW))


def test_an_unfinished_run_is_refused(out: Path, ledger: Ledger) -> None:
    (out / "report" / "report.parquet").unlink()
    with pytest.raises(InputRefused, match="not finished"):
        list(load(ledger, out, read_at=NOW))
