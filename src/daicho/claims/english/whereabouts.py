"""Where a sum goes: the most exact place named for it, and the country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.seats import country_named
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.claims.english.work_words import WORKS
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.span import Mention, Span
from daicho.reference import places

_RANK = {"city": 3, "subdivision": 2, "region": 1, "country": 0}
_NUMBERED = re.compile(r"(?<=\w)\s+(?:No\. ?)?\d+$")
# How much a dateline and a place where something is count for the country a document is about; any other name counts 2.
_DATELINE, _LOCATED, _NAMED = 6, 3, 2
# Money that is hardly spent abroad. A bare dollar sign tells only where no country is named at all.
_COUNTRY_OF_MARK = {
    "NZ$": "NZ", "A$": "AU", "C$": "CA", "S$": "SG", "HK$": "HK", "NT$": "TW", "R$": "BR", "£": "GB", "₹": "IN", "crore": "IN",
    "RM": "MY", "won": "KR", "yuan": "CN", "baht": "TH", "kronor": "SE", "kroner": "NO", "NIS": "IL", "SAR": "SA", "reais": "BR",
}  # fmt: skip
_WRITTEN_OUT = "yuan|baht|kronor|kroner|reais"
_MARKS = re.compile(
    rf"(?<![A-Z])(?:NZ|NT|HK|A|C|S|R)\$|£|₹|\b(?:RM|NIS|SAR)(?= ?\d)"
    rf"|(?<=\d )(?:crore|{_WRITTEN_OUT})\b|(?<=illion )(?:won|{_WRITTEN_OUT})\b"
)
# What stands at a place without the money going there: seats of governments and firms.
_SEATED = words("government ministry parliament assembly legislature embassy")
# What happens somewhere without money going there: "an emergency loan taken out because of the war in Ukraine".
_HAPPENINGS = words("war conflict invasion election")
# Where a report was sent from: "Tokyo, Feb. 6--".
_DATELINE_END = re.compile(
    r"(?:, [A-Z][\w. ]{1,20})?,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\.?"
    r"(?: \([^)]{1,30}\))? ?(?:--|[-—–:])"
)
# What is compared or left behind: "its first outside Taiwan", "chosen over sites in Ohio".
# What holds a place or a sum and its addition together: "Takaoka, Toyama", "29.8 billion yen ($207 million)".
_JOINED = re.compile(r",? ?\(?(?:about |some )?|, ")
_COMPARED = words("over than unlike against beyond besides")
_DIVISIONS = words("state province prefecture county city region district area valley island port")
_SCHOOLS = words("university college institute school")
_WHERE = words("in at near outside across throughout within around inside to for into on over")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a slot's value, with the country it lies in where that is known."""

    party: Party
    country: str | None


def dealt(site: Site) -> Name | None:
    """The place of a sum where places and sums take turns: "The plant in Ohio gets $40 million and that in Texas $60 million"."""
    tree = site.tree
    named = [
        (name.mention.span, name) for i, name in tree.name_of_head.items() if name.type == "place" and locates(tree, i)
    ]
    if len(tree.figures) < 2 or len(named) < 2:
        return None
    turns: list[list[tuple[Span, Name | None]]] = []
    for span, name in sorted([*named, *((figure, None) for figure in tree.figures)], key=lambda item: item[0]):
        last = turns[-1][-1] if turns else None
        if last and (last[1] is None) == (name is None) and _JOINED.fullmatch(tree.text, last[0].end, span.start):
            turns[-1].append((span, name))
        else:
            turns.append([(span, name)])
    kinds = [turn[0][1] is None for turn in turns]
    if len(turns) < 4 or len(turns) % 2 or any(a == b for a, b in pairwise(kinds)):
        return None
    for first, second in zip(turns[::2], turns[1::2], strict=True):
        sums, where = (first, second) if kinds[0] else (second, first)
        if any(span.contains(site.money.mention.span) for span, _ in sums):
            return where[0][1]
    return None


@lru_cache(maxsize=1)
def main_place(trees: tuple[Tree, ...]) -> Place | None:
    """The place a document's works stand in: what most often locates something; exact places and those beside works first."""
    votes: defaultdict[str, float] = defaultdict(float)
    first: dict[str, tuple[Tree, Name]] = {}
    for number, tree in enumerate(trees):
        works = any(token.lemma in WORKS for token in tree.tokens)
        for i, name in tree.name_of_head.items():
            if (
                name.type == "place"
                and locates(tree, i)
                and not (name.mention.text.isupper() and len(name.mention.text) > 3)
            ):
                votes[name.full] += (1 + 0.5 * works + 0.5 * (number == 0)) * (1 + 0.3 * min(2, exactness(name)))
                first.setdefault(name.full, (tree, name))
    if not votes:
        return None
    tree, name = first[max(votes, key=lambda full: votes[full])]
    if not exactness(name) and name.country != (main_country(trees) or name.country):
        return None  # a country that the document only compares its own with
    return joined(tree, name, main_country(trees))


