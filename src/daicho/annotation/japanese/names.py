"""Names in Japanese text: companies, governments, universities, places, persons, and the words that stand for them.

A name is found by its parts: a proper noun, a katakana or Latin word the dictionary does not know, a legal form, or an ending
that only organisations have (〜省, 〜大学, 〜協議会). Short forms and references (同社) get the document's fullest name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from daicho.annotation.japanese import aliases, lexicon
from daicho.annotation.japanese.short_names import GLUE, SHORT_FORM, Found, first_words, plain, without_endings
from daicho.annotation.japanese.unlisted import introduced
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Name, NameType, Sentence, Token
from daicho.model.span import Mention, Span
from daicho.reference import places
from daicho.reference.organisations import by_name, organisations

_WORD = re.compile(r"[ァ-ヺー・]{2,}|[A-Za-z][A-Za-z0-9&.\-+]*")
_NO_NAME = re.compile(
    r"(?:ウエハー?|ウェハー?|ドル|円|ユーロ|ウォン|法|条例|共同研究所)\Z|^(?:令和|平成|昭和|[A-Za-z]\.?|Inc\.?)\Z"
)
_TYPES: Mapping[str, NameType] = {
    "company": "company", "government": "government", "ministry": "government", "agency": "government",
}  # fmt: skip
_ACTS = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?(?:は|が|も|から|側|社)")
_THINGS = frozenset(("電源開発", "アルファベット", "カカオ", "グラブ", "シー", "テラス"))
"""Companies whose names a text means the thing by, more often than not."""


def names_of(shadow: Shadow, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of the parsed sentences in order, each with its fullest form in the document."""
    names: list[Name] = []
    known = introduced(sentences)
    told = _known(known)
    first = [list(_in_sentence(sentence.tokens, told)) for sentence in sentences]
    heads = first_words(shadow, sentences, first)
    short = (without_endings(sentences, first) | heads) - known
    with_short = _known(known | short) if short else told
    for sentence, found_first in zip(sentences, first, strict=True):
        anew = short and any(form in sentence.span.of(shadow.stored) for form in short)
        for found in _in_sentence(sentence.tokens, with_short) if anew else found_first:
            span = Span(sentence.tokens[found.first].span.start, sentence.tokens[found.last - 1].span.end)
            names.append(
                Name(Mention(span.of(shadow.stored), span), found.type, plain(sentence.tokens, found), found.country)
            )
    acting = _acting(shadow, names)
    towns = {town for name in names if name.type == "place" and (town := _town_of(name.full))}
    towns |= _sites(shadow, names) - known - acting
    names = [_of_town(_listed(_located(_governed(shadow, name), known | acting)), towns) for name in names]
    return aliases.fullest(shadow, [part for name in names for part in _parted(shadow, name, names)], heads)


def _acting(shadow: Shadow, names: Sequence[Name]) -> frozenset[str]:
    """The wordings that do something somewhere in the text, as companies do and towns do not."""
    return frozenset(name.full for name in names if _ACTS.match(shadow.stored, name.mention.span.end))


_SITE = re.compile(
    r"(?:市|近郊)?(?:に[^、。はがを]{0,8}(?:建て|建設|新設|設け|設置|整備|立地|開設)"
    r"|で[^、。はが]{0,12}(?:建設|建て|着工|起工|稼働|操業|工場|整備|新設)|(?:の?近郊|郊外)[のにで])"
)
"""After a name, that something is built or run there: フブリに建てる工場."""


def _sites(shadow: Shadow, names: Sequence[Name]) -> set[str]:
    """The wordings at which something is built, as it is in towns and not in companies."""
    return {
        name.full
        for name in names
        if SHORT_FORM.fullmatch(name.full)
        and _SITE.match(shadow.stored, name.mention.span.end)
        and not by_name(name.full)
    }


_IN_STATE = re.compile(r".{2,}?[州省県](?P<town>[ァ-ヺー]{3,})")


def _town_of(full: str) -> str:
    """The town in a state that a place's name goes on with: フブリ of カルナタカ州フブリ."""
    found = _IN_STATE.fullmatch(full)
    return found["town"] if found else ""


def _of_town(name: Name, towns: Collection[str]) -> Name:
    """A name is a town's where the document names that town with its state, or builds there, elsewhere."""
    return replace(name, type="place") if name.full in towns and name.type in ("company", "unknown") else name


_GOVERNED = re.compile(r"[)）](?:州|県|省|市|区|町)")


def _governed(shadow: Shadow, name: Name) -> Name:
    """A short form in brackets before 州 or 県 is the place's, no company: ウッタル・プラデシュ（UP）州."""
    start, end = name.mention.span
    opened = shadow.stored[max(0, start - 1) : start] in ("(", "（")
    place = name.type in ("company", "unknown") and opened and _GOVERNED.match(shadow.stored, end)
    return replace(name, type="place") if place else name


