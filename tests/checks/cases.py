"""Planted mistakes, each of one class, and their innocent twins: what looks like a mistake to a hasty reader and is none."""

from __future__ import annotations

from dataclasses import dataclass

from checks.builders import Doc, beside, converted, doc, grant, measure, spend, step
from daicho.model.claim import Headcount


@dataclass(frozen=True)
class Case:
    """cls: the class of the one kind of finding to expect, None where nothing is wrong."""

    name: str
    cls: str | None
    docs: tuple[Doc, ...]
    as_of: str | None = None


def planted(cls: str, name: str, *docs: Doc, as_of: str | None = None) -> Case:
    return Case(f"{cls}: {name}", cls, docs, as_of)


def innocent(cls: str, name: str, *docs: Doc, as_of: str | None = None) -> Case:
    return Case(f"{cls}: {name}", None, docs, as_of)


# A case a line, however long: a table is read down its columns.
# fmt: off
# ruff: noqa: E501
FX = (
    planted("fx", "a yen rate of years ago", doc("2024-03-05", converted("¥732 bn", "$6.4 bn"))),
    planted("fx", "ten times too many dollars", doc("2023-05-02", converted("¥100 bn", "$7.3 bn"))),
    planted("fx", "euros divided where they multiply", doc("2024-05-14", converted("€2 bn", "$1.8 bn"))),
    planted("fx", "won at a round thousand", doc("2024-09-10", converted("₩7.2 tn", "$7.2 bn"))),
    planted("fx", "a Taiwan dollar rate of 1997", doc("2023-10-19", converted("NT$36 bn", "$1.3 bn"))),
    planted("fx", "rupees at half their price", doc("2024-06-03", converted("₹240 bn", "$5.8 bn"))),
    planted("fx", "億ドル for 十億ドル", doc("2024-04-12", converted("3.9 兆円", "25 億ドル"))),
    planted("fx", "a peg missed by a tenth", doc("2024-02-01", converted("SAR 37.5 bn", "$11.2 bn"))),
    planted("fx", "pounds taken for dollars", doc("2024-06-03", converted("£1.25 bn", "$1.25 bn"))),
    planted("fx", "of a sum spent over three years, no year's rate", doc("2024-04-12", grant("¥3.9 tn", also="$39 bn", status="done", years=3))),
    innocent("fx", "rounding of both sums", doc("2024-02-24", converted("¥732 bn", "$4.86 bn"))),
    innocent("fx", "the rate of seven weeks before", doc("2024-08-05", converted("¥161.7 bn", "$1 bn"))),
    innocent("fx", "one digit on both sides", doc("2024-03-05", converted("¥1 tn", "$7 bn"))),
    innocent("fx", "a peg", doc("2024-02-01", converted("SAR 37.5 bn", "$10 bn"))),
    innocent("fx", "the average of the years it was spent in", doc("2024-04-12", grant("¥3.9 tn", also="$29 bn", status="done", years=3))),
    innocent("fx", "a day on which no bank was open", doc("2024-01-01", converted("¥141 bn", "$1 bn"))),
    innocent("fx", "two currencies by way of the euro", doc("2024-06-03", converted("₩1 tn", "¥113 bn"))),
    innocent("fx", "an amount that is about", doc("2024-04-12", converted("¥1 tn", "$6.7 bn", bound="approx"))),
    innocent("fx", "the rate of the year it speaks of", doc("2024-03-05", grant("¥476 bn", also="$3.5 bn", words="on the day in June 2022 when it was granted"))),
    planted("fx", "carried over from the first report", doc("2022-06-17", grant("¥476 bn", also="$3.5 bn")), doc("2024-03-05", grant("¥476 bn", also="$3.5 bn"))),
    innocent("fx", "a date by month", doc("2024-02", converted("¥732 bn", "$4.9 bn"))),
)

