"""Words that charts need beyond the ledger's own values, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from daicho.faces.words import Lang

_WORDS: Mapping[str, tuple[str, str]] = {
    "totals": ("Totals", "合計"),
    "flows": ("Flows between countries", "国から国への資金の流れ"),
    "timeline": ("Timeline", "日程"),
    "indicators": ("Indicators", "指標"),
    "history": ("Amount and status", "金額と状態の推移"),
    "relations": ("Relations", "案件の関係"),
    "world": ("Countries", "国・地域"),
    "japan": ("Prefectures of Japan", "都道府県"),
    "total": ("total", "合計"),
    "deals": ("deals", "案件数"),
    "left out": ("left out", "除外"),
    "not converted": ("not converted", "換算できない"),
    "currency": ("currency", "通貨"),
    "from": ("from", "出し手の国"),
    "to": ("to", "受け手の国"),
    "project": ("project", "事業"),
    "step": ("step", "工程"),
    "told": ("told", "報道"),
    "date": ("date", "日付"),
    "slip": ("moved by", "変更"),
    "subject": ("of", "対象"),
    "figure": ("figure", "数値"),
    "unit": ("unit", "単位"),
    "published": ("published", "公表日"),
    "document": ("document", "文書"),
    "amount": ("amount", "金額"),
    "status": ("status", "状態"),
    "relation": ("relation", "関係"),
    "deal": ("deal", "案件"),
    "country": ("country", "国・地域"),
    "prefecture": ("prefecture", "都道府県"),
    "kind": ("kind", "種類"),
    "payer": ("payer", "出し手"),
    "payer_country": ("payer's country", "出し手の国"),
    "recipient": ("recipient", "受け手"),
    "place": ("place", "場所"),
    "sector": ("sector", "分野"),
    "year": ("year", "年"),
    "month": ("month", "月"),
    "unknown": ("unknown", "不明"),
    "no date": ("no date", "日付不明"),
    "low": ("certain", "確実な額"),
    "reach": ("promised at most", "最大の額"),
    "open": ("open above", "上限なし"),
    "former": ("told before", "以前の予定"),
    "latest": ("told last", "最新の予定"),
    "this": ("this deal", "この案件"),
}

_SENTENCES: Mapping[str, tuple[str, str]] = {
    "totals": (
        "Bars: the full colour is what is certain, the pale part reaches to what was promised at most; "
        "an arrow says that there is no upper bound.",
        "濃い部分は確実な額、薄い部分は最大で約束された額まで。矢印は上限がないことを示す。",
    ),
    "flows": (
        "Left: where the money comes from; right: where it goes. A band is as wide as what was promised at most.",
        "左が資金を出す国、右が受ける国。帯の幅は約束された額の上限。",
    ),
    "timeline": (
        "Each date is drawn as long as it is vague. "
        "Earlier dates are struck through and joined to the later ones that replace them.",
        "日付はあいまいさの分だけ長く描く。変更前の日付には取り消し線を引き、変更後の日付と線で結ぶ。",
    ),
    "indicators": (
        "One small picture for each subject and unit, by date of publication; ranks have the first place on top.",
        "対象と単位ごとに、公表日順に並べる。順位は1位が上。",
    ),
    "history": (
        "The range of the deal after each document, and below it its status.",
        "各文書の時点での金額の範囲と、その下に状態。",
    ),
    "relations": ("This deal and those it is related to.", "この案件と、関係のある案件。"),
    "tiles": (
        "The more a tile stands out, the more; the faintest have nothing.",
        "目立つ色ほど多い。最も目立たない色は該当なし。",
    ),
    "as of": ("what had been published by {0}", "{0}までに公表された内容"),
    "titled as of": ("{0}, as of {1}", "{0}（{1}時点）"),
    "months": ("{0} months", "{0}か月"),
    "more": ("and {0} more in the table", "ほか{0}件は表に"),
    "count": ("{0} deals", "{0}件"),
    "in": ("in {0}", "{0}"),
    "apart": ("{0}, not converted", "{0}（換算できない）"),
    "nothing counted": (
        "rows of which no deal counts, in the table only: {0}",
        "数えた案件のない{0}行は表にのみ記載",
    ),
    "undated": ("{0} without a date: in the table only", "日付不明の{0}件は表にのみ記載"),
}


def word(key: str, lang: Lang) -> str:
    """A word of a chart."""
    return _WORDS[key][lang == "ja"] if key in _WORDS else key


def sentence(key: str, lang: Lang, *values: object) -> str:
    """A sentence of a chart, `values` put into it."""
    return _SENTENCES[key][lang == "ja"].format(*values)


def months(slip: int, lang: Lang) -> str:
    """By how many months a date moved: `+12 months`, −10か月."""
    return sentence("months", lang, f"{slip:+}".replace("-", "−"))


def squeezed(
    values: Sequence[str],
    between: str,
    room: float,
    cut: Callable[[str, float], str],
    width: Callable[[str], float],
) -> str:
    """Several wordings in one line; where they have no room together, the longest are cut to one length.

    cut: a wording for so much room; width: how much it takes.
    """
    left = room - width(between) * (len(values) - 1)
    for fewer, wide in enumerate(sorted(map(width, values))):
        share = left / (len(values) - fewer)
        if wide > share:
            return between.join(cut(value, share) for value in values)
        left -= wide
    return between.join(values)