def _located(name: Name, companies: frozenset[str]) -> Name:
    """A town is no company though the analyser does not know it, unless the text speaks of it as one."""
    if name.type not in ("company", "unknown") or name.full in companies or not SHORT_FORM.fullmatch(name.full):
        return name
    place = places.by_name(name.full) or places.town(name.full)
    return name if place is None else replace(name, type="place", country=place.country)


def _listed(name: Name) -> Name:
    """The name with type and country as the table of organisations has them: アマゾン is a company before it is a river."""
    found = by_name(name.full) if name.type in ("place", "unknown", "company", "organisation") else None
    if found is None:
        return name
    type_ = _TYPES.get(found.type, "organisation")
    return name if name.type == "place" and type_ != "company" else replace(name, type=type_, country=found.country)


def _parted(shadow: Shadow, name: Name, names: Sequence[Name]) -> Iterator[Name]:
    """A name, or those it lists: オープンAI・SBG・オラクル, where two of them stand alone elsewhere in the document."""
    parts = name.full.split("・")
    alone = {other.full for other in names if other is not name}
    if sum(part in alone for part in parts) < 2 or len(name.mention.text) != len(name.full):
        yield name
        return
    at = name.mention.span.start
    for part in parts:
        span = Span(at, at + len(part))
        yield replace(name, mention=Mention(span.of(shadow.stored), span), full=part)
        at = span.end + 1


def _in_sentence(tokens: Sequence[Token], known: _Known) -> Iterator[Found]:
    i = 0
    while i < len(tokens):
        stop = _run_end(tokens, i)
        if stop == i:
            i += 1
            continue
        yield from _in_run(tokens, i, stop, known)
        i = stop


def _run_end(tokens: Sequence[Token], i: int) -> int:
    """The end of the compound that begins at token `i`."""
    j = i
    while j < len(tokens):
        token = tokens[j]
        inner = j > i and token.text in GLUE and j + 1 < len(tokens) and tokens[j + 1].pos in ("NOUN", "PROPN")
        adjective = token.pos == "ADJ" and "形状詞" in token.tag and j + 1 < len(tokens) and tokens[j + 1].pos == "NOUN"
        if token.pos not in ("NOUN", "PROPN", "PART") and not inner and not adjective:
            break
        j += 1
    return j


def _in_run(tokens: Sequence[Token], start: int, stop: int, known: _Known) -> Iterator[Found]:
    """The names inside one compound, left to right."""
    i = start
    while i < stop:
        found = _known_at(tokens, i, start, stop, known) or _name_at(tokens, i, start, stop)
        if found is not None and _belongs(tokens, found, stop, known):
            i = found.last  # 韓国サムスン電子 is no place
            continue
        if found is None:
            i += 1
        else:
            yield found
            i = found.last


_HEAD = 2
"""Characters that no listed or introduced name is shorter than: by them most words are told from the beginning of one."""


