"""Claims of many documents -> Deals."""

from __future__ import annotations

from collections.abc import Iterable

from daicho.model.deal import Deal, Stated


def gather(stated: Iterable[Stated]) -> tuple[Deal, ...]:
    """The deals that the money claims among `stated` tell of, in a fixed order."""
    return ()