@lru_cache(maxsize=1)
def main_country(trees: tuple[Tree, ...]) -> str | None:
    """The country a document is mostly about, by the names and the moneys in it, where one clearly leads.

    Where something is, and where the story is datelined, counts for more than whose firm or money it is.
    """
    counts: Counter[str] = Counter()
    for tree in trees:
        heads = {name.mention.span: i for i, name in tree.name_of_head.items()}
        for name in tree.names:
            if name.country and name.country != "EU":
                at = heads.get(name.mention.span)
                dateline = tree.order < 2 and name.mention.text.isupper() and len(name.mention.text) > 3
                located = name.type == "place" and at is not None and locates(tree, at)
                counts[name.country] += _DATELINE if dateline else _LOCATED if located else _NAMED
    text = trees[0].text if trees else ""
    for mark in _MARKS.findall(text):
        counts[_COUNTRY_OF_MARK[mark]] += _NAMED
    if not counts:
        return "US" if "$" in text else None
    common = counts.most_common(2)
    return common[0][0] if len(common) == 1 or common[0][1] > common[1][1] else None


def locates(tree: Tree, i: int) -> bool:
    """Whether a place says where something is, rather than who acts or whose something is."""
    token = tree.tokens[i]
    if (name := tree.name_of_head.get(i)) and is_medium(name):
        return False
    above = tree.tokens[token.head]
    if token.text.isupper() and len(token.text) <= 5 and not places.by_name(token.text):
        return False  # an abbreviation that no table knows is a firm's or a programme's
    if token.dep == "pobj":
        if _is_left_out(tree, i):
            return False
        return above.lemma in _WHERE or (
            above.lemma == "of" and tree.tokens[above.head].lemma in ("south", "north", "east", "west", "city")
        )
    if token.dep in ("compound", "poss", "nmod", "amod"):
        if above.lemma in _DIVISIONS and above.dep == "pobj":  # "a plant in New York state"
            return locates(tree, token.head)
        return above.lemma in WORKS or above.text.lower() in WORKS or above.lemma in _SCHOOLS
    if token.dep in ("appos", "conj", "npadvmod"):
        beside = tree.names_at.get(token.head)
        return token.head != i and (
            locates(tree, token.head) or (beside is not None and not _is_left_out(tree, token.head))
        )
    if token.dep == "nsubj":
        return above.lemma in ("get", "receive", "attract", "win", "see")
    return token.dep in ("dobj", "ROOT")


def sent_from(tree: Tree, name: Name) -> bool:
    """Whether a place only tells where a report was sent from."""
    opening = tree.order < 2 and name.mention.span.start - tree.sentence.span.start < 2
    return opening and _DATELINE_END.match(tree.text, name.mention.span.end) is not None


def _is_left_out(tree: Tree, i: int) -> bool:
    """Whether a place is named for another reason: as a seat, or as what the one chosen is compared with."""
    above = tree.tokens[tree.tokens[i].head]
    governed = tree.tokens[above.head]
    if governed.lemma in _SEATED | _HAPPENINGS or (above.lemma == "outside" and governed.lemma in ("first", "only")):
        return True
    return governed.dep == "pobj" and tree.tokens[governed.head].lemma in _COMPARED


def exactness(name: Name) -> int:
    """How exactly a place is told: 0 a country, 1 a region, 2 a state, 3 a city, or what no table knows."""
    place = places.by_name(name.mention.text) or places.by_name(re.sub(r"\A[Tt]he ", "", name.mention.text))
    return _RANK[place.kind] if place else 3


_BASED = re.compile(r"(?:-based\b|['’]s\b)")
_BASED_IN = re.compile(r"\b(?:based|headquartered|located|home|seat) (?:in|at|near|of) \Z")


def is_home(tree: Tree, name: Name) -> bool:
    """Whether a place tells whose something is or where a firm has its seat: "Espoo-based", "headquartered in Dallas"."""
    start, end = name.mention.span
    return (
        _BASED.match(tree.text, end) is not None
        or _BASED_IN.search(tree.text, max(tree.sentence.span.start, start - 30), start) is not None
    )


def joined(tree: Tree, name: Name, near: str | None) -> Place:
    """The place with the wider one that follows it after a comma: "Lehi, Utah". near: the country preferred among namesakes."""
    span, country = name.mention.span, name.country
    if wider := _wider(tree, name):
        span, country = Span(span.start, wider.mention.span.end), country or wider.country
    numbered = _NUMBERED.search(span.of(tree.text))
    if numbered:  # "Kumamoto 1" is a plant at Kumamoto
        span = Span(span.start, span.start + numbered.start())
    mention = Mention(span.of(tree.text), span)
    return Place(Party(mention, mention.text), country or country_named(mention.text, near))


def _wider(tree: Tree, name: Name) -> Name | None:
    """The place that follows another and holds it: "Utah" in "Lehi, Utah"."""
    end = name.mention.span.end
    gaps = ((other, tree.text[end : other.mention.span.start]) for other in tree.names if other.type == "place")
    return next((other for other, gap in gaps if gap in (", ", ",\n", " in ")), None)
