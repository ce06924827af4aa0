from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from daicho.documents import ReadOptions, read_sources
from daicho.documents.fetch import Fetched, fetch
from daicho.errors import InputRefused
from daicho.model.document import Document

PAGE = "<html><head><title>①㈱髙島屋</title></head><body><p>①㈱髙島屋は1兆円を投資する。</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Paths that behave in every way an address may."""

    stop = threading.Event()

    def do_GET(self) -> None:
        match self.path.strip("/").split("/"):
            case ["page", *_]:
                self.answer(200, PAGE.encode("cp932"), {"Content-Type": "text/html; charset=Shift_JIS"})
            case ["to", *target]:
                self.answer(302, b"", {"Location": "/".join(target).replace("@", f"http://127.0.0.1:{self.port}")})
            case ["round"]:
                self.answer(301, b"", {"Location": "/round"})
            case ["lines.jsonl"]:
                self.answer(200, b'{"text": "a"}\n{"text": "b"}\n', {"Content-Type": "text/plain"})
            case ["packed"]:
                self.answer(200, gzip.compress(b"x" * 5_000_000), {"Content-Encoding": "gzip"})
            case ["slow"]:
                self.answer(200, b"x", {"Content-Length": "100"})
                self.wfile.flush()
                self.stop.wait(10)
            case _:
                self.answer(404, b"", {})

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Handler.stop.set()
    server.shutdown()
    server.server_close()


def get(address: str, *, allow_local: bool = True, max_bytes: int = 1_000_000, timeout_s: float = 20) -> Fetched:
    return fetch(address, allow_local=allow_local, max_bytes=max_bytes, timeout_s=timeout_s)


def test_a_page_is_read_with_the_charset_and_the_address_that_http_tells(site: str) -> None:
    (item,) = read_sources([f"{site}/to/@/page/2024/04/12"], ReadOptions(allow_local=True))
    assert isinstance(item, Document)
    assert (item.title, item.text) == ("①㈱髙島屋", "①㈱髙島屋は1兆円を投資する。")
    assert item.appearance.url == f"{site}/page/2024/04/12"
    assert item.appearance.name == f"{site}/to/@/page/2024/04/12"
    assert item.published == "2024-04-12"


def test_the_ending_of_an_address_tells_what_plain_text_does_not(site: str) -> None:
    items = list(read_sources([f"{site}/lines.jsonl"], ReadOptions(allow_local=True)))
    assert [item.text for item in items if isinstance(item, Document)] == ["a", "b"]


def test_redirects_are_followed_five_times(site: str) -> None:
    assert get(f"{site}/to//to//to//page").url == f"{site}/page"
    with pytest.raises(InputRefused, match="more than 5 redirects"):
        get(f"{site}/round")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/"])
def test_a_redirect_to_another_scheme_is_refused(site: str, target: str) -> None:
    with pytest.raises(InputRefused, match="only http and https"):
        get(f"{site}/to/{target}")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0x7f.1", "2130706433", "0.0.0.0", "10.0.0.1", "192.168.1.1", "172.16.0.1",
        "169.254.169.254", "100.64.0.1", "224.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[fe80::1]", "[fd00::1]",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_of_private_networks_are_refused(host: str) -> None:
    with pytest.raises(InputRefused, match="private network"):
        get(f"http://{host}/", allow_local=False)


def test_every_hop_is_judged(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def first_time_public(address: str) -> bool:
        judged.append(address)
        return len(judged) == 1

    monkeypatch.setattr("daicho.documents.fetch._is_public", first_time_public)
    with pytest.raises(InputRefused, match="private network"):
        get(f"{site}/to/@/page", allow_local=False)
    assert judged == ["127.0.0.1", "127.0.0.1"]


def test_size_is_bounded_after_unpacking(site: str) -> None:
    with pytest.raises(InputRefused, match="larger than 1,000,000 bytes"):
        get(f"{site}/packed")


def test_time_is_bounded(site: str) -> None:
    with pytest.raises(InputRefused, match="took longer than"):
        get(f"{site}/slow", timeout_s=0.3)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", "cannot be fetched"),
        (f"http://{'x' * 64}.example/", "no such host"),
        ("http://127.0.0.1:99999/", "no such port"),
        ("http:///path", "without a host"),
    ],
)
def test_what_cannot_be_reached_says_why(address: str, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        get(address)


def test_an_answer_other_than_ok_is_refused(site: str) -> None:
    with pytest.raises(InputRefused, match="answered 404 Not Found"):
        get(f"{site}/nothing")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/x"])
def test_other_schemes_are_refused_where_they_are_named(address: str) -> None:
    (item,) = read_sources([address])
    assert isinstance(item, InputRefused)
    assert "only http and https" in item.reason
