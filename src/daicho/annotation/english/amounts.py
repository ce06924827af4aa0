"""Sums of money in English: an own grammar over the shadow text, linear in its length.

First every figure, with the currency before or behind it if there is one; then neighbours joined to ranges; then the words
around: how a sum is bounded ("up to"), and what it is to other sums ("an additional"). Qualifiers belong to the sum's wording,
role words do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.annotation.english import currencies, figures
from daicho.annotation.english.dollars import bare_dollar
from daicho.annotation.english.qualifiers import (
    CHANGE_REACH,
    REACH,
    ROLE_REACH,
    bound_before,
    bound_behind,
    is_between,
    is_change,
    role_of,
)
from daicho.annotation.money import paired, stated, vague
from daicho.annotation.shadow import Shadow
from daicho.model.money import Bound, Conversion, Money, Role
from daicho.model.span import Mention

_FIGURE = re.compile(
    r"(?:(?=\d)|(?<!\w))"  # said first, so that no letter within a word is looked at twice
    rf"(?:(?<![\w$€£¥₩₹])(?P<before>{currencies.BEFORE})[ \n]{{0,3}})?"
    rf"(?:(?P<digits>{figures.SCALED})|(?P<words>(?i:{figures.SPELLED}|\b(?:billion|million|trillion)(?=-))))"
    rf"(?:(?P<hyphen>[ \n]{{0,3}}[-‐‑]?)[ \n]{{0,3}}(?P<after>(?i:{currencies.AFTER})))?"
)
_RANGE = re.compile(
    r"[ \n]{0,3}(?:(?P<dash>[-‐‑–—~])|to|(?P<and>and))[ \n]{0,3}(?:(?:as much as|as high as|up to)[ \n]{1,3})?", re.I
)
_IDIOM = re.compile(r"[ \n](?:question|baby|smile|view|idea)\b")
_VAGUE = re.compile(
    rf"\b(?:(?:several|a[ \n]few)[ \n](?P<several>{figures.MAGNITUDE})|(?:tens|hundreds)[ \n]of[ \n](?P<many>{figures.MAGNITUDE})"
    rf"|(?P<digits>single|double|triple)[- ]digit[- ](?P<scale>{figures.MAGNITUDE})"
    rf"|multi-?(?P<multi>{figures.MAGNITUDE})|(?P<bare>trillions|billions|millions))"
    rf"(?:[ \n]of)?[- \n]{{1,3}}(?P<currency>{currencies.AFTER})",
    re.IGNORECASE,
)
_DIGIT_COUNTS = {"single": (1, 9), "double": (10, 99), "triple": (100, 999)}
_OPENS = re.compile(
    r"[ \n]*[(\[][ \n]*(?:(?:or|i\.e\.|equivalent to|equal to|the equivalent of|worth)[, ]+)?"
    r"|,?[ \n]+(?:or|which is|which equals|i\.e\.)[ \n]+"
    r"|,?[ \n]+(?:or[ \n]+)?(?:roughly[ \n]+)?(?:equivalent to|equal to|the equivalent of)[ \n]+"
    r"|,[ \n]+(?:roughly|about)[ \n]+(?:equivalent|equal)[ \n]+to[ \n]+|[ \n]*(?:--|[–—])[ \n]*(?:or[ \n]+)?|[ ]?/[ ]?|[ ]*=[ ]*"
)
_ELISION_REACH = 160
_ELIDED = re.compile(
    r"[ \n](?:is|are|was|has|had|have|will|would|comes?|came|went|goes)\b(?! (?:jobs|people|homes))"
    r"|[ \n](?:equity|debt|loan)s?\b"
    r"|[ \n](?:from|for|to|into|on|at|by|and|while|of (?:it|this|that|which)|a year|more|apiece|each)\b(?! \d)"
    r"|[ \n]in[ \n](?:(?:direct|cash|state|federal|public|soft|tax)[ \n])?"
    r"(?:loans?|grants?|subsid\w+|aid|equity|debt|tax\w*|cash|all|total)\b|[ \n]?[.;,)]"
)
_COUNTS = re.compile(
    r"\b(?:population|people|users|subscribers|customers|jobs|homes|cars|vehicles|units|tonnes)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \n]*(?:[(;,/]|or|and)[ \n]*(?:or[ \n]+)?")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the shadow; `currency` is None for a bare number, `sign` tells that the currency stands before it."""

    start: int
    end: int
    number: Decimal
    factor: Decimal
    currency: str | None
    sign: bool

    @property
    def value(self) -> Decimal:
        return self.number * self.factor


def sums_of(shadow: Shadow) -> tuple[tuple[Money, ...], tuple[Conversion, ...]]:
    """Every sum of a text in order, and the pairs of them that give one sum in two currencies."""
    found = [*_sums(shadow, list(_figures(shadow.text))), *_vague_sums(shadow)]
    found.sort(key=lambda money: (money.mention.span.start, -money.mention.span.end))
    apart: list[Money] = []
    for money in found:
        if not apart or money.mention.span.start >= apart[-1].mention.span.end:
            apart.append(money)
    return tuple(apart), paired(shadow.stored, apart, _OPENS, _GOES_ON)


