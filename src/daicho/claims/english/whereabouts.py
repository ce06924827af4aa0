"""Where a sum goes: the most exact place named for it, and the country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.projects import WORKS
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.span import Mention, Span
from daicho.reference import places

_RANK = {"city": 3, "subdivision": 2, "region": 1, "country": 0}
_NUMBERED = re.compile(r"(?<=\w)\s+(?:No\. ?)?\d+$")
_COUNTRY = re.compile(r"\b(?:the|this) (?:whole )?country\b(?!['’]s)|\bcountry as a whole\b")
_APART, _LINKED = 1.5, 1.5
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
_LINK = re.compile(
    r"\s*(?:\([^)]{0,40}\),?\s*)?(?:(?!and\b|from\b|by\b)[\w-]+\s+){0,3}?(?:in|at|near|for|into|to|on|across)\s+(?:the\s+)?"
)
# What stands at a place without the money going there: seats of governments and firms.
_SEATED = words("government ministry parliament assembly legislature")
_WHERE = words("in at near outside across throughout within around inside to for into on over")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a slot's value, with the country it lies in where that is known."""

    party: Party
    country: str | None


def place_of(
    site: Site, project: Sequence[Party], trees: Sequence[Tree], main: Place | None, before: Place | None
) -> Place | None:
    """The most exact place named for the sum. main: the document's; before: that of the flow told before the sum.

    It is looked for in the sum's sentence, then beside its work in the nearest sentences; else it is one of these two.
    """
    tree, inside = site.tree, site.tree.within(site.money.mention.span)
    best: tuple[float, Name] | None = None
    for i, name in tree.name_of_head.items():
        if name.type != "place" or not _locates(tree, i):
            continue
        between = sum(_parts(figure, site.money.mention.span, name.mention.span) for figure in tree.figures)
        score = (
            3.0 - 0.08 * abs(i - site.head) - 1.2 * between + 0.4 * _exactness(name) + (0.5 if i > inside.start else 0)
        )
        score -= _APART * _is_apart(site, name)
        if _LINK.fullmatch(tree.text, site.money.mention.span.end, name.mention.span.start):
            score += _LINKED
        if any(name.mention.text in party.name for party in project):
            score += 2
        if best is None or score > best[0]:
            best = (score, name)
    if best:
        return _joined(tree, best[1])
    if told := _the_country(site, trees):
        return told
    heads = {words[-1] for party in project if (words := re.findall(r"\w+", party.name.lower()))}
    for other in sorted(trees, key=lambda t: (abs(t.index - tree.index), t.index))[1:6]:
        named = [
            (i, n) for i, n in other.name_of_head.items() if n.type == "place" and _locates(other, i) and _exactness(n)
        ]
        if named and heads & {token.lemma for token in other.tokens}:
            return _joined(other, max(named, key=lambda item: (_exactness(item[1]), -item[0]))[1])
    return before or main


def _is_apart(site: Site, name: Name) -> bool:
    """Whether a full break stands between a sum and a place."""
    first, last = sorted((site.money.mention.span, name.mention.span))
    return ";" in site.tree.text[first.end : last.start]


def _the_country(site: Site, trees: Sequence[Tree]) -> Place | None:
    """The country named last before a sum that goes into "the country"."""
    tree = site.tree
    if not _COUNTRY.search(tree.sentence.span.of(tree.text)):
        return None
    for other in reversed(trees[: tree.order + 1]):
        named = [n for n in other.names if n.type == "place" and n.country and not _exactness(n)]
        before = [n for n in named if n.mention.span.end <= site.money.mention.span.start or other is not tree]
        if before:
            return _joined(other, before[-1])
    return None


def _parts(figure: Span, money: Span, place: Span) -> bool:
    """Whether another sum stands between a sum and a place."""
    first, last = sorted((money, place))
    return first.end <= figure.start and figure.end <= last.start


def main_place(trees: Sequence[Tree]) -> Place | None:
    """The place a document's works stand in: what most often locates something; exact places and those beside works first."""
    votes: defaultdict[str, float] = defaultdict(float)
    first: dict[str, tuple[Tree, Name]] = {}
    for number, tree in enumerate(trees):
        works = any(token.lemma in WORKS for token in tree.tokens)
        for i, name in tree.name_of_head.items():
            if (
                name.type == "place"
                and _locates(tree, i)
                and not (name.mention.text.isupper() and len(name.mention.text) > 3)
            ):
                votes[name.full] += (1 + 0.5 * works + 0.5 * (number == 0)) * (1 + 0.3 * min(2, _exactness(name)))
                first.setdefault(name.full, (tree, name))
    if not votes:
        return None
    tree, name = first[max(votes, key=lambda full: votes[full])]
    if not _exactness(name) and name.country != (main_country(trees) or name.country):
        return None  # a country that the document only compares its own with
    return _joined(tree, name)


def main_country(trees: Sequence[Tree]) -> str | None:
    """The country a document is mostly about, by the names and the moneys in it, where one clearly leads."""
    counts = Counter(name.country for tree in trees for name in tree.names if name.country and name.country != "EU")
    text = trees[0].text if trees else ""
    counts.update(_COUNTRY_OF_MARK[mark] for mark in _MARKS.findall(text))
    if not counts:
        return "US" if "$" in text else None
    common = counts.most_common(2)
    return common[0][0] if len(common) == 1 or common[0][1] > common[1][1] else None


def _locates(tree: Tree, i: int) -> bool:
    """Whether a place says where something is, rather than who acts or whose something is."""
    token = tree.tokens[i]
    if (name := tree.name_of_head.get(i)) and is_medium(name):
        return False
    above = tree.tokens[token.head]
    if token.text.isupper() and len(token.text) <= 5 and not places.by_name(token.text):
        return False  # an abbreviation that no table knows is a firm's or a programme's
    if token.dep == "pobj":
        if tree.tokens[above.head].lemma in _SEATED:
            return False
        return above.lemma in _WHERE or (
            above.lemma == "of" and tree.tokens[above.head].lemma in ("south", "north", "east", "west", "city")
        )
    if token.dep in ("compound", "poss", "nmod", "amod"):
        return above.lemma in WORKS
    if token.dep in ("appos", "conj", "npadvmod"):
        return token.head != i and (_locates(tree, token.head) or tree.names_at.get(token.head) is not None)
    if token.dep == "nsubj":
        return above.lemma in ("get", "receive", "attract", "win", "see")
    return token.dep in ("dobj", "ROOT")


def _exactness(name: Name) -> int:
    place = places.by_name(name.mention.text)
    return _RANK[place.kind] if place else 3


def _joined(tree: Tree, name: Name) -> Place:
    """The place with the wider one that follows it after a comma: "Lehi, Utah"."""
    span, country = name.mention.span, name.country
    for other in tree.names:
        gap = tree.text[span.end : other.mention.span.start]
        if other.type == "place" and gap in (", ", ",\n", " in ") and len(gap) < 5:
            span, country = Span(span.start, other.mention.span.end), country or other.country
    numbered = _NUMBERED.search(span.of(tree.text))
    if numbered:  # "Kumamoto 1" is a plant at Kumamoto
        span = Span(span.start, span.start + numbered.start())
    mention = Mention(span.of(tree.text), span)
    return Place(Party(mention, mention.text), country)
