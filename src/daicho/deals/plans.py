"""Which sums of one text lie in another where no arithmetic tells: sums for one named plan, promises to a country in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from daicho.deals.matching import governs
from daicho.deals.namesakes import names_somebody
from daicho.deals.told import Found, Statement, one_thing
from daicho.deals.traits import key_of
from daicho.reference.likeness import alike
from daicho.reference.names import is_japanese
from daicho.reference.places import by_name as by_place

_NAMED_JA = re.compile(r"(?:[ァ-ヴー]{3,}|[A-Za-z]{3,})(?:計画|構想|プロジェクト|プログラム)")
_AFTER = re.compile(r"['’]s?\Z|-(?:based|made|led)\Z|\A(?:U\.S|Project|Program|Programme|Plan|Phase)\b\.?")


def one_plan(statements: Sequence[Statement], found: Found) -> None:
    """Two sums of the same payers for one plan that has a name: unless one is additional, the smaller is a step to the larger."""
    for whole in statements:
        for part in statements:
            if (
                whole.deal.kind == part.deal.kind == "investment"
                and part.value < whole.value
                and whole.traits.payers == part.traits.payers
                and whole.traits.claim.amount.currency == part.traits.claim.amount.currency
                and not {"increment", "old"} & {part.role, whole.role}
                and one_thing(whole, part)
                and _one_name(whole, part)
                and not found.has(part.deal, "replaces", whole.deal)
                and not found.has(whole.deal, "replaces", part.deal)
            ):
                found.add(part.deal, "part_of", whole.deal, f"{part.sum} of {whole.sum} for one plan")


def in_all(statements: Sequence[Statement], found: Found) -> None:
    """What a text says to have been promised in all, by nobody it names or to a government, holds the promises told before."""
    for whole in statements:
        if whole.role != "total" or whole.deal.kind != "investment" or not _by_nobody(whole):
            continue
        for part in statements:
            if (
                part.deal.kind == "investment"
                and part.place < whole.place
                and part.value < whole.value
                and part.role not in ("total", "old")
                and part.traits.claim.amount.currency == whole.traits.claim.amount.currency
                and _within(part, whole)
            ):
                found.add(part.deal, "part_of", whole.deal, f"{part.sum} of {whole.sum} in all")


def _by_nobody(statement: Statement) -> bool:
    """Whether the sentence of a sum names nobody but governments as who pays it."""
    claim = statement.traits.claim
    named = [key_of(party) for party in claim.payer if claim.quote.span.contains(party.mention.span)]
    return all(map(governs, named))


def _within(part: Statement, whole: Statement) -> bool:
    """Whether one sum may be spent where another is: in its country, and the same part of it, where both are named."""
    (countries, areas), (wider, within) = _where(part), _where(whole)
    return (not countries or bool(countries & wider)) and (not within or bool(areas & within))


def _where(statement: Statement) -> tuple[set[str], set[str]]:
    """The countries and the parts of them that a sum is for, as far as its text names them."""
    traits = statement.traits
    countries = {country for country, _, _ in traits.at if country} or {traits.country or ""}
    return countries - {""}, {part for _, part, _ in traits.at if part}


def _one_name(a: Statement, b: Statement) -> bool:
    """Whether two sums are for what goes by one name."""
    return any(
        alike(one, other).same
        for one in filter(_is_name, a.traits.projects)
        for other in filter(_is_name, b.traits.projects)
    )


@lru_cache(maxsize=65536)
def _is_name(project: str) -> bool:
    """Whether a project has a name of its own ("Polaris Project", スターゲート計画), not one after a place or its owner."""
    if is_japanese(project):
        return bool(_NAMED_JA.search(project))
    words = re.findall(r"[\w&'’.-]+", project)
    capitals = [word for word in words if word[:1].isupper()]
    names = capitals if len(capitals) == len(words) else [word for word in capitals if word is not words[0]]
    return any(names_somebody(name) and not _AFTER.search(name) and by_place(name) is None for name in names)
