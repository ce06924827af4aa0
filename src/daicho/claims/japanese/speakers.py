"""Whom a Japanese sentence credits: 〜によると, 〜の集計では, 関係者が明らかにした, 首相は〜と述べた.

A survey that the text tells of is credited with the figures that follow (総務省が発表した調査で), to the end or the next source;
what is said by 〜によると holds for its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.roles import filled, names_within, noun_phrase, party, span_of
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.patterns import searchable

_SOURCE = re.compile(
    r"(?:の(?:集計|調べ|調査|推計|試算|まとめ|予測|見通し|分析|統計|データ|資料|発表|報告書?)(?:によりますと|によると|によれば|で[はも、])|によりますと|によると|によれば)"
)
_TELLERS = searchable(
    r"(?:複数の)?関係者(?:の[1一][1一]?人)?|広報担当者|幹部|専門家|当局者|(?:複数の)?[米英独仏韓中台]?(?:国|現地)?メディア"
)
_TOLD = re.compile(
    r"(?:による|の話|が明かし|が明らかに|は明かす|によると|によれば|によりますと"
    r"|[はがも][^。]{0,60}(?:述べ|語|話し|指摘|コメント|答え|強調|伝え|報じ|見方を示))"
)
_PERSON = re.compile(
    r".*(?:会長|社長|頭取|総裁|首相|大臣|[一-龠]{1,4}相|大統領|[長高]官|知事|[市町村]長|総長|学長|理事長|局長|部長|所長|代表|CEO|氏|さん|教授|議員|官房長官|報道局長"
    r"|責任者|取締役|役員|アナリスト|エコノミスト|研究員|担当者)(?:\([^()]*\))?"
)
_SAID = searchable(
    r"述べ|語[っりる]|話[しす]|説明[しす]|明らかに|明か[しす]|強調|指摘|示唆|発表|表明|訴え|答え|言及|コメント|発言"
    r"|(?:見方|考え|認識|見解|意向|予想|見通し)を(?:示|明ら|述)"
)
_ANYONE = frozenset(("company", "organisation", "government", "unknown", "person"))
_BODIES = frozenset(("company", "organisation", "government", "unknown"))
_SURVEY = r"(?:調査|ランキング|番付|統計|白書|報告書|[リレ]ポート|年鑑|指数|予測|推計|見通し|速報|集計|販売[高額]|売上高|出荷額)"
_ISSUED = r"(?:発表|公表|公開|まとめ|調べ|集計|数え|出)(?:し(?:た|ている)|た|て?いる)"
_ISSUES = re.compile(
    r"調べ(?![るたて])|」?(?:\([^()]*\))?"
    rf"(?:が[^。]{{0,16}}?{_ISSUED}[^。]{{0,30}}?{_SURVEY}|[はが][^。]*{_SURVEY}[^。、]{{0,10}}を(?:まとめ|発表|公表|公に|出し|公開)"
    r"|が[^。、]{0,12}時点で数え|が[^。]{0,10}(?:集計|調査|推計)し)"
)
"""After a name, that it has issued the figures the text goes on with."""
_RECKONS = re.compile(
    r"(?:\([^()]*\))?は[^。]*?(?:と(?:み[るてら]|見[るて通]|予測|推計|試算|推定|分析)|を?(?:集計|推計|試算)し|はじ[いく])"
)
_NOBODY = re.compile(
    r"(?:これ|それ|以下|記事|報道|話|計画|資料|発表|声明|リリース|関係筋|もの|こと|[今前]回|昨年|今年|年間)"
)
"""Before によると, what is nobody."""
_OF_HEADING = re.compile(r"(?:の)?(?:調べ|まとめ|調査|集計|予測|推計)(?:に|で|$|[\s\d)）])")


def speakers_of(line: Line) -> tuple[Party, ...]:
    """Who the sentence credits, or nobody where it speaks in the publisher's own voice."""
    source = _SOURCE.search(line.text)
    if source and (credited := _before(line, source.start())):
        return credited
    for teller in _TELLERS.finditer(line.text):
        if _TOLD.match(line.text, teller.end()):
            mention = line.flow.mention(*teller.span())
            return (Party(mention, teller.group()),)
    return _person(line)


def _before(line: Line, at: int) -> tuple[Party, ...]:
    """Whoever is named right before character `at`, by a known name or not: 運営を担うなぎさ社によると."""
    i = next((i for i, phrase in enumerate(line.phrases) if span_of(line, phrase)[1] == at), None)
    start = max(0, at - 30) if i is None else span_of(line, line.phrases[i])[0]
    if names := names_within(line, start, at, _ANYONE):
        return (party(names[-1].item),)
    known = i is not None and not _NOBODY.fullmatch(line.phrases[i].text) and not filled(line, start, at)
    return (noun_phrase(line, i),) if known and i is not None else ()


def sources_of(lines: Sequence[Line]) -> tuple[tuple[Party, ...], ...]:
    """For each line, the body whose survey or reckoning its figures are told from, where the text has named one."""
    survey: tuple[Party, ...] = ()
    aside: tuple[Party, ...] = ()
    out: list[tuple[Party, ...]] = []
    for line in lines:
        if _parted(lines, line):
            aside = ()
        if issued := _issuer(line):
            survey, aside = issued, ()
        elif _SOURCE.search(line.text):
            aside = speakers_of(line)
        elif reckons := _reckoner(line):
            aside = reckons
        out.append(aside or survey)
    return tuple(out)


def _parted(lines: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph begins with a line."""
    if not line.index:
        return True
    between = line.flow.stored[lines[line.index - 1].sentence.span.end : line.sentence.span.start]
    return line.heading or "\n" in between


def _issuer(line: Line) -> tuple[Party, ...]:
    """The body that has issued the survey which a line tells of: 総務省が発表した「科学技術研究調査」で, IMD調べ."""
    for name in line.names:
        if name.item.type in _BODIES and (_ISSUES.match(line.text, name.end) or _heads(line, name)):
            return (party(name.item),)
    return ()


def _reckoner(line: Line) -> tuple[Party, ...]:
    """The body that a line says reckons so: 〜に上ると、帝国データバンクは集計している."""
    told = [name for name in line.names if name.item.type in _BODIES and _RECKONS.match(line.text, name.end)]
    return (party(told[0].item),) if told else ()


def _heads(line: Line, name: Placed[Name]) -> bool:
    """Whether a headline ends in whose reckoning it gives: 日本は32位　IMD調べ."""
    return line.heading and _OF_HEADING.match(line.text, name.end) is not None


def _person(line: Line) -> tuple[Party, ...]:
    """The person whose words the sentence gives: 〜と、A社の山田社長は会見で述べた."""
    for i, phrase in enumerate(line.phrases):
        if phrase.case in ("は", "が", "も") and not phrase.depth and _PERSON.fullmatch(phrase.text):
            end = span_of(line, phrase)[1]
            if _SAID.search(line.text, end):
                return (noun_phrase(line, i),)
    return ()
