"""bytes -> str."""

from __future__ import annotations

import re

from daicho.documents.draft import Raw
from daicho.errors import InputRefused

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(raw: Raw) -> str:
    """The text of `raw`, without byte-order mark. Raises InputRefused."""
    try:
        return raw.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputRefused(raw.source, "unknown encoding") from None


def sound(text: str) -> str:
    """`text` with each lone surrogate, which no file can hold, replaced by U+FFFD, one for one."""
    return _LONE_SURROGATE.sub("\ufffd", text)
