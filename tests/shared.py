"""Where the tests find things: the repository, its own labelled texts, and the project's shared folder where there is one."""

from __future__ import annotations

from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
GOLD = REPO / "tests" / "gold"
_SHARED = REPO.parent / "shared"


def shared(path: str) -> Path | None:
    """`path` in the shared folder beside the repository; None where there is no such thing."""
    found = _SHARED / path
    return found if found.exists() else None
