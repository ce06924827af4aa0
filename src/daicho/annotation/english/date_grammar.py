"""How English writes dates: one pattern a form, with named groups that `dates` turns into values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daicho.annotation.english.numerals import NUMERAL
from daicho.annotation.english.wordlists import any_of, words
from daicho.model.patterns import lowered

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
            "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "Monday Mon",
            "Tuesday Tue Tues",
            "Wednesday Wed",
            "Thursday Thu Thurs",
            "Friday Fri",
            "Saturday Sat",
            "Sunday Sun",
        )
    )
    for name in names.split()
}
# First and last month.
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

# A full stop belongs to an abbreviation ("Feb."), not to "June".
_MONTH = rf"(?P<month>{any_of(' '.join(MONTHS))})(?!\w)(?:(?<=\b\w\w\w)\.|(?<=Sept)\.)?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR_NUMBER = r"(?<![\w.,$€£¥#/])(?:19[5-9]\d|20[0-7]\d)(?!\w|[.,]\d|[ ]?%|-\w|/\d)"
_OF_YEAR = (
    rf"(?:,?[ ](?:of[ ]|in[ ])?(?:calendar[ ](?:year[ ])?)?(?:(?P<year>{_YEAR_NUMBER})"
    r"|(?P<relative>next|this|last|(?:the[ ])?(?:same|following|previous|coming)|that)[ ]year)(?![-\w]))"
)
_FISCAL = r"(?:(?:fiscal|financial)(?:[ ]year)?[ ]|FY[ ]?['’]?)(?P<fiscal>(?:19|20)\d\d|\d\d)(?:[-/–]\d\d(?:\d\d)?)?(?!\w|\.\d)"
_NTH = r"(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_UNIT = r"(?P<unit>years?|months?|weeks?|days?|quarters?|decades?)"
_ABOUT = r"(?:about |around |roughly |some |approximately |nearly |just over |more than |at least |up to )?"
_COUNT = rf"(?P<low>{NUMERAL}|half[ ]an?|an?)(?:(?:[ ](?:to|or)[ ]|-|–)(?P<high>{NUMERAL}))?"


def _form(text: str) -> re.Pattern[str]:
    # A space in a pattern may be a line break in a hard-wrapped text.
    return re.compile(text.replace("[ ]", r"[ \n]"))


# In order of precedence: an earlier form keeps its characters, a later one takes what is left.
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "2025-2028", "2024/25": two years written as one.
    ("years", re.compile(r"(?<![\w.,$€£¥-])(?P<low>(?:19|20)\d\d)[ ]?[-–—/][ ]?(?P<high>(?:19|20)\d\d|\d\d)(?![\w%/]|[.,]\d|-)")),
    ("iso", _form(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b")),
    ("day", _form(rf"\b(?:(?P<weekday>{any_of(' '.join(WEEKDAYS))})\.?,?[ ]\(?)?{_MONTH}[ ]{_DAY}{_OF_YEAR}?")),
    ("day", _form(rf"\b(?:(?P<weekday>{any_of(' '.join(WEEKDAYS))})\.?,?[ ]\(?)?{_DAY}[ ](?:of[ ])?{_MONTH}{_OF_YEAR}?")),
    ("quarter", _form(rf"\bQ(?P<digit>[1-4])(?:{_OF_YEAR}|[ ]{_FISCAL})?(?!\w)")),
    ("quarter", _form(rf"\b{_NTH}[ -](?:calendar[ ])?quarter(?:{_OF_YEAR}|(?:[ ]of)?[ ]{_FISCAL})?(?!\w)")),
    ("quarter", _form(rf"\b{_NTH}[ ]three[ ]months{_OF_YEAR}")),
    ("half", _form(
        r"\b(?:H(?P<digit>[12])|(?P<nth>first|second|latter|last|1st|2nd)[ -]half)"
        rf"(?:{_OF_YEAR}|(?:[ ]of)?[ ]{_FISCAL})?(?!\w)"
    )),
    ("season", _form(
        r"\b(?:(?P<which>next|last|this|the[ ]coming)[ ])?"
        rf"(?P<season>{any_of(' '.join(SEASONS))}|Spring|Summer|Autumn|Fall|Winter)(?!\w){_OF_YEAR}?"
    )),
    ("fiscal", _form(rf"\b{_FISCAL}")),
    ("fiscal", _form(r"\bthe[ ](?P<fiscal>(?:19|20)\d\d)(?:[-/–]\d\d(?:\d\d)?)?[ ](?:fiscal|financial|business)[ ]year\b")),
    ("fiscal_near", _form(r"\b(?P<which>next|last|this|(?:the[ ])?(?:current|coming|previous))[ ](?:fiscal|financial)[ ]year\b")),
    ("month", _form(rf"\b{_MONTH}{_OF_YEAR}")),
    ("month_near", _form(rf"\b(?:(?P<which>[Nn]ext|[Ll]ast|[Tt]his)[ ])?{_MONTH}(?![ ]?\d)")),
    ("near", _form(r"(?i)\b(?:earlier[ ]|later[ ])?(?P<which>last|this|next)[ ](?P<unit>month|week|quarter)\b")),
    ("ago", _form(rf"(?i)\b{_ABOUT}{_COUNT}[ ]{_UNIT}[ ]ago\b")),
    ("earlier", _form(rf"(?i)\b{_ABOUT}{_COUNT}[ ]{_UNIT}[ ]earlier\b(?![ ]than)")),
    ("later", _form(rf"(?i)\b{_ABOUT}{_COUNT}[ ]{_UNIT}[ ](?:later\b(?![ ]than)|thereafter|afterwards|after(?![ ]\w))")),
    ("ahead", _form(
        rf"(?i)\b(?:in|within)[ ](?:the[ ](?:next|coming|following)[ ])?{_ABOUT}{_COUNT}[ ]{_UNIT}\b"
        r"(?!['’]?[ ]of\b)(?:['’]?[ ]time)?(?:[ ]from[ ]now)?"
    )),
    ("from_now", _form(rf"(?i)\b{_ABOUT}{_COUNT}[ ]{_UNIT}[ ]from[ ]now\b")),
    ("decade", _form(r"\b(?:19|20)\d0s\b")),
    ("following", _form(r"(?i)\bthe[ ](?:following|year[ ]after)\b(?:[ ]year)?(?![ ]next)")),
    ("same", _form(r"(?i)\b(?:that|(?:the[ ])?same)[ ]year\b(?:[ ]is[ ](?:out|over))?")),
    ("year_near", _form(
        r"(?i)\b(?:(?P<which>next|last|this|the[ ](?:current|coming|previous))[ ]year"
        r"|the[ ](?P<next>year[ ]after[ ]next))\b"
    )),
    ("this_year", _form(
        r"(?i)\b(?:year[- ]end|(?:the[ ])?year['’]s[ ]end|(?:end|close)[ ]of[ ]the[ ]year|the[ ]year[ ]is[ ]out"
        r"|within[ ]the[ ]year|later[ ]in[ ]the[ ]year)\b"
    )),
    ("weekday", _form(
        r"\b(?:(?P<which>[Nn]ext|[Ll]ast|[Tt]his)[ ])?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    )),
    ("today", _form(r"(?i)\b(?P<word>today|tonight|yesterday|tomorrow)\b")),
    ("year", _form(rf"(?P<year>{_YEAR_NUMBER})")),
    ("year", _form(r"\b(?:early|mid|late|end)-(?P<year>(?:19|20)\d\d)\b")),
)  # fmt: skip

# What stands before a date and belongs to it, in order: preposition, article, part of the time named.
LEAD = re.compile(
    r"(?:\b(?P<prep>(?:as|so)[ ]early[ ]as|as[ ]late[ ]as|no[ ]later[ ]than|not[ ]before"
    r"|starting[ ](?:in|from)|beginning[ ](?:in|from)|by|before|until|till|from"
    r"|since|in|on|at|for|during|around|after|through|within|between|towards?|to|as[ ]of)[ ]+)?"
    r"(?:(?:about|around|roughly)[ ])?(?:the[ ])?"
    r"(?:(?P<part>end|start|beginning|middle|close|turn|start|first[ ]half|second[ ]half)[ ]of[ ](?:the[ ])?)?"
    r"(?:(?P<vague>early|late|mid|midway)(?:[ ](?:in[ ]|on[ ])?|-))?(?:the[ ])?\Z".replace("[ ]", r"[ \n]"),
    re.I,
)
BETWEEN = re.compile(r"[ \n](?:to|and|or|until|through)[ \n](?:the |early |late |mid-)?\Z|[ ]?[-–—][ ]?\Z")  # fmt: skip
# Words without which a form cannot occur: looking for them first saves most of its cost.
_NEEDS = {
    "quarter": ("quarter", "three", "q1", "q2", "q3", "q4"),
    "half": ("half", "h1", "h2"),
    "season": tuple(SEASONS),
    "fiscal": ("fiscal", "financial", "fy", "business"),
    "fiscal_near": ("fiscal", "financial"),
    "decade": ("0s",),
    "year_near": ("year",),
    "this_year": ("year",),
    "today": ("today", "tonight", "yesterday", "tomorrow"),
}
# The same for the forms that count units of time from the day of publication or another, and are slow to look for.
_COUNTED = {
    form: re.compile(rf"(?:year|month|week|day|quarter|decade)s?[ \n](?:{behind})")
    for form, behind in {
        "ago": "ago",
        "earlier": "earlier",
        "later": "later|thereafter|after",
        "from_now": r"from[ \n]now",
    }.items()
}
_ON = ("day", "iso", "weekday")
_ALSO_WORDS = words("May March Mar Jan Jun")
_TIME_BEFORE = re.compile(
    r"(?i)\b(?:in|by|from|since|until|till|of|for|before|after|early|late|mid|the|this)[ \n-](?:the[ \n])?\Z"
)
# "Vision 2030", "Index 2024": part of a name, not a date.
_NAMED = re.compile(r"(?:[A-Z]\w+[ ])?\b(?:Vision|Agenda|Horizon|Act|Index|Plan|Strategy|Report|Initiative|Expo)[ ]\Z")

# Spans of time without dates.
YEARS_LONG = _form(
    r"(?i)\b(?:(?:spread[ ])?(?:over|within|across|during|for|in|throughout)|in[ ]the[ ]course[ ]of)[ ]"
    r"(?:a[ ]period[ ]of[ ]|the[ ](?:space|course)[ ]of[ ])?"
    rf"{_ABOUT}(?:the[ ](?:next|coming|following|past|last)[ ]|its[ ]first[ ])?"
    rf"(?:{_COUNT}[- ](?P<unit>years?|months?|decades?)|(?P<decade>decade))\b(?![ ](?:later|ago|earlier))"
)
SINCE = _form(r"(?i)\bsince[ ][^.,;:()]{2,50}[ ](?=\Z)")
HYPHENED = _form(rf"(?i)(?<!\w)(?P<low>{NUMERAL})-(?P<unit>year|decade)\b(?!-old)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date form in the shadow with what stands before it; `start` includes that lead."""

    form: str
    match: re.Match[str]
    start: int
    end: int
    prep: str
    part: str

    def group(self, name: str) -> str | None:
        """A named group, lower-cased and on one line; None where the form has none or it is empty."""
        value = self.match.groupdict().get(name)
        return " ".join(lowered(value).split()) if value else None


