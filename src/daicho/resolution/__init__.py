"""Names -> entities and places: who a claim speaks of.

`resolve` works within one document; `entities.same_entity` says whether two names of different documents are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from daicho.model.claim import Claim, Reading
from daicho.model.document import Document
from daicho.reference import organisations
from daicho.reference.places import by_name as place_by_name
from daicho.resolution.entities import entity_id, government_place, identify, place_id, town_id
from daicho.resolution.names import readings_of
from daicho.resolution.namesakes import Namesakes
from daicho.resolution.story import story_country

_ORGANISATION_SLOTS = ("payer", "recipient", "subject", "parties", "actor", "target", "says")
_INTRODUCED = re.compile(r"\s?[（(](?:以下)?[、「『“\"]?([^（()）「」『』“”\"、,]{2,40})[」』”\"]?[)）、,]")


# A proper name has a capital letter, katakana or kanji; a description speaks of a trade, a crowd or a thing.
_PROPER = re.compile(r"[A-Z\u30a1-\u30f4\u3400-\u9fff]")
_DESCRIPTION = re.compile(
    r"^(?:No|[Bb]anks|[Ll]enders|[Ii]nvestors|[Bb]ackers|[Cc]reditors|[Ss]hareholders|[Pp]artners)$|銀行団$|^(?:商業)?銀行$|産業|分野|業界|事業|企業|各社|大手$|[0-9数]社|陣営|両社"
    r"|工場|施設|一般|\b(?:industr(?:y|ies)|sector|companies|firms|makers|company|project)\b"
)


# "The fund" is the one that the text names: the Harbour Materials Fund, 次世代素材基金.
_A_FUND = re.compile(r"(?:(?:[Tt]he|[Tt]his|[Tt]hat) )?fund|(?:同|この|その)?基金")
_FUNDS = (re.compile(r"\b(?:(?!The\b)[A-Z][\w-]+ ){1,5}Fund\b"), re.compile(r"[一-龯ァ-ヴー]{3,}基金"))


def resolve(document: Document, reading: Reading) -> Reading:
    """`reading` with the entity of every party filled in where it is known.

    An entity is an id of the table of organisations or, where that does not know the name, one made from the fullest name the
    document gives (it begins with `~`); a place is a country code, an ISO 3166-2 code, or the id of a city or region.
    Descriptions that name nobody ("the company") keep no entity.
    """
    country = story_country(document)
    wordings = dict.fromkeys(
        party.name for claim in reading.claims for slot in _ORGANISATION_SLOTS for party in getattr(claim, slot, ())
    )
    known = _entities(document.text, wordings, country)
    return replace(reading, claims=tuple(_resolved(claim, known, country) for claim in reading.claims))


def _entities(text: str, wordings: Iterable[str], country: str | None) -> dict[str, str]:
    """The entity of each wording. Longer names first, so that a short form finds the name it shortens."""
    found: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for wording in wordings:
        full = (_A_FUND.fullmatch(wording) and _only_fund(text)) or wording
        organisation = next((o for name in _with_introduced(text, full) if (o := identify(name, country))), None)
        if organisation:
            found[wording] = organisation.id
        elif government := _government(wording):
            found[wording] = government
        elif _PROPER.search(full) and not _DESCRIPTION.search(full):
            unknown[wording] = full
    named = Namesakes()
    for wording, full in sorted(unknown.items(), key=lambda one: (-len(one[1]), one)):
        names = _with_introduced(text, full)
        found[wording] = named.entity_of(names) or entity_id(full)
        for name in names:
            named.add(name, found[wording])
    return found


def _only_fund(text: str) -> str | None:
    """The fund that "the fund" is, where a text names one alone."""
    named = {name for pattern in _FUNDS for name in pattern.findall(text)}
    return named.pop() if len(named) == 1 else None


def _with_introduced(text: str, wording: str) -> tuple[str, ...]:
    """A wording's own readings and the short form or translation that the text gives in brackets right after it."""
    names = readings_of(wording)
    introduced = (found for name in names for found in _introduced(text, name))
    return tuple(dict.fromkeys((*names, *introduced)))


def _introduced(text: str, name: str) -> Iterator[str]:
    """What stands in brackets right after a name. Searched as plain text: a pattern for each name would have to be compiled."""
    at = text.find(name)
    while at >= 0:
        bracket = _INTRODUCED.match(text, at + len(name))
        if bracket:
            yield bracket[1].strip()
        at = text.find(name, bracket.end() if bracket else at + 1)


def _government(wording: str) -> str | None:
    """A country that pays is its government (日本, Germany); a prefecture, a state or a city is known by its place."""
    place = place_by_name(wording)
    if place is None or place.kind != "country":
        return government_place(wording)
    government = organisations.by_role("government", place.id)
    return government.id if government else place.id


def _resolved(claim: Claim, known: dict[str, str], country: str | None) -> Claim:
    slots: dict[str, Any] = {}
    for slot in _ORGANISATION_SLOTS:
        if parties := getattr(claim, slot, ()):
            slots[slot] = tuple(replace(party, entity=known.get(party.name)) for party in parties)
    if places := getattr(claim, "place", ()):
        hint = getattr(claim, "country", None) or country
        slots["place"] = tuple(
            replace(party, entity=place_id(party.name, hint) or town_id(party.name, hint)) for party in places
        )
    return replace(claim, **slots) if slots else claim
