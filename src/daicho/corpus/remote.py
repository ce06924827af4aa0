"""A file in a store, read in blocks that are asked for again when the store stumbles, and never taken for shorter than it is.

Libraries that read from a stream take an error for the end of the file, or turn it into one of their own. So the stream
remembers that it was cut off, and readers ask it by `heed` before they believe what they were told.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import IO, Any

from daicho.errors import StoreLost

_WAITS = (0.5, 2.0, 8.0)  # seconds before each new attempt
_BUFFER = 1 << 20
FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotImplementedError)
"""Errors that no second attempt changes."""


class Steady(io.RawIOBase):
    """A file of a known size. open_: opens it anew; named: how reports name it; told: an error in plain words."""

    def __init__(self, open_: Callable[[], Any], size: int, named: str, told: Callable[[Exception], str]) -> None:
        self._open = open_
        self._size = size
        self._named = named
        self._told = told
        self._at = 0
        self._file: Any = None
        self.lost: StoreLost | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """The byte that is read next."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte."""
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer` as far as there are bytes. Raises StoreLost where the store fails again and again, and ever after."""
        if self.lost:
            raise self.lost
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        data: bytes = self._again(lambda: self._block(wanted))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def close(self) -> None:
        """Let go of the store's file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()

    def _block(self, wanted: int) -> bytes:
        if self._file is None:
            self._file = self._open()
        self._file.seek(self._at)
        data: bytes = self._file.read(wanted)
        if not data:
            raise EOFError(f"ends at byte {self._at:,} of {self._size:,}")
        return data

    def _again(self, attempt: Callable[[], bytes]) -> bytes:
        for wait in (*_WAITS, None):
            try:
                return attempt()
            except Exception as error:  # what stores raise differs from one to the next
                self._file = None  # a connection that failed once is not used again
                if wait is None or isinstance(error, FINAL):
                    reason = f"lost at byte {self._at:,} of {self._size:,} ({self._told(error)})"
                    self.lost = StoreLost(self._named, reason)
                    raise self.lost from None
                time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")


def buffered(file: Steady) -> IO[bytes]:
    """The file with a buffer: lines of it can be read, each up to a bound."""
    return io.BufferedReader(file, _BUFFER)


def heed(stream: IO[bytes]) -> None:
    """Raise StoreLost if the store behind `stream` was lost, whatever was made of that by those who read it."""
    raw = getattr(stream, "raw", None)
    if isinstance(raw, Steady) and raw.lost:
        raise raw.lost
