"""Sums that belong to the name beside them: "X, awarded ¥60bn," and "X is to bring in ¥15bn, Y ¥9bn and Z the remaining ¥6bn".

Where a verb is left out or hangs on a name, parsers guess; the order of name, verb and sum leaves no choice.
"""

from __future__ import annotations

import re

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
    r"|provid(?:es?|ing)|spend(?:s|ing)?|pledg(?:es?|ing)|commit(?:s|ting)?|promis(?:es?|ing)"
    r"|(?<!was )(?<!were )(?<!been )(?:paid|invested|lent|provided|pledged|promised|spent|committed))"
    rf"\s+(?:{_OF_WHICH})?{_ABOUT}$"
)
_SHARE = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?,?\s+"
    r"(?:(?:the\s+(?:remaining|other|rest,|rest, or)|a further|another|about|around|some|up to)\s+)?"
)
_BETWEEN_END = re.compile(r"(?:[,;)]|\band|\bwhile)\s+(?P<described>(?:[\w’'-]+\s+){0,4}?)$")
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
