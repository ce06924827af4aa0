"""Dates and spans of time in English text, resolved against the date of publication.

Two passes: `date_grammar` finds the forms, then `date_values` gives each its value in reading order, because "a year later" and
"that year" lean on the date before them. Nothing is guessed: a month without a year needs a clause that looks back or ahead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from daicho.annotation.calendar import Direction
from daicho.annotation.english.date_grammar import BETWEEN, HYPHENED, SINCE, YEARS_LONG, Found, find
from daicho.annotation.english.date_values import Context, Time, count_of, fiscal_of, resolve
from daicho.annotation.english.tense import direction_at
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Sentence
from daicho.model.when import Period, When

_DEADLINES = ("by", "before", "until", "till", "no later than", "within", "as late as")
_IN_YEARS = {"year": Decimal(1), "month": Decimal(1) / 12, "decade": Decimal(10)}


def dates_of(
    shadow: Shadow, sentences: Sequence[Sentence], published: str | None
) -> tuple[tuple[When, ...], tuple[Period, ...]]:
    """The dates and the spans of time of a document in order, spans including prepositions ("by the end of 2027")."""
    context = Context(published, _directions(shadow, sentences), fiscal_of(shadow.text))
    timed: list[tuple[Found, Time]] = []
    for found in find(shadow.text):
        current = (found, resolve(found, context))
        if timed and _is_range(shadow.text, timed[-1], current):
            current = _joined(timed.pop(), current)
        timed.append(current)
        if current[1].value and found.form != "today":
            context.last = current[1]
    whens = tuple(
        When(shadow.mention(found.start, found.end), time.value, time.low, found.prep in _DEADLINES)
        for found, time in timed
    )
    periods = [*_bounded(shadow, timed), *_lengths(shadow, timed)]
    return whens, tuple(sorted(periods, key=lambda period: period.mention.span))


def _directions(shadow: Shadow, sentences: Sequence[Sentence]) -> Callable[[int], Direction | None]:
    """For a shadow offset, where its clause looks."""
    starts = [sentence.span.start for sentence in sentences]

    def direction(at: int) -> Direction | None:
        stored = shadow.starts[at]
        index = bisect_right(starts, stored) - 1
        return direction_at(sentences[index], stored) if index >= 0 else None

    return direction


def _joined(first: tuple[Found, Time], second: tuple[Found, Time]) -> tuple[Found, Time]:
    """Two ends of a range as one: "between 2030 and 2031", "2027 or 2028", "from 2023 to 2027"."""
    (one, low), (two, high) = first, second
    return replace(two, start=one.start, prep=one.prep), Time(high.value, low.value)


def _is_range(text: str, first: tuple[Found, Time], second: tuple[Found, Time]) -> bool:
    (one, low), (two, high) = first, second
    if not low.value or not high.value or low.low or high.low or low.value > high.value:
        return False
    link = BETWEEN.fullmatch(text, one.end, two.match.start())
    if not link:
        return False
    word = link.group().split()[0].lower()
    if word in ("and", "to"):
        return one.prep in ("between", "from")
    return word in ("or", "through", "until", "-", "–", "—")


def _bounded(shadow: Shadow, timed: Sequence[tuple[Found, Time]]) -> Iterator[Period]:
    """The spans of time that dates bound: a range, "by 2027", "since 2019", "in fiscal 2025", "this year"."""
    for found, time in timed:
        if not time.value:
            continue
        mention = shadow.mention(found.start, found.end)
        since = SINCE.search(shadow.text, max(0, found.start - 60), found.start)
        if since:
            yield Period(shadow.mention(since.start(), found.end), None, time.value)
        elif time.low:
            yield Period(mention, None, time.low, time.value)
        elif found.prep in ("by", "through", "until", "till", "before", "to", "as of", "no later than"):
            yield Period(mention, None, None, time.value)
        elif found.prep in ("since", "from", "after", "starting in", "starting from", "beginning in"):
            yield Period(mention, None, time.value, None)
        elif found.prep in ("in", "during", "for", "") and len(time.value.removeprefix("FY")) == 4:
            yield Period(mention, None, time.value, time.value)


def _lengths(shadow: Shadow, timed: Sequence[tuple[Found, Time]]) -> Iterator[Period]:
    """The spans of time stated by their length: "over the next two years", "five-year"."""
    dates = [(found.start, found.end) for found, _ in timed if found.form not in ("ahead", "from_now")]
    lowered = shadow.text.lower()
    patterns = (YEARS_LONG, HYPHENED) if "-year" in lowered or "-decade" in lowered else (YEARS_LONG,)
    for pattern in patterns:
        for match in pattern.finditer(shadow.text):
            decade = pattern is YEARS_LONG and match["decade"]
            count = Decimal(1) if decade else count_of(match["low"].lower())
            taken = any(start < match.end() and match.start() < end for start, end in dates)
            if taken or count is None or not 0 < count <= 200:
                continue
            unit = "decade" if decade else match["unit"].lower().rstrip("s")
            yield Period(shadow.mention(*match.span()), round(float(count * _IN_YEARS[unit]), 2))