MAGNITUDE = (
    planted("magnitude", "million for billion", doc("2024-04-10", spend("$2.9 bn")), doc("2024-04-11", spend("$2.9 bn")), doc("2024-04-20", spend("$2.9 m"))),
    planted("magnitude", "兆 for 億", doc("2024-04-02", grant("¥920 bn", bound="max")), doc("2024-04-03", grant("¥920 bn", bound="max")), doc("2024-04-20", grant("¥9.2 tn"))),
    planted("magnitude", "ten times too little", doc("2024-04-02", grant("¥250 bn")), doc("2024-04-03", grant("¥25 bn")), doc("2024-04-04", grant("¥250 bn"))),
    planted("magnitude", "trillion for billion", doc("2024-04-02", spend("$14 bn")), doc("2024-04-03", spend("$14 tn"))),
    planted("magnitude", "a hundredfold", doc("2024-04-02", spend("€3.4 bn")), doc("2024-04-05", spend("€3.4 bn")), doc("2024-04-09", spend("€34 m"))),
    planted("magnitude", "told in another currency", doc("2024-04-10", spend("$2.9 bn")), doc("2024-04-11", spend("¥440 bn")), doc("2024-04-20", spend("$29 bn"))),
    planted("magnitude", "rounded on the way", doc("2022-06-17", grant("¥476 bn", bound="max")), doc("2022-06-18", grant("¥476 bn", bound="max")), doc("2022-07-01", grant("¥4.8 tn"))),
    innocent("magnitude", "an addition of a tenth", doc("2024-04-02", spend("$10 bn")), doc("2024-06-01", spend("$1 bn", role="increment"))),
    innocent("magnitude", "the part of a tenth", doc("2024-04-02", spend("$10 bn")), doc("2024-06-01", spend("$1 bn", role="part"))),
    innocent("magnitude", "the sum it was raised from", doc("2024-04-02", spend("$10 bn", role="new"), spend("$1 bn", role="old"))),
    innocent("magnitude", "a bound a hundred times lower", doc("2024-04-02", spend("$9 bn")), doc("2024-04-03", spend("$1 bn", bound="min"))),
    innocent("magnitude", "two deals", doc("2024-04-02", spend("$9 bn")), doc("2024-04-03", spend("$90 bn", deal="b"))),
    innocent("magnitude", "another currency's larger number", doc("2024-04-10", spend("$2.9 bn")), doc("2024-04-11", spend("¥440 bn"))),
)

AMOUNT = (
    planted("amount", "one digit off", doc("2024-05-02", spend("€2.4 bn")), doc("2024-05-03", spend("€2.4 bn")), doc("2024-05-20", spend("€3.4 bn"))),
    planted("amount", "digits turned round", doc("2024-05-02", grant("¥476 bn")), doc("2024-05-03", grant("¥476 bn")), doc("2024-05-09", grant("¥746 bn"))),
    planted("amount", "more than the ceiling", doc("2024-05-02", grant("¥100 bn", bound="max")), doc("2024-05-03", grant("¥100 bn", bound="max")), doc("2024-05-09", grant("¥140 bn"))),
    planted("amount", "less than the least", doc("2024-05-02", spend("$20 bn", bound="min")), doc("2024-05-03", spend("$20 bn", bound="min")), doc("2024-05-09", spend("$12 bn"))),
    planted("amount", "beside the range", doc("2024-05-02", spend("$7 bn", low="$5 bn")), doc("2024-05-03", spend("$7 bn", low="$5 bn")), doc("2024-05-09", spend("$9 bn"))),
    planted("amount", "not what the dollars come to", doc("2024-04-10", spend("$2.9 bn")), doc("2024-04-11", spend("$2.9 bn")), doc("2024-04-20", spend("¥640 bn"))),
    planted("amount", "about is not a third", doc("2024-05-02", spend("$20 bn")), doc("2024-05-03", spend("$20 bn")), doc("2024-05-09", spend("$14 bn", bound="approx"))),
    innocent("amount", "a sum for another country", doc("2024-04-09", spend("$2.9 bn", place="Japan")), doc("2024-05-02", spend("$2.2 bn", place="Kuala Lumpur", country="MY"))),
    innocent("amount", "rounding", doc("2024-02-24", grant("¥732 bn")), doc("2024-02-25", grant("¥730 bn"))),
    innocent("amount", "rounding to one decimal", doc("2024-02-24", spend("$4.86 bn")), doc("2024-02-25", spend("$4.9 bn"))),
    innocent("amount", "nearly a trillion", doc("2024-04-02", grant("¥920 bn")), doc("2024-04-03", grant("¥1 tn", bound="approx"))),
    innocent("amount", "an award below its ceiling", doc("2022-06-17", grant("¥476 bn", bound="max")), doc("2023-06-17", grant("¥452 bn", status="committed"))),
    innocent("amount", "an award that meets its ceiling", doc("2022-06-17", grant("¥476 bn", bound="max")), doc("2023-06-17", grant("¥476 bn", status="committed"))),
    innocent("amount", "more than the least", doc("2024-02-24", spend("$20 bn", bound="min")), doc("2024-02-25", spend("$22.5 bn"))),
    innocent("amount", "within the range", doc("2024-02-24", spend("$7 bn", low="$5 bn")), doc("2024-02-25", spend("$6.2 bn"))),
    innocent("amount", "a month later at another rate", doc("2024-04-10", spend("$2.9 bn")), doc("2024-06-30", spend("¥465 bn"))),
    innocent("amount", "said to have been raised", doc("2023-01-10", spend("¥800 bn")), doc("2024-02-06", spend("¥980 bn", words="raised again as costs grew"))),
    innocent("amount", "引き上げ", doc("2023-01-10", spend("¥800 bn")), doc("2024-02-06", spend("¥980 bn", words="投資額を引き上げた"))),
    innocent("amount", "of two deals", doc("2023-01-10", spend("¥800 bn")), doc("2024-02-06", spend("¥980 bn", deal="b"))),
    innocent("amount", "in a currency without a rate", doc("2023-01-10", spend("¥800 bn")), doc("2024-02-06", spend("XQQ 98 bn"))),
)

