"""Dates and periods in Japanese text: 2027年4月, 令和9年, 27年度下期, 来春, 同年11月, 28年1〜3月期, 今後5年間.

A date without its year or month is resolved against the day of publication, or against the date before it where the wording
points there (同年, 翌年); where neither decides, its value is None. Half-years, seasons and 初め, 半ば give the bare year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from daicho.annotation.japanese import date_grammar as grammar
from daicho.annotation.japanese.date_values import Read, Story, read_date
from daicho.model.flow import Flow
from daicho.model.when import Period, When


def dates_of(flows: Iterable[Flow], published: str | None) -> tuple[tuple[When, ...], tuple[Period, ...]]:
    """The dates and periods of the sentences, in order. published: ISO date, possibly partial, or None."""
    story = Story(published)
    whens: list[When] = []
    periods: list[Period] = []
    for flow in flows:
        found = _ranges(flow.text, list(_dates(flow, story)))
        for date in found:
            until = grammar.UNTIL.match(flow.text, date.end)
            mention = flow.mention(date.start, until.end() if until else date.end)
            limit = until is not None or mention.text.endswith("以内")
            whens.append(When(mention, date.value, date.low, deadline=limit))
            if date.low or (until and date.value):
                periods.append(Period(mention, None, date.low, date.value))
        periods += _periods(flow, found)
    return tuple(whens), tuple(periods)


def _dates(flow: Flow, story: Story) -> Iterator[Read]:
    at = 0
    while head := grammar.HEAD.search(flow.text, at):
        date = read_date(flow, head, story)
        at = max(date.end, head.end()) if date else head.end()
        if date and not grammar.CIRCLED.search(flow.mention(date.start, date.end).text):
            story.last = date.value or story.last
            yield date


def _ranges(text: str, dates: list[Read]) -> list[Read]:
    """Neighbouring dates joined by 〜 or から become one range, where the later one is later."""
    out: list[Read] = []
    for date in dates:
        before = out[-1] if out else None
        gap = grammar.FROM_TO.fullmatch(text, before.end, date.start) if before else None
        if before and gap and before.value and date.value and not before.low:
            low, high = before.value, date.value
            if high.startswith("FY") and not low.startswith("FY") and len(low) == 4:
                low = f"FY{low}"
            if low.removeprefix("FY") <= high.removeprefix("FY"):
                out[-1] = Read(before.start, date.end, high, low)
                continue
        out.append(date)
    return out


def _periods(flow: Flow, dates: list[Read]) -> Iterator[Period]:
    """Lengths of time: 今後5年間, 3年で, and 2030年までの5年間 with its end."""
    for span in grammar.SPAN.finditer(flow.text):
        counted = span.group()[0] in "今向以こ最過" or span["mark"] is not None
        if not counted or any(date.start <= span.start("n") < date.end for date in dates):
            continue
        number = float(grammar.KANJI[span["n"]] if span["n"] in grammar.KANJI else span["n"]) + (
            0.5 if span["half"] else 0.0
        )
        until = next(
            (d for d in dates if d.value and flow.text[d.end : span.start()] in ("までの", "までに", "末までの")), None
        )
        years = number if "年" in span["unit"] else round(number / 12, 2)
        start = until.start if until else span.start()
        yield Period(flow.mention(start, span.end()), years, None, until.value if until else None)
