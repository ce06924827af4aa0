"""Who is who: companies, governments, ministries, agencies, funds and universities of the field, in English and Japanese.

`data/organisations.tsv` has one organisation a row; its `source` is the site by whose own usage the names were written down.
`data/roles.tsv` says which of them a description means in which country: "the industry ministry" in a Japanese story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from daicho.reference.names import normalise
from daicho.reference.tables import rows, several

OrganisationType = Literal["company", "government", "ministry", "agency", "fund", "university", "organisation", "bloc"]
TYPES: tuple[str, ...] = get_args(OrganisationType)

_LONG_NAME = 20


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation. country: ISO 3166-1 alpha-2 (`EU` for the union); parent: id of its owner or superior, or None.

    names_en, names_ja: the main name first, then other names and abbreviations; source: where the names are from.
    """

    id: str
    type: OrganisationType
    country: str
    parent: str | None
    wikidata: str | None
    names_en: tuple[str, ...]
    names_ja: tuple[str, ...]
    source: str

    @property
    def name(self) -> str:
        """The main name, English where there is one."""
        return (self.names_en or self.names_ja)[0]

    @property
    def short(self) -> str:
        """The name for a place with little room: the main one or, where that is long, the shortest: METI."""
        return self.name if len(self.name) <= _LONG_NAME else min(self.names_en or self.names_ja, key=len)

    @property
    def names(self) -> tuple[str, ...]:
        """All names in both languages."""
        return self.names_en + self.names_ja


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every organisation of the table, in its order."""
    return tuple(_organisation(row) for row in rows("organisations.tsv"))


def by_name(name: str) -> Organisation | None:
    """The organisation of this name, whatever its case, width, legal form or possessive; None where the table has none.

    Only names that belong to one organisation are here: for descriptions such as "the industry ministry" see `by_role`.
    """
    # "SoftBank Corp." and "SoftBank Group Corp." are told apart by their legal forms, so the exact wording goes first.
    return _exact().get(name.strip()) or _names().get(normalise(name))


def by_id(id_: str) -> Organisation | None:
    """The organisation with this id."""
    return _ids().get(id_)


def by_role(role: str, country: str) -> Organisation | None:
    """Who is meant by a description ("industry ministry", 政府) in a story of this country."""
    id_ = _roles().get((normalise(role), country))
    return by_id(id_) if id_ else None


@cache
def roles() -> frozenset[str]:
    """The normalised descriptions `by_role` knows in some country."""
    return frozenset(role for role, _ in _roles())


def _organisation(row: Mapping[str, str]) -> Organisation:
    return Organisation(
        id=row["id"],
        type=row["type"],  # type: ignore[arg-type]  # the table's test holds it to OrganisationType
        country=row["country"],
        parent=row["parent"] or None,
        wikidata=row["wikidata"] or None,
        names_en=several(row["names_en"]),
        names_ja=several(row["names_ja"]),
        source=row["source"],
    )


@cache
def _ids() -> dict[str, Organisation]:
    return {organisation.id: organisation for organisation in organisations()}


@cache
def _exact() -> dict[str, Organisation]:
    return {name: organisation for organisation in reversed(organisations()) for name in organisation.names}


@cache
def _names() -> dict[str, Organisation]:
    return {normalise(name): organisation for organisation in reversed(organisations()) for name in organisation.names}


@cache
def _roles() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in rows("roles.tsv"):
        for role in several(row["roles_en"]) + several(row["roles_ja"]):
            found[normalise(role), row["country"]] = row["organisation"]
    return found
