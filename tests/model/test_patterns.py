"""What a searchable pattern finds is what the pattern as it was written finds."""

import random
import re

import pytest

from daicho.model.patterns import searchable

PATTERNS = [
    "投資(?!家)|[A-Z]法|建[設て]",
    r"(?P<start>着工|(?:建設|工事)(?:開始)?)|(?P<end>完成|を?終え[るた])",
    r"(?:約の?)?(?<![\d.])(?P<n>\d{1,2}|[一二三])年(?P<half>半)?",
    r"(?:資本|業務)*(?:提携|連携)|覚書",
    r"[。!?]+|[」)\]]|[「(\[-]",
    r"\d|[兆億]円|[-+]\d{0,2}%",
    r"(?:前|後){0,2}期|\s\w|\.\+",
    r"(?<!補)助成\Z|^国",
]
BLIND = ["[^、]法", ".*工場", "(?:約)?", r"\W年"]
"""Patterns that may begin with anything, or match nothing."""


@pytest.mark.parametrize("pattern", PATTERNS + BLIND)
def test_it_finds_the_same(pattern: str) -> None:
    chance = random.Random(pattern)
    letters = [char for char in pattern if char not in "\\<>?:=!*|"] + list("0123 年法。A国、円期")
    plain, quick = re.compile(pattern), searchable(pattern)
    for _ in range(400):
        text = "".join(chance.choices(letters, k=30))
        found = [(m.span(), m.lastgroup) for m in plain.finditer(text)]
        assert [(m.span(), m.lastgroup) for m in quick.finditer(text)] == found


@pytest.mark.parametrize("pattern", PATTERNS)
def test_it_asks_for_the_first_character_first(pattern: str) -> None:
    assert searchable(pattern).pattern.startswith("(?=[")


@pytest.mark.parametrize("pattern", BLIND)
def test_it_stays_as_it_is_where_anything_may_come_first(pattern: str) -> None:
    assert searchable(pattern).pattern == pattern


@pytest.mark.parametrize("pattern", ["(?i)a|b", r"(a)\1", "(?P<a>x)(?P=a)", "a)b", r"\u3042|b"])
def test_what_it_cannot_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"how this may begin|unbalanced"):
        searchable(pattern)
