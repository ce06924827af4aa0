"""Where a sum goes: the most exact place named for it, and the country."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from daicho.claims.english.cues import words
from daicho.claims.english.media import is_medium
from daicho.claims.english.seats import country_named
from daicho.claims.english.sites import Site, path_to
from daicho.claims.english.syntax import Tree
from daicho.claims.english.work_words import WORKS
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.span import Mention, Span
from daicho.reference import places

_RANK = {"city": 3, "subdivision": 2, "region": 1, "country": 0}
_NUMBERED = re.compile(r"(?<=\w)\s+(?:No\. ?)?\d+$")
_COUNTRY = re.compile(r"\b(?:the|this) (?:whole )?country\b(?!['’]s)|\bcountry as a whole\b")
# What a place in the sum's sentence loses and gains: behind a full break, right after the sum, aside of it, in its clause.
_APART, _LINKED, _ASIDE, _CLAUSE = 1.5, 2.5, 1.0, 0.7
_NEARBY = 1.0  # "in Chitose, near Sapporo"
# Elsewhere: a sentence farther back or ahead, one that has its work or its firms, exactness, the place
# of the sum told before, another country than the document's.
_BACK, _AHEAD, _WORK, _FIRM, _EXACT, _WENT, _ABROAD = 0.3, 0.5, 2.5, 0.5, 0.3, 2.5, 1.5
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
_LINK = re.compile(
    r"\s*(?:\([^)]{0,40}\),?\s*)?(?:(?!and\b|from\b|by\b)[\w-]+\s+){0,3}?(?:in|at|near|for|into|to|on|across)\s+(?:the\s+)?"
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
_SUPERLATIVE = re.compile(
    r"\b(?:first|only|most \w+|(?:bigg|larg|high|great|fast|small|strong|cheap|old|new)est)\b[^,;]{0,40}\Z"
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


def place_of(
    site: Site,
    project: Sequence[Party],
    parties: frozenset[str],
    trees: Sequence[Tree],
    main: Place | None,
    before: Place | None,
) -> Place | None:
    """The most exact place named for the sum. main: the document's; before: that of the flow told before the sum.

    parties: the full names of those who pay and receive it.

    It is looked for in the sum's sentence, then in the others; else it is one of these two.
    """
    tree, inside = site.tree, site.tree.within(site.money.mention.span)
    if dealt := _dealt(site):
        return _joined(tree, dealt, main_country(tuple(trees)))
    best: tuple[float, Name] | None = None
    clause = set(site.clause)
    for i, name in tree.name_of_head.items():
        if name.type != "place" or not _locates(tree, i) or _sent_from(tree, name):
            continue
        between = sum(_parts(figure, site.money.mention.span, name.mention.span) for figure in tree.figures)
        score = (
            3.0 - 0.08 * abs(i - site.head) - 1.2 * between + 0.4 * _exactness(name) + (0.5 if i > inside.start else 0)
        )
        score += _CLAUSE * (i in clause) - _NEARBY * _is_nearby(tree, i)
        score -= _APART * _is_apart(site, name) + _ASIDE * _is_aside(site, i)
        if _LINK.fullmatch(tree.text, site.money.mention.span.end, name.mention.span.start):
            score += _LINKED
        if any(name.mention.text in party.name for party in project):
            score += 2
        if best is None or score > best[0]:
            best = (score, name)
    if best:
        own = _joined(tree, best[1], main_country(tuple(trees)))
        exact = _elsewhere(site, project, parties, trees, before) if _only_compares(tree, best[1]) else None
        return exact if exact and exact.country == own.country else own
    if told := _the_country(site, trees):
        return told
    return _elsewhere(site, project, parties, trees, before) or before or main


def _only_compares(tree: Tree, name: Name) -> bool:
    """Whether a country only tells whose or how great something is: "the UK's biggest plant", "the largest project in Chile"."""
    if _exactness(name) or _COUNTRY.search(tree.sentence.span.of(tree.text)):
        return False
    before = tree.text[tree.sentence.span.start : name.mention.span.start]
    after = tree.text[name.mention.span.end : name.mention.span.end + 2]
    return after in ("'s", "’s") or _SUPERLATIVE.search(before) is not None


def _dealt(site: Site) -> Name | None:
    """The place of a sum where places and sums take turns: "The plant in Ohio gets $40 million and that in Texas $60 million"."""
    tree = site.tree
    named = [
        (name.mention.span, name) for i, name in tree.name_of_head.items() if name.type == "place" and _locates(tree, i)
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
def _located(trees: tuple[Tree, ...]) -> tuple[tuple[Tree, Name], ...]:
    """Every place in a document that says where something is, with its sentence."""
    return tuple(
        (tree, name)
        for tree in trees
        for i, name in tree.name_of_head.items()
        if name.type == "place" and _locates(tree, i)
    )


def _elsewhere(
    site: Site, project: Sequence[Party], parties: frozenset[str], trees: Sequence[Tree], before: Place | None
) -> Place | None:
    """The place beside the same work or the same firms in other sentences, nearer ones first; that of the flow told before."""
    order = site.tree.order
    heads = {words[-1] for party in project if (words := re.findall(r"\w+", party.name.lower()))}
    home = main_country(tuple(trees))
    best: tuple[float, Tree, Name] | None = None
    for tree, name in _located(tuple(trees)):
        again = before is not None and name.mention.span.start == before.party.mention.span.start
        compared = not again and not _exactness(name) and name.country != home
        if tree is site.tree or compared:
            continue
        distance = tree.order - order
        score = _BACK * distance if distance < 0 else -_AHEAD * distance
        score += _WORK * bool(heads & {token.lemma for token in tree.tokens})
        score += _FIRM * bool(parties & {other.full for other in tree.names})
        score += _EXACT * _exactness(name)
        score += _WENT * again
        score -= _ABROAD * (home is not None and name.country not in (None, home))
        if best is None or score > best[0]:
            best = (score, tree, name)
    return _joined(best[1], best[2], home) if best else None


def _is_apart(site: Site, name: Name) -> bool:
    """Whether a full break stands between a sum and a place."""
    first, last = sorted((site.money.mention.span, name.mention.span))
    return ";" in site.tree.text[first.end : last.start]


def _is_nearby(tree: Tree, i: int) -> bool:
    """Whether a place only helps to find another: "near Sapporo", "north of Budapest"."""
    above = tree.tokens[tree.tokens[i].head]
    return above.lemma == "near" or (
        above.lemma == "of" and tree.tokens[above.head].lemma in ("north", "south", "east", "west")
    )


def _is_aside(site: Site, i: int) -> bool:
    """Whether a place stands in a clause that tells something else of a noun: "which runs a test plant in Penang, will spend"."""
    steps, at = path_to(site, i)
    return at is not None and "relcl" in steps


def _the_country(site: Site, trees: Sequence[Tree]) -> Place | None:
    """The country named last before a sum that goes into "the country"."""
    tree = site.tree
    if not _COUNTRY.search(tree.sentence.span.of(tree.text)):
        return None
    for other in reversed(trees[: tree.order + 1]):
        named = [n for n in other.names if n.type == "place" and n.country and not _exactness(n)]
        before = [n for n in named if n.mention.span.end <= site.money.mention.span.start or other is not tree]
        if before:
            return _joined(other, before[-1], None)
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
    if not _exactness(name) and name.country != (main_country(tuple(trees)) or name.country):
        return None  # a country that the document only compares its own with
    return _joined(tree, name, main_country(tuple(trees)))


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
                located = name.type == "place" and at is not None and _locates(tree, at)
                counts[name.country] += _DATELINE if dateline else _LOCATED if located else _NAMED
    text = trees[0].text if trees else ""
    for mark in _MARKS.findall(text):
        counts[_COUNTRY_OF_MARK[mark]] += _NAMED
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
        if _is_left_out(tree, i):
            return False
        return above.lemma in _WHERE or (
            above.lemma == "of" and tree.tokens[above.head].lemma in ("south", "north", "east", "west", "city")
        )
    if token.dep in ("compound", "poss", "nmod", "amod"):
        if above.lemma in _DIVISIONS and above.dep == "pobj":  # "a plant in New York state"
            return _locates(tree, token.head)
        return above.lemma in WORKS or above.text.lower() in WORKS or above.lemma in _SCHOOLS
    if token.dep in ("appos", "conj", "npadvmod"):
        beside = tree.names_at.get(token.head)
        return token.head != i and (
            _locates(tree, token.head) or (beside is not None and not _is_left_out(tree, token.head))
        )
    if token.dep == "nsubj":
        return above.lemma in ("get", "receive", "attract", "win", "see")
    return token.dep in ("dobj", "ROOT")


def _sent_from(tree: Tree, name: Name) -> bool:
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


def _exactness(name: Name) -> int:
    place = places.by_name(name.mention.text) or places.by_name(re.sub(r"\A[Tt]he ", "", name.mention.text))
    return _RANK[place.kind] if place else 3


def _joined(tree: Tree, name: Name, near: str | None) -> Place:
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
