"""Addresses -> bytes, without being led into the network that daicho itself stands in.

Whoever gives daicho an address (a web form, a feed, a redirect) must not be able to make it read what only this machine
may read. So a name is resolved here, each of its addresses is judged, and the connection goes to the very address
judged: resolving a second time could give another. Redirects are followed by hand and judged anew. Proxies named in the
environment are not used, for they would resolve names themselves.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

import httpx

from daicho.errors import InputRefused

_MAX_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "daicho",
    "Accept": "text/html, application/pdf, application/json, application/xml, text/plain, */*;q=0.5",
}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. url: after redirects; media_type: lower case, empty where not told; charset: as HTTP declares it."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(address: str, *, allow_local: bool, max_bytes: int, timeout_s: float) -> Fetched:
    """The bytes at an http or https address.

    timeout_s: seconds for everything, redirects and the slowest drip of bytes included. Raises InputRefused.
    """

    async def limited() -> Fetched:
        async with asyncio.timeout(timeout_s):
            return await _follow(address, allow_local=allow_local, max_bytes=max_bytes)

    # In a thread of its own, because the caller may be inside an event loop (a notebook, the web application).
    with ThreadPoolExecutor(1) as thread:
        try:
            return thread.submit(asyncio.run, limited()).result()
        except TimeoutError:
            raise InputRefused(address, f"took longer than {timeout_s:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise InputRefused(address, f"cannot be fetched: {error or type(error).__name__}") from None


async def _follow(address: str, *, allow_local: bool, max_bytes: int) -> Fetched:
    url = httpx.URL(address)
    async with httpx.AsyncClient(timeout=None, trust_env=False, headers=_HEADERS) as client:  # noqa: S113  (limited as a whole)
        for _ in range(_MAX_REDIRECTS + 1):
            response = await _ask(client, address, url, allow_local=allow_local)
            try:
                if response.has_redirect_location:
                    url = url.join(response.headers["location"])
                    continue
                if response.status_code != httpx.codes.OK:
                    raise InputRefused(address, f"answered {response.status_code} {response.reason_phrase}")
                return Fetched(
                    data=await _body(address, response, max_bytes),
                    url=str(url),
                    media_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
                    charset=response.charset_encoding,
                )
            finally:
                await response.aclose()
    raise InputRefused(address, f"more than {_MAX_REDIRECTS} redirects")


async def _ask(client: httpx.AsyncClient, source: str, url: httpx.URL, *, allow_local: bool) -> httpx.Response:
    """The answer of one hop, its body still to come."""
    if url.scheme not in ("http", "https"):
        raise InputRefused(source, f"{url.scheme}: addresses are not fetched, only http and https")
    if not url.host:
        raise InputRefused(source, "an address without a host")
    if url.port is not None and not 0 < url.port < 65_536:
        raise InputRefused(source, f"no such port: {url.port}")
    host = url.raw_host.decode("ascii")
    found = await _resolve(source, host)
    judged = [ip for ip in found if allow_local or _is_public(ip)]
    if not judged:
        raise InputRefused(
            source, f"{host} is on this machine or on a private network; --allow-local reads it all the same"
        )
    *others, last = judged
    for ip in others:
        with suppress(httpx.ConnectError):  # no route by IPv6, say: another address of the host may do
            return await _send(client, url, ip)
    return await _send(client, url, last)


async def _send(client: httpx.AsyncClient, url: httpx.URL, ip: str) -> httpx.Response:
    """Ask the host of `url` at its address `ip`. The name still goes with it: for the server, and for its certificate."""
    request = client.build_request(
        "GET",
        url.copy_with(host=ip),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    return await client.send(request, stream=True)


async def _resolve(source: str, host: str) -> list[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputRefused(source, f"no such host: {host}") from None
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def _is_public(address: str) -> bool:
    """Whether an address, and the IPv4 address that an IPv6 one may carry inside, belongs to the public network."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner: ipaddress.IPv4Address | None = None
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    judged = inner or ip
    return judged.is_global and not judged.is_multicast


async def _body(source: str, response: httpx.Response, max_bytes: int) -> bytes:
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > max_bytes:
            raise InputRefused(source, f"larger than {max_bytes:,} bytes")
    return bytes(data)
