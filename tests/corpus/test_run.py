from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus_samples import (
    RECIPE,
    STORY,
    STORY_JA,
    Heard,
    command,
    page,
    rows,
    run_here,
    state,
    story,
    warc,
    write_lines,
)
from daicho.corpus.engines.local import LocalEngine
from daicho.corpus.engines.worker import Worker
from daicho.corpus.manifest import output
from daicho.corpus.shards import Shard
from daicho.corpus.tables import _decimal
from daicho.corpus.work import Task, work
from daicho.errors import OutputError, UsageError
from daicho.model.wire import claim_from_json, mentions_of

TURN = 0.005


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six shards: stories among recipes, one story in two of them. Japanese throughout, for its analyser loads quickly."""
    folder = tmp_path_factory.mktemp("crawl")
    for i in range(5):
        texts = [RECIPE, *(story(20 * i + j) for j in range(12)), RECIPE]
        write_lines(folder / f"part-{i}.jsonl", [*texts, story(99)] if i in (1, 3) else texts)
    (folder / "pages.warc").write_bytes(b"".join(warc([page(RECIPE), page(story(200)), page(story(200) + "続報。")])))
    return folder


@pytest.fixture(scope="module")
def undisturbed(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    progress, _ = run_here(crawl, into=out)
    assert progress.counts["refused"] == 0
    return out


def test_a_run_writes_documents_claims_and_a_report(undisturbed: Path) -> None:
    documents, claims = rows(undisturbed, "documents"), rows(undisturbed, "claims")
    texts = {row["id"]: row["text"] for row in documents}
    assert len(documents) == 5 * 12 + 2 + 2
    for row in claims:
        for mention in mentions_of(claim_from_json(json.loads(str(row["body"])))):
            mention.verify(str(texts[row["document"]]))
    report = rows(undisturbed, "report")
    assert len(report) == 6
    assert sum(int(str(row["pages"])) for row in report) == 5 * 14 + 2 + 3
    assert sum(int(str(row["claims"])) for row in report) == len(claims)


def test_copies_are_linked_and_keep_their_provenance(undisturbed: Path) -> None:
    seen = Counter(str(row["document"]) for row in rows(undisturbed, "appearances"))
    assert sorted(seen.values())[-2:] == [1, 2]
    assert rows(undisturbed, "copies")


def test_both_languages_are_read_and_others_counted(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [STORY, STORY_JA, "晶圓廠投資300億元，企業宣布在熊本建設DRAM新廠。" * 9])
    progress, _ = run_here(path, into=tmp_path / "out")
    assert [progress.counts[name] for name in ("english", "japanese", "other_language")] == [1, 1, 1]


def test_resuming_does_only_what_is_missing(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_here(crawl, into=out)
    sorted((out / "manifest").iterdir())[2].unlink()
    (out / "claims" / "left-over.parquet").write_bytes(b"half")
    progress, heard = run_here(crawl, into=out, resume=True)
    assert sorted(event["known"] for event in heard.all("shard_done")) == [False, True, True, True, True, True]
    assert (progress.done, progress.known) == (6, 5)
    assert state(out) == state(undisturbed)


def test_a_folder_that_holds_something_is_not_written_to_unasked(
    crawl: Path, undisturbed: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="--resume"):
        run_here(crawl, into=undisturbed)
    (tmp_path / "mine.txt").write_text("a letter")
    with pytest.raises(UsageError, match="other files"):
        run_here(crawl, into=tmp_path, resume=True)
    with pytest.raises(UsageError, match="nothing to read"):
        run_here(tmp_path / "nothing", into=tmp_path / "out")


def test_another_content_is_another_shard(tmp_path: Path) -> None:
    path, out = write_lines(tmp_path / "a.jsonl", [story(1)]), tmp_path / "out"
    run_here(path, into=out)
    write_lines(path, [story(2)])
    run_here(path, into=out, resume=True)
    assert len(list((out / "claims").iterdir())) == 1
    assert "3002億円" in {row["amount"] for row in rows(out, "claims")}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [story(1)])
    (tmp_path / "broken.jsonl").write_text(json.dumps({"text": story(2)}, ensure_ascii=False)[:-9] + "\n")
    (tmp_path / "b.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00rubbish")
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    progress, heard = run_here(tmp_path, into=tmp_path / "out")
    said = {Path(facts["source"]).name: facts["reason"] for facts in heard.all("refused")}
    assert set(said) == {"broken.jsonl#1", "b.jsonl.gz", "c.parquet"}
    assert "broken JSON" in said["broken.jsonl#1"]
    assert (progress.failed, progress.counts["documents"]) == (1, 1)
    assert sorted(int(str(row["refused"])) for row in rows(tmp_path / "out", "report")) == [0, 1, 1, 1]


def test_names_that_are_no_utf8_are_written_as_they_can_be(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl"
    crawl.mkdir()
    name = os.fsdecode("名".encode("cp932"))
    write_lines(crawl / "a.jsonl", [story(1)]).rename(crawl / f"{name}.jsonl")
    (crawl / f"{name}.txt").write_text(story(2))
    (crawl / f"{name}.parquet").write_bytes(b"PAR1")
    progress, heard = run_here(crawl, into=tmp_path / "out")
    assert [facts["source"] for facts in heard.all("refused")] == [f"{crawl}/\\udc96\\udcbc.parquet"]
    sources = {row["source"] for row in rows(tmp_path / "out", "appearances")}
    assert sources == {f"{crawl}/\\udc96\\udcbc.jsonl#1", f"{crawl}/\\udc96\\udcbc.txt"}
    again, _ = run_here(crawl, into=tmp_path / "out", resume=True)
    assert (progress.known, again.known) == (0, 2)


def test_what_cannot_be_reached_again_takes_nothing_away(tmp_path: Path) -> None:
    one, other = (write_lines(tmp_path / f"{i}.jsonl", [story(i)]) for i in (1, 2))
    out = tmp_path / "out"
    run_here(one, other, into=out)
    before = state(out)
    other.rename(tmp_path / "away.jsonl")
    run_here(one, other, into=out, resume=True)
    assert state(out) == before
    run_here(one, into=out, resume=True)
    assert len(rows(out, "documents")) == 1


def test_pages_of_bytes_in_parquet_are_read_in_their_own_charset(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    pages = [page(story(1), "cp932"), page(story(2))]
    parquet.write_table(pyarrow.table({"html": pyarrow.array(pages, pyarrow.binary())}), path)
    run_here(path, into=tmp_path / "out")
    assert [str(row["text"])[:7] for row in rows(tmp_path / "out", "documents")] == ["星チップス1号", "星チップス2号"]


def test_a_sum_of_more_digits_than_its_column_stands_in_the_body() -> None:
    assert str(_decimal(Decimal("9" * 30))) == "9" * 30 + ".000000"
    assert _decimal(Decimal("9" * 33)) is None


def test_the_same_text_is_read_once_against_its_earliest_date(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = story(1).replace("【2024年2月24日】", "")
    dates = ("2024-03-02", None, "2024-02-24", "2024-03-01")
    path.write_text(
        "\n".join(json.dumps({"id": str(i), "text": text, "published": day}) for i, day in enumerate(dates))
    )
    run_here(path, into=tmp_path / "out")
    (document,) = rows(tmp_path / "out", "documents")
    assert document["published"] == "2024-02-24"
    assert [row["published"] for row in rows(tmp_path / "out", "appearances")] == list(dates)


def test_one_run_at_a_time_writes_to_a_folder(crawl: Path, tmp_path: Path) -> None:
    with output(tmp_path / "out", resume=False), pytest.raises(OutputError, match="another run is writing"):
        run_here(crawl, into=tmp_path / "out", resume=True)


def test_a_shard_is_the_same_rows_however_often_it_is_worked(crawl: Path) -> None:
    path = crawl / "part-1.jsonl"
    task = Task(Shard("jsonl", str(path), path.stat().st_size), "code")
    assert work(task) == work(task)
    key = work(task).key
    assert work(Task(task.shard, "code", known=frozenset({key}))).known
    assert not work(Task(task.shard, "newer", known=frozenset({key}))).known


def when(condition: Callable[[], object], then: Callable[[], None]) -> threading.Thread:
    """Do `then` as soon as `condition` holds, unless a minute passes."""

    def watch() -> None:
        turn = threading.Event()
        for _ in range(int(60 / TURN)):
            if condition():
                then()
                return
            turn.wait(TURN)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def test_a_killed_worker_of_two_changes_nothing(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    lost = Heard()
    engine = LocalEngine(2, 60, lost)
    worker = engine._workers[0]
    watching = when(lambda: worker.pulse.felt()[1] >= 1, lambda: os.kill(worker.process or 0, signal.SIGKILL))
    progress, _ = run_here(crawl, into=tmp_path / "out", engine=engine)
    watching.join()
    assert [facts["reason"] for facts in lost.all("worker_lost")] == ["was killed by SIGKILL"]
    assert progress.counts["refused"] == 0
    assert state(tmp_path / "out") == state(undisturbed)


def slow_second_page(folder: Path) -> Shard:
    path = write_lines(folder / "a.jsonl", [story(1), "\n\n".join(map(story, range(300))), story(2)])
    return Shard("jsonl", str(path), path.stat().st_size)


def test_a_page_that_ends_its_worker_twice_is_set_aside_by_name(tmp_path: Path) -> None:
    shard = slow_second_page(tmp_path)
    worker, ended = Worker(60, Heard()), [0]

    def end() -> None:
        ended.append(worker.process or 0)
        os.kill(ended[-1], signal.SIGKILL)

    def begun() -> bool:
        return worker.pulse.felt()[1] == 1 and worker.process not in (None, *ended)

    once = when(begun, end)
    twice = when(lambda: len(ended) == 2 and begun(), end)
    result = worker.work(Task(shard, "code"))
    worker.close()
    once.join()
    twice.join()
    assert [source for source, _ in result.refused] == [f"{shard.address}#2"]
    assert "set aside: the process reading it was killed by SIGKILL, 2 times" in result.refused[0][1]
    assert result.counts["documents"] == 2


def test_what_fails_by_no_page_sets_its_shard_aside_after_three_attempts(tmp_path: Path) -> None:
    path, lost = write_lines(tmp_path / "a.jsonl", [story(1)]), Heard()
    worker = Worker(60, lost)
    result = worker.work(Task(Shard("none", str(path), 1), "code"))  # type: ignore[arg-type]
    worker.close()
    assert result.failed
    assert [facts["page"] for facts in lost.all("worker_lost")] == [-1, -1, -1]
    assert "KeyError" in result.refused[0][1]


def test_a_stuck_worker_is_ended_and_its_shard_read_again(tmp_path: Path) -> None:
    shard = slow_second_page(tmp_path)
    lost: list[str] = []

    def tell(event: str, **facts: Any) -> None:
        lost.append(facts["reason"])
        worker._patience = 60  # the next one is not stopped, and has its models to load

    worker = Worker(60, tell)

    def stop() -> None:
        os.kill(worker.process or 0, signal.SIGSTOP)
        worker._patience = 0.5

    watching = when(lambda: worker.pulse.felt()[1] == 1, stop)
    result = worker.work(Task(shard, "code"))
    watching.join()
    worker.close()
    assert lost == ["was stuck for 0.5 seconds"]
    assert result.counts["documents"] == 3


def test_a_killed_driver_leaves_what_resume_goes_on_from(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    driver = subprocess.Popen(command(crawl, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    when(lambda: any(out.glob("manifest/*.json")), driver.kill).join()
    assert driver.wait() == -signal.SIGKILL
    assert 0 < len(list((out / "manifest").glob("*.json"))) < 6
    run_here(crawl, into=out, resume=True)
    assert state(out) == state(undisturbed)


def heeds_ctrl_c() -> None:
    """Heed Ctrl-C in a new process: what a shell runs in the background is told to ignore it, and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_what_resume_goes_on_from(crawl: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    driver = subprocess.Popen(
        command(crawl, out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=heeds_ctrl_c
    )
    when(lambda: any(out.glob("manifest/*.json")), lambda: driver.send_signal(signal.SIGINT)).join()
    _, said = driver.communicate()
    assert (driver.returncode, "--resume" in said) == (130, True)
    run_here(crawl, into=out, resume=True)
    assert state(out) == state(undisturbed)