@cache
def _table() -> frozenset[str]:
    """The Japanese names of companies and other bodies that several words make up: オープンAI, 台湾積体電路製造."""
    return frozenset(
        name
        for found in organisations()
        if found.type not in _TYPES or found.type == "company"
        for name in found.names_ja
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The names a document introduces, and how they and the listed ones begin."""

    introduced: frozenset[str]
    heads: frozenset[str]


def _known(introduced: frozenset[str]) -> _Known:
    return _Known(introduced, _listed_heads().union(name[:_HEAD] for name in introduced))


@cache
def _listed_heads() -> frozenset[str]:
    return frozenset(name[:_HEAD] for name in _table())


def _belongs(tokens: Sequence[Token], found: Found, stop: int, known: _Known) -> bool:
    """Whether a country only says where the company's name that follows it belongs."""
    if found.type != "place" or found.last >= stop or tokens[found.first].text not in lexicon.COUNTRY_PREFIXES:
        return False
    after = _known_at(tokens, found.last, found.last, stop, known) or _name_at(tokens, found.last, found.last, stop)
    return after is not None and after.type == "company"


def _known_at(tokens: Sequence[Token], i: int, start: int, stop: int, known: _Known) -> Found | None:
    """The longest name that begins at token `i` and that the document introduced or the table of organisations has."""
    last = min(stop, i + 12)
    wording = "".join([t.text for t in tokens[i:last]])
    if wording[:_HEAD] not in known.heads:
        return None
    for end in range(last, i, -1):
        if wording in known.introduced or (
            wording in _table()
            and (
                _acts_after(tokens, end) if wording in _THINGS else end > i + 1 or _stands_alone(tokens, i, start, stop)
            )
        ):
            end = _company_end(tokens, end, stop)
            country = lexicon.COUNTRY_PREFIXES.get(tokens[i - 1].text) if i > start else None
            return Found(i, end, _kind(tokens[end - 1]), country)
        wording = wording[: -len(tokens[end - 1].text)]
    return None


def _acts_after(tokens: Sequence[Token], end: int) -> bool:
    """Whether what follows a name that may be a thing's speaks of a company: 電源開発は, 電源開発（Jパワー）."""
    return end < len(tokens) and tokens[end].text in ("は", "が", "も", "から", "側", "(")


def _stands_alone(tokens: Sequence[Token], i: int, start: int, stop: int) -> bool:
    """Whether a listed company that the analyser takes for a common word (アップル, 米オラクル側) is all its compound names."""
    described = i > start and tokens[i - 1].text in (
        "大手",
        "最大手",
        "企業",
        "メーカー",
        "新興",
        "会社",
        "子会社",
        "傘下",
    )
    before = i == start or described or (i == start + 1 and tokens[start].text in lexicon.COUNTRY_PREFIXES)
    after = i + 1 == stop or tokens[i + 1].text in lexicon.AFTER_REFERENCE
    return before and after and tokens[i].text not in _THINGS


def _name_at(tokens: Sequence[Token], i: int, start: int, stop: int) -> Found | None:
    token = tokens[i]
    text = token.text
    before = tokens[i - 1].text if i > start else ""
    country = lexicon.COUNTRY_PREFIXES.get(before)
    if text in ("州", "中央", "連邦") and i + 1 < stop and tokens[i + 1].text == "政府":
        return Found(i, i + 2, "government", country)
    if i + 1 < stop and tokens[i + 1].text == "系":
        end = _organisation_end(tokens, i, stop)
        return Found(i, end, "organisation", country) if end else None
    if text in lexicon.REFERENCES:
        alone = i == start and (i + 1 == stop or tokens[i + 1].text in lexicon.AFTER_REFERENCE)
        return Found(i, i + 1, lexicon.REFERENCES[text]) if alone or len(text) > 1 else None
    for end in range(min(stop, i + 3), i, -1):
        if lexicon.ends_ministry(tokens[end - 1].text) and lexicon.is_ministry(
            "".join([t.text for t in tokens[i:end]])
        ):
            return Found(i, end, "government", country or "JP")
    if text in lexicon.LEGAL_FORMS:
        end = _company_end(tokens, i + 1, stop)
        while end < stop and end <= i + 2 and not lexicon.ends_title(tokens[end].text):
            end += 1  # 株式会社みらい
        return Found(i, end, "company", country) if end > i + 1 else None
    law = i + 1 < len(tokens) and tokens[i + 1].text in ("法", "法案")
    if _is_core(token) and not law:
        return _from_core(tokens, i, start, stop, country)
    if text in lexicon.COUNTRY_PREFIXES and i + 1 < stop and tokens[i + 1].text in lexicon.GOVERNMENT_WORDS:
        return Found(i, i + 2, "government", lexicon.COUNTRY_PREFIXES[text])
    if (
        text in lexicon.COUNTRY_PREFIXES
        and i == start
        and (i + 1 == stop or (i + 2 == stop and tokens[i + 1].text in ("側", "勢")))
        and text != "日"
        and (i == 0 or tokens[i - 1].pos != "NUM")
        and (text != "中" or i == 0 or tokens[i - 1].pos == "PUNCT")
    ):
        return Found(i, i + 1, "place", lexicon.COUNTRY_PREFIXES[text])
    end = _organisation_end(tokens, i, stop)
    if end:
        return Found(i, end, "organisation", country)
    return None


def _is_core(token: Token) -> bool:
    """Whether the word is itself a name, or unknown and shaped like one."""
    return _is_core_word(token.text, token.pos, token.tag)


@lru_cache(maxsize=16384)
def _is_core_word(text: str, pos: str, tag: str) -> bool:
    if text in lexicon.COMMON or text in lexicon.LEGAL_FORMS or _NO_NAME.search(text):
        return False
    if pos == "PROPN":
        return True
    unknown = tag.endswith("未知") or "未知/" in tag
    if not _WORD.fullmatch(text):
        return False
    return unknown or (text.isascii() and len(text) > 1 and text[0].isupper())


def _from_core(tokens: Sequence[Token], i: int, start: int, stop: int, country: str | None) -> Found:
    tag = tokens[i].tag
    if "固有名詞-地名" in tag:
        return _from_place(tokens, i, stop)
    if "固有名詞-人名" in tag:
        end = i + 1
        while end < stop and ("人名" in tokens[end].tag or tokens[end].text in GLUE):
            end += 1
        company = _company_end(tokens, end, stop)
        if company > end:
            return Found(i, company, _kind(tokens[company - 1]), country)
        if end == i + 1 and _ends_organisation(tokens, end, stop):
            return Found(i, stop, "organisation", country)  # 坪林商業銀行
        person = end > i + 1 or lexicon.ends_title(tokens[stop - 1].text) or _titled(tokens, end)
        return Found(i, end, "person" if person else "unknown", country)
    if i + 1 < stop and tokens[i + 1].text in lexicon.ADMINISTRATIVE and len(tokens[i].text) > 1:
        town = tokens[i + 1].text in "州省県" and i + 2 < stop and _is_core(tokens[i + 2])
        return Found(i, i + 3 if town else i + 2, "place", country)  # カルナタカ州フブリ
    first = i - 1 if i > start and tokens[i - 1].text in lexicon.COMPANY_HEADS else i
    end = _company_end(tokens, i + 1, stop)
    return Found(first, end, _kind(tokens[end - 1]), country)


def _titled(tokens: Sequence[Token], end: int) -> bool:
    """Whether a title follows the reading of a name in brackets: 崔相穆(チェ・サンモク)副首相."""
    if end >= len(tokens) or tokens[end].text != "(":
        return False
    closed = next((k for k in range(end, min(len(tokens), end + 8)) if tokens[k].text == ")"), len(tokens))
    return any(lexicon.ends_title(token.text) for token in tokens[closed + 1 : closed + 3])


def _from_place(tokens: Sequence[Token], i: int, stop: int) -> Found:
    end = i + 1
    code = lexicon.COUNTRIES.get(tokens[i].text)
    if end < stop and tokens[end].text in lexicon.GOVERNMENT_WORDS:
        return Found(i, end + 1, "government", code)
    while end < stop and ("固有名詞-地名" in tokens[end].tag or tokens[end].text in lexicon.PLACE_ENDINGS):
        end += 1
    if end < stop and tokens[end].text in lexicon.GOVERNMENT_WORDS:
        return Found(i, end + 1, "government", code)
    if (tokens[end - 1].text[-1] in lexicon.ADMINISTRATIVE and len(tokens[end - 1].text) > 1) or tokens[
        end - 1
    ].text in lexicon.ADMINISTRATIVE:
        while end < stop and _is_core(tokens[end]):  # グジャラート州ドレラ
            end += 1
        return Found(i, end, "place", code)
    if code is not None and end < stop and tokens[stop - 1].text in ("省", "庁", "部"):
        return Found(i, stop, "government", code)
    if code is None and _ends_organisation(tokens, end, stop):
        return Found(i, stop, "organisation")
    company = _company_end(tokens, end, stop)
    if company > end and code is None:
        return Found(i, company, _kind(tokens[company - 1]))
    if company > end and _is_core(tokens[end]) and tokens[i].text in lexicon.COMPANY_HEADS:
        return Found(i, company, "company")
    return Found(i, end, "place", code)


def _ends_organisation(tokens: Sequence[Token], end: int, stop: int) -> bool:
    """Whether the compound that a place begins ends as an organisation's name does: 北陸みらい銀行."""
    return end < stop and lexicon.ORGANISATION_END.fullmatch(tokens[stop - 1].text) is not None


def _company_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """How far a company's name that began before token `i` goes on."""
    end = i
    while end < stop:
        text = tokens[end].text
        if text in GLUE:
            if end + 1 < stop and (
                _WORD.fullmatch(tokens[end + 1].text) or tokens[end + 1].text in lexicon.COMPANY_ENDINGS
            ):
                end += 2
                continue
            break
        if not (_ends_company(text) or _goes_on(tokens[end - 1], tokens[end])):
            break
        end += 1
    return end


def _ends_company(text: str) -> bool:
    return (
        text in lexicon.COMPANY_ENDINGS or text in lexicon.LEGAL_FORMS or bool(lexicon.ORGANISATION_END.fullmatch(text))
    )


def _goes_on(before: Token, token: Token) -> bool:
    """Whether a word of a name goes on a name: Latin after Latin, or another core."""
    if token.text in lexicon.COMMON:
        return False
    latin = token.text.isascii() and token.text[0].isalpha() and before.text.isascii()
    return latin or (_is_core(token) and "地名" not in token.tag)


def _organisation_end(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The end of an organisation named by common words alone (蓄電池協議会), or 0."""
    if stop - i < 2 or not lexicon.ORGANISATION_END.fullmatch(tokens[stop - 1].text):
        return 0
    return stop if all(t.pos in ("NOUN", "PROPN") and not lexicon.ends_title(t.text) for t in tokens[i:stop]) else 0


def _kind(last: Token) -> NameType:
    return "organisation" if lexicon.ORGANISATION_END.fullmatch(last.text) else "company"
