"""Who may ask, who may write, and what a browser may do with an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from daicho.errors import UsageError
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.safety import Guard, Session, Sessions, is_this_server
from daicho.ledger import judgements, read
from daicho.ledger.store import Ledger

from .conftest import Browse, form_key
from .test_pages import every_address

TOKEN = "a-token-that-nobody-guesses"
ELSEWHERE = {"names": ("ledger.example",), "host": "0.0.0.0", "token": TOKEN}


def claim_of(store: Ledger) -> str:
    with store.reading() as connection:
        return next(stated.id for stated in read.stated(connection))


def judged(store: Ledger) -> list[str]:
    with store.reading() as connection:
        return [one.verb for one in judgements.everything(connection)]


class TestHost:
    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8471", "[::1]:8471", "192.168.7.9", "LOCALHOST:80"])
    def test_that_nobody_can_point_elsewhere_is_served(self, host: str, browser: TestClient) -> None:
        assert browser.get("/en/", headers={"host": host}).status_code == 200

    @pytest.mark.parametrize(
        "host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:8471", "a b"]
    )
    def test_that_is_another_is_turned_away(self, host: str, browser: TestClient) -> None:
        answer = browser.get("/en/", headers={"host": host})
        assert (answer.status_code, "daicho" in answer.text) == (421, False)

    def test_that_was_named_is_served(self, browse: Browse) -> None:
        assert browse(**ELSEWHERE).get("/en/", headers={"host": "ledger.example:8471"}).status_code == 200
        assert is_this_server("Ledger.Example", {"ledger.example"})


class TestHeaders:
    @pytest.mark.parametrize("address", ["/en/", "/ja/deals", "/no", "/en/no", "/static/page.js", "/en/deals?page=x"])
    def test_stand_on_every_answer(self, address: str, browser: TestClient) -> None:
        headers = browser.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"

    def test_stand_on_what_fails_and_the_failure_stays_inside(
        self, browse: Browse, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser = browse()

        def fail(*_: object) -> None:
            raise RuntimeError("a secret of the inside")

        monkeypatch.setattr("daicho.faces.web.pages.deals.chosen_deals", fail)
        quiet = TestClient(browser.app, base_url="http://localhost", raise_server_exceptions=False)
        answer = quiet.get("/en/deals")
        assert answer.status_code == 500
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "secret" not in answer.text

    def test_let_browsers_keep_static_files_only(self, browser: TestClient) -> None:
        assert "immutable" in browser.get("/static/daicho.css").headers["cache-control"]
        assert browser.get("/en/").headers["cache-control"] == "private, no-cache"

    @pytest.mark.parametrize("name", ["../app.py", "..%2Fapp.py", "%2e%2e/app.py", "nothing.css"])
    def test_of_paths_that_lead_out_are_those_of_nothing(self, name: str, browser: TestClient) -> None:
        assert browser.get(f"/static/{name}").status_code in (307, 404)


class TestAForm:
    def test_of_another_session_is_refused(self, browse: Browse, store: Ledger) -> None:
        mine, theirs = browse(), browse()
        key = form_key(theirs)
        mine.get("/en/")
        for sent in ({"verb": "reject"}, {"verb": "reject", "key": ""}, {"verb": "reject", "key": key}):
            assert mine.post(f"/en/claims/{claim_of(store)}/judge", data=sent).status_code == 403
        assert not judged(store)

    def test_of_another_site_is_refused_whatever_it_carries(self, browser: TestClient, store: Ledger) -> None:
        key = form_key(browser)
        answer = browser.post(
            f"/en/claims/{claim_of(store)}/judge",
            data={"verb": "reject", "key": key},
            headers={"sec-fetch-site": "cross-site"},
        )
        assert answer.status_code == 403
        assert not judged(store)

    def test_of_its_own_page_is_taken(self, browser: TestClient, store: Ledger) -> None:
        key = form_key(browser)
        answer = browser.post(f"/en/claims/{claim_of(store)}/judge", data={"verb": "accept", "key": key})
        assert answer.status_code == 303
        assert judged(store) == ["accept"]

    @pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
    def test_leads_to_no_other_site(self, back: str, browser: TestClient, store: Ledger) -> None:
        key = form_key(browser)
        browser.post(f"/en/claims/{claim_of(store)}/judge", data={"verb": "accept", "key": key})
        with store.reading() as connection:
            (made,) = judgements.everything(connection)
        answer = browser.post(f"/en/judgements/{made.id}/undo", data={"key": key, "back": back})
        assert answer.headers["location"].startswith("/en/")

    def test_that_is_too_large_is_refused(self, store: Ledger, browser: TestClient) -> None:
        small = TestClient(Guard(browser.app, (), max_body=1000), base_url="http://localhost", follow_redirects=False)

        def drip() -> Iterator[bytes]:
            yield b"key="
            for _ in range(50):
                yield b"x" * 100

        kind = {"content-type": "application/x-www-form-urlencoded"}
        assert small.post("/en/sign-in", content=b"key=" + b"x" * 2000, headers=kind).status_code == 413
        assert small.post("/en/sign-in", content=drip(), headers=kind).status_code == 413
        assert small.post("/en/sign-in", content=b"key=x", headers=kind).status_code == 403

    def test_that_never_ends_is_given_up(self) -> None:
        async def reads(scope: Scope, receive: Receive, send: Send) -> None:
            await receive()

        async def nothing_comes() -> Message:
            return await asyncio.Future()

        async def nobody_listens(_: Message) -> None: ...

        scope = {"type": "http", "method": "POST", "headers": [(b"host", b"localhost")]}
        with pytest.raises(HTTPException, match="Timeout") as given_up:
            asyncio.run(Guard(reads, (), body_seconds=0.01)(scope, nothing_comes, nobody_listens))
        assert given_up.value.status_code == 408


class TestToken:
    def test_is_asked_for_where_others_reach_the_server(self) -> None:
        with pytest.raises(UsageError, match="token"):
            ServeOptions(host="0.0.0.0")
        with pytest.raises(UsageError, match="16 characters"):
            ServeOptions(token="short")
        assert ServeOptions(host="::1").token is None

    def test_is_needed_for_writing_only(self, browse: Browse, store: Ledger) -> None:
        browser = browse(**ELSEWHERE)
        assert "/judge" not in browser.get("/en/deals").text
        key = form_key(browser)
        assert (
            browser.post(f"/en/claims/{claim_of(store)}/judge", data={"verb": "reject", "key": key}).status_code == 401
        )
        assert not judged(store)

    def test_lets_write_whoever_shows_it(self, browse: Browse, store: Ledger) -> None:
        browser = browse(**ELSEWHERE)
        key = form_key(browser)
        assert browser.post("/en/sign-in", data={"key": key, "token": "another"}).status_code == 401
        signed = browser.post("/en/sign-in", data={"key": key, "token": TOKEN, "author": " 佐藤  花子 "})
        assert signed.status_code == 303
        assert all("httponly" in cookie.lower() for cookie in signed.headers.get_list("set-cookie"))
        browser.post(f"/en/claims/{claim_of(store)}/judge", data={"verb": "reject", "key": key})
        with store.reading() as connection:
            (made,) = judgements.everything(connection)
        assert made.author == "佐藤 花子"

    def test_is_not_to_be_guessed_by_trying(self, browse: Browse) -> None:
        browser = browse(**ELSEWHERE)
        key = form_key(browser)
        told = [browser.post("/en/sign-in", data={"key": key, "token": f"guess {n}"}).status_code for n in range(12)]
        assert told == [401] * 10 + [429] * 2
        assert browser.post("/en/sign-in", data={"key": key, "token": TOKEN}).status_code == 429

    def test_marks_of_one_session_are_worth_nothing_in_another(self) -> None:
        sessions = Sessions(TOKEN, "ann")
        mine = Session("m" * 24, writes=False, author="ann")
        stolen = {
            "session": "t" * 24,
            "writer": sessions.writer_mark(mine),
            "author": sessions.author_mark(mine, "bob"),
        }
        assert sessions.of(stolen) == Session("t" * 24, writes=False, author="ann")
        assert not Sessions(TOKEN, "ann").of({**stolen, "session": mine.id}).writes  # of another process
        assert sessions.of({**stolen, "session": mine.id}) == Session(mine.id, writes=True, author="bob")

    @pytest.mark.parametrize("junk", ["", "x", "é" * 20, "a.b", "0" * 64, "😀", "zz." + "0" * 64])
    def test_marks_of_any_form_harm_nobody(self, junk: str) -> None:
        cookies = {"session": junk, "writer": junk, "author": junk}
        assert not Sessions(TOKEN, "ann").of(cookies).writes


def test_what_is_stored_is_never_markup(browser: TestClient, store: Ledger) -> None:
    for lang in ("en", "ja"):
        for address in (*every_address(browser, store), "/search?q=<script>alert(9)</script>", "/deals?payer=<script>"):
            page = html.fromstring(browser.get(f"/{lang}{address}").text)
            assert not page.xpath("//script[not(starts-with(@src, '/static/'))] | //main//b | //main//i | //main//u"), (
                address
            )
            assert not page.xpath("//@*[contains(., 'javascript:')][name() != 'value']"), address