SUM = (
    planted("sum", "parts that make less", doc("2024-05-02", grant("¥60 bn"), grant("¥45 bn"), grant("¥35 bn"), grant("¥150 bn", role="total"))),
    planted("sum", "parts that make more", doc("2024-05-02", grant("¥80 bn"), grant("¥45 bn"), grant("¥35 bn"), grant("¥150 bn", role="total"))),
    planted("sum", "what there was and an addition", doc("2024-04-02", grant("¥330 bn", status="committed"), grant("¥590 bn", role="increment"), grant("¥980 bn", role="total"))),
    planted("sum", "exact to the last hundred million", doc("2025-04-02", grant("¥802.5 bn"), grant("¥675.5 bn"), grant("¥127 bn"), grant("¥1.622 tn", role="total"))),
    planted("sum", "drawn in the sentence of its parts", doc("2024-05-02", beside(spend("$1.1 bn"), spend("$2.3 bn"), spend("$3.6 bn", words="in total")))),
    planted("sum", "合計", doc("2024-05-02", beside(grant("¥25 bn"), grant("¥45 bn"), grant("¥80 bn", words="合計")), lang="ja")),
    innocent("sum", "that adds up", doc("2024-05-02", grant("¥60 bn"), grant("¥45 bn"), grant("¥35 bn"), grant("¥140 bn", role="total"))),
    innocent("sum", "but for rounding", doc("2024-05-02", spend("$1.14 bn"), spend("$2.33 bn"), spend("$3.5 bn", role="total"))),
    innocent("sum", "of which not all parts are named", doc("2024-05-02", grant("¥60 bn"), grant("¥35 bn"), grant("¥150 bn", role="total"))),
    innocent("sum", "of some of the sums named", doc("2024-05-02", grant("¥60 bn"), grant("¥45 bn"), grant("¥20 bn"), grant("¥105 bn", role="total"))),
    innocent("sum", "of about", doc("2024-05-02", grant("¥60 bn"), grant("¥45 bn"), grant("¥35 bn"), grant("¥145 bn", role="total", bound="approx"))),
    innocent("sum", "of two kinds of money", doc("2024-05-02", grant("¥60 bn"), spend("¥45 bn"), grant("¥35 bn"), spend("¥150 bn", role="total"))),
    innocent("sum", "in two currencies", doc("2024-05-02", spend("$60 bn"), spend("€45 bn"), spend("$110 bn", role="total"))),
    innocent("sum", "more than its parts", doc("2024-05-02", grant("¥60 bn"), grant("¥45 bn"), grant("¥35 bn"), grant("¥140 bn", role="total", bound="min"))),
    innocent("sum", "at most, of ceilings that add up to a little more", doc("2024-05-02", grant("¥476 bn", bound="max"), grant("¥732 bn", bound="max"), grant("¥1.2 tn", bound="max", role="total"))),
)

