"""Files by path or by any address fsspec knows (s3://…, gs://…): listing, opening, and telling one state from another.

The only door to fsspec. A plain path never needs it.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from daicho.corpus.remote import FINAL, Steady, buffered
from daicho.errors import InputRefused, OutputError, StoreLost

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SECRET = re.compile(r"([a-z][a-z0-9+.-]*://)[^/@]*:[^/@]*@", re.IGNORECASE)  # it would stand in every output
_WEB = re.compile(r"https?://", re.IGNORECASE)
_QUERY = re.compile(r"(https?://[^\s?#'\"<>]*)[?#][^\s'\"<>]*", re.IGNORECASE)
# Parameters by which stores let the holder of an address in: it would be a key to them in every output.
_SIGNED = re.compile(
    r"[?&](?:[\w.]*-)*(?:sig|signature|[a-z_]*token|credential|[a-z_]*secret|password|pwd|[a-z_]*key|[a-z]*access_?key_?id)=",
    re.IGNORECASE,
)
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file there is, with its size in bytes."""

    address: str
    size: int


def is_remote(address: str) -> bool:
    """Whether an address is no path."""
    return _REMOTE.match(address) is not None


def printed(address: str) -> str:
    r"""An address as text that can be written and kept: bytes that are no UTF-8 (names in Shift_JIS, say) stand as \\udc83.

    What signs an address is left out with all that follows its path, so the same file signed anew has the same name.
    """
    return _unsigned(address).encode("utf-8", "backslashreplace").decode()


def named(address: str) -> str:
    """What tells the format of an address: a web address without its query."""
    return _QUERY.sub(r"\1", address) if _WEB.match(address) else address


def _unsigned(text: str) -> str:
    return _QUERY.sub(lambda found: found[1] if _SIGNED.search(found[0]) else found[0], text)


def files(address: str) -> Iterator[File | InputRefused]:
    """The files that a path, folder, pattern or address stands for, in the order of their names."""
    if _SECRET.match(address):
        yield InputRefused(
            _SECRET.sub(r"\1…@", address),
            "holds a password; give it by the environment, as FSSPEC_FTP_PASSWORD for ftp://",
        )
        return
    try:
        yield from _remote_files(address) if is_remote(address) else _local_files(address)
    except OutputError:
        raise
    except Exception as error:  # what stores raise differs from one to the next
        yield InputRefused(printed(address), _plainly(error))


def opened(address: str) -> IO[bytes]:
    """A file to read, seekable. Raises InputRefused, and StoreLost where another attempt may do."""
    try:
        if not is_remote(address):
            return open(address, "rb")
        system, path = _system(address)
        open_ = partial(system.open, path, "rb", block_size=8 * _BLOCK)
        return buffered(Steady(open_, int(system.info(path)["size"]), printed(address), _plainly))
    except OutputError:
        raise
    except Exception as error:
        lost = is_remote(address) and not isinstance(error, FINAL)
        raise (StoreLost if lost else InputRefused)(printed(address), _plainly(error)) from None


def content(address: str, start: int = 0, stop: int | None = None) -> str:
    """What tells this content of a file, or of its bytes `start` to `stop`, from any other: for local files its SHA-256.

    Of a remote file its store's own word is taken (ETag or checksum, size, time), so that telling needs no download.
    """
    if is_remote(address):
        try:
            system, path = _system(address)
            system.invalidate_cache()
            told: Any = {key: str(value) for key, value in system.info(path).items() if key in _TELLING}
        except Exception as error:
            raise InputRefused(printed(address), _plainly(error)) from None
        return hashlib.sha256(repr((sorted(told.items()), start, stop)).encode()).hexdigest()
    digest = hashlib.sha256()
    with opened(address) as stream:
        stream.seek(start)
        left = (stop - start) if stop is not None else None
        while block := stream.read(_BLOCK if left is None else min(_BLOCK, left)):
            digest.update(block)
            if left is not None:
                left -= len(block)
    return digest.hexdigest()


_TELLING = ("ETag", "etag", "md5Hash", "crc32c", "checksum", "size", "LastModified", "mtime", "updated", "created")


def _local_files(path: str) -> Iterator[File | InputRefused]:
    if os.path.isdir(path):
        if _is_run(path):
            yield InputRefused(printed(path), "what a corpus run wrote, and no crawl; `daicho read` loads it")
            return
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(
                name for name in inner if not (name.startswith(".") or _is_run(os.path.join(folder, name)))
            )
            for name in sorted(names):
                found = os.path.join(folder, name)
                if not name.startswith(".") and os.path.isfile(found):
                    yield File(found, os.path.getsize(found))
    elif glob.has_magic(path) and not os.path.lexists(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield InputRefused(printed(path), "no file matches")
        for match in matches:
            yield from _local_files(match)
    else:
        yield File(path, os.stat(path).st_size)


def _is_run(folder: str) -> bool:
    """Whether a folder is the output of a run, which may well lie in the crawl's own."""
    return all(os.path.isdir(os.path.join(folder, name)) for name in ("manifest", "appearances", "claims"))


def _remote_files(address: str) -> Iterator[File | InputRefused]:
    system, path = _system(address)
    if glob.has_magic(named(path)):
        found = system.glob(path, detail=True)
    elif system.isdir(path):
        found = system.find(path, detail=True)
    else:
        found = {path: system.info(path)}
    if not found:
        yield InputRefused(printed(address), "no file matches")
    for name, facts in sorted(found.items()):
        if facts.get("type") == "file":
            yield File(system.unstrip_protocol(name), int(facts["size"]))


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path there. Raises OutputError where its library is not installed."""
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address)
    except ImportError as error:
        raise OutputError(f"{printed(address)}: {error}") from error
    return system, path


def _plainly(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return _unsigned(error.strerror.lower())
    return _unsigned(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