def find(text: str) -> list[Found]:
    """Every date form of the shadow, none overlapping another, in order, each with its lead."""
    taken = bytearray(len(text))
    found: list[Found] = []
    lowered = text.lower()
    absent = {form for form, needed in _NEEDS.items() if not any(word in lowered for word in needed)}
    absent |= {form for form, counted in _COUNTED.items() if not counted.search(lowered)}
    for form, pattern in FORMS:
        if form in absent:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or _is_no_date(form, match, text):
                continue
            taken[start:end] = b"\1" * (end - start)
            lead = LEAD.search(text, max(0, start - 40), start)
            if lead and ((lead["prep"] or "").lower() == "on" and form not in _ON):  # "switched on next month"
                lead = None
            begin = lead.start() if lead and not any(taken[lead.start() : start]) else start
            prep = " ".join((lead["prep"] or "").lower().split()) if lead and begin < start else ""
            part = (lead["part"] or "").lower() if lead and begin < start else ""
            while begin < start and text[begin].isspace():
                begin += 1
            if text[end : end + 1] == ")" and "(" in text[begin:end]:
                end += 1
            found.append(Found(form, match, begin, end, prep, part))
    return sorted(found, key=lambda item: item.start)


def _is_no_date(form: str, match: re.Match[str], text: str) -> bool:
    """Whether a form is part of a name, or an ordinary word: "may", "march", "fall"."""
    start = match.start()
    if form == "years" and len(match["high"]) == 2 and int(match["high"]) != (int(match["low"]) + 1) % 100:
        return True
    if form in ("year", "years"):
        return _NAMED.search(text, max(0, start - 30), start) is not None
    if form == "month_near":
        return (
            match["month"] in _ALSO_WORDS
            and not match["which"]
            and not _TIME_BEFORE.search(text, max(0, start - 12), start)
        )
    if form == "season":
        plain = not match["which"] and not match["year"] and not match["relative"]
        return plain and not _TIME_BEFORE.search(text, max(0, start - 12), start)
    return False
