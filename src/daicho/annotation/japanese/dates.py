"""Dates and periods in Japanese text: 2027年4月, 令和9年, 27年度下期, 来春, 同年11月, 28年1〜3月期, 今後5年間.

A date without its year or month is resolved against the day of publication, or against the date before it where the wording
points there (同年, 翌年); where neither decides, its value is None. Half-years, seasons and 初め, 半ば give the bare year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daicho.annotation import calendar
from daicho.annotation.calendar import Direction
from daicho.annotation.japanese.tense import direction_after
from daicho.model.flow import Flow
from daicho.model.when import Period, When

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_YEARS_AWAY = {"一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1, "再来年": 2}
_YEARS_ON = {"同年": 0, "翌年": 1, "前年": -1, "翌々年": 2}
_FISCAL_AWAY = {
    "昨年度": -1,
    "前年度": -1,
    "今年度": 0,
    "本年度": 0,
    "当年度": 0,
    "来年度": 1,
    "新年度": 1,
    "次年度": 1,
    "再来年度": 2,
}
_MONTHS_AWAY = {"先月": -1, "前月": -1, "今月": 0, "当月": 0, "来月": 1, "翌月": 1, "再来月": 2}
_DAYS_AWAY = {"今日": 0, "きょう": 0, "本日": 0, "昨日": -1, "きのう": -1, "明日": 1, "あす": 1, "おととい": -2}
_SEASONS = {"春": 5, "夏": 8, "秋": 11, "冬": 12}
_DASH = r"[〜～~\-－–—―─]"

_NO_YEAR = (
    r"(?!間|ぶり|以上|以内|超|余|連続|来[のに、]|前(?!半)|後(?!半)|もの|越し|物|債|国債|目|先|近く|ほど|程度|ごと|おき|か(?:け|かる)"
    r"|で(?!に|あ|は)|未満|弱|強|生|分の|を[超越上]|たっ|たつ|経|に及|にわた)"
)
"""What follows a number of years rather than a year of two digits."""
_HEAD = re.compile(
    rf"""
    (?P<era>令和|平成|昭和|(?<![A-Za-z])[RHS])\s?(?P<ey>元|\d{{1,2}})年(?!間)
    |(?<!\d)(?P<y4>(?:19|20)\d\d)(?:年(?!間)|(?=会計年度)|(?={_DASH}(?:(?:19|20)\d)?\d年))
    |同(?P<same>\d{{1,2}})年(?!間)
    |(?<![\d.,A-Za-z$今後向こう約計間去半])(?<!期間[はが])(?P<y2>\d\d)(?:年{_NO_YEAR}|(?={_DASH}\d\d年))
    |(?P<fyear>{"|".join(_FISCAL_AWAY)})
    |(?P<year>{"|".join(_YEARS_AWAY)})(?!度)
    |(?P<on>{"|".join(_YEARS_ON)})(?!同|比|並|割|実績|度[比並割])
    |(?<![\d.,約第])(?P<count>\d{{1,2}}|半|[一二三四五六七八九十])(?:年|(?P<months>[カかヵケヶ箇]月))(?P<when>後(?!半)|以内)
    |(?P<month>{"|".join(_MONTHS_AWAY)})
    |(?P<which>[今来昨翌])(?P<season>[春夏秋冬])
    |(?<![青立今来昨翌一-龠])(?P<alone>[春夏秋冬])(?=ごろ|頃|に[もは]?|の|以降|まで|をめど)
    |(?P<within>年度内|年度末|年内|年末|年明け|年初|月内|月末)
    |(?<![\d月年一-龠])第(?P<quarter>[1-4一二三四])・?四半期
    |(?P<day_word>{"|".join(_DAYS_AWAY)}|前日|翌日|同日)
    |(?<![\d.,年])(?P<m>1[0-2]|[1-9])(?P<to>{_DASH}(?:1[0-2]|[1-9]))?月(?!間|産)
    |(?<![\d.,月])(?P<d>3[01]|[12]\d|[1-9])日(?!間|分|連続|ごと|以内|当た|あた|後|目|程度|系|本|産|当り)
    """,
    re.VERBOSE,
)
_IN_YEAR = re.compile(
    rf"""(?P<fiscal>会計年度|度)?(?:(?:の|、)?(?:
    (?P<first>1[0-2]|[1-9])月?{_DASH}(?P<last>1[0-2]|[1-9])月期?
    |(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12]\d|0?[1-9])日|(?P<term>期)|(?:末日?|[上中下]旬|初め|はじめ|半ば|中)?)
    |第(?P<q>[1-4一二三四])・?四半期
    |(?P<end>末)
    |(?:上|下|上半|下半|前|後)期|前半|後半|半ば|央|初頭|初め|はじめ|早期|早々|早く|[春夏秋冬]|中(?=[にの、])|内(?=[にの、])
    ))?""",
    re.VERBOSE,
)
_IN_MONTH = re.compile(r"(?:の?(?:(?P<d>3[01]|[12]\d|[1-9])日|末日?|[上中下]旬|初め|はじめ|半ば|中(?=[にの、])))?")
_DECADE = re.compile(r"代(?:初頭|前半|半ば|後半|初め|末)?")
_UNTIL = re.compile(r"(?:ごろ|頃|[(（]?予定[)）]?)?(?:まで|[がを]期限)|となるまで")
_TO = re.compile(rf"(?:{_DASH}|から)\Z")
_FROM_TO = re.compile(rf"\s?(?:ごろ|頃)?(?:{_DASH}|から)\s?")
_SPAN = re.compile(
    r"(?:(?:今後|向こう|以後|この先|これから|過去|最長|およそ|約)の?)?"
    r"(?<![\d.,第])(?P<n>\d{1,2}(?:\.\d)?|[一二三四五六七八九十])(?P<unit>(?:[カか・ヵケヶ箇]|カ)?年|[カかヵケヶ箇]月)(?P<half>半)?"
    r"(?P<mark>間|(?=で(?:[、はもに]|[^あす])|かけ|にわた|に渡|計画))?"
)
_AT = re.compile(r"(?:に|から|午[前後]|夜|朝|夕)")
_CIRCLED = re.compile(r"[①-⑳]")
_KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九十")}


@dataclass(slots=True)
class _Story:
    """What the dates read so far leave for those to come: the last one's value, and the era a bare 同10年 belongs to."""

    published: str | None
    last: str | None = None
    era: int | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A date as characters `start` to `end` of a sentence's line. low: a range's first end."""

    start: int
    end: int
    value: str | None
    low: str | None = None


def dates_of(flows: Iterable[Flow], published: str | None) -> tuple[tuple[When, ...], tuple[Period, ...]]:
    """The dates and periods of the sentences, in order. published: ISO date, possibly partial, or None."""
    story = _Story(published)
    whens: list[When] = []
    periods: list[Period] = []
    for flow in flows:
        found = _ranges(flow.text, list(_dates(flow, story)))
        for date in found:
            until = _UNTIL.match(flow.text, date.end)
            mention = flow.mention(date.start, until.end() if until else date.end)
            limit = until is not None or mention.text.endswith("以内")
            whens.append(When(mention, date.value, date.low, deadline=limit))
            if date.low or (until and date.value):
                periods.append(Period(mention, None, date.low, date.value))
        periods += _periods(flow, found)
    return tuple(whens), tuple(periods)


def _dates(flow: Flow, story: _Story) -> Iterator[_Read]:
    at = 0
    while head := _HEAD.search(flow.text, at):
        date = _read(flow, head, story)
        at = max(date.end, head.end()) if date else head.end()
        if date and not _CIRCLED.search(flow.mention(date.start, date.end).text):
            story.last = date.value or story.last
            yield date


def _read(flow: Flow, head: re.Match[str], story: _Story) -> _Read | None:
    """The date that begins with `head`, or None where it turns out to be none."""
    text, published = flow.text, story.published
    match head.lastgroup:
        case "ey" | "y4" | "same" | "y2":
            year = _absolute(head, story)
            if decade := _DECADE.match(text, head.end()):
                return _Read(head.start(), decade.end(), None)
            return _within_year(text, head, f"{year:04}")
        case "fyear":
            value = calendar.fiscal_year_away(published, _FISCAL_AWAY[head["fyear"]])
            tail = _IN_YEAR.match(text, head.end())
            return _Read(head.start(), tail.end() if tail else head.end(), value)
        case "year":
            return _within_year(text, head, calendar.year_away(published, _YEARS_AWAY[head["year"]]))
        case "on":
            return _within_year(text, head, _year_on(text, head, story))
        case "when":
            return _counted(head, published)
        case "month":
            return _within_month(text, head, calendar.month_away(published, _MONTHS_AWAY[head["month"]]))
        case "season" | "alone" | "within" | "quarter" | "to" | "m" | "d" | "day_word":
            return _relative(flow, head, story)
    return None


def _year_on(text: str, head: re.Match[str], story: _Story) -> str | None:
    """The year counted from the date before it. A fiscal one (翌年度) needs a fiscal one to count from."""
    year = calendar.later(story.last, _YEARS_ON[head["on"]])
    if text.startswith("度", head.end()) and not (story.last or "").startswith("FY"):
        return None
    return _bare_year(year)


def _counted(head: re.Match[str], published: str | None) -> _Read:
    """A time so many years or months from publication: 3年後, 半年後, 18カ月以内."""
    count = head["count"]
    if count == "半":
        return _Read(head.start(), head.end(), calendar.month_away(published, 6))
    number = _KANJI[count] if count in _KANJI else int(count)
    away = calendar.month_away(published, number) if head["months"] else calendar.year_away(published, number)
    return _Read(head.start(), head.end(), away)


def _absolute(head: re.Match[str], story: _Story) -> int:
    if head["y4"]:
        return int(head["y4"])
    if head["era"]:
        story.era = _ERAS[head["era"]]
        return story.era + (1 if head["ey"] == "元" else int(head["ey"]))
    number = int(head["same"] or head["y2"])
    if head["same"] and story.era is not None:
        return story.era + number
    around = int((story.published or story.last or "2025").removeprefix("FY")[:4])
    return min((1900 + number, 2000 + number), key=lambda year: abs(year - around))


def _within_year(text: str, head: re.Match[str], year: str | None) -> _Read:
    tail = _IN_YEAR.match(text, head.end())
    assert tail is not None  # noqa: S101  # every part of the pattern is optional
    return _Read(head.start(), tail.end(), *_value(year, tail))


def _value(year: str | None, tail: re.Match[str]) -> tuple[str | None, str | None]:
    """The value and low end of a year with its tail."""
    if year is None:
        return None, None
    if tail["fiscal"]:
        return f"FY{year}", None
    if tail["last"]:
        return _months(year, int(tail["first"]), int(tail["last"]))
    if tail["term"]:
        return _business_year(int(year), int(tail["m"])), None
    if tail["d"]:
        return calendar.iso_day(int(year), int(tail["m"]), int(tail["d"])), None
    if tail["m"]:
        return f"{year}-{int(tail['m']):02}", None
    if tail["q"]:
        return f"{year}-Q{_quarter(tail['q'])}", None
    return (calendar.end_of(year) if tail["end"] else year), None


def _months(year: str, first: int, last: int) -> tuple[str | None, str | None]:
    """Months `first` to `last`: a quarter where they are one."""
    if first % 3 == 1 and last == first + 2:
        return f"{year}-Q{last // 3}", None
    return f"{year}-{last:02}", f"{year}-{first:02}"


def _business_year(year: int, month: int) -> str | None:
    """A company's year that ends in `month`: the March one is Japan's fiscal year, the December one the calendar's."""
    return {3: f"FY{year - 1:04}", 12: f"{year:04}"}.get(month)


