"""Numbers with a unit that are no money and no date: wafers a month, megawatts, nanometres, jobs, shares, ranks.

One pass finds the numbers; what follows each decides its unit. A number without one is kept with an empty unit, because
"will employ 180" and "that should double to 12" say theirs elsewhere in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from daicho.annotation.english.numerals import NUMERAL, ORDINALS, numeral, ordinal
from daicho.annotation.english.wordlists import any_of
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Quantity
from daicho.model.span import Span
from daicho.reference.counted import BODIES, PEOPLE, THINGS

_NUMBER = re.compile(NUMERAL, re.I)
_LINK = re.compile(r"[ ]?[-–/][ ]?|-?,?[ \n](?:to|(?P<and>and)|or(?:[ ]even)?)[ \n]")
# Words that end the phrase between a number and its noun: "5,000 in construction" counts no construction.
_STOPS = any_of(
    "of in to by for from and or a an the at on with per each than as that which is are was were has have will"
)
_NOT_WITHIN = rf"(?!(?:{_STOPS})\b)"
_NOUNS = rf"{any_of(' '.join(PEOPLE | THINGS | BODIES))}|[A-Z][a-z]+(?:ans|ians|ese|ais)"
_WATT = r"(?P<watt>(?:k|M|G|T)W(?:[hp]|[- ]?hours?)?|(?:kilo|mega|giga|tera)watts?(?:[- ]?hours?|-peak)?)"
_QUBITS = r"(?:(?:logical|physical|error-corrected|superconducting|trapped-ion)[ ])?qubits?"
_FLOPS = rf"(?P<flops>(?:giga|tera|peta|exa|zetta)(?:flops?|FLOPS?)|[TPEZ]FLOPS?|{_QUBITS})"
_BITS = r"(?P<bits>(?:kilo|mega|giga|tera|peta)(?:bits?|bytes?)(?:[ ](?:per|a)[ ]second)?|[GTP]bps|[TPE]B)"

# What may stand right after a number, tried in this order.
_UNIT = re.compile(
    r"[ \n]?[- ]?(?:"
    r"(?P<nm>nm|nanomet(?:er|re)s?)(?!\w)"
    r"|(?P<inch>inch(?:es)?)\b"
    r"|(?P<mm>mm|millimet(?:er|re)s?)\b"
    rf"|{_WATT}(?!\w)|{_FLOPS}(?!\w)|{_BITS}(?!\w)"
    r"|(?P<points>(?:percentage|basis)[ ]points?)"
    r"|(?P<percent>%|per[ ]?cent\b)"
    r"|(?P<fold>-?fold|times(?![ ]\d)|x(?!\w))\b"
    r"|(?P<tpa>[kM]?tpa)\b"
    r"|(?:metric[ ])?(?P<tonnes>ton(?:ne)?s?)\b"
    rf"|(?P<phrase>(?:{_NOT_WITHIN}[\w'’-]+[ ,\n]+){{0,4}}?(?P<noun>{_NOUNS}))\b"
    r")"
)
_RATE = re.compile(
    r"(?:[ \n]of[ \n](?:[\w()-]+[ \n]){1,4}?|[ ](?:[\w-]+[ ]){1,2}|[ \n(,]*)"
    r"(?:(?:(?:a|per|each|every|/)[ \n]?(?P<per>second|minute|hour|day|week|month|year|annum)\b)"
    r"|(?P<ly>annually|yearly|monthly|daily|annual))|[ ]?/[ ]?(?P<short>mo|yr|month|year|day)\b"
)
# "some 70 a second", "120,000 of them a year"
_BARE_RATE = re.compile(
    r"(?:[ \n]of[ \n]them)?[ \n](?:a|per|each|every)[ \n](?P<per>second|minute|hour|day|week|month|year)\b"
)
# "918 robots per 10,000 employees": how many there are of one thing for so many of another.
_DENSITY = re.compile(
    r"[ \n](?:per|for[ ]every)[ \n](?P<base>(?:\d[\d,]*|a|one)?[ ]?(?:hundred|thousand|million)?[ ]?"
    r"(?:(?:manufacturing|industrial|factory)[ ])?(?:employees|workers|people|inhabitants|residents|households|persons))\b"
)
_ANNUAL = re.compile(r"\b(?P<ly>annual|yearly|monthly|daily)\b[^.;:]{0,50}\Z", re.I)
_LY = {
    "annually": "year",
    "annual": "year",
    "yearly": "year",
    "monthly": "month",
    "daily": "day",
    "mo": "month",
    "yr": "year",
}
_WPM = re.compile(r"[ ]?(?:wpm|wspm|WPM|WSPM)\b")

_FOLDS = re.compile(
    rf"\b(?:(?P<count>{any_of('two three four five six seven eight nine ten twelve twenty hundred')})fold"
    r"|(?P<verb>doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|quintupl(?:e|es|ed|ing))"
    r"|(?P<twice>twice))\b"
)
_VERBS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_KINDS = ("nm", "inch", "mm", "watt", "flops", "bits", "points", "percent", "fold", "tpa", "tonnes", "noun")
_PARTS = {
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "sixth": Decimal(100) / 6,
    "tenth": Decimal(10),
}
_FRACTION = re.compile(
    r"\b(?:(?P<count>a|one|two|three|four)[ -](?P<part>third|quarter|fifth|sixth|tenth)s?"
    r"|(?<!first )(?<!second )(?<!latter )(?P<half>half))(?=[ ]of\b|[ ]the[ ](?:world|country|nation|planet|global)\b)"
    r"|\b(?P<some>one|two|three|four|five|six|seven|eight|nine)[ ]"
    r"(?:in|out[ ]of)[ ](?:every[ ])?(?P<every>two|three|four|five|six|ten)\b",
    re.I,
)
# "It could be nearly a third by 2032": a share of what was named before.
_BARE_PART = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|over|than|to|be|is|just[ ]under)[ ]"
    r"(?P<fraction>(?P<count>a|one|two|three|four)[ -](?P<part>third|quarter|fifth|sixth|tenth)s?)"
    r"(?=[ ]?[.,;:)]|[ ](?:today|now|at[ ]present|in[ ]\d{4}|by[ ]\d{4})\b)",
    re.I,
)
_MOST = r"(?P<most>[ -](?:largest|biggest|highest|most|best|busiest|richest|fastest|place|spot|rank))"
_RANK = re.compile(
    rf"\b(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{any_of(' '.join(ORDINALS))}"
    rf"|(?:twenty|thirty|forty|fifty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)){_MOST}?"
    r"|(?:No\.|number|#)[ ]?(?P<number>\d{1,3}))(?![\w.]\w|s?[ ]of[ ]|[ -](?:half|quarter|three[ ]months|century|floor))"
)


def quantities_of(shadow: Shadow, taken: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a document in order; nothing that overlaps the stored spans in `taken` (sums and dates)."""
    blocked = bytearray(len(shadow.stored))
    for span in taken:
        blocked[span.start : span.end] = b"\1" * (span.end - span.start)
    found = [*_measures(shadow, blocked), *_folds(shadow), *_fractions(shadow), *_ranks(shadow)]
    free = [item for item in found if not any(blocked[item.mention.span.start : item.mention.span.end])]
    return tuple(sorted(free, key=lambda item: (item.mention.span, item.unit)))


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the shadow: `start` to `end` covers it and its unit."""

    start: int
    end: int
    value: Decimal
    unit: str
    low: Decimal | None = None


def _measures(shadow: Shadow, blocked: bytearray) -> Iterator[Quantity]:
    """Numbers with what follows them; two ends of a range or a pair ("22/28nm", "12nm to 28nm") become one."""
    for number in _paired(shadow.text, list(_numbers(shadow, blocked))):
        low, value = number.low, number.value
        if low is not None and low > value:
            low, value = value, low
        yield Quantity(shadow.mention(number.start, number.end), value, number.unit, low)


def _numbers(shadow: Shadow, blocked: bytearray) -> Iterator[_Number]:
    text = shadow.text
    reached = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if start < reached:
            continue  # "per 10,000 employees" belongs to the number before
        value = numeral(" ".join(match.group().split()))
        if value is not None and not any(blocked[shadow.starts[start] : shadow.ends[end - 1]]):
            unit, end = _unit(text, start, end)
            reached = end if " per " in unit else reached
            yield _Number(start, end, value, unit)


def _paired(text: str, numbers: Sequence[_Number]) -> Iterator[_Number]:
    """The numbers, ends of a range joined. "From 120 to 200" stays two, the first with the second's unit."""
    last: _Number | None = None
    for number in numbers:
        link = (
            last
            and last.low is None
            and last.unit in ("", number.unit)
            and _LINK.fullmatch(text, last.end, number.start)
        )
        if last and link and number.unit:
            before = text[max(0, last.start - 9) : last.start].split()[-1:]
            apart = before == ["from"] or (link["and"] and before != ["between"])
            if apart and number.unit != "nm":
                last = replace(last, unit=number.unit)
            else:
                number, last = replace(number, start=last.start, low=last.value), None
        if last:
            yield last
        last = number
    if last:
        yield last


