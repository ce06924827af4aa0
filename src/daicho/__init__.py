"""daicho (台帳): a source-linked ledger of technology investment.

`daicho.extract(text)` reads one text; `daicho.open(url)` opens a ledger. Everything is loaded when first used, so that importing
daicho costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daicho.api import (
        Compared,
        Deal,
        Entity,
        Filters,
        Finding,
        Flow,
        Ledger,
        News,
        Reading,
        Reported,
        Table,
        Timeline,
        TotalRow,
        extract,
        open,
    )

__all__ = [
    "Compared",
    "Deal",
    "Entity",
    "Filters",
    "Finding",
    "Flow",
    "Ledger",
    "News",
    "Reading",
    "Reported",
    "Table",
    "Timeline",
    "TotalRow",
    "extract",
    "open",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from daicho import api

        return getattr(api, name)
    raise AttributeError(f"module 'daicho' has no attribute {name!r}")
