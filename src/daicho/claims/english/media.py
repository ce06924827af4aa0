"""Newspapers and agencies: they tell of money and move none."""

from __future__ import annotations

import re

from daicho.model.annotated import Name

_MEDIA = re.compile(
    r"(?:News|Times|Post|Herald|Journal|Gazette|Ledger|Tribune|Newswire|Dispatch|Chronicle|Observer|Standard|Daily)$"
    r"|^(?:the )?(?:Nikkei|Reuters|Bloomberg|Kyodo|Yomiuri|AFP|AP|DPA|CNBC|BBC|CNN|Jiji|Xinhua|Yonhap|CNA|Nikkan Kogyo)\b"
)


def is_medium(name: Name) -> bool:
    """Whether a name is that of a newspaper or a news agency."""
    return _MEDIA.search(name.full) is not None
