"""The words and patterns of Japanese dates and periods: eras, relative years, what stands before 年, what follows it."""

from __future__ import annotations

import re

from daicho.model.patterns import searchable

ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
"""The year before an era's first."""
YEARS_AWAY = {"一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1, "今年": 0, "本年": 0, "来年": 1, "再来年": 2}
"""Calendar years from publication."""
YEARS_ON = {"同年": 0, "翌年": 1, "前年": -1, "翌々年": 2}
"""Years from the date read before."""
FISCAL_AWAY = {
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
"""Fiscal years from publication."""
MONTHS_AWAY = {"先月": -1, "前月": -1, "今月": 0, "当月": 0, "来月": 1, "翌月": 1, "再来月": 2}
WEEKS_AWAY = {"先週": -1, "今週": 0, "来週": 1, "再来週": 2}
DAYS_AWAY = {"今日": 0, "きょう": 0, "本日": 0, "昨日": -1, "きのう": -1, "明日": 1, "あす": 1, "おととい": -2}
SEASONS = {"春": 5, "夏": 8, "秋": 11, "冬": 12}
"""The last month of a season."""
_DASH = r"[〜～~\-－–—―─]"

_NO_YEAR = (
    r"(?!間|ぶり|以上|以内|超|余|連続|来[のに、]|前(?!半)|後(?!半)|もの|越し|物|債|国債|目|先|近く|ほど|程度|ごと|おき|か(?:け|かる)"
    r"|で(?!に|あ|は)|未満|弱|強|生|分の|を[超越上]|たっ|たつ|経|に及|にわた)"
)
"""What follows a number of years rather than a year of two digits."""
HEAD = searchable(
    "".join(
        rf"""
    (?P<era>令和|平成|昭和|(?<![A-Za-z])[RHS])\s?(?P<ey>元|\d{{1,2}})年(?!間)
    |(?<!\d)(?P<y4>(?:19|20)\d\d)(?:年(?!間)|(?=会計年度)|(?={_DASH}(?:(?:19|20)\d)?\d年))
    |同(?P<same>\d{{1,2}})年(?!間)
    |(?<![\d.,A-Za-z$今後向こう約計間去半])(?<!期間[はが])(?<!最[長短大])(?P<y2>\d\d)(?:年{_NO_YEAR}|(?={_DASH}\d\d年))
    |(?P<fyear>{"|".join(FISCAL_AWAY)})
    |(?P<year>{"|".join(YEARS_AWAY)})(?!度)
    |(?P<on>{"|".join(YEARS_ON)})(?!同|比|並|割|実績|度[比並割])
    |(?<![\d.,約第])(?P<count>\d{{1,2}}|半|[一二三四五六七八九十])(?:年|(?P<months>[カかヵケヶ箇]月))(?P<when>後(?!半)|以内)
    |(?P<month>{"|".join(MONTHS_AWAY)})
    |(?P<week>{"|".join(WEEKS_AWAY)})(?:の?(?P<wd>3[01]|[12]\d|[1-9])日)?(?!間)
    |(?P<which>[今来昨翌])(?P<season>[春夏秋冬])
    |(?<![青立今来昨翌一-龠])(?P<alone>[春夏秋冬])(?=ごろ|頃|に[もは]?|の|以降|まで|をめど)
    |(?P<within>年度内|年度末|年内|年末|年明け|年初|月内|月末)(?:の?(?P<wm>1[0-2]|[1-9])月)?
    |(?<![\d月年一-龠])第(?P<quarter>[1-4一二三四])・?四半期
    |(?P<day_word>{"|".join(DAYS_AWAY)}|前日|翌日|同日)
    |(?<![\d.,年])(?P<m>1[0-2]|[1-9])(?P<to>{_DASH}(?:1[0-2]|[1-9]))?月(?!間|産)
    |(?<![\d.,月])(?P<d>3[01]|[12]\d|[1-9])日(?!間|分|連続|ごと|以内|当た|あた|後|目|程度|系|本|産|当り)
    """.split()
    )
)
"""How a date begins; the last group that matched says which kind it is."""
IN_YEAR = re.compile(
    rf"""(?P<fiscal>会計年度|度)?(?:(?:の|、)?(?:
    (?P<first>1[0-2]|[1-9])月?{_DASH}(?P<last>1[0-2]|[1-9])月期?
    |(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>3[01]|[12]\d|0?[1-9])日|(?P<term>期)|(?:末日?|[上中下]旬|初め|はじめ|半ば|中)?)
    |第(?P<q>[1-4一二三四])・?四半期
    |(?P<end>末)
    |(?:上|下|上半|下半|前|後)期|前半|後半|半ば|央|初頭|初め|はじめ|早期|早々|早く|[春夏秋冬]|中(?=[にの、])|内(?=[にの、])
    ))?""",
    re.VERBOSE,
)
"""What may follow a year: months, a quarter, a half, a season."""
IN_MONTH = re.compile(r"(?:の?(?:(?P<d>3[01]|[12]\d|[1-9])日|末日?|[上中下]旬|初め|はじめ|半ば|中(?=[にの、])))?")
"""What may follow a month."""
DECADE = re.compile(r"代(?:初頭|前半|半ば|後半|初め|末)?")
UNTIL = re.compile(r"(?:ごろ|頃|[(（]?予定[)）]?)?(?:まで|[がを]期限)|となるまで")
"""What makes a date a limit."""
FROM_TO = re.compile(rf"\s?(?:ごろ|頃)?(?:{_DASH}|から)\s?")
SPAN = searchable(
    r"(?:(?:今後|向こう|以後|この先|これから|過去|最長|およそ|約)の?)?"
    r"(?<![\d.,第])(?P<n>\d{1,2}(?:\.\d)?|[一二三四五六七八九十])(?P<unit>(?:[カか・ヵケヶ箇]|カ)?年|[カかヵケヶ箇]月)(?P<half>半)?"
    r"(?P<mark>間|(?=で(?:[、はもに]|[^あす])|かけ|にわた|に渡|計画))?"
)
"""A length of time; `mark` or a word before it tells it from a year of two digits."""
AT = re.compile(r"(?:に|から|午[前後]|夜|朝|夕)")
"""What follows a day on which something happens, rather than the day of a report."""
CIRCLED = re.compile(r"[①-⑳]")
"""Numbers of a list, not of a day: ③日."""
KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九十")}
