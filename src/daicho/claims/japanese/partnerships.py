"""Partnerships in Japanese text: two or more named parties agree to work together (提携, 連携, 共同研究, 合弁, 覚書, 協定).

と marks the partner, は or が the one who is told of; parties listed side by side (A、BとCの3社は) all belong. Without a word
of agreement, parties that build or run something together, or share its capital (Aが8割、Bが2割を出資), are partners too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.japanese.chains import BOTH, BOTH_STATES, COUNT, VENTURE, Chain, can_be_party, chains_of
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.roles import Scene, noun_phrase, party, scene_at, span_of
from daicho.claims.japanese.speakers import speakers_of
from daicho.model.claim import Partnership, Party
from daicho.model.patterns import searchable

_CUE = searchable(
    r"(?:資本|業務|技術|戦略的?|包括)*(?:提携|連携)(?:協定)?|協業|合弁(?:会社|事業)?|覚書|MOU|(?:立地|包括|協力|共同|基本|相互|産学)*(?<!貿易)(?<!休戦)協定(?:書)?|パートナーシップ"
    r"|アライアンス|共同(?!体|通信|声明|会見|執筆)(?:で|研究|開発|出資|事業|企業体|運営|運航|生産|利用|設立)?|協力|コンソーシアム|企業連合|手を[組結]|タッグ|組[むみん](?!立|合|織|み合)|取り決め|合意|技術供与|技術移転|ライセンス供与|一緒に"
)
_STRONG = re.compile(
    r"提携|協定|覚書|MOU|合弁|パートナーシップ|アライアンス|コンソーシアム|共同(?:研究|開発|出資|事業|運営|生産)|協業|手を組|タッグ|取り決め"
)
_JOINT_WORK = re.compile(
    r"設ける|設けた|建てる|つく[るっり]|作る|手がけ|手掛け|担う|担い|立ち上げ|建設する|整備する|開発する|運営|ずつ|一つにし|統合し|統合する|共同"
)
_PARTNER_OF = re.compile(r"(?:提携|協業|連携|共同開発|共同研究)(?:先|相手|パートナー)(?:である|の|・)?")
_NOT_SO = re.compile(
    r"企業として|要請|呼びかけ|融資|協調融資|首脳|国際協力|協力(?:会社|企業|金|機構|隊)|買収|訴訟|競争|対立|争い|断念|解消|解[いき消]|延期|破棄|打ち切|見送|決裂"
)
_SALE = re.compile(r"買収|売却|譲渡|取得|融資|株式|価格|賃上げ|停戦|関税")
"""What an agreement (合意) is about where it is no working together."""
_FROM = frozenset(("技術供与", "技術移転", "ライセンス供与"))
"""What one party gets from (から) the other."""
_ROSTER = searchable(r"(?:顔ぶれ|参加者|メンバー|参加機関|参加企業)は|(?:参加|参画)するのは")
_MADE_OF = searchable(
    r"(?:合同会社|特定目的会社|企業連合|共同企業体|共同事業体|コンソーシアム|協議会|組合)[」』]?は、?[^。]*(?:[でに](?:構成|組織)|から(?:成る|なる|構成))"
    r"|(?:など)?(?:を含む|でつくる|でつくった|から成る)(?:企業連合|共同企業体|共同事業体|コンソーシアム|陣営|事業体)"
)
"""A joint body that is told to consist of those listed."""
_JOINS = searchable(
    r"(?:事業|計画|プロジェクト|枠組み|構想|研究|陣営|会社|法人|[A-Z]{2,})には?、?[^、。]{0,30}(?:加わ[るりっ]|参画|参加)"
    r"|(?:株主|出資(?:者|企業)|メンバー|参加(?:者|企業)?|連合|陣営|事業|計画|協議会|組合)[^、。]{0,6}に[^。]{0,60}名を連ね"
)
_NAMELESS = re.compile(
    r".*(?:大臣|首相|大統領|知事|[市町村]長|学長|総長|組合|財団|法人|高専|学部|研究室|大学|大|社|グループ|チーム|校|市|町|県|政府|機構|側|協会|会社)"
)
_HELPED = re.compile(r"の(?:全面的な)?(?:技術)?協力(?:を[得受]|の(?:下|もと))")
"""After a name, what makes it a partner of the one told of: B社の協力を得て."""
_IN_COMMON = re.compile(
    r"(?:\([^()]*\))?との(?P<common>合弁|共同(?:開発|研究|出資|事業)|(?:資本業務)?提携|協業|協定|覚書)"
)
"""After a name, what the one told of has in common with it."""
_SIGNS = re.compile(r"(?:書|契約)?[をに](?:交わ|取り交わ|結[ばびん]|締結|調印|署名)")
_JOINT_CAPITAL = re.compile(r"出資|合弁|共同|を持つ(?:事業|特別目的|運営)?会社|[%割]を(?:出[しす]|持[つちっ])")
_SHARE = re.compile(r"(?:[はが:]|に?約|\s|\()*\Z")


def partnerships_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Partnership, ...]:
    """The partnerships a document tells of, once for each set of parties; what a headline says the text says better."""
    told: dict[frozenset[str], Partnership] = {}
    headed: list[Partnership] = []
    for line, scene in zip(lines, scenes, strict=True):
        for claim in _of_line(line, scene, lines[: line.index]):
            if line.heading:
                headed.append(claim)
            else:
                told.setdefault(frozenset(p.name for p in claim.parties), claim)
    for claim in headed:
        if not any(_shared(claim, other) > 1 for other in told.values()):
            told.setdefault(frozenset(p.name for p in claim.parties), claim)
    return tuple(told.values())


def _of_line(line: Line, before: Scene, earlier: Sequence[Line]) -> Iterator[Partnership]:
    ventures = tuple(_ventures(line, before))
    found = ventures if len(ventures) > 1 else (_partners(line, before) or _both(line, earlier),)
    for told in found:
        if told is not None and len(told[0]) > 1:
            parties, at, cue = told
            yield Partnership(
                quote=line.quote,
                says=speakers_of(line),
                parties=parties,
                about=_about(line, at),
                confidence=0.7 if _STRONG.search(cue) else 0.5,
                why=(cue,),
            )


def _ventures(line: Line, before: Scene) -> Iterator[tuple[tuple[Party, ...], int, str]]:
    """The one told of with each firm it has something in common with: B社との合弁で正極材を、C社との合弁で絶縁材を作る."""
    for name in line.names:
        if name.item.type in ("company", "organisation") and (cue := _IN_COMMON.match(line.text, name.end)):
            maker = scene_at(line, name.start, before).maker
            yield _distinct((*maker, party(name.item))), cue.start("common"), cue["common"]


def _partners(line: Line, before: Scene) -> tuple[tuple[Party, ...], int, str] | None:
    """The parties of a line that tells of a partnership, the place of the word that tells, and that word."""
    cues = _cues(line)
    if cues and (of := _PARTNER_OF.search(line.text)):
        names = [
            name for name in line.names if of.end() <= name.start <= of.end() + 16 and can_be_party(name, name.end)
        ]
        return _distinct((*before.maker, *(party(name.item) for name in names[:1]))), of.start(), of.group()
    if shares := _sharers(line):
        return shares, 0, "shares"
    works = list(_JOINT_WORK.finditer(line.text))
    if helped := _helped(line, before):
        return helped
    roster, joins = _ROSTER.search(line.text), _JOINS.search(line.text)
    if not (cues or works or roster or joins or _MADE_OF.search(line.text)):
        return None
    chains = chains_of(line)
    tellers = [chain for chain in chains if chain.case in ("は", "が", "も")]
    for chain in chains:
        if not chain.case.startswith("と") and chain.case != "から":
            continue
        able = [cue for cue in cues if chain.case != "から" or cue.group() in _FROM]
        cue = next((cue for cue in able if _leads_to(line, chain, cue)), None)
        ahead = [teller for teller in tellers if teller.end <= chain.end] or tellers
        first = ahead[-1].parties if ahead else _nameless(line, chain)
        work = next((w for w in works if _on_way(line, chain, w)), None) if first and chain.case != "から" else None
        if told := cue or work:
            return _distinct((*(first or before.maker), *chain.parties)), told.start(), told.group()
    if made := _MADE_OF.search(line.text):
        listed = _distinct([one for chain in chains if chain.end <= made.end() for one in chain.parties])
        return listed, made.start(), "構成"
    if roster:
        listed = _distinct([one for chain in chains if chain.end > roster.end() for one in chain.parties])
        return listed, roster.start(), roster.group()
    if joins:
        there = _distinct(
            [one for chain in chains if chain.end <= joins.end() and chain.case != "に" for one in chain.parties]
        )
        return (there, joins.start(), joins.group()) if _firms(line, joins.end()) else None
    joint = next((chain for chain in chains if len(chain.parties) > 1 and _acts(line, chain)), None)
    if joint is None:
        return _signed(line, before, tellers, cues)
    begins = span_of(line, line.phrases[joint.last])[0]
    told = next((cue for cue in (*cues, *works) if cue.start() >= begins), None)
    told = told or (works[0] if works and not joint.case else None)
    return (joint.parties, told.start(), told.group()) if told else None


def _signed(
    line: Line, before: Scene, tellers: Sequence[Chain], cues: Sequence[re.Match[str]]
) -> tuple[tuple[Party, ...], int, str] | None:
    """The one told of, who signs something with the one the text is about: 地元ではB社が協力の覚書を交わした."""
    cue = next((cue for cue in cues if _SIGNS.match(line.text, cue.end())), None)
    if cue is None or len(tellers) != 1 or tellers[0].case != "が":
        return None
    if line.phrases[tellers[0].last].text in BOTH | BOTH_STATES:
        return None
    return _distinct((*before.maker, *tellers[0].parties)), cue.start(), cue.group()


def _helped(line: Line, before: Scene) -> tuple[tuple[Party, ...], int, str] | None:
    """The one told of and the firm that helps: A社はB社の協力を得て."""
    for name in line.names:
        if name.item.type in ("company", "organisation") and (cue := _HELPED.match(line.text, name.end)):
            return _distinct((*scene_at(line, name.start, before).maker, party(name.item))), cue.start(), cue.group()
    return None


def _firms(line: Line, before: int) -> bool:
    """Whether two companies stand in a line before a character: one joins in what the other does."""
    firms = {n.item.full for n in line.names if n.item.type in ("company", "organisation") and n.end <= before}
    return len(firms) > 1


def _cues(line: Line) -> list[re.Match[str]]:
    """The words of agreement in a line that are meant so."""
    found = [cue for cue in _CUE.finditer(line.text) if not _NOT_SO.search(line.text, cue.start(), cue.end() + 12)]
    return [cue for cue in found if cue.group() != "合意" or not _SALE.search(line.text, *line.clause(cue.start()))]


def _both(line: Line, earlier: Sequence[Line]) -> tuple[tuple[Party, ...], int, str] | None:
    """The two firms of 両社は提携する: those named last before it."""
    cue = next((cue for cue in _cues(line) if _STRONG.search(cue.group()) or cue.group() == "合意"), None)
    states = any(phrase.text in BOTH_STATES for phrase in line.phrases)
    if cue is None or not (states or any(phrase.text in BOTH for phrase in line.phrases)):
        return None
    named: dict[str, Party] = {}
    for before in reversed(earlier):
        for name in reversed(before.names):
            able = bool(name.item.country) if states else name.item.type == "company" and name.item.full not in BOTH
            if able and len(named) < 2:
                named.setdefault(name.item.full, party(name.item))
    return tuple(reversed(named.values())), cue.start(), cue.group()


def _acts(line: Line, chain: Chain) -> bool:
    """Whether a list is what the sentence tells of: its subject, or the answer to 〜のは (担うのはAとB)."""
    last = line.phrases[chain.last].text
    if chain.case in ("は", "が", "も") or VENTURE.match(last) or (chain.case == "で" and COUNT.fullmatch(last)):
        return True
    return not chain.case and any(phrase.form == "cleft" for phrase in line.phrases[: chain.last])


def _leads_to(line: Line, chain: Chain, cue: re.Match[str]) -> bool:
    """Whether the と of a list belongs to the cue: on the way to its verb, or in the same clause before it."""
    if cue.end() <= chain.end:
        return False
    return _on_way(line, chain, cue) or line.clause(chain.end - 1) == line.clause(cue.start())


def _on_way(line: Line, chain: Chain, cue: re.Match[str]) -> bool:
    """Whether the cue stands in what the list's last phrase depends on."""
    above = [span_of(line, line.phrases[i]) for i in line.paths[chain.last][1:]]
    return any(start < cue.end() and cue.start() < end for start, end in above)


