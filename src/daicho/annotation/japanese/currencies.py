"""Currencies as Japanese text writes them: after the figure (ドル, 人民元, 台湾ドル) or before it (¥, NT$, USD)."""

from __future__ import annotations

import re

_UNITS = {
    "円": "JPY", "ドル": "USD", "ユーロ": "EUR", "ウォン": "KRW", "元": "CNY", "ルピー": "INR", "ポンド": "GBP",
    "バーツ": "THB", "ドン": "VND", "リンギット": "MYR", "リンギ": "MYR", "リヤル": "SAR", "リアル": "SAR",
    "ディルハム": "AED", "ルピア": "IDR", "クローナ": "SEK", "クローネ": "NOK", "ズロチ": "PLN", "ズウォティ": "PLN",
    "レアル": "BRL", "ペソ": "MXN", "フラン": "CHF", "リラ": "TRY", "ランド": "ZAR", "ルーブル": "RUB",
    "シェケル": "ILS", "コルナ": "CZK", "フォリント": "HUF", "セント": "USD", "ディナール": "KWD", "シリング": "KES",
    "ナイラ": "NGN", "タカ": "BDT", "テンゲ": "KZT", "フリブナ": "UAH",
}  # fmt: skip
_WHOSE = {
    "台湾ドル": "TWD", "新台湾ドル": "TWD", "NTドル": "TWD", "台湾元": "TWD", "香港ドル": "HKD", "豪ドル": "AUD",
    "豪州ドル": "AUD", "オーストラリアドル": "AUD", "カナダドル": "CAD", "加ドル": "CAD", "シンガポールドル": "SGD",
    "星ドル": "SGD", "Sドル": "SGD", "NZドル": "NZD", "ニュージーランドドル": "NZD", "フィリピンペソ": "PHP",
    "チリペソ": "CLP", "コロンビアペソ": "COP", "アルゼンチンペソ": "ARS", "カタールリヤル": "QAR",
    "カタールリアル": "QAR", "デンマーククローネ": "DKK", "スウェーデンクローネ": "SEK", "パキスタンルピー": "PKR",
    "スリランカルピー": "LKR", "モロッコディルハム": "MAD", "エジプトポンド": "EGP", "ブラジルレアル": "BRL",
}  # fmt: skip
_SHARED = frozenset(
    ("ペソ", "クローネ", "クローナ", "リヤル", "リアル", "ルピー", "ディナール", "ディルハム", "ポンド")
)
_OWNERS = (
    "米国?|US|アメリカ|英国?|豪州?|オーストラリア|新?台湾|台|香港|カナダ|加|シンガポール|星|NT|NZ|S|ニュージーランド|人民|中国|韓国|インド"
    "|パキスタン|スリランカ|サウジ(?:アラビア・?)?|カタール|UAE|モロッコ|クウェート|ヨルダン|フィリピン|メキシコ|チリ|コロンビア"
    "|アルゼンチン|デンマーク|ノルウェー|スウェーデン|スイス|トルコ|エジプト|ブラジル|タイ|ベトナム|マレーシア|インドネシア|ポーランド|チェコ"
)
_KATAKANA = "|".join(sorted((name for name in _UNITS if name not in "円元"), key=len, reverse=True))
CURRENCY = re.compile(
    rf"\s?(キロ)?((?:{_OWNERS})?・?(?:円(?![安高滑形卓建相筒熟周環買売満盤柱弧陣筋タ])|元(?![年素系々本号来手日祖気請論化]|中継)"
    rf"|(?:{_KATAKANA})(?![ァ-ヺー高安箱圏])))"
)
_SIGNS = {
    "¥": "JPY", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "฿": "THB", "₫": "VND", "RM": "MYR", "Rs": "INR",
}  # fmt: skip
_DOLLARS = {
    "": "USD", "US": "USD", "NT": "TWD", "HK": "HKD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "S": "SGD", "NZ": "NZD",
}  # fmt: skip
_CODES = "JPY|USD|EUR|GBP|KRW|CNY|RMB|TWD|INR|SGD|AUD|CAD|HKD|MYR|THB|VND|IDR|PHP|SAR|AED|CHF|SEK"
_SIGN = re.compile(
    rf"(?:(?<![A-Za-z])(US|NT|HK|AU|A|CA|C|S|NZ)?\$|([¥€£₩₹฿₫]|(?<![A-Za-z])(?:RM|Rs\.?))|(?<![A-Za-z])({_CODES}))\s?\Z"
)
_SIGN_AFTER = re.compile(rf"\s?(?:(US|NT|HK|AU|A|CA|C|S|NZ)?\$|([¥€£₩₹])|({_CODES})(?![A-Za-z]))(?!\s?\d)")
_SIGN_ENDS = frozenset("$¥€£₩₹฿₫Ms.JPYUDRBKWNTICAH")


def code_of(unit: str, before: str = "") -> str:
    """ISO 4217 of a currency's name; `before` may name the country of one that several countries call so."""
    unit = unit.replace("・", "")
    if unit in _SHARED:
        for owner in reversed(re.findall(_OWNERS, before)):
            if code := _WHOSE.get(owner + unit):
                return code
    return _WHOSE.get(unit) or next(code for name, code in _UNITS.items() if unit.endswith(name))


def sign_before(text: str, at: int) -> re.Match[str] | None:
    """The currency sign or code that ends before the figure at `at`, or None."""
    last = text[at - 2 : at].rstrip(" ")[-1:] if at > 1 else text[:at]
    return _SIGN.search(text, max(0, at - 5), at) if last in _SIGN_ENDS else None


def sign_after(text: str, at: int) -> re.Match[str] | None:
    """The currency sign or code that stands after the figure ending at `at` (3億S$, 40億USD), or None."""
    return _SIGN_AFTER.match(text, at)


def code_of_sign(sign: re.Match[str]) -> str:
    """ISO 4217 of the match of `sign_before` or `sign_after`."""
    if sign[2]:
        return _SIGNS[sign[2].rstrip(".")]
    if sign[3]:
        return "CNY" if sign[3] == "RMB" else sign[3]
    return _DOLLARS[sign[1] or ""]