def _figures(text: str) -> Iterator[_Figure]:
    """All figures in order, sums or not: a bare one may be the other end of a range."""
    dollar = bare_dollar(text)
    for match in _FIGURE.finditer(text):
        before, after = match["before"], match["after"]
        if not before and match.start() and text[match.start() - 1].isalnum():
            continue
        start, end = match.start(), match.end()
        if match["digits"]:
            number, factor = figures.scaled_value(match["digits"])
            thousands = number >= 1000 or factor > 1
        else:
            number, factor = figures.spelled_value(match["words"]), Decimal(1)
            thousands = number >= 100
        currency = currencies.code_before(before) if before else None
        if before and currencies.is_bare_dollar(before):
            currency = dollar
        if after and not (thousands or currencies.is_sure_after(after)):
            after, end = None, match.end("digits")
        if before and not (thousands or currencies.is_sure_before(before)):
            continue
        if after:
            currency = currency or (dollar if currencies.is_bare_dollar(after) else currencies.code_after(after))
            factor *= currencies.share_of(after)
            if match["words"] and "-" in match["hyphen"]:
                if _IDIOM.match(text, end):
                    continue
                article = re.match(r"an?[ \n]", match["words"], re.IGNORECASE)
                start += article.end() if article else 0
        elif (
            match["words"]
            and "-" in text[end : end + 1]
            and match["words"].lower() in ("million", "billion", "trillion")
        ):
            continue
        yield _Figure(start, end, number, factor, currency, bool(before))


def _sums(shadow: Shadow, found: list[_Figure]) -> Iterator[Money]:
    """The figures that are sums, ranges joined."""
    text, skip = shadow.text, False
    currency: str | None = None
    sum_end = 0
    role: Role = "plain"
    for i, figure in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        left = text[max(0, figure.start - REACH) : figure.start]
        if skip:
            skip = False
            continue
        second: _Figure | None = None
        next_role: Role = "plain"
        if (
            following
            and following.start - figure.end <= 24
            and (gap := _RANGE.fullmatch(text, figure.end, following.start))
        ):
            pair = _range(figure, following)
            if (
                pair
                and not gap["dash"]
                and not gap["and"]
                and is_change(text[max(0, figure.start - CHANGE_REACH) : figure.start])
            ):
                role, next_role = "old", "new"
            elif pair and (not gap["and"] or is_between(left)):
                figure, second = pair
                skip = True
        elif currency and _elided(shadow.text, figure, sum_end):
            figure = replace(figure, currency=currency)
        if figure.currency:
            currency, sum_end = figure.currency, (second or figure).end
            yield _sum(shadow, figure, second, role)
        role = next_role


def _elided(text: str, figure: _Figure, sum_end: int) -> bool:
    """Whether a bare figure of millions is money like the sum before it: "… of which 160 million has been paid"."""
    near = 0 <= figure.start - sum_end <= _ELISION_REACH and "\n\n" not in text[sum_end : figure.start]
    spelled = text[figure.start].isalpha()
    if not near or figure.currency or (figure.value if spelled else figure.factor) < 1_000_000:
        return False
    return _ELIDED.match(text, figure.end) is not None and not _COUNTS.search(text, sum_end, figure.start)


def _range(low: _Figure, high: _Figure) -> tuple[_Figure, _Figure] | None:
    """Both ends with their shared currency and magnitude, or None where the two are no range."""
    currency = low.currency or high.currency
    if currency is None or (low.currency and high.currency and low.currency != high.currency):
        return None
    if not high.currency and low.factor > 1 and high.factor == 1:
        return None  # "$5 billion to 300 firms"
    if low.factor == 1 and high.factor > 1 and not (low.currency and high.currency and low.value > high.number):
        low = replace(low, factor=high.factor)
    if low.value >= high.value:
        return None
    return replace(low, currency=currency), replace(high, currency=currency)


def _sum(shadow: Shadow, figure: _Figure, second: _Figure | None, role: Role) -> Money:
    """The sum with its qualifiers, of a figure or a range of two."""
    text, start, end = shadow.text, figure.start, (second or figure).end
    bound: Bound = "min" if "+" in text[start:end] else "exact"
    if behind := bound_behind(text[end : end + REACH]):
        bound, end = behind[0], end + behind[1]
    if before := bound_before(text[max(0, start - REACH) : start]):
        start -= before[1]
        bound = before[0] if bound in ("exact", "approx") and before[0] != "exact" else bound
    if role == "plain":
        role = role_of(text[max(0, start - ROLE_REACH) : start], text[end : end + REACH])
        if role == "plain":  # "up to an additional $2 billion" has the role inside
            role = role_of(text[start : figure.start], "")
    value = (second or figure).value
    low = figure.value if second else None
    return stated(_mention(shadow, start, end), figure.currency or "", bound, value, low, role)


def _vague_sums(shadow: Shadow) -> Iterator[Money]:
    """Sums of a size without a figure."""
    for match in _VAGUE.finditer(shadow.text):
        scale = match["several"] or match["many"] or match["scale"] or match["multi"] or match["bare"]
        unit = figures.magnitude_of(scale)
        low, high = (1, None)
        if match["several"]:
            low, high = 2, 9
        elif match["many"]:
            tens = 10 if match.group().lower().startswith("tens") else 100
            unit, high = unit * tens, 9
        elif match["digits"]:
            low, high = _DIGIT_COUNTS[match["digits"].lower()]
        mention = _mention(shadow, match.start(), match.end())
        yield vague(
            mention, currencies.code_after(match["currency"]), low * unit, None if high is None else high * unit
        )


def _mention(shadow: Shadow, start: int, end: int) -> Mention:
    """The stored wording, with the backslash that Markdown puts before a sign."""
    span = shadow.span(start, end)
    first = span.start - (span.start > 0 and shadow.stored[span.start - 1] == "\\")
    return Mention.at(shadow.stored, first, span.end)
