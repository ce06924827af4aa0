"""What people joined and parted: what must be one stays one, what must not never meets, by way of others neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Pair = tuple[str, str]


class Bonds:
    """Ids joined into groups, some of which may never become one."""

    def __init__(self, together: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> None:
        self._home: dict[str, str] = {}
        self._foes: dict[str, set[str]] = {}
        for a, b in together:
            self.join(a, b)
        for a, b in apart:
            self.part(a, b)

    def group(self, key: str) -> str:
        """The id that a group goes by: an id nobody joined is its own."""
        while (home := self._home.get(key, key)) != key:
            self._home[key] = key = self._home.get(home, home)  # halves the way for the next one who asks
        return key

    def groups(self) -> dict[str, Sequence[str]]:
        """The ids of every group of several, by the id that it goes by."""
        found: dict[str, list[str]] = {}
        for key in self._home:
            home = self.group(key)
            found.setdefault(home, [home]).append(key)
        return dict(found)

    def forbids(self, a: str, b: str) -> bool:
        """Whether the groups of two ids may not become one."""
        return self.group(b) in self._foes.get(self.group(a), ())

    def join(self, a: str, b: str) -> bool:
        """Make one group of those of two ids; False, and nothing done, where that is forbidden."""
        if self.forbids(a, b):
            return False
        left, right = sorted((self.group(a), self.group(b)))
        if left != right:
            self._home[right] = left
            for foe in self._foes.pop(right, ()):
                self._foes[foe].remove(right)
                self._keep_apart(left, foe)
        return True

    def part(self, a: str, b: str) -> bool:
        """Forbid the groups of two ids to become one; False, and nothing done, where they are one already."""
        left, right = self.group(a), self.group(b)
        if left != right:
            self._keep_apart(left, right)
        return left != right

    def _keep_apart(self, left: str, right: str) -> None:
        self._foes.setdefault(left, set()).add(right)
        self._foes.setdefault(right, set()).add(left)
