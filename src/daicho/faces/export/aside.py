"""Files that are written whole or not at all, and the libraries that write them."""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from daicho.errors import OutputError

_LEDGER = b"SQLite format 3\x00"  # how a ledger's file begins


@contextlib.contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to: the file takes the place of `path` once it is whole, and goes if that fails.

    Raises OutputError where that cannot be done, and for a file that is a ledger.
    """
    target = Path(os.path.realpath(path))
    part = target.parent / f".daicho-{os.getpid()}.part"
    try:
        _refuse(path, target)
        yield part
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):  # there is no such file where nothing could be written
            part.unlink()


def _refuse(path: Path, target: Path) -> None:
    if target.is_dir():
        raise OutputError(f"{path}: is a folder; name a file")
    if target.exists():
        if not target.is_file():
            raise OutputError(f"{path}: is no plain file")
        if not os.access(target, os.W_OK):
            raise OutputError(f"{path}: may not be overwritten")
        with target.open("rb") as begun:
            if begun.read(len(_LEDGER)) == _LEDGER:
                raise OutputError(f"{path}: is a ledger; name another file")


def library(name: str, form: str) -> Any:
    """The module `name`, which writing `form` takes. Raises OutputError where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise OutputError(f"{form} needs {name.split('.')[0]}: pip install 'daicho[tables]'") from error
