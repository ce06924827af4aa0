"""Which government is meant: "the government", "his government", "the state", "the city", "the taxpayer".

A country's government is one party however a text calls it: by its name, by the capital, by the country that acts. A state's, a
province's or a city's is told by the place that was named last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from daicho.annotation.english.countries import ADJECTIVES, CAPITALS, COUNTRY_NAMES, US_STATES, land_of, without_article
from daicho.annotation.english.wordlists import words
from daicho.model.annotated import Name, Token
from daicho.model.span import Mention
from daicho.reference import organisations, places

GOVERNMENTS = words(
    """government ministry administration department authority authorities cabinet commission council agency state county city
    province prefecture parliament legislature treasury coalition bloc municipality bureau taxpayer taxpayers"""
)
# Descriptions that are governments only as the whole phrase says: "the state" pays, "in the state" is where.
PLACE_LIKE = words("state county city province prefecture municipality")
# What stands for a country's government, and what may be added without meaning another.
_WHOLE = words("government cabinet parliament taxpayer taxpayers treasury coalition authority authorities")
_MANY = words("taxpayer taxpayers authority authorities")
_PLAIN = words("federal central national union present current whole same own his her their our")
_STATEWIDE = words("state provincial")
# Countries made up of states; elsewhere the state is the country's own.
_FEDERAL = words("US IN AU DE AT MY BR MX NG")
_OF_A_KIND = re.compile(r" (?:Prefecture|Province|County|State)$")
_GOVERNS = re.compile(r"(?:['’]s)?\s+(?:(?:federal|central)\s+)?[Gg]overnment\b(?!-)")
_RECENT, _NEXT = 200, 60  # characters
_THERE = re.compile(r"(?i:\b(?:in|near|at|outside|around|to|of|into|across)\s+(?:the\s+)?)$")


@dataclass(frozen=True)
class Governments:
    """The governments that a document names.

    mentions: where each country is spoken of, with its weight, in order; forms: what the document calls a country's government;
    regions, towns: its states and provinces, and its towns, where they are named.
    """

    mentions: tuple[tuple[int, str, float], ...]
    forms: Mapping[str, Name]
    regions: tuple[Name, ...]
    towns: tuple[Name, ...]

    def country(self, at: int) -> str | None:
        """The country that a text speaks of at an offset: mostly its main one, unless another has just been named."""
        score = dict(self._shares)
        for start, country, weight in self.mentions[bisect_right(self._starts, at - _RECENT) :]:
            if start >= at:
                break
            score[country] += 0.15 * weight
            if at - start < _NEXT and weight == 1:
                score[country] += 1.0  # "Compare Japan. There the government …"
        return max(score, key=lambda country: (score[country], country), default=None)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [start for start, _, _ in self.mentions]

    @cached_property
    def _shares(self) -> Mapping[str, float]:
        """How much of a document speaks of each country."""
        weights: defaultdict[str, float] = defaultdict(float)
        for _, country, weight in self.mentions:
            weights[country] += weight
        return {country: weight / sum(weights.values()) for country, weight in weights.items()}

    def national(self, at: int) -> Name | None:
        """What the government of the country spoken of at an offset is called."""
        country = self.country(at)
        return self.forms.get(country) if country else None

    def region(self, at: int, kind: str) -> Name | None:
        """The state, province or prefecture spoken of at an offset: one just named, else one of that kind, else the main one."""
        before = [name for name in self.regions if name.mention.span.start < at] or self.regions

        def order(name: Name) -> tuple[bool, bool, int, int]:
            start = name.mention.span.start
            return (
                0 < at - start < _RECENT,
                name.full.endswith(kind.title()),
                self._told[_OF_A_KIND.sub("", name.full)],
                start,
            )

        return max(before, key=order, default=None)

    @cached_property
    def _told(self) -> Counter[str]:
        """How often each region is named."""
        return Counter(_OF_A_KIND.sub("", name.full) for name in self.regions)

    def town(self, at: int) -> Name | None:
        """The town named last before an offset."""
        return next((name for name in reversed(self.towns) if name.mention.span.start < at), None)


def governments_of(text: str, names: Sequence[Name]) -> Governments:
    """The governments of a document. names: in order of the text."""
    mentions, regions, towns = [], [], []
    forms: dict[str, tuple[int, Name]] = {}
    for name in names:
        said, span = name.mention.text, name.mention.span
        bare = without_article(said)
        country = COUNTRY_NAMES.get(bare) or CAPITALS.get(bare) or ADJECTIVES.get(said)
        place = places.by_name(bare) if name.type == "place" else None
        if bare in US_STATES or (place and place.kind in ("subdivision", "region") and bare not in CAPITALS):
            regions.append(name)
        elif name.type == "place" and not country:
            towns.append(name)
        land = country or (name.country if name.type in ("place", "government") else None)
        if land is None or land == "EU" or bare == "Brussels":
            continue
        beside = said in ADJECTIVES or text.startswith(("'", "’"), span.end)  # "Japanese", "Japan's": of somebody there
        mentions.append((span.start, land, 0.5 if beside else 1.0))
        rank, called = _form(text, name, bare)
        if rank and (land not in forms or rank > forms[land][0]):
            forms[land] = rank, called
    return Governments(tuple(mentions), {land: name for land, (_, name) in forms.items()}, tuple(regions), tuple(towns))


def _form(text: str, name: Name, bare: str) -> tuple[int, Name]:
    """How well a name names a country's government, and with what is said behind it: by that word best, by a capital next."""
    start, end = name.mention.span
    if (bare in COUNTRY_NAMES or bare in ADJECTIVES) and (said := _GOVERNS.match(text, end)):
        mention = Mention.at(text, end - len(bare), said.end())
        return 2, Name(mention, "government", " ".join(mention.text.split()), name.country)
    # A capital that no table takes for its government is the town: "London said" may be the mayor.
    if not organisations.by_role(bare, name.country or ""):
        return 0, name
    there = _THERE.search(text[max(0, start - 20) : start]) or text[end : end + 1] == "-"
    return int(bare in CAPITALS and not there and not bare.isupper()), name


def government(
    mention: Mention, tokens: Sequence[Token], i: int, before: Sequence[Token], known: Governments
) -> Name | None:
    """What "the government", "the state", "the city" stand for in a document; None for what it does not name."""
    token, at = tokens[i], mention.span.start
    if token.lemma in PLACE_LIKE and token.tag != "NN":
        return None
    added = [t for t in before if t.dep in ("compound", "amod", "poss", "nmod") and t.tag != "POS"]
    lands = {country for t in added if (country := land_of(t.text))}
    own = {t.text.lower() for t in added if not land_of(t.text)}
    if lands:
        named = known.forms.get(*lands) if len(lands) == 1 and token.lemma == "government" and own <= _PLAIN else None
        return named and Name(mention, "government", named.full, named.country)
    if not own <= _PLAIN | _STATEWIDE:
        return None
    if token.lemma in ("state", "province", "prefecture", "county") or own & _STATEWIDE:
        named = known.region(at, token.lemma)
        if token.lemma == "state" and known.country(at) not in _FEDERAL:
            named = known.national(at)
    elif token.lemma in ("city", "municipality", "town"):
        named = known.town(at)
    elif token.lemma in _WHOLE and (token.tag in ("NN", "NNP") or token.lemma in _MANY):
        named = known.national(at)
    else:
        return None
    return named and Name(mention, "government", named.full, named.country)