def _within_month(text: str, head: re.Match[str], month: str | None) -> _Read:
    tail = _IN_MONTH.match(text, head.end())
    assert tail is not None  # noqa: S101  # every part of the pattern is optional
    if tail["d"] and month:
        month = calendar.iso_day(int(month[:4]), int(month[5:]), int(tail["d"]))
    return _Read(head.start(), tail.end(), month)


def _relative(flow: Flow, head: re.Match[str], story: _Story) -> _Read | None:
    text, published, end = flow.text, story.published, head.end()
    direction = direction_after(flow, end)
    if head["m"]:
        return _bare_month(text, head, published, direction)
    if head["d"]:
        if not _AT.match(text, end):  # 15日、…を実施すると発表した: the day is that of the report
            direction = "past"
        return _Read(head.start(), end, calendar.day_of_month_near(published, int(head["d"]), direction))
    if head["quarter"]:
        return _Read(head.start(), end, calendar.quarter_near(published, _quarter(head["quarter"]), direction))
    if head["which"]:
        return _Read(
            head.start(),
            end,
            calendar.year_away(published, "昨今来".find(head["which"]) - 1 if head["which"] != "翌" else 1),
        )
    if head["alone"]:
        near = calendar.month_near(published, _SEASONS[head["alone"]], direction)
        return _Read(head.start(), end, near and near[:4])
    if word := head["day_word"]:
        if word in _DAYS_AWAY:
            return _Read(head.start(), end, calendar.day_away(published, _DAYS_AWAY[word]))
        return _Read(head.start(), end, calendar.day_away(story.last, {"前日": -1, "同日": 0, "翌日": 1}[word]))
    return _Read(head.start(), end, _within(head["within"], published))


