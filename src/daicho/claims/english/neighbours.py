"""Sums that belong to the name beside them: "X, awarded ¥60bn," and "X is to bring in ¥15bn, Y ¥9bn and Z the remaining ¥6bn",
"€150m from X and €100m from Y", "X and Y get €90m and €60m respectively".

Where a verb is left out or hangs on a name, parsers guess; the order of name, verb and sum leaves no choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.claims.english.patterns import CONVERTED
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import Name
from daicho.model.span import Span

_ABOUT = r"(?:(?:up to|about|around|some|nearly|almost|roughly|an?|another|a further|as much as|more than|over)\s+)*"
_TAKEN = re.compile(
    rf"\s*(?:\([^)]{{0,40}}\)\s*)?,\s+(?:(?:already|also|recently|just)\s+)?(?:awarded|handed|granted|given)\s+{_ABOUT}"
)
_NO_GIFT = re.compile(
    r"[^,;.]{0,40}\b(?:contracts?|orders?|damages|loans?|bonds?|compensation|bail|fines?|deals?|stakes?|shares|credit|facility)\b"
)
_FROM_WHOM = re.compile(r"[^,;]{0,40}\b(?:by|from)\s+(?:the\s+)?$")
_OF_WHICH = r"(?:half|a third|a quarter|part|most) of (?:the|that|this) \w+,\s*(?:or|i\.e\.|namely)\s+"
_BRINGING = re.compile(
    r"\b(?:(?:bring|chip|kick|put)(?:s|ping|ting|ing|ped|ed)? in|brought in|(?:put|stump)(?:s|ting|ing|ed)? up"
    r"|contribut(?:e[sd]?|ing)|shoulder(?:s|ed|ing)?|pay(?:s|ing)?|bear(?:s|ing)?|invest(?:s|ing)?|lend(?:s|ing)?|putting|puts"
    r"|inject(?:s|ed|ing)?|allocat(?:e[sd]?|ing)|earmark(?:s|ed|ing)?|add(?:s|ed|ing)?|cover(?:s|ed|ing)?|supply(?:ing)?|supplie[sd]"
    r"|provid(?:es?|ing)|spend(?:s|ing)?|pledg(?:es?|ing)|commit(?:s|ting)?|promis(?:es?|ing)"
    r"|(?<!was )(?<!were )(?<!been )(?:paid|invested|lent|provided|pledged|promised|spent|committed))"
    rf"\s+(?:{_OF_WHICH})?{_ABOUT}$"
)
_SHARE = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:,?|,\s[^,;.$€£¥]{3,40},)\s+"
    r"(?:(?:the\s+(?:remaining|other|rest,|rest, or)|a further|another|about|around|some|up to)\s+)?"
)
_BETWEEN_END = re.compile(r"(?:[,;)]?\s*\b(?:and|while)|[,;)])\s+(?P<described>(?:[\w’'-]+\s+){0,4}?)$")
# What may stand before a name to say who it is: "its American partner", "the family concern", "Finland's".
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "PUNCT"})


def taker_of(site: Site) -> Name | None:
    """The name told to have been awarded the sum: "Kagari Materials, handed ¥60bn, …". Contracts and damages are no gifts."""
    text, span = site.tree.text, site.money.mention.span
    if _NO_GIFT.match(site.after):
        return None
    return next(
        (
            name
            for name in site.tree.names
            if name.mention.span.end <= span.start and _TAKEN.fullmatch(text, name.mention.span.end, span.start)
        ),
        None,
    )


def is_private_gift(site: Site) -> bool:
    """Whether a firm stands behind the sum as its giver: "given $5m by Larkmoor Ventures"."""
    text, end = site.tree.text, site.money.mention.span.end
    return any(
        name.type in ("company", "unknown", "organisation")
        and end < name.mention.span.start <= end + 60
        and _FROM_WHOM.fullmatch(text, end, name.mention.span.start)
        for name in site.tree.names
    )


_OPENS_ROW = re.compile(r"\s*(?:[-–—•*·▪]|\(?\d{1,2}[.)])?\s*")
_HEADS = frozenset({"company", "organisation", "unknown"})


def head_of_row(site: Site) -> Name | None:
    """The firm that a row or item without a verb opens with: "- Orbel Cells (Ohio): $58m", "Orbel Cells | Dayton | $58m"."""
    tree, begin = site.tree, site.tree.sentence.span.start
    if site.verbs or any(token.pos in ("VERB", "AUX") and token.dep == "ROOT" for token in tree.tokens):
        return None
    opens = _OPENS_ROW.match(tree.text, begin)
    start = opens.end() if opens else begin
    return next(
        (
            name
            for name in tree.names
            if name.mention.span.start == start
            and name.type in _HEADS
            and name.mention.span.end <= site.money.mention.span.start
        ),
        None,
    )


_EACH_FROM = re.compile(
    rf"{CONVERTED}(?:\s+(?:each|apiece|more))?(?:\s+of\s+(?:it|that|this|which|them))?(?:\s+(?:in|of)\s+(?:[a-z-]+\s+){{1,4}}?)?\s*"
    r"(?:(?:will|would|is|are|was|were|be|been|being|has|have|had|to|going|due)\s+)*"
    r"(?:(?:com(?:e|es|ing)|came|provided|put\s+up|paid|promised|pledged|borne|covered|lent|given|granted|contributed|invested"
    r"|committed|earmarked|supplied|added)\s+)?(?:from|by)\s+(?:the\s+|both\s+)?$"
)
_AND = re.compile(r",?\s+(?:and|as well as)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_FROM_REACH = 60


def givers_of(site: Site) -> list[Name]:
    """From whom the sum comes where a sentence lists several sums by who gives them: "€1bn each from X and Y, €2bn from Z"."""
    if len(site.tree.figures) < 2 or not (own := _givers(site.tree, site.money.mention.span)):
        return []
    others = (figure for figure in site.tree.figures if figure != site.money.mention.span)
    return own if any(_givers(site.tree, figure) for figure in others) else []


def _givers(tree: Tree, figure: Span) -> list[Name]:
    """The names behind a sum from whom it comes, up to the next sum."""
    text, found = tree.text, list[Name]()
    for name in sorted(tree.names, key=lambda n: (n.mention.span.start, n.mention.span.start - n.mention.span.end)):
        start = name.mention.span.start
        if found:
            if start < found[-1].mention.span.end:
                continue
            if not _AND.fullmatch(text, found[-1].mention.span.end, start):
                break
        elif not (figure.end < start <= figure.end + _FROM_REACH and _EACH_FROM.fullmatch(text, figure.end, start)):
            continue
        found.append(name)
    return found


_RUN = re.compile(rf"(?:\s*\([^)]{{0,40}}\))?(?:,?\s+and\s+|,\s+){_ABOUT}")


def own_share(site: Site, names: Sequence[Name]) -> int | None:
    """Which of several names the sum belongs to, where the text deals out as many sums "respectively"; None where it does not."""
    tree, own = site.tree, site.money.mention.span
    if "respectively" not in tree.sentence.span.of(tree.text) or len(names) < 2:
        return None
    runs: list[list[Span]] = []
    for figure in (figure for figure in tree.figures if figure not in tree.seconds):
        if runs and _RUN.fullmatch(tree.text, runs[-1][-1].end, figure.start):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    run = next((run for run in runs if own in run), [])
    if len(run) != len(names):
        return None
    return sorted(range(len(names)), key=lambda i: names[i].mention.span)[run.index(own)]


def contributor_of(site: Site) -> Name | None:
    """Who brings the sum in where one verb serves several names, each with its sum: the verb's subject, or the name beside it."""
    text, figures, names = site.tree.text, site.tree.figures, site.tree.names
    own, begin = site.money.mention.span, site.tree.sentence.span.start
    first = next((figure for figure in figures if _BRINGING.search(text, begin, figure.start)), None)
    if first is None or own.start < first.start:
        return None
    shares = {figure: name for figure in figures for name in names if _is_share(site.tree, name, figure, first.end)}
    if own != first or not shares:
        return shares.get(own)
    verb = _BRINGING.search(text, begin, first.start)
    before = [name for name in names if verb and name.mention.span.end <= verb.start()]
    return before[-1] if len(before) == 1 else None


def _is_share(tree: Tree, name: Name, figure: Span, after: int) -> bool:
    """Whether a name and a sum are one of the pairs that go on a list of contributions which began before `after`."""
    text, span = tree.text, name.mention.span
    if not (after <= span.start and span.end <= figure.start and _SHARE.fullmatch(text, span.end, figure.start)):
        return False
    between = _BETWEEN_END.search(text, after, span.start)
    if between is None:
        return False
    described = Span(between.start("described"), max(between.start("described"), span.start))
    return all(
        tree.tokens[i].pos in _DESCRIBING for i in tree.within(described) if tree.tokens[i].span.end <= span.start
    )