SHARE = (
    planted("share", "ten times too much", doc("2024-06-10", spend("¥3.9 tn"), measure("7%", "7", words="of Japan's GDP"))),
    planted("share", "ten times too little", doc("2024-06-10", spend("¥3.9 tn"), measure("0.07%", "0.07", words="of gross domestic product"))),
    planted("share", "国内総生産の6%", doc("2024-06-10", spend("¥3.9 tn"), measure("6%", "6", words="名目国内総生産の"), lang="ja")),
    planted("share", "of America's, by a factor of four", doc("2024-06-10", grant("$52.7 bn", country="US"), measure("0.8%", "0.8", words="of US GDP"))),
    planted("share", "a population ten times too small", doc("2024-04-12", measure("3 million", "3000000", "people", words="of Japan's population of 12 million", kind=Headcount))),
    planted("share", "of a population that many people are not", doc("2024-04-12", measure("3 million", "3000000", "people", words="of Germany's population of 50 million", kind=Headcount))),
    planted("share", "a percentage that the two counts do not make", doc("2024-04-12", measure("seven", "7", "firms", words="of 1,200 unicorns, or 5.8 percent of them"))),
    innocent("share", "that is right", doc("2024-06-10", spend("¥3.9 tn"), measure("0.7%", "0.7", words="of GDP"))),
    innocent("share", "of another year's GDP", doc("2024-06-10", grant("¥3.9 tn"), measure("0.71%", "0.71", words="of GDP"))),
    innocent("share", "of the whole of two sums", doc("2024-06-10", grant("¥3.9 tn"), grant("¥1 tn"), measure("0.66%", "0.66", words="of GDP"))),
    innocent("share", "of growth", doc("2024-06-10", spend("¥3.9 tn"), measure("3%", "3", words="growth of GDP"))),
    innocent("share", "of debt", doc("2024-06-10", spend("¥3.9 tn"), measure("250%", "250", words="debt against GDP"))),
    innocent("share", "of an economy without figures", doc("2024-06-10", spend("$3.9 bn", country="KP"), measure("7%", "7", words="of GDP"))),
    innocent("share", "of a defence budget", doc("2024-06-10", spend("¥3.9 tn"), measure("7%", "7", words="of the budget"))),
    innocent("share", "three million of 125 million", doc("2024-04-12", measure("three million", "3000000", "people", words="of Japan's population of 125 million", kind=Headcount))),
    innocent("share", "seven of 1,200", doc("2024-04-12", measure("seven", "7", "firms", words="appear among more than 1,200 tech unicorns"))),
    innocent("share", "seven of 1,200, or 0.6 percent", doc("2024-04-12", measure("seven", "7", "firms", words="of 1,200 unicorns, or 0.6 percent of them"))),
    innocent("share", "of a city's population", doc("2024-04-12", measure("2,000", "2000", "people", words="in Chitose, a city with a population of 98,000", kind=Headcount))),
)