def _bare_month(text: str, head: re.Match[str], published: str | None, direction: Direction | None) -> _Read | None:
    """A month without its year (4月, 8月末, 12月5日, 4〜6月期)."""
    month = int(head["m"])
    if head["to"]:
        last = int(head["to"][1:])
        near = calendar.month_near(published, last, direction)
        value, low = _months(near[:4], month, last) if near else (None, None)
        return _Read(head.start(), head.end() + text.startswith("期", head.end()), value, low)
    if text.startswith("期", head.end()):
        return None
    tail = _IN_MONTH.match(text, head.end())
    if tail and tail["d"]:
        day = int(tail["d"])
        near_day = calendar.day_near(published, month, day, None) or calendar.day_near(published, month, day, direction)
        return _Read(head.start(), tail.end(), near_day)
    return _within_month(text, head, calendar.month_near(published, month, direction))


def _within(word: str, published: str | None) -> str | None:
    match word:
        case "年内":
            return calendar.year_away(published, 0)
        case "年末":
            return calendar.end_of(calendar.year_away(published, 0))
        case "年明け":
            return calendar.year_away(published, 1)
        case "年度内" | "年度末":
            return calendar.fiscal_year_away(published, 0)
        case "月内" | "月末":
            return calendar.month_away(published, 0)
    return calendar.year_away(published, 0)  # 年初