def _nameless(line: Line, chain: Chain) -> tuple[Party, ...]:
    """A subject that is no name but somebody (研究室は市と連携し)."""
    for i, phrase in enumerate(line.phrases[: chain.last]):
        if phrase.case in ("は", "が") and _NAMELESS.fullmatch(phrase.text):
            return (noun_phrase(line, i),)
    return ()


def _sharers(line: Line) -> tuple[Party, ...]:
    """The owners of a joint company: names that each have a share of the capital (Aが8割、Bが2割を出資)."""
    if not _JOINT_CAPITAL.search(line.text):
        return ()
    owners: list[Party] = []
    for share in line.quantities:
        if share.item.unit == "%":
            before = [name for name in line.names if name.end <= share.start and can_be_party(name, name.end)]
            owner = before[-1] if before and _SHARE.match(line.text, before[-1].end, share.start) else None
            owners += [party(owner.item)] if owner else []
    return _distinct(owners) if len(owners) > 1 else ()


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once, in order; one whose name holds another's is the same."""
    out: list[Party] = []
    for one in parties:
        if all(one.name not in other.name and other.name not in one.name for other in out):
            out.append(one)
    return tuple(out)


def _about(line: Line, at: int) -> str:
    """The clause around the cue, shortened: what they work on together."""
    start, end = line.clause(at)
    return line.text[max(start, at - 30) : min(end, at + 25)].strip("、。 ")


def _shared(one: Partnership, other: Partnership) -> int:
    """How many parties two claims have in common, whichever form of the name they give."""
    return sum(any(a.name in b.name or b.name in a.name for b in other.parties) for a in one.parties)
