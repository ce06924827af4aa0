"""Whether two wordings name the same thing, leniently enough for a labeller and a program to agree.

`TSMC's new plant` and `the plant of TSMC` do; `Japan` and `Japan Display` do not; `the first plant` and `the second plant`
never do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

Party = tuple[str, ...]  # the acceptable wordings of one thing

_LEGAL_FORM = re.compile(
    r"\b(incorporated|inc|corporation|corp|company|co|limited|ltd|llc|plc|gmbh|ag|sa|nv|se|spa|kk|holdings?)\b\.?"
    r"|株式会社|\(株\)|㈱|ホールディングス|グループ"
)
_POSSESSIVE = re.compile(r"[’']s\b")
_ABBREVIATION_DOT = re.compile(r"(?<=\b\w)\.(?=\w\b)\.?")
_KANJI_ORDINAL = re.compile(r"第([一二三四五])")
_JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
_NUMBERED = re.compile(r"(?:no|phase|fab|plant|factory) (\d)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FILLERS = _words("the a an its his their new planned proposed of in and for s")
# Words that name nothing on their own: "the plant" is no answer to "Acme's Boise plant".
_GENERIC = _words(
    "government govt ministry plant project factory fab facility site company firm centre center group data chip state national "
    "federal"
)
_GENERIC_JA = _words("工場 新工場 拠点 施設 政府 国 県 市 同社 同省 事業 計画 両社 会社 センター データセンター")
# A bare country, region or city names only itself and its government, not everything whose name begins with it.
_GEOGRAPHIC = _words(
    "japan japanese us usa america american united states china chinese taiwan taiwanese korea korean south india indian germany "
    "german france french britain british uk kingdom europe european eu union malaysia vietnam thailand indonesia singapore "
    "canada saudi israel italy poland spain ireland netherlands dutch tokyo osaka hokkaido kumamoto hiroshima arizona texas ohio "
    "gujarat assam"
)
_GEOGRAPHIC_JA = _words(
    "日本 米国 米 中国 台湾 韓国 インド ドイツ フランス 英国 欧州 東京 大阪 北海道 熊本 広島 "
    "シンガポール マレーシア カナダ"
)
_OFFICE = _words("government govt administration state federal national authorities country")
_OFFICE_JA = frozenset(("政府", "国", "県", "市", "府", "側", ""))
_DEMONYMS = {
    "japanese": "japan", "american": "us", "usa": "us", "america": "us", "chinese": "china", "taiwanese": "taiwan",
    "korean": "korea", "indian": "india", "german": "germany", "french": "france", "british": "uk", "dutch": "netherlands",
    "european": "eu",
}  # fmt: skip
_ORDINALS = {
    "first": "1", "1st": "1", "one": "1", "i": "1", "second": "2", "2nd": "2", "two": "2", "ii": "2", "third": "3",
    "3rd": "3", "iii": "3", "fourth": "4",
}  # fmt: skip
_SPARE_CHARACTERS = 12  # how much longer than the shorter wording a Japanese one may be
_SPARE_WORDS = 3  # how many words of its own the longer English one may have


def normalised(name: str) -> str:
    """`name` in lower case, without legal forms and punctuation, demonyms as countries: `TSMC's` → `tsmc`, `U.S.` → `us`."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _ABBREVIATION_DOT.sub("", _POSSESSIVE.sub("", text))
    text = _KANJI_ORDINAL.sub(lambda match: "第" + str("一二三四五".index(match[1]) + 1), text)
    words = re.sub(r"[^\w]+", " ", _LEGAL_FORM.sub(" ", text)).replace("united states", "us").split()
    return " ".join(_DEMONYMS.get(word, word) for word in words)


def same_name(one: str, other: str) -> bool:
    """Whether one wording names the other: equal, or one is the other with a few words more."""
    a, b = normalised(one), normalised(other)
    if not a or not b:
        return False
    if a == b:
        return True
    first, second = _ordinal(a), _ordinal(b)
    if first and second and first != second:
        return False
    return _same_japanese(a, b) if _JAPANESE.search(a + b) else _same_english(a, b)


def hits(gold: Sequence[Party], predicted: Sequence[Party]) -> bool:
    """Whether some predicted party is a gold one, with at most two parties more than gold has."""
    return len(predicted) <= len(gold) + 2 and any(_named(g, p) for g in gold for p in predicted)


def agree(gold: Sequence[Party], predicted: Sequence[Party]) -> bool:
    """Whether predicted and gold parties answer to each other: none missing, none invented."""
    return shared(gold, predicted) == len(gold) and shared(predicted, gold) == len(predicted)


def shared(gold: Sequence[Party], predicted: Sequence[Party]) -> int:
    """How many gold parties some predicted one names."""
    return sum(any(_named(g, p) for p in predicted) for g in gold)


def _named(one: Party, other: Party) -> bool:
    return any(same_name(a, b) for a in one for b in other)


def _ordinal(name: str) -> str | None:
    match = re.search(r"第(\d)", name) or _NUMBERED.search(name)
    return match[1] if match else next((_ORDINALS[word] for word in name.split() if word in _ORDINALS), None)


def _same_japanese(a: str, b: str) -> bool:
    short, long = sorted((a.replace(" ", ""), b.replace(" ", "")), key=len)
    if short in _GENERIC_JA or short not in long:
        return False
    rest = long.replace(short, "", 1)
    if short in _GEOGRAPHIC_JA:
        return rest in _OFFICE_JA
    return len(short) >= 2 and len(rest) <= _SPARE_CHARACTERS


def _same_english(a: str, b: str) -> bool:
    small, big = sorted((set(a.split()) - _FILLERS, set(b.split()) - _FILLERS), key=len)
    if not small or not small <= big:
        return False
    extra = big - small
    if not extra:
        return True
    if small <= _GEOGRAPHIC:
        return extra <= _OFFICE
    return bool(small - _GENERIC) and len(extra - _GENERIC) <= _SPARE_WORDS