def _ranges(text: str, dates: list[_Read]) -> list[_Read]:
    """Neighbouring dates joined by 〜 or から become one range, where the later one is later."""
    out: list[_Read] = []
    for date in dates:
        before = out[-1] if out else None
        gap = _FROM_TO.fullmatch(text, before.end, date.start) if before else None
        if before and gap and before.value and date.value and not before.low:
            low, high = before.value, date.value
            if high.startswith("FY") and not low.startswith("FY") and len(low) == 4:
                low = f"FY{low}"
            if low.removeprefix("FY") <= high.removeprefix("FY"):
                out[-1] = _Read(before.start, date.end, high, low)
                continue
        out.append(date)
    return out


def _periods(flow: Flow, dates: list[_Read]) -> Iterator[Period]:
    """Lengths of time: 今後5年間, 3年で, and 2030年までの5年間 with its end."""
    for span in _SPAN.finditer(flow.text):
        counted = span.group()[0] in "今向以こ最過" or span["mark"] is not None
        if not counted or any(date.start <= span.start("n") < date.end for date in dates):
            continue
        number = float(_KANJI[span["n"]] if span["n"] in _KANJI else span["n"]) + (0.5 if span["half"] else 0.0)
        until = next(
            (d for d in dates if d.value and flow.text[d.end : span.start()] in ("までの", "までに", "末までの")), None
        )
        years = number if "年" in span["unit"] else round(number / 12, 2)
        start = until.start if until else span.start()
        yield Period(flow.mention(start, span.end()), years, None, until.value if until else None)


def _bare_year(value: str | None) -> str | None:
    return value.removeprefix("FY")[:4] if value else None


def _quarter(text: str) -> int:
    return "一二三四".find(text) + 1 or int(text)
