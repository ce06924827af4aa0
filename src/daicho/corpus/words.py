"""The words by which triage tells a page that may make a claim, as patterns over characters.

Three kinds: sums of the size that investment has, words with which money moves towards something that lasts, and topics: the
sectors of the reference tables and the economy around them. The lists are wide on purpose: a page kept for nothing costs some
milliseconds, one dropped costs its claims.
"""

from __future__ import annotations

import re
from functools import cache

from daicho.reference.sectors import sectors

# English sums: a magnitude word, a short one that touches its figure or stands behind a sign, or a figure with commas.
_ENGLISH_SUMS = (
    r"(?i:\b(?:[mb]|tr|multi-?[mb])illions?\b)",
    r"(?i:\b(?:crore|lakh)s?\b)",
    r"(?i:[0-9] ?(?:bn|tn|trn|bln|mln|mn)\b)",
    r"[$] ?[0-9][0-9.,]* ?[MBTmbt]\b",
    r"(?:[$]|USD|EUR|JPY|GBP) ?[0-9]{1,3}(?:,[0-9]{2,3}){2,4}\b",
    r"\b[0-9]{1,3}(?:,[0-9]{2,3}){2,4} (?i:dollars|euros|yen|yuan|won|rupees|pounds)\b",
)
_JAPANESE_CURRENCIES = (
    "円",
    "ドル",
    "ユーロ",
    "元",
    "ウォン",
    "ルピー",
    "ポンド",
    "台湾",
    "人民",
    "米",
    "豪",
    "加",
    "香港",
)
_JAPANESE_UNITS = ("兆", "億", "百万", "千万", "万")

# The field's own words that the table of sectors has no row for: its trade, its sites, and the economy it is measured in.
_ENGLISH_TOPICS = (
    "technology", "technologies", "high-tech", "hi-tech", "tech giant", "start-up", "startup", "data centre",
    "data center", "datacenter", "artificial intelligence", "supercomputer", "computing", "digital", "innovation",
    "research and development", "R&D", "venture capital", "venture fund", "unicorn", "supply chain",
    "industrial policy", "economic security", "electronics", "display panel", "manufacturing", "manufacturer",
    "factory", "factories", "industrial park", "power plant", "smelter", "refinery", "production line",
    "electrification", "steel mill", "steelmaker", "shipyard", "shipbuilder", "shipbuilding", "aerospace",
    "aircraft", "drone", "defence industry", "defense industry", "high-speed rail", "power grid", "smart grid",
    "grid operator", "substation", "investment", "investor", "competitiveness", "semiconductors",
    "economy ministry", "industry ministry", "trade ministry", "METI", "export controls",
    "foreign direct investment", "FDI", "lithium", "nickel", "cobalt", "mining company", "Department of Energy",
    "machine maker", "GDP", "gross domestic product", "patent", "interest rate", "central bank",
    "mobile operator", "network operator", "radio network", "radio access", "spectrum", "wireless",
    "machine tool", "machinery", "precision machine", "chemicals", "chemical maker", "raw material", "alloy",
    "copper", "aluminium", "aluminum", "polysilicon", "glass substrate", "sensor", "laser", "optical", "photonic",
    "photonics", "server", "software", "algorithm", "language model", "generative", "chatbot", "accelerator",
    "GPU", "processor", "microcontroller", "transistor", "substrate", "solar panel", "solar cell", "turbine",
    "electric bus", "charging station", "charging network", "heat pump", "LNG", "biogas", "green steel",
    "emissions", "biologics", "genomics", "medical device", "contract manufacturer", "satellite launch",
    "joint venture", "memorandum of understanding", "MoU", "state aid", "subsidy", "subsidies", "ministry",
    "industrial", "exporter", "trade minister", "industry minister", "science park", "research institute",
    "research centre", "research center", "laboratory", "engineers", "assembly plant", "production capacity",
    "megawatt", "gigawatt", "MW", "GW", "GWh", "nanometre", "wafers", "carmaker", "automaker", "car maker",
    "drugmaker", "toolmaker", "supplier", "equipment maker", "logistics hub", "free trade zone",
    "special economic zone",
)  # fmt: skip
_JAPANESE_TOPICS = (
    "投資", "出資", "融資", "補助金", "助成金", "工場", "製造", "拠点", "技術", "テクノロジー", "ハイテク",
    "デジタル", "ＡＩ", "人工知能", "データセンター", "ＤＣ", "スタートアップ", "新興企業", "ベンチャー",
    "ユニコーン", "研究開発", "イノベーション", "産業", "経済産業省", "経産省", "経済安全保障", "経済安保",
    "競争力", "サプライチェーン", "供給網", "造船", "航空機", "防衛", "製鉄", "電力", "送電", "発電", "輸出",
    "関税", "国内総生産", "ＧＤＰ", "日銀", "利上げ", "金利", "特許", "電子部品", "スーパーコンピューター",
    "スパコン", "サイバー", "インフラ", "通信", "基地局", "携帯電話", "サーバー", "サーバ", "ソフトウエア",
    "ソフトウェア", "生成AI", "言語モデル", "素材", "化学", "部材", "レーザー", "センサー", "電機", "自動車",
    "鉄鋼", "非鉄", "アルミ", "銅", "液晶", "有機EL", "パネル", "変電所", "洋上", "バイオ", "医療機器", "物流",
    "港湾", "鉄道", "工作機械", "機械", "装置", "精密", "部品", "材料", "量産", "生産能力", "生産ライン", "増産",
    "メガワット", "ギガワット", "合弁", "覚書", "基本合意", "業務提携", "資本提携", "補助", "助成", "政府系",
    "研究所", "大学発", "実証", "社会実装", "官民", "産学", "輸出規制", "輸出管理", "制裁", "経済特区",
    "工業団地", "立地協定", "企業誘致", "誘致",
)  # fmt: skip