HOSHI, KAWA = "Hoshi Chips", "Kawa Optics"
DATE = (
    planted("date", "earlier in a later document", doc("2024-02-01", step("mass_production", "2027")), doc("2024-05-01", step("mass_production", "2025"))),
    planted("date", "by quarter", doc("2024-02-01", step("completion", "2026-Q4", place="Kumamoto")), doc("2024-03-01", step("completion", "2026-Q1", place="Kumamoto"))),
    planted("date", "of one site under two names", doc("2024-02-01", step("construction_start", "2025-10", place="Hokkaido")), doc("2024-03-01", step("construction_start", "2025-02", place="Chitose"))),
    planted("date", "of a plant told to open before it was promised", doc("2024-02-01", step("completion", "2026")), doc("2024-06-01", step("completion", "2023-12"))),
    planted("date", "年度 against year", doc("2024-02-01", step("mass_production", "FY2027")), doc("2024-05-01", step("mass_production", "2026"))),
    innocent("date", "a year and a month of it", doc("2024-02-01", step("mass_production", "2027")), doc("2024-05-01", step("mass_production", "2027-04"))),
    innocent("date", "a fiscal year and its last quarter", doc("2024-02-01", step("mass_production", "FY2027")), doc("2024-05-01", step("mass_production", "2028-Q1"))),
    innocent("date", "a deadline that will be met early", doc("2024-02-01", step("completion", "2027", by=True)), doc("2024-05-01", step("completion", "2026-10"))),
    innocent("date", "an opening that came early", doc("2024-02-01", step("opening", "2025-03")), doc("2024-12-24", step("opening", "2024-12-23"))),
    innocent("date", "two plants", doc("2024-02-01", step("opening", "2027", project="second fab")), doc("2024-02-24", step("opening", "2024-02-24", project="first fab"))),
    innocent("date", "two companies at one place", doc("2024-02-01", step("opening", "2027", place="Kumamoto")), doc("2024-02-24", step("opening", "2025", who=KAWA, place="Kumamoto"))),
    innocent("date", "two places of one company", doc("2024-02-01", step("opening", "2027", place="Hiroshima")), doc("2024-02-24", step("opening", "2025", place="Kumamoto"))),
    innocent("date", "which of two places is not said", doc("2024-01-01", step("opening", "2025", place="Kumamoto")), doc("2024-02-01", step("opening", "2027", place="Hiroshima")), doc("2024-02-24", step("opening", "2026"))),
    innocent("date", "which of two plants is not said", doc("2024-02-01", step("production_start", "2027-12", project="second fab", place="Kumamoto")), doc("2024-02-24", step("production_start", "2024-10", place="Kumamoto"))),
    innocent("date", "within one document", doc("2024-02-01", step("mass_production", "2027"), step("mass_production", "2025"))),
    innocent("date", "a plant and a laboratory", doc("2024-02-01", step("opening", "2027", project="the plant")), doc("2024-02-24", step("opening", "2025", project="a research centre"))),
    innocent("date", "steps that nobody is named for", doc("2024-02-01", step("opening", "2027", who="the plant")), doc("2024-02-24", step("opening", "2025", who="the plant"))),
    innocent("date", "governments, not projects", doc("2024-02-01", step("mass_production", "2027", who="Japan")), doc("2024-02-24", step("mass_production", "2025", who="Japan"))),
)

SLIP = (
    planted("slip", "by a year", doc("2023-02-01", step("mass_production", "2026")), doc("2024-05-01", step("mass_production", "2027"))),
    planted("slip", "by a quarter", doc("2023-02-01", step("opening", "2026-Q1", place="Dresden")), doc("2024-05-01", step("opening", "2026-Q3", place="Dresden"))),
    planted("slip", "of a deadline", doc("2023-02-01", step("construction_start", "2024-12", by=True, project="second fab")), doc("2024-12-01", step("construction_start", "2025", project="second fab"))),
    planted("slip", "from a year to the fiscal year after", doc("2023-02-01", step("mass_production", "2026")), doc("2024-05-01", step("mass_production", "FY2027", by=True))),
    planted("slip", "under a short form of the name", doc("2023-02-01", step("completion", "2025-03", who="Hoshi Chips")), doc("2024-02-01", step("completion", "2026-03", who="Hoshi"))),
    planted("slip", "of a site that has a Japanese name, too", doc("2023-02-01", step("completion", "2025-03", place="Kumamoto")), doc("2024-02-01", step("completion", "2026-03", who="星チップス", place="熊本県"), lang="ja")),
    planted("slip", "twice", doc("2022-02-01", step("opening", "2024")), doc("2023-02-01", step("opening", "2025")), doc("2024-02-01", step("opening", "2026"))),
    planted("slip", "from one year to another, in one sentence", doc("2023-02-01", step("mass_production", "2027")), doc("2024-04-12", step("mass_production", "2028", low="2027", words="27年から28年にずれ込む"), lang="ja")),
    planted("slip", "to a month of the year after, in one sentence", doc("2023-02-01", step("mass_production", "2024")), doc("2024-03-12", step("mass_production", "2025-04", low="2024", words="24年から25年4月に延ばす"), lang="ja")),
    planted("slip", "of a company whose name is in kanji", doc("2022-03-18", step("opening", "2024-04", who="Amagiri Glass")), doc("2023-06-16", step("opening", "2025-10", who="天霧硝子"), lang="ja")),
    innocent("slip", "a range that holds the date", doc("2023-02-01", step("mass_production", "2027")), doc("2024-04-12", step("mass_production", "2028", low="2027"))),
    innocent("slip", "the same date told more exactly", doc("2023-02-01", step("mass_production", "2026")), doc("2024-05-01", step("mass_production", "2026-12"))),
    innocent("slip", "the same date told less exactly", doc("2023-02-01", step("mass_production", "2026-12")), doc("2024-05-01", step("mass_production", "2026"))),
    innocent("slip", "of a later step", doc("2023-02-01", step("pilot", "2025")), doc("2024-05-01", step("mass_production", "2027"))),
    innocent("slip", "of the next phase", doc("2023-02-01", step("completion", "2025", project="phase 1")), doc("2024-05-01", step("completion", "2027", project="phase 2"))),
    innocent("slip", "工場 of others", doc("2023-02-01", step("completion", "2025", who="新工場"), lang="ja"), doc("2024-05-01", step("completion", "2027", who="新工場"), lang="ja")),
    innocent("slip", "of a company whose name begins alike", doc("2023-02-01", step("completion", "2025", who="Hoshi Chips")), doc("2024-05-01", step("completion", "2027", who="Hoshi Materials"))),
    innocent("slip", "at one of two places that no table knows", doc("2023-01-01", step("opening", "2024", place="Takamori Bay")), doc("2023-02-01", step("completion", "2025", place="Upper Nishine")), doc("2024-05-01", step("completion", "2027"))),
    innocent("slip", "an evaluation centre, by its sentence", doc("2022-02-01", step("opening", "2023-03", words="at its evaluation centre")), doc("2022-05-01", step("production_start", "2026", project="carbon fibre factory"))),
    innocent("slip", "of steps of no kind", doc("2023-02-01", step("other", "2025")), doc("2024-05-01", step("other", "2027"))),
    innocent("slip", "in a document without a date", doc("2023-02-01", step("opening", "2025")), doc(None, step("opening", "2027"))),
    innocent("slip", "between countries", doc("2023-02-01", step("opening", "2025", place="Germany")), doc("2024-05-01", step("opening", "2027", place="Kumamoto"))),
)

