"""The ledger's values as people read them, in English and in Japanese: kinds, states, sectors, countries, sums, dates.

Everything that shows a person a chart or a page words its values here, so that a deal has the same state in both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Literal

from daicho.model.wording import figure as figure_in_english
from daicho.model.wording import money_range, total_range
from daicho.reference import organisations, places
from daicho.reference.names import is_japanese
from daicho.reference.sectors import sectors

Lang = Literal["en", "ja"]
LANGUAGES: tuple[Lang, ...] = ("en", "ja")

# Field -> value -> (English, Japanese).
_WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "kind": {
        "investment": ("investment", "投資"),
        "subsidy": ("subsidy", "補助金"),
        "equity": ("equity", "出資"),
        "loan": ("loan", "融資"),
        "milestone": ("milestone", "工程"),
        "headcount": ("headcount", "雇用"),
        "capacity": ("capacity", "能力"),
        "partnership": ("partnership", "提携"),
        "policy": ("policy", "政策"),
        "indicator": ("indicator", "指標"),
    },
    "status": {
        "considering": ("considering", "検討中"),
        "planned": ("planned", "計画"),
        "committed": ("committed", "決定"),
        "done": ("done", "実施済み"),
        "cancelled": ("cancelled", "中止"),
        "stale": ("stale", "続報なし"),
    },
    "event": {
        "construction_start": ("construction start", "着工"),
        "completion": ("completion", "完成"),
        "opening": ("opening", "開業"),
        "pilot": ("pilot", "試作"),
        "production_start": ("production start", "生産開始"),
        "mass_production": ("mass production", "量産開始"),
        "shipment": ("shipment", "出荷"),
        "other": ("other", "その他"),
    },
    "what": {"jobs": ("jobs", "雇用"), "trainees": ("training", "人材育成")},
    "relation": {
        "part_of": ("part of", "一部"),
        "adds_to": ("adds to", "追加"),
        "replaces": ("replaces", "置き換え"),
        "funded_by": ("funded by", "資金源"),
    },
    "class": {
        "fx": ("exchange rate", "為替レート"),
        "magnitude": ("magnitude", "桁違い"),
        "amount": ("amounts differ", "金額の相違"),
        "sum": ("sum of parts", "内訳の合計"),
        "share": ("share or rank", "割合・順位"),
        "date": ("dates differ", "日付の相違"),
        "slip": ("date moved", "日程の変更"),
        "status": ("status", "状態の矛盾"),
        "who": ("payer differs", "出し手の相違"),
        "scope": ("scope", "範囲の相違"),
        "stale": ("passed in silence", "期限経過"),
    },
    "severity": {"info": ("info", "参考"), "warning": ("warning", "注意"), "error": ("error", "誤り")},
    "measure": {
        "announced": ("announced", "発表"),
        "committed": ("committed", "決定"),
        "done": ("done", "実施済み"),
    },
    "sector": {
        "semiconductors": ("semiconductors", "半導体"),
        "logic": ("logic chips", "ロジック半導体"),
        "memory": ("memory chips", "メモリー半導体"),
        "power": ("power chips", "パワー半導体"),
        "equipment": ("chip equipment", "半導体製造装置"),
        "materials": ("chip materials", "半導体材料"),
        "packaging": ("chip packaging", "半導体後工程"),
        "ai-and-cloud": ("AI and cloud", "AI・クラウド"),
        "ai": ("AI", "AI"),
        "cloud": ("cloud", "クラウド"),
        "data-centres": ("data centres", "データセンター"),
        "batteries": ("batteries", "電池"),
        "vehicles": ("vehicles", "自動車"),
        "clean-energy": ("clean energy", "脱炭素エネルギー"),
        "solar": ("solar", "太陽光"),
        "wind": ("wind", "風力"),
        "hydrogen": ("hydrogen", "水素"),
        "nuclear": ("nuclear", "原子力"),
        "telecom": ("telecom", "通信"),
        "quantum": ("quantum", "量子"),
        "cyber-security": ("cyber-security", "サイバー安全保障"),
        "skills": ("skills", "人材育成"),
        "biotech": ("biotech", "バイオ"),
        "space": ("space", "宇宙"),
        "robotics": ("robotics", "ロボット"),
        "critical-minerals": ("critical minerals", "重要鉱物"),
    },
}
LONG_NAME: Mapping[Lang, int] = {"en": 24, "ja": 12}
"""Characters that a narrow place has room for."""
_NOT_SAID = ("not said", "記載なし")
_COUNTRY_FIELDS = ("country", "payer_country")
_UNION = ("European Union", "欧州連合")

_UNITS_JA = {
    "JPY": "円", "USD": "ドル", "EUR": "ユーロ", "GBP": "ポンド", "KRW": "ウォン", "INR": "ルピー", "TWD": "台湾ドル",
    "CNY": "人民元", "CAD": "カナダドル", "AUD": "豪ドル", "SGD": "シンガポールドル", "HKD": "香港ドル",
}  # fmt: skip
_SCALES_JA = ((Decimal(10) ** 12, "兆"), (Decimal(10) ** 8, "億"), (Decimal(10) ** 4, "万"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-Q(?P<quarter>\d))?|FY(?P<fiscal>\d{4})")


def label(field: str, value: str | None, lang: Lang = "en") -> str:
    """The value of a field: `label("status", "done", "ja")` → 実施済み; a name that no table has stays as it is.

    Several values of one row ("JP, TW") are worded one by one, sectors without those that they are part of; None is what no
    document says.
    """
    if value is None:
        return _NOT_SAID[lang == "ja"]
    if field in _COUNTRY_FIELDS or field == "sector":
        values = value.split(", ")
        if field == "sector":
            values = _narrowest(values)
        return listed([_one(field, each, lang) for each in values], lang)
    return _one(field, value, lang)


def country(code: str | None, lang: Lang = "en") -> str:
    """The country of an ISO 3166-1 code, or the European Union; the code where no table has it."""
    return label("country", code, lang)


def listed(wordings: Sequence[str], lang: Lang = "en") -> str:
    """Several things in one line: `JP, TW`, 日本、台湾."""
    return ("、" if lang == "ja" else ", ").join(wordings)


def document(name: str) -> str:
    """What a document is called: a file by its name without the folders that it was read from, anything else as it is."""
    if "://" in name:
        return name
    return name.rstrip("/").rpartition("/")[2] or name


def brief(entity: str | None, name: str, lang: Lang = "en", most: int = 0) -> str:
    """`organisation`, by the shortest of its names where that is longer than `most` characters: METI."""
    found = organisation(entity, name, lang)
    known = organisations.by_id(entity or "") if len(found) > (most or LONG_NAME[lang]) else None
    names = (known.names_ja if lang == "ja" else known.names_en) if known else ()
    return min((*names, found), key=len)


def wording_in(names: Sequence[str], lang: Lang = "en") -> str:
    """Of what documents call one thing, the first wording in the language, else the first."""
    return next((name for name in names if is_japanese(name) == (lang == "ja")), names[0])


def organisation(entity: str | None, name: str, lang: Lang = "en") -> str:
    """The name of an organisation in the language, where the table has one in it; else the name as met."""
    known = organisations.by_id(entity or "")
    names = (known.names_ja if lang == "ja" else known.names_en) if known else ()
    return names[0] if names else name


def money(low: Decimal | None, high: Decimal | None, currency: str, lang: Lang = "en") -> str:
    """A range of money with its open bounds: `≤ ¥732 bn`, 最大7320億円; `$5 bn to $7 bn`, 50億〜70億ドル."""
    if lang == "en":
        return money_range(low, high, currency)
    if low is not None and high is not None:
        ends = (figure(low, "ja"), figure(high, "ja"))
        return f"{ends[1] if ends[0] == ends[1] else '〜'.join(ends)}{_unit_ja(currency)}"
    if high is not None:
        return f"最大{figure(high, 'ja')}{_unit_ja(currency)}"
    return f"{figure(low, 'ja')}{_unit_ja(currency)}以上" if low is not None else "?"


def figure(value: Decimal, lang: Lang = "en") -> str:
    """A number with its magnitude, to at most four digits: `1.18 tn`, `48.6 m`; in 兆, 億 and 万, 1.18兆, 4860万."""
    if lang == "en":
        return figure_in_english(value)
    for scale, name in _SCALES_JA:
        if abs(value) >= scale:
            return f"{_short(value / scale)}{name}"
    return _short(value)


def point(value: Decimal, currency: str, lang: Lang = "en") -> str:
    """One sum: `¥732 bn`, 7320億円."""
    return money(value, value, currency, lang)


def total(low: Decimal, high: Decimal | None, currency: str, lang: Lang = "en") -> str:
    """A total: like `money`, but its low end is always known and shown."""
    return total_range(low, high, currency) if lang == "en" else money(low, high, currency, lang)


def currency(code: str, lang: Lang = "en") -> str:
    """A currency as people call it beside a figure: `USD`, ドル."""
    return code if lang == "en" else _UNITS_JA.get(code, code)


def when(value: str, lang: Lang = "en") -> str:
    """A date as exact as it is and no more: `2027-04` → Apr 2027, 2027年4月; `FY2027` → FY2027, 2027年度."""
    match = _WHEN.fullmatch(value)
    if not match:
        return value
    year, month, day = match["year"], match["month"], match["day"]
    if lang == "ja":
        if match["fiscal"]:
            return f"{match['fiscal']}年度"
        if match["quarter"]:
            return f"{year}年第{match['quarter']}四半期"
        return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    if match["fiscal"]:
        return value
    if match["quarter"]:
        return f"Q{match['quarter']} {year}"
    return " ".join(filter(None, (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)))


def _narrowest(ids: Sequence[str]) -> list[str]:
    """Sectors but for those that another of them is part of."""
    wholes = {sector.parent for sector in sectors() if sector.id in ids}
    return [id_ for id_ in ids if id_ not in wholes]


@lru_cache(maxsize=4096)
def _one(field: str, value: str, lang: Lang) -> str:
    if field in _COUNTRY_FIELDS:
        if value == "EU":
            return _UNION[lang == "ja"]
        place = places.by_id(value)
        names = (place.names_ja if lang == "ja" else place.names_en) if place else ()
        return names[0] if names else value
    words = _WORDS.get(field, {}).get(value)
    return words[lang == "ja"] if words else value


def _unit_ja(currency: str) -> str:
    return _UNITS_JA.get(currency, f" {currency}")


def _short(value: Decimal) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-max(0, 3 - value.adjusted())), ROUND_HALF_EVEN):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