# Words with which money moves towards something that lasts. Beside a sum they tell an investment from a price.
_ENGLISH_FLOWS = (
    r"(?i:\b(?:invest(?:s|ed|ing|ments?)?|subsid\w+|grants?|funding|fund(?:s|ed)?|loans?|stakes?|capital|spend(?:s|ing)?|spent)\b)",
    r"(?i:\b(?:plants?|factor(?:y|ies)|facilit(?:y|ies)|build(?:s|ing)?|built|construct\w*|expan(?:d|ds|ded|ding|sion)|campus)\b)",
    r"(?i:\b(?:budgets?|acqui(?:re|res|red|ring|sition)|bonds?|financ(?:e|ed|ing)|rais(?:e|es|ed|ing)|backing|pledg\w+)\b)",
    r"(?i:\b(?:commit(?:s|ted|ment|ments)?|incentives?|aid|set aside|earmark\w*|allocat\w+|support|tax (?:credit|break)s?)\b)",
)
_JAPANESE_FLOWS = (
    "投資", "出資", "融資", "補助", "助成", "支援", "予算", "拠出", "投じ", "調達", "買収", "取得", "建設",
    "新設", "増設", "整備", "基金", "資金", "増産", "社債", "借り入れ", "工場", "拠点", "交付", "計上",
)  # fmt: skip
# Cues of sectors that turn up on any page: a phone's battery, potato chips, a robot in a film.
_EVERYDAY = frozenset({
    "chip", "battery", "batteries", "solar", "AI", "skills", "cloud", "robot", "satellite", "rocket", "EV",
    "workforce", "vaccine", "foundry", "nuclear", "5G", "hydrogen", "telecom", "broadband", "scholarship",
    "graphite", "チップ", "電池", "バッテリー", "メモリー", "人材", "衛星", "ロケット", "宇宙", "ロボット",
    "クラウド", "ワクチン", "奨学金", "乗用車", "医薬品", "製薬", "太陽光", "ソーラー", "水素", "原発",
    "サイバー攻撃", "風力",
})  # fmt: skip

# The economy that the field is measured in: what rankings and rates are of. Told from bytes, these are as good as a sum.
_ECONOMY = (
    "competitiveness", "economies", "digital economy", "readiness", "gross domestic product", "central bank", "interest rate",
    "patent", "unicorn", "ranking", "競争力", "ランキング", "国内総生産", "日銀", "利上げ", "為替", "特許", "円安", "円高",
    "首位",
)  # fmt: skip


@cache
def telling() -> tuple[str, ...]:
    """Patterns of which a page that makes a claim has one: a sum, a word that only the field has, or one of the economy."""
    return (*sums(), *sure_topics(), *map(_cue, _ECONOMY))


@cache
def sums() -> tuple[str, ...]:
    """Patterns of sums of the size that investment has."""
    japanese = [unit + currency for unit in _JAPANESE_UNITS for currency in _JAPANESE_CURRENCIES]
    signed = r"(?:[$¥￥€£]|&(?:yen|euro|pound|#165|#xa5|#8364|#163);) ?[0-9０-９][0-9０-９.,，．]* ?(?:兆|億|万|百万)"
    return (*_ENGLISH_SUMS, *japanese, signed)


@cache
def flows() -> tuple[str, ...]:
    """Patterns of words that make a sum beside them an investment, where a topic does not."""
    return (*_ENGLISH_FLOWS, *map(re.escape, _JAPANESE_FLOWS))


@cache
def topics() -> tuple[str, ...]:
    """Patterns of which a page on the field has at least one."""
    return (*sure_topics(), *map(_cue, sorted({*_EVERYDAY, *_ENGLISH_TOPICS, *_JAPANESE_TOPICS})))


@cache
def sure_topics() -> tuple[str, ...]:
    """Those of the patterns that hardly turn up on other pages: cues of the sectors that are no everyday words."""
    return tuple(map(_cue, sorted({cue for sector in sectors() for cue in sector.cues} - _EVERYDAY)))


def _cue(cue: str) -> str:
    """A word as a pattern; upper case in it is matched as it is written."""
    if not cue.isascii():
        return re.escape(cue)
    words = r"[ \n-]".join(map(re.escape, cue.replace("-", " ").split()))
    return rf"\b{words}s?\b" if cue != cue.casefold() else rf"(?i:\b{words}s?\b)"