def _unit(text: str, start: int, end: int) -> tuple[str, int]:
    """The unit of the number at `start` to `end`, and where it ends; empty where none follows."""
    match = _UNIT.match(text, end)
    if not match:
        if wpm := _WPM.match(text, end):
            return "wafers/month", wpm.end()
        if bare := _BARE_RATE.match(text, end):
            return f"/{bare['per']}", bare.end()
        return "", end
    kind = next(name for name in _KINDS if match[name])
    if kind in ("nm", "inch", "mm"):
        return kind, match.end()
    if kind == "points":
        return "points", match.end()
    if kind == "percent":
        return "%", match.end()
    if kind == "fold":
        return "times", match.end()
    if kind == "tpa":
        return match["tpa"], match.end()
    unit = _watt(match[kind]) if kind == "watt" else "tonnes" if kind == "tonnes" else " ".join(match[kind].split())
    if kind in ("noun", "tonnes") and (density := _DENSITY.match(text, match.end())):
        return f"{unit} per {' '.join(density['base'].split())}", density.end()
    rate = _RATE.match(text, match.end())
    if rate:
        per = "year" if rate["per"] == "annum" else rate["per"]
        return f"{unit}/{per or _LY.get(rate['ly'] or rate['short'], rate['short'])}", rate.end()
    before = _ANNUAL.search(text, max(0, start - 70), start)
    return (
        f"{unit}/{_LY[before['ly'].lower()]}"
        if before and kind in ("watt", "tonnes", "noun") and _is_thing(unit)
        else unit
    ), match.end()


