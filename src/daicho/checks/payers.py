"""`who` and `scope` of a deal: documents that name another payer, or a smaller place than the money is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from daicho.checks.material import CheckedDeal, Material, evidence
from daicho.checks.rounding import stated_interval
from daicho.model.claim import Party
from daicho.model.deal import Deal, Stated
from daicho.model.finding import Finding
from daicho.reference import organisations, places
from daicho.reference.names import is_japanese
from daicho.resolution.entities import same_entity

_NATIONAL = ("government", "ministry", "agency", "bloc")
_PUBLIC = (*_NATIONAL, "fund", "organisation")
_STATE = re.compile(
    r"\b(?:government|ministry|department|agency|state|prefecture|province|city|council|cabinet|commission)\b|[都道府県市町村省庁府州]$|政府|内閣",
    re.IGNORECASE,
)
# A capital's name stands for the government that sits there.
_CAPITALS = frozenset(
    ("Tokyo", "Washington", "Berlin", "Paris", "London", "Seoul", "Beijing", "Taipei", "New Delhi", "Delhi", "Brussels", "Ottawa",
     "Canberra", "Rome", "Madrid", "The Hague", "Jakarta", "Hanoi", "Riyadh", "Warsaw", "Kuala Lumpur")
)  # fmt: skip
_FUND = re.compile(r"\b(?:fund|budget|programme|program)\b|基金|予算|ファンド", re.IGNORECASE)
_TWO_PLACES = re.compile(
    r"\b(?:in|around|of|across) (?:the )?([A-Z]\w+) and ([A-Z]\w+)|([一-龯]{2,4})(?:と|、|・)([一-龯]{2,4})(?=の|に|で|両)"
)
# "Osaka site", 大阪拠点: works that go by where they are.
_SITE_OF = re.compile(r"\A([A-Z]\w+(?= (?:site|plant|fab|factory|campus)\b)|[一-龯]{2,4}(?=工場|拠点))")
_EVEN = 0.5
_AND = re.compile(r"\s+and\s+|,|、|・|と(?=[一-龯ァ-ヴ])|及び")


def check_payers(material: Material) -> Iterator[Finding]:
    """Deals whose payer one document names differently from those before it."""
    for deal in material.deals:
        named = [stated for stated in deal.claims if stated.money.payer]
        if not named:
            continue
        usual = max(named, key=lambda one: (_agreeing(one, named), -named.index(one)))
        reported: set[str] = set()
        for stated in named:
            if stated.document in reported or stated.document == usual.document:
                continue
            if _same_payers(stated, usual) and not _renamed(stated, usual, named):
                continue
            if stated.claim.confidence < _EVEN or not (
                _public(stated, usual)
                if "subsidy" in (stated.claim.kind, usual.claim.kind)
                else _in_its_sentence(stated)
            ):
                continue  # a guess, a company that gives public money, or one named elsewhere in the text, is likelier misread
            if _agreeing(usual, named) <= _agreeing(stated, named) and not _all_known(stated, usual):
                continue  # nothing tells whether two names are two payers
            if any(_takes_part(payer, deal) for payer in stated.money.payer):
                continue
            reported.add(stated.document)
            yield Finding(
                "who",
                "warning",
                f"{stated.doc} has {_names(stated.money.payer)} pay, {usual.doc} {_names(usual.money.payer)}",
                evidence([stated, usual]),
                "the payer's own announcement",
            )


def check_places(material: Material) -> Iterator[Finding]:
    """Deals for several places that one document gives to one of them alone."""
    for deal in material.deals:
        spread = [stated for stated in deal.claims if len(_cities(stated)) > 1]
        if not spread:
            continue
        reported: set[str] = set()
        for stated in deal.claims:
            if stated.money.amount.role in ("part", "increment", "old"):
                continue
            cities = _cities(stated)
            whole = next(
                (s for s in spread if s.document != stated.document and cities < _cities(s) and _one_sum(s, stated)),
                None,
            )
            if len(cities) == 1 and whole and stated.document not in reported:
                reported.add(stated.document)
                yield Finding(
                    "scope",
                    "warning",
                    f"{stated.doc} gives the sum to {_names(stated.money.place)} alone, {whole.doc} to "
                    f"{_names(whole.money.place)} together",
                    evidence([stated, whole]),
                    "what the sum covers, from the payer",
                )


def _public(*claims: Stated) -> bool:
    """Whether all payers are states, their parts, or none that is known to be private."""
    for payer in (payer for stated in claims for payer in stated.money.payer):
        known = organisations.by_id(payer.entity) if payer.entity else None
        public = known.type in _PUBLIC if known else payer.entity and places.by_id(payer.entity)
        if not public and not _STATE.search(payer.name):
            return False
    return True


def _in_its_sentence(stated: Stated) -> bool:
    """Whether the sentence of a sum names who pays, by more than "the company" (同社)."""
    return all(
        stated.claim.quote.span.contains(payer.mention.span) and same_entity(payer.mention.text, payer.name).same
        for payer in stated.money.payer
    )


def _agreeing(stated: Stated, others: Sequence[Stated]) -> int:
    return len({other.document for other in others if _same_payers(stated, other)})


def _all_known(*claims: Stated) -> bool:
    return all(_known(party) for stated in claims for party in stated.money.payer)


def _same_payers(left: Stated, right: Stated) -> bool:
    """Whether some payer is common to both, or one stands for the other: a ministry for its government."""
    return any(_same(a, b) for a in left.money.payer for b in right.money.payer)


def _renamed(stated: Stated, usual: Stated, named: Sequence[Stated]) -> bool:
    """Whether the usual payer has a name in the script of `stated`, told by a third document, and this is another one."""
    known_as = [
        party
        for other in named
        if other.document not in (stated.document, usual.document)
        for party in other.money.payer
        if any(_heard_in_both_scripts(party, first) for first in usual.money.payer)
    ]
    return bool(known_as) and all(
        not (_unnamed(one) or _known(one))
        and is_japanese(one.name) == is_japanese(other.name)
        and not same_entity(one.name, other.name).same
        for one in stated.money.payer
        for other in known_as
    )


def _heard_in_both_scripts(left: Party, right: Party) -> bool:
    return is_japanese(left.name) != is_japanese(right.name) and same_entity(left.name, right.name).same


def _same(left: Party, right: Party) -> bool:
    if left.entity and left.entity == right.entity:
        return True
    if _unnamed(left) or _unnamed(right):
        return True  # "the taxpayer", a fund without its state: not another payer, only a vaguer one
    a, b = (organisations.by_id(party.entity) if party.entity else None for party in (left, right))
    if a and b:
        return bool({a.id, a.parent} & {b.id, b.parent} - {None}) or (
            a.country == b.country and a.type in _NATIONAL and b.type in _NATIONAL and "government" in (a.type, b.type)
        )
    if (a and a.type in _NATIONAL and right.name in _CAPITALS) or (
        b and b.type in _NATIONAL and left.name in _CAPITALS
    ):
        return True
    if _known(left) and _known(right):
        return False
    if not (_known(left) or _known(right)) and is_japanese(left.name) != is_japanese(right.name):
        return True  # two names in two scripts that no table knows: nothing proves them different
    return same_entity(left.name, right.name).same


def _known(party: Party) -> bool:
    """Whether a table knows the party: an organisation, or a region for its government."""
    return party.entity is not None and bool(organisations.by_id(party.entity) or places.by_id(party.entity))


def _unnamed(party: Party) -> bool:
    return party.entity is None or bool(_FUND.search(party.name))


def _takes_part(payer: Party, deal: Deal | CheckedDeal) -> bool:
    """Whether another claim names the payer as who receives or as the project: a joint venture spends its founders' money."""
    others = [party for stated in deal.claims for party in (*stated.money.recipient, *stated.money.project)]
    return any(party.entity == payer.entity or same_entity(party.name, payer.name).same for party in others)


def _one_sum(left: Stated, right: Stated) -> bool:
    """Whether two claims give one figure, but for rounding; in two currencies that is not asked."""
    a, b = left.money.amount, right.money.amount
    around, other = stated_interval(a), stated_interval(b)
    return a.currency != b.currency or bool(around and other and around.meets(other))


def _cities(stated: Stated) -> set[str]:
    """The places of a claim that are smaller than a country; "Tokyo and Osaka" are two."""
    country = stated.money.country
    names = [name for party in stated.money.place for name in _AND.split(party.name)]
    called = [name for party in stated.money.project for name in _SITE_OF.findall(party.name)]
    small = _small(names, country) or _small(_joined(stated.claim.quote.text), country) or _small(called, country)
    return set(small) - {place.subdivision for place in small.values() if place.subdivision != place.id}


def _small(names: Iterable[str], country: str | None) -> dict[str, places.Place]:
    found = [place for name in names if name.strip() and (place := places.by_name(name.strip(), country))]
    return {place.id: place for place in found if place.kind in ("city", "subdivision")}


def _joined(quote: str) -> list[str]:
    """The two places of "in Tokyo and Osaka", 東京と大阪に."""
    return [name for pair in _TWO_PLACES.findall(quote) for name in pair if name]


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))