STATUS = (
    planted("status", "back to considering", doc("2023-12-14", spend("€2.4 bn", status="committed")), doc("2024-09-20", spend("€2.4 bn", status="considering"))),
    planted("status", "committed after it was cancelled", doc("2025-04-18", spend("€2.4 bn", status="cancelled")), doc("2025-04-22", spend("€2.4 bn", status="committed"))),
    planted("status", "planned after it was cancelled", doc("2025-01-18", spend("€2.4 bn", status="planned")), doc("2025-04-18", spend("€2.4 bn", status="cancelled")), doc("2025-06-22", spend("€2.4 bn", status="planned"))),
    planted("status", "done, then considered", doc("2023-12-14", grant("¥50 bn", status="done")), doc("2024-09-20", grant("¥50 bn", status="considering"))),
    planted("status", "paid after it was cancelled", doc("2025-04-18", grant("¥50 bn", status="cancelled")), doc("2025-09-22", grant("¥50 bn", status="done"))),
    innocent("status", "a weaker verb", doc("2023-12-14", spend("€2.4 bn", status="committed")), doc("2024-09-20", spend("€2.4 bn", status="planned"))),
    innocent("status", "done, and called planned", doc("2023-12-14", spend("€2.4 bn", status="done")), doc("2024-01-20", spend("€2.4 bn", status="planned"))),
    innocent("status", "planned, then considered", doc("2023-12-14", spend("€2.4 bn", status="planned")), doc("2024-09-20", spend("€2.4 bn", status="considering"))),
    innocent("status", "within one document", doc("2023-12-14", spend("€2.4 bn", status="committed"), spend("€2.4 bn", status="considering"))),
    innocent("status", "on one day", doc("2023-12-14", spend("€2.4 bn", status="committed")), doc("2023-12-14", spend("€2.4 bn", status="considering"))),
    innocent("status", "cancelled in the end", doc("2023-12-14", spend("€2.4 bn", status="committed")), doc("2025-04-18", spend("€2.4 bn", status="cancelled"))),
    innocent("status", "cancelled, told twice", doc("2025-04-18", spend("€2.4 bn", status="cancelled")), doc("2025-04-19", spend("€2.4 bn", status="cancelled"))),
    innocent("status", "the old sum of a rise", doc("2023-12-14", spend("€2.4 bn", status="committed")), doc("2024-09-20", spend("€2.4 bn", status="considering", role="old"))),
    innocent("status", "printed on the day it was cancelled", doc("2025-04-18", spend("€2.4 bn", status="cancelled")), doc("2025-04-18", spend("€2.4 bn", status="planned"))),
)

