"""One spelling of a name: without case, width, accents, old kanji, legal forms, possessives and marks between its words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from daicho.reference.kanji import new_forms

_LEGAL_EN = frozenset(
    (
        "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp",
        "plc", "ag", "gmbh", "mbh", "se", "sa", "nv", "bv", "spa", "srl", "sarl", "sas", "ab", "as", "oy",
        "oyj", "asa", "kk", "pte", "pty", "pvt", "private", "sdn", "bhd", "berhad", "kg", "kgaa", "tbk", "jsc",
        "pjsc", "kft", "zrt", "doo", "sro",
    )
)  # fmt: skip
_LEGAL_JA = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|\(株\)|\(有\)|\(同\)|一般社団法人|一般財団法人|公益社団法人|公益財団法人"
    r"|国立研究開発法人|国立大学法人|学校法人|独立行政法人|特殊会社"
)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?(?![a-z])")  # u.s., n.v., l.p.
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b")  # a/s
_MARKS = re.compile(r"[^\w&+・]+|_")
_PLAIN_EN = re.compile(r"[A-Za-z ]*")
_PLAIN_JA = re.compile(r"[ぁ-ゖァ-ヴー・一-鿋々]+")
_JAPANESE = r"[\u3040-\u30ff\u3400-\u9fff々ー]"
_BETWEEN_JAPANESE = re.compile(rf"(?<={_JAPANESE})\s+(?={_JAPANESE})")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The spelling two wordings of one name share: `Intel Corp.'s` and `intel` → `intel`, `㈱デンソー` → `デンソー`.

    Legal forms go from the ends of Latin names and from anywhere in Japanese ones, unless nothing else would be left.
    """
    return _BETWEEN_JAPANESE.sub("", spelling(name).replace("・", " "))


def spelling(name: str) -> str:
    """As `normalise`, but the dots between the words of a katakana name stay: they tell its parts."""
    name = new_forms(name)
    if _PLAIN_JA.fullmatch(name) and not _LEGAL_JA.search(name):
        return name
    if _PLAIN_EN.fullmatch(name):
        return _without_legal_forms(name.casefold().split())
    text = unicodedata.normalize("NFKC", name).casefold().strip()
    if not text.isascii():
        text = _LEGAL_JA.sub(" ", text)
        text = _without_accents(text)
    text = _POSSESSIVE.sub("", text)
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    text = _SLASHED.sub(r"\1\2", text)
    return _without_legal_forms(_MARKS.sub(" ", text).split())


def _without_legal_forms(words: list[str]) -> str:
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_EN:
        kept.pop()
        if len(kept) > 1 and kept[-1] in ("&", "and"):
            kept.pop()
    return " ".join(kept or words)


def is_japanese(text: str) -> bool:
    """Whether `text` has kana or kanji."""
    return re.search(_JAPANESE, text) is not None


def _without_accents(text: str) -> str:
    """Latin letters without their accents; the voicing marks of kana stay."""
    out: list[str] = []
    for char in text:
        base = unicodedata.normalize("NFD", char)
        out.append(base[0] if base[0].isascii() else char)
    return "".join(out)
