"""Newspapers, agencies, rankings and reports: they tell of money and move none."""

from __future__ import annotations

import re
from functools import lru_cache

from daicho.model.annotated import Name

_MEDIA = re.compile(
    r"(?:News|Times|Post|Herald|Journal|Gazette|Ledger|Tribune|Newswire|Dispatch|Chronicle|Observer|Standard|Daily)$"
    r"|^(?:the )?(?:Nikkei|Reuters|Bloomberg|Kyodo|Yomiuri|AFP|AP(?! [A-Z])|DPA|CNBC|BBC|CNN"
    r"|Jiji|Xinhua|Yonhap|CNA|Nikkan Kogyo)\b"
    r"|\b(?:Rankings?|Scoreboard|Yearbook|White Paper)\b|(?:Index|Report|Outlook)$"
)
_MAIL = re.compile(r"^(?:the )?(?:Deutsche|Japan|Swiss|Austrian|China|Chunghwa|Australia|India|Korea|Singapore) Post$")


def is_medium(name: Name) -> bool:
    """Whether a name is that of a newspaper, a news agency or a publication."""
    return _is_of_media(name.full)


@lru_cache(maxsize=4096)
def _is_of_media(full: str) -> bool:
    return _MEDIA.search(full) is not None and not _MAIL.match(full)