WHO = (
    planted("who", "a prefecture for a ministry", doc("2023-04-18", grant("¥100 bn")), doc("2023-04-19", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="Fukushima"))),
    planted("who", "two ministries", doc("2023-04-18", grant("¥100 bn")), doc("2023-04-19", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="Ministry of Finance"))),
    planted("who", "another country's government", doc("2023-04-18", grant("¥100 bn", payer="METI")), doc("2023-06-20", grant("¥100 bn", payer="U.S. Department of Commerce"))),
    planted("who", "two companies of the table", doc("2024-04-18", spend("$2.9 bn", payer="Microsoft")), doc("2024-06-20", spend("$2.9 bn", payer="Oracle"))),
    planted("who", "two companies no table knows", doc("2024-04-18", spend("$2.9 bn", payer=HOSHI)), doc("2024-04-19", spend("$2.9 bn", payer=HOSHI)), doc("2024-06-20", spend("$2.9 bn", payer=KAWA))),
    planted("who", "another name in a script in which the payer is known", doc("2024-05-21", spend("$3.2 bn", payer="Hoshi")), doc("2024-05-22", spend("$3.2 bn", payer="ホシ"), lang="ja"), doc("2024-10-16", spend("$3.2 bn", payer="鳩谷物産"), lang="ja")),
    innocent("who", "another name, read with less than even odds", doc("2024-04-18", spend("$2.9 bn", payer=HOSHI)), doc("2024-04-19", spend("$2.9 bn", payer=HOSHI)), doc("2024-06-20", spend("$2.9 bn", payer=KAWA, confidence=0.4))),
    innocent("who", "a ministry and its government", doc("2023-04-18", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="Japanese government"))),
    innocent("who", "a ministry and its capital", doc("2023-04-18", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="Tokyo"))),
    innocent("who", "a ministry in two languages", doc("2023-04-18", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="経済産業省"), lang="ja")),
    innocent("who", "a joint venture that spends its founders' money", doc("2023-04-18", spend("¥300 bn", payer="Toyota", recipient="Hinoka Cell")), doc("2023-06-20", spend("¥300 bn", payer="Hinoka Cell"))),
    innocent("who", "one of several", doc("2023-04-18", spend("¥300 bn", payer="Toyota + Panasonic")), doc("2023-06-20", spend("¥300 bn", payer="Panasonic"))),
    innocent("who", "nobody in particular", doc("2023-04-18", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="the taxpayer"))),
    innocent("who", "a fund of the state", doc("2023-04-18", grant("¥100 bn")), doc("2023-06-20", grant("¥100 bn", payer="Green Innovation Fund"))),
    innocent("who", "a name in another script", doc("2023-04-18", spend("¥100 bn", payer="Orisawa Semiconductor")), doc("2023-06-20", spend("¥100 bn", payer="織沢半導体"), lang="ja")),
    innocent("who", "a short form", doc("2023-04-18", spend("¥100 bn", payer="Norvane Micro")), doc("2023-04-19", spend("¥100 bn", payer="Norvane Micro")), doc("2023-06-20", spend("¥100 bn", payer="Norvane"))),
    innocent("who", "one against one, and no table knows either", doc("2024-04-18", spend("$2.9 bn", payer=HOSHI)), doc("2024-06-20", spend("$2.9 bn", payer=KAWA))),
    innocent("who", "a subsidiary", doc("2023-04-18", spend("¥100 bn", payer="Amazon")), doc("2023-06-20", spend("¥100 bn", payer="AWS"))),
)

