"""Who may ask, who may write, and what a browser may do with an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from lxml import html
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from daicho.errors import UsageError
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.safety import AUTHOR, SESSION, WRITER, Guard, Session, Sessions, Tries, is_this_server
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


class TestAnAddress:
    @pytest.mark.parametrize(
        "address",
        [
            f"/en/deals?page={'1' * 5000}",
            f"/en/documents?page={'1' * 5000}",
            f"/en/deals.csv?page={'9' * 5000}",
            "/en/deals?" + "&".join(f"a{number}=1" for number in range(300)),
            "/en/documents?page=²",
            "/en/documents?page=0",
            "/en/deals?sort=--told",
            f"/en/findings?page={'1' * 5000}",
            "/api/v1/entities?" + "&".join(f"name=n{number}" for number in range(100)),
            f"/api/v1/deals?limit={'1' * 5000}",
        ],
    )
    def test_that_asks_too_much_is_an_error_of_the_reader(self, address: str, browser: TestClient) -> None:
        assert browser.get(address).status_code == 400

    @pytest.mark.parametrize("address", ["/en/deals", "/en/documents", "/en/findings", "/en/organisations"])
    def test_of_a_page_beyond_the_last_shows_the_last(self, address: str, browser: TestClient) -> None:
        beyond = html.fromstring(browser.get(f"{address}?page=999999").text)
        last = html.fromstring(browser.get(address).text)
        assert beyond.xpath("//tbody//a/@href") == last.xpath("//tbody//a/@href")

    @pytest.mark.parametrize("target", ["//evil.example/x", "/\\evil.example", "/%0d%0aSet-Cookie:x=1"])
    def test_without_a_language_leads_to_no_other_site(self, target: str, browser: TestClient) -> None:
        answer = browser.get(f"http://localhost{target}")
        assert answer.headers["location"].startswith("/en/")
        assert "x=1" not in answer.headers.get("set-cookie", "")


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
        asked = Guard(reads, (), body_seconds=0.01)(scope, nothing_comes, nobody_listens)
        # In a thread of its own: the browser tests leave a loop running in this one.
        with ThreadPoolExecutor() as thread, pytest.raises(HTTPException, match="Timeout") as given_up:
            thread.submit(asyncio.run, asked).result()
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

    def test_is_not_to_be_guessed_by_way_of_programs(self, browse: Browse) -> None:
        browser = browse(**ELSEWHERE)

        def told(token: str) -> int:
            headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
            return browser.post("/api/v1/judgements", json={"verb": "dismiss"}, headers=headers).status_code

        assert [told(f"guess {n}") for n in range(11)] == [401] * 10 + [429]
        assert told(TOKEN) == 429
        key = form_key(browser)
        assert browser.post("/en/sign-in", data={"key": key, "token": TOKEN}).status_code == 429

    def test_guessed_at_from_one_address_still_lets_others_in(self) -> None:
        sessions = Sessions(TOKEN, "ann")
        for number in range(10):
            assert not sessions.knows_token(f"guess {number}", "192.0.2.7")
        with pytest.raises(HTTPException):
            sessions.knows_token(TOKEN, "192.0.2.7")
        assert sessions.knows_token(TOKEN, "192.0.2.8")

    def test_guesses_of_many_addresses_are_forgotten(self) -> None:
        tries = Tries(most=1, addresses=2)
        for address in ("a", "b", "c"):
            tries.count(address)
        assert [tries.too_many(address) for address in "abc"] == [False, True, True]

    def test_marks_of_one_session_are_worth_nothing_in_another(self) -> None:
        sessions = Sessions(TOKEN, "ann")
        mine = Session("m" * 24, writes=False, author="ann")
        stolen = {
            SESSION: "t" * 24,
            WRITER: sessions.writer_mark(mine),
            AUTHOR: sessions.author_mark(mine, "bob"),
        }
        assert sessions.of(stolen) == Session("t" * 24, writes=False, author="ann")
        assert not Sessions(TOKEN, "ann").of({**stolen, SESSION: mine.id}).writes  # of another process
        assert sessions.of({**stolen, SESSION: mine.id}) == Session(mine.id, writes=True, author="bob")

    @pytest.mark.parametrize("junk", ["", "x", "é" * 20, "a.b", "0" * 64, "😀", "zz." + "0" * 64])
    def test_marks_of_any_form_harm_nobody(self, junk: str) -> None:
        cookies = {SESSION: junk, WRITER: junk, AUTHOR: junk}
        assert not Sessions(TOKEN, "ann").of(cookies).writes


def test_what_is_stored_is_never_markup(browser: TestClient, store: Ledger) -> None:
    for lang in ("en", "ja"):
        for address in (*every_address(browser, store), "/search?q=<script>alert(9)</script>", "/deals?payer=<script>"):
            page = html.fromstring(browser.get(f"/{lang}{address}").text)
            assert not page.xpath("//script[not(starts-with(@src, '/static/'))] | //main//b | //main//i | //main//u"), (
                address
            )
            assert not page.xpath("//@*[contains(., 'javascript:')][name() != 'value']"), address
