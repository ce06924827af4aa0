"""`daicho corpus` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

from corpus_samples import STORY_JA, story, write_lines

from .conftest import Run


def test_a_crawl_becomes_a_ledger(run: Run, tmp_path: Path) -> None:
    crawl = write_lines(tmp_path / "crawl.jsonl", [STORY_JA, story(7), "Nothing at all."])
    done = run("corpus", crawl, tmp_path / "out", "--workers", 1)
    assert done.code == 0, done.err
    assert done.out.startswith("3 pages")
    assert "2 documents (0 English, 2 Japanese)" in done.out
    loaded = run("read", tmp_path / "out")
    assert (loaded.code, loaded.out.startswith("2 documents read")) == (0, True)
    assert run("read", tmp_path / "out").out.startswith("0 documents read, 0 claims; 2 known already")


def test_the_log_is_json_lines_and_refusals_are_the_exit_code(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text('{"text": "半導体工場に3000億円を投資\n')
    done = run("corpus", tmp_path / "broken.jsonl", tmp_path / "out", "--workers", 1, "--log", "jsonl")
    events = [json.loads(line) for line in done.err.splitlines()]
    assert done.code == 1
    assert [event["event"] for event in events if event["event"] != "progress"] == [
        "run_started", "refused", "shard_done", "run_done",
    ]  # fmt: skip
    assert all("time" in event for event in events)


def test_wrong_usage_is_told(run: Run, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", ["x"])
    assert run("corpus", tmp_path / "a.jsonl", tmp_path / "out", "--address", "auto").code == 2
    assert run("corpus", tmp_path / "none", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("a letter")
    assert "other files" in run("corpus", tmp_path / "a.jsonl", tmp_path / "out").err