SCOPE = (
    planted("scope", "two cities' money for one", doc("2024-01-19", spend("¥2.26 tn", place="Tokyo + Osaka")), doc("2024-06-20", spend("¥2.26 tn", place="Osaka"))),
    planted("scope", "two prefectures' grant for one", doc("2024-01-19", grant("¥90 bn", place="Hiroshima + Kumamoto")), doc("2024-06-20", grant("¥90 bn", place="Kumamoto"))),
    planted("scope", "a pilot line's date for mass production", doc("2023-04-01", step("pilot", "2025-04")), doc("2023-05-01", step("mass_production", "2027")), doc("2024-04-11", step("mass_production", "2025-04"))),
    planted("scope", "a first production's date for mass production", doc("2023-04-01", step("production_start", "2025-07", place="Hokkaido")), doc("2023-05-01", step("mass_production", "2027-10", place="Hokkaido")), doc("2024-04-11", step("mass_production", "2025-07", place="Hokkaido"))),
    planted("scope", "two cities named in the sentence", doc("2024-01-19", spend("¥2.26 tn", place="Japan", words="for data centres in Tokyo and Osaka")), doc("2024-06-20", spend("¥2.26 tn", place="Osaka"))),
    planted("scope", "three sites' money for one", doc("2024-01-19", spend("$12 bn", place="Arizona + Ohio + Texas", country="US")), doc("2024-01-21", spend("$12 bn", place="Ohio", country="US"))),
    planted("scope", "a site called by its city", doc("2024-01-19", spend("¥2.26 tn", place="Tokyo + Osaka")), doc("2024-06-20", spend("¥2.26 tn", project="Osaka site"))),
    innocent("scope", "a city and its prefecture", doc("2024-01-19", spend("¥2 tn", place="Chitose")), doc("2024-06-20", spend("¥2 tn", place="Hokkaido"))),
    innocent("scope", "a city and its country", doc("2024-01-19", spend("¥2 tn", place="Chitose")), doc("2024-06-20", spend("¥2 tn", place="Japan"))),
    innocent("scope", "a country, then the city in it", doc("2024-01-19", spend("¥2 tn", place="Japan")), doc("2024-06-20", spend("¥2 tn", place="Chitose"))),
    innocent("scope", "both cities, in another order", doc("2024-01-19", spend("¥2 tn", place="Tokyo + Osaka")), doc("2024-06-20", spend("¥2 tn", place="Osaka + Tokyo"))),
    innocent("scope", "pilot and mass production", doc("2023-04-01", step("pilot", "2025-04")), doc("2024-04-11", step("mass_production", "2027"))),
    innocent("scope", "the part for one city", doc("2024-01-19", spend("¥2 tn", place="Tokyo + Osaka")), doc("2024-06-20", spend("¥1 tn", place="Osaka", role="part"))),
)

STALE = (
    planted("stale", "two years without a word", doc("2021-05-01", step("opening", "2023-03", place="Hokkaido")), doc("2025-04-22", spend("$1 bn", payer=KAWA, place="Dresden"))),
    planted("stale", "a deadline", doc("2020-05-01", step("mass_production", "2022", by=True)), doc("2025-04-22", spend("$1 bn", payer=KAWA))),
    planted("stale", "news of another site of the company only", doc("2020-05-01", step("opening", "2022", place="Hokkaido")), doc("2025-04-22", spend("$1 bn", place="Dresden", country="DE"))),
    planted("stale", "judged on a later day", doc("2021-05-01", step("opening", "2023-03")), as_of="2026-01-01"),
    planted("stale", "a fiscal year", doc("2020-05-01", step("completion", "FY2021")), doc("2025-04-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "one year", doc("2021-05-01", step("opening", "2023-03")), doc("2024-04-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "reported as done", doc("2023-04-01", step("opening", "2023-03")), doc("2025-06-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "spoken of since", doc("2021-05-01", step("opening", "2023-03")), doc("2023-09-01", spend("$1 bn")), doc("2025-04-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "spoken of since by its short name", doc("2021-05-01", step("opening", "2023-03")), doc("2023-09-01", spend("$1 bn", payer="Hoshi")), doc("2025-04-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "its site spoken of since", doc("2021-05-01", step("opening", "2023-03", place="Kumamoto")), doc("2023-09-01", grant("¥9 bn", recipient="星半導体", place="熊本県"), lang="ja"), doc("2025-04-22", spend("$1 bn", payer=KAWA, deal="b"))),
    innocent("stale", "nobody was named", doc("2021-05-01", step("opening", "2023-03", who="the plant")), doc("2025-04-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "opened, says a later document", doc("2021-05-01", step("opening", "2023-03")), doc("2023-04-02", step("opening", "2023-03")), doc("2025-06-22", spend("$1 bn", payer=KAWA))),
    innocent("stale", "a date in a document without one", doc(None, step("opening", "2020-03")), doc("2025-06-22", spend("$1 bn", payer=KAWA))),
)
# fmt: on

CASES = (*FX, *MAGNITUDE, *AMOUNT, *SUM, *SHARE, *DATE, *SLIP, *STATUS, *WHO, *SCOPE, *STALE)
