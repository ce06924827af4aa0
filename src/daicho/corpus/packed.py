"""Unpacking gzip and Zstandard as a stream, knowing at its end whether the file was whole.

Both formats allow many members one behind another, and the libraries' own readers pass over a last one that breaks off.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

_BITE = 1 << 12  # bytes unpacked at a time: Zstandard makes up to 32,000 of one, so a bomb is 128 MB and not all memory


class BrokenOff(Exception):
    """A packed file that is not whole: `read` bytes of it were read, `end` is where its last whole member ends."""

    def __init__(self, read: int, end: int, why: str) -> None:
        super().__init__(f"{why}: whole up to byte {end:,}, read up to byte {read:,}")


def unpacker(name: str) -> Callable[[], Any] | None:
    """What unpacks one member of a file of this name; None for a file that is not packed."""
    if name.endswith(".gz"):
        return lambda: zlib.decompressobj(31)
    if name.endswith((".zst", ".zstd")):
        from zstandard import ZstdDecompressor

        return lambda: ZstdDecompressor().decompressobj()
    return None


def unpacked(stream: IO[bytes], new: Callable[[], Any], at: int = 0) -> Iterator[bytes]:
    """The content of `stream`, block by block, from byte `at` on, where it stands. Raises BrokenOff at the break."""
    member, fresh, end, read = new(), True, at, at
    while block := stream.read(_BITE):
        read += len(block)
        while block:
            try:
                out = member.decompress(block)
            except Exception as error:  # zlib.error, ZstdError
                why = "broken off, or not packed from here on" if fresh else f"damaged ({error})"
                raise BrokenOff(read - len(block), end, why) from None
            fresh = False
            if out:
                yield out
            if not member.eof:
                break
            block = member.unused_data
            end, member, fresh = read - len(block), new(), True
    if not fresh:
        raise BrokenOff(read, end, "broken off")


def lines(blocks: Iterator[bytes], longest: int) -> Iterator[bytes]:
    """The lines of a stream given in blocks, each with its line break; the last one may have none.

    Of a line longer than `longest` bytes only so much is kept, and one more. Where the stream raises, what came before of an
    unfinished line is lost with it.
    """
    rest = bytearray()
    for block in blocks:
        *whole, last = block.split(b"\n")
        for line in whole:
            yield bytes(rest) + line + b"\n" if len(rest) <= longest else bytes(rest)
            rest.clear()
        rest += last[: longest + 1 - len(rest)]
    if rest:
        yield bytes(rest)
