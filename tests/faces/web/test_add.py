"""Add: what is brought in a browser is read like anything else, and what `read` would refuse is refused."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from daicho.documents.sources import MAX_BYTES
from daicho.faces.web import reading
from daicho.faces.web.app import create_app
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.reading import Busy, Job, Reader, Source
from daicho.ledger import read
from daicho.ledger.store import Ledger, open_ledger

from .conftest import Browse, form_key

STORY = "TSMC will invest $20 billion in Kumamoto, it said on Friday.\n"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One site for all of this file: the process that reads takes seconds to begin."""
    with open_ledger(str(tmp_path_factory.mktemp("add") / "add.db")) as store:
        app = create_app(store, ServeOptions(author="ann"))
        with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
            yield client
        app.state.site.shelf.close()
        app.state.site.reader.close()


@pytest.fixture
def reader(browser: TestClient) -> Reader:
    found: Reader = browser.app.state.site.reader  # type: ignore[attr-defined]
    return found


def through(reader: Reader, *sources: Source, **told: str | None) -> Job:
    found = reader.job(reader.bring(list(sources), **told), wait=60)
    assert found is not None
    assert found.finished
    return found


def test_a_text_is_read_and_a_second_time_known(reader: Reader) -> None:
    (new,) = through(reader, Source("a.txt", STORY.encode())).results
    assert (new.state, new.claims) == ("new", 1)
    (known,) = through(reader, Source("a.txt", STORY.encode())).results
    assert (known.state, known.document) == ("known", new.document)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (Source("a.exe", b"MZ"), "daicho reads .atom"),
        (Source("a.txt", b"x" * (MAX_BYTES + 1)), "larger than"),
        (Source("a.pdf", b"%PDF-1.4 cut off"), "truncated"),
        (Source("a.txt", b""), "an empty file"),
        (Source("/etc/passwd"), "begins with https://"),
        (Source("file:///etc/passwd"), "begins with https://"),
        (Source("http://127.0.0.1:9/"), "on this machine"),
        (Source("http://[::ffff:169.254.169.254]/"), "on this machine or on a private network"),
    ],
)
def test_what_may_not_be_read_is_refused_with_the_reason(reader: Reader, source: Source, why: str) -> None:
    (refused,) = through(reader, source).results
    assert refused.state == "refused"
    assert why in refused.reason


def test_one_bad_file_stops_nothing(reader: Reader) -> None:
    job = through(reader, Source("a.pdf", b"%PDF-1.4 cut off"), Source("b.txt", STORY.replace("20", "30").encode()))
    assert [result.state for result in job.results] == ["refused", "new"]


def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_read(store: Ledger) -> None:
    slow = Reader(store, seconds=0.0)
    (late,) = through(slow, Source("a.txt", STORY.encode())).results
    assert "took longer than 0 seconds" in late.reason
    slow.close()


def test_a_reader_that_dies_is_told_and_followed_by_another(reader: Reader) -> None:
    through(reader, Source("c.txt", STORY.replace("20", "40").encode()))
    process = reader._worker.process
    assert process is not None
    os.kill(process.pid or 0, 9)
    process.join()
    (after,) = through(reader, Source("d.txt", STORY.replace("20", "50").encode())).results
    assert after.state == "new"


def test_a_queue_that_is_full_says_so(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_WAITING", 0)
    with pytest.raises(Busy, match="too many"):
        reader.bring([Source("a.txt", b"x")])


def test_a_pasted_text_shows_its_claims_at_once(browser: TestClient) -> None:
    store: Ledger = browser.app.state.site.store  # type: ignore[attr-defined]
    sent = {
        "key": form_key(browser, "/en/add"),
        "text": STORY.replace("Kumamoto", "Osaka"),
        "title": "my notes",
        "published": "2024-04-12",
    }
    page = finished(browser, browser.post("/en/add", data=sent).headers["location"])
    assert "my notes.txt" in page
    assert "$20 bn" in page
    document = html.fromstring(page).xpath("//table//a/@href")[0].rpartition("/")[2]
    with store.reading() as connection:
        assert read.printed(connection)[document].published == "2024-04-12"


def test_a_name_with_a_path_is_only_a_name(browser: TestClient) -> None:
    files = [("files", ("../../etc/x.txt", STORY.encode()))]
    answer = browser.post("/ja/add", data={"key": form_key(browser, "/ja/add")}, files=files)
    page = finished(browser, answer.headers["location"])
    assert "x.txt" in page
    assert "../" not in page


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "nothing was given"),
        ({"text": "x", "published": "last week"}, "is no date"),
        ({"text": "x", "lang": "fr"}, "no language"),
    ],
)
def test_a_form_that_makes_no_sense_is_told_plainly(browser: TestClient, sent: dict[str, str], why: str) -> None:
    answer = browser.post("/en/add", data={"key": form_key(browser, "/en/add"), **sent})
    assert (answer.status_code, why in answer.text) == (400, True)


def test_nobody_adds_without_the_form_of_this_site_or_the_token(browse: Browse) -> None:
    assert browse().post("/en/add", data={"text": STORY}).status_code == 403
    guarded = browse(token="a token of enough letters")
    assert "<textarea" not in guarded.get("/en/add").text
    assert guarded.post("/en/add", data={"text": STORY, "key": form_key(guarded)}).status_code == 401


def test_a_job_that_nobody_knows_is_not_found(browser: TestClient) -> None:
    assert browser.get("/en/add/none").status_code == 404


def finished(browser: TestClient, address: str) -> str:
    """The page of a job once it is through; it is loaded again as long as it asks for that."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        answer = browser.get(address)
        if "refresh" not in answer.headers:
            break
        browser.app.state.site.reader.job(address.rpartition("/")[2], wait=1)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return answer.text


def test_a_program_brings_a_document_and_asks_what_became_of_it(browser: TestClient, reader: Reader) -> None:
    brought = browser.post("/api/v1/documents", json={"text": STORY.replace("20", "60"), "name": "x.txt"})
    assert brought.status_code == 202
    reader.job(brought.json()["id"], wait=60)
    job = browser.get(f"/api/v1/jobs/{brought.json()['id']}").json()
    assert (job["finished"], job["documents"][0]["state"], job["documents"][0]["claims"]) == (True, "new", 1)
    assert browser.post("/api/v1/documents", json={}).status_code == 400
    assert browser.get("/api/v1/jobs/none").status_code == 404


def test_paths_in_uploads_never_leave_their_name(tmp_path: Path) -> None:
    from daicho.faces.web.pages.add import _name

    assert _name("C:\\secret\\a b.txt") == "a b.txt"
    assert _name("../../x.txt") == "x.txt"
    assert _name(None) == "-"