def _is_thing(unit: str) -> bool:
    """Whether something is made at a rate: annual output is of tonnes and panels, not of staff."""
    return unit not in PEOPLE


def _watt(text: str) -> str:
    """`megawatts` and `MW` as `MW`, `gigawatt-hours` as `GWh`."""
    low = text.lower()
    prefix = text[0].upper() if low[0] != "k" else "k"
    return prefix + ("Wh" if re.search(r"wh\Z|hours?\Z", low) else "W")


def _folds(shadow: Shadow) -> Iterator[Quantity]:
    """Growth in multiples said in one word: fourfold, tripling, twice."""
    for match in _FOLDS.finditer(shadow.text):
        if match["count"]:
            value = numeral(match["count"])
        else:
            value = Decimal(2) if match["twice"] else Decimal(_VERBS[re.sub(r"(?:e[sd]?|ing)\Z", "", match["verb"])])
        if value is not None:
            yield Quantity(shadow.mention(*match.span()), value, "times")


def _fractions(shadow: Shadow) -> Iterator[Quantity]:
    """Shares said as fractions, in percent: a fifth of, two-thirds of, one in four, nearly a third."""
    for match in _FRACTION.finditer(shadow.text):
        if match["every"]:
            value = 100 * _spelled(match["some"]) / _spelled(match["every"])
        elif match["half"]:
            value = Decimal(50)
        else:
            value = _spelled(match["count"]) * _PARTS[match["part"].lower()]
        yield Quantity(shadow.mention(*match.span()), round(value, 1).normalize(), "%")
    for match in _BARE_PART.finditer(shadow.text):
        value = _spelled(match["count"]) * _PARTS[match["part"].lower()]
        yield Quantity(shadow.mention(*match.span("fraction")), round(value, 1).normalize(), "%")


def _spelled(word: str) -> Decimal:
    """A small number in words, `a` for one."""
    return numeral(word.lower()) or Decimal(1)


def _ranks(shadow: Shadow) -> Iterator[Quantity]:
    """Ordinals that may be ranks: 32nd, second-largest, No. 3."""
    for match in _RANK.finditer(shadow.text):
        value = int(match["number"]) if match["number"] else ordinal(match["nth"])
        if value is not None:
            yield Quantity(shadow.mention(*match.span()), Decimal(value), "rank")
