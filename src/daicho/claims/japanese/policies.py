"""Policies in Japanese text: a government or bloc restricts, permits, taxes or plans (輸出規制, 関税, 省令, 法案, 戦略).

Money a government gives is a subsidy and no policy; a law or a rule about trade is one even where sums stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.roles import (
    ACTORS,
    TOPICS,
    Scene,
    names_within,
    noun_phrase,
    party,
    phrase_at,
    span_of,
    subjects,
)
from daicho.claims.japanese.speakers import speakers_of
from daicho.model.claim import Party, Policy
from daicho.model.patterns import searchable

_RULE = (
    r"輸出(?:管理|規制|制限|許可)|輸入(?:規制|制限|禁止)|輸[出入][をのに][^、。]{0,8}(?:制限|規制|禁止|許可|禁じ|止め|停止|認め|解禁|再開)|対[中日米露欧]投資[をの]|対[中日米露欧][^、。はが]{0,6}規制"
    r"|制裁(?!金)|(?:追加|報復|相互|上乗せ|高|対[中日米欧])?関税|禁輸|許可制|個別許可|許可の対象|エンティティー・?リスト|省令|政令|外為法|法案|関連法|改正法|法改正|基本法|新法"
    r"|義務づけ|義務付け|反ダンピング|ことを禁じ|[使利取販]\w{1,2}を禁|国家補助|(?<!不当な)取引制限|規制の(?:一覧|対象)|規則[をが]?(?:撤廃|緩和|改め)|税額控除[をのがも](?:延ば|広げ|拡大|拡充|創設|設け|新設|延長|引き上げ)|(?:外資|投資|出資|参入)規制|許認可|認可制|登録制|届け出制|規制[をの](?:緩和|強化|撤廃|見直)|(?:停止|是正|改善)命令|(?:対象|適用)から(?:外|除)|(?:使用|利用|販売|取引|投資)[をの](?:禁止|制限)|制限をかけ|規制の網|(?:補助|支援|助成)(?:金|策)?を承認|特定重要物資"
    r"|規制[をの]?(?:導入|課[しす]|設け|始め|拡大|厳格|広げ|適用|解除)|(?:輸出|輸入|取引|使用|販売)[禁停]止|大統領令|対抗措置|報復措置|セーフガード|投資審査|事前審査|許可[をが](?:取り消|義務|必要|得な)"
    r"|優遇税制|税制優遇|[一-龠ァ-ヺーA-Z」]法(?:案)?[をがは][^、。]{0,12}(?:成立|可決|提出|施行|公布|改正|改め|制定|署名)|(?:成立|可決|施行|公布|制定|署名)(?:し|され)た[^、。]{0,16}法(?![人学律務的])|政府間合意|(?:ダンピング|不公正貿易|安全保障上の)調査|232条|301条"
)
_PLAN = (
    r"(?:半導体|CHIPS|AI|科学|推進|促進|防衛|防御|強化)[^、。]{0,8}法(?!人|学|律事務|的)|(?:まとめ|策定し|決め|打ち出し)た[「『][^」』]{0,24}(?:計画|戦略|方針|ビジョン|パッケージ|プログラム|構想)[」』]|法律|条例|規制(?!緩和策)|振興策|産業政策"
    r"|(?:国家|産業|成長|経済|基本|AI|半導体)戦略|戦略[」』]?(?:を|の下|のもと|に基づ)|経済対策|骨太|パッケージ|行動計画|基本計画|制度づくり|ガイドライン|国家安全保障|閣議決定|公的支援|同じ対応|指針|(?:補正|当初)?予算案を(?:閣議)?(?:決|提出|可決)|新組織を|司令塔を|戦略[をでにの]|ビジョン[」』]?[をで]|大綱[」』]?[をで]|計画[」』]?(?:を(?:閣議|策定|改定)|の?策定)|(?:区域|地域|都市|物資|分野|特区)に指定|(?:新)?制度[」』]?[をで]|特別措置|(?:数値|国家|政府)目標[をに]|目標を(?:引き上げ|引き下げ)|枠組みを|制度[をが](?:始|導入|創設|設け|つく)|支援策[をの](?:公表|発表|まとめ|決め|決定|打ち出|盛り込)|(?:基本)?方針[をに](?:閣議|改定|定め)|工程表|ロードマップ|特区|(?:対策|戦略)本部[をに]|(?:庁|室|局|本部|新組織)を[^、。]{0,8}(?:設け|設置|新設|置)|国家目標|国家プロジェクト"
    r"|(?:政府|公共|優先)調達|免許[をが]|認可(?:する|し|を)|利上げ|利下げ|政策金利|減税|増税|課税|炭素税|非課税|税率[をが]|周波数を|(?:輸出|輸入|排出)枠|ビザ|査証|在留資格|標準化|認証制度|(?:販売|利用|使用)を禁|義務化|必修化|特区|国有化|批准"
    r"|(?:委員会|機構|対策室|チーム|会議)を[^、。]{0,8}(?:設け|設置|新設|置|発足|立ち上げ)|[五5]カ年計画|基本構想|アクションプラン|行動指針|規制を?(?:見直|撤廃|緩和)|解禁|(?:適用|対象)[をが][^、。]{0,6}(?:広げ|拡大|延期|除外|始め)|禁止[しすさ]|定員[をの](?:増|緩和|撤廃)"
)
_CUE = searchable(f"(?P<rule>{_RULE})|(?P<plan>{_PLAN})")
_ACTS = re.compile(
    r"決め|決定|公布|施行|改め|改正|成立|可決|提出|出して|課す|課し|課した|発動|強化|導入|禁止|禁じ|制限|厳し|義務|始め|始ま|発表|表明|公表|打ち出|まとめ|定め|求め|指定|追加|盛り込|掲げ|進め|できな|なくな"
    r"|急ぐ|着手|解除|緩和|方針|認め|許可|対象|審査|競わせ|下で|もと|入った|適用|撤廃|加え|切り替え|置[くいき]|示[しすさ]|固め|設置|設け|署名|承認|改定|策定"
    r"|引き上げ|引き下げ|延長|延期|拡大|拡充|広げ|増や|減ら|整え|整備|育て|育成|促[しす]|後押し|優遇|免除|割り当て|統合|一本化|呼びかけ|要請|命じ|停止|止め|差し止め|取り消|却下|阻止|延ば|制限をかけ|網にかけ|凍結|開放|認定|選[びんば]|選定|検討|批准|発足|立ち上げ|創設|新設|支え|動き出|目標と|めざ|目指"
)
_IN_PASSING = re.compile(
    r"[^、。]{0,16}(?:すれば|されれば|したら)|[^、。]{0,4}(?:を織り込|の影響|を受け|を歓迎|に反発|に備え|を懸念|への懸念|を背景|について|に関し|をめぐ|に伴)"
)
_GIVES = re.compile(r"補助|助成|融資|補正予算(?!案を)|予算案(?!を)|概算要求|認定し|採択|基金|税額控除")
_TRADE = re.compile(r"輸[出入]|規制|制限|許可|制裁|関税|リスト|対象")
"""What makes a cue one of trade."""
_OTHERS = re.compile(r"(?:余りの|多くの|ほかの|他の|など各|先進|新興|主要|加盟|同盟)\Z")
"""Before 国, that it is not the one the text is about."""
_LAW = re.compile(r"(?:法|法案|改正案|規則|省令|政令|条例)\Z")
"""What acts for the government that made it: 同法は先月成立した."""
_UNDER_LAW = re.compile(r"法に(?:基づ|もとづ)")
_OFFICE = re.compile(
    r"[一-龠ァ-ヺーA-Z]*(?:政府|[一-龠ァ-ヺーA-Z]政権|省|庁|総署|国務院|内閣府|商務部|当局|[一-龠]{2,}局|委員会|議会|大統領|首相|EU|欧州連合|[一-龠]*理事会|G7|G20|ASEAN|国会|国連)|[日米中韓台英独仏蘭印豪加]{2,3}(?:両|3|三)(?:国|カ国)"
)
_ITEM = re.compile(r"(?P<mark>[▽▼◆◇■□●○・◎※→>\-*]+\s*)(?P<name>[^\s。、:：=＝|｜]{1,16})(?=[\s:：=＝|｜]|──|―)")
"""The mark and the name that a list item begins with."""
_ACTED = re.compile(r"(?:改め|まとめ|決め|決定し|策定し|成立し|公表し|発表し|施行し|定め|打ち出し)た[^、。]{0,16}\Z")
"""Before the cue, what was done with it: 今月4日に改めた核融合戦略で."""
_HOUSES = re.compile(r"(?:臨時|通常|特別)?国会|[衆参](?:議)?院(?:本会議)?|米?議会|連邦議会|立法院|[上下]院(?:本会議)?")
_COUNTRY_OF = ("の", "による", "で")
_AIMED = ("に対し", "に対する", "への", "向け", "向けの", "向けに", "を対象")


_Cues = Sequence[re.Match[str]]


def policies_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Policy, ...]:
    """The acts a document states, each once for an actor and its target; headlines count where the text is silent."""
    cued = [(line, cues) for line in lines if (cues := tuple(_CUE.finditer(line.text)))]
    if not cued:
        return ()
    told = _once(_told(cued, _acting_before(lines)))
    return told or _once(claim for line, cues in cued if line.heading for claim in _of_line(line, cues, _head(line)))


def _told(cued: Iterable[tuple[Line, _Cues]], acting: Sequence[tuple[Party, ...]]) -> Sequence[Policy]:
    """The acts of the sentences that have cues, in order.

    A sentence about trade that goes on with the one before, whose actor it leaves out, tells of the same act.
    """
    told: list[Policy] = []
    last = -1
    for line, cues in cued:
        for claim in () if line.heading else (*_of_line(line, cues, acting[line.index]), *_described(line, cues)):
            inherits = line.index == last + 1 and claim.actor is acting[line.index]
            if (
                claim.actor is acting[line.index]
                and _told_by_law(line)
                and any(claim.actor == act.actor for act in told)
            ):
                continue
            if inherits and _TRADE.search(told[-1].why[0]) and _TRADE.search(claim.why[0]):
                told[-1] = replace(told[-1], target=told[-1].target or claim.target)
            else:
                told.append(claim)
            last = line.index
    return told


def _told_by_law(line: Line) -> bool:
    """Whether a law is what a line tells of, which its maker has made before: 同法は来月施行される."""
    return any(_LAW.search(line.phrases[i].text) for i in subjects(line, len(line.text)))


def _acting_before(lines: Sequence[Line]) -> list[tuple[Party, ...]]:
    """For each line the government that the line before it told of, where a subject is left out: 257社には報告を義務付ける."""
    acting: list[tuple[Party, ...]] = []
    current: tuple[Party, ...] = ()
    for line in lines:
        current = _head(line) or current
        acting.append(current)
        told = [i for case in ("は", "が") for i in subjects(line, len(line.text), (case,))]
        acts = next((found for i in told if (found := _governing(line, i))), ())
        if acts or any(names_within(line, *span_of(line, line.phrases[i]), ACTORS) for i in told):
            current = acts
    return acting


def _head(line: Line) -> tuple[Party, ...]:
    """The state or office that heads a list item: ◆EU　AI法の適用を延期."""
    head = _ITEM.match(line.text)
    if head is None:
        return ()
    named = [name for name in line.names if name.start == head.end("mark") and name.end == head.end("name")]
    if named and (named[0].item.type == "government" or named[0].item.country):
        return (party(named[0].item),)
    return ()


def _once(claims: Iterable[Policy]) -> tuple[Policy, ...]:
    kept: list[Policy] = []
    for claim in claims:
        twin = next((i for i, other in enumerate(kept) if _same(other, claim)), None)
        if twin is None:
            kept.append(claim)
        elif not kept[twin].target and claim.target:
            kept[twin] = replace(claim, says=claim.says or kept[twin].says)
    return tuple(kept)


def _of_line(line: Line, found: _Cues, acting: tuple[Party, ...]) -> Iterator[Policy]:
    cues = [cue for cue in found if not _IN_PASSING.match(line.text, cue.end())]
    ruling = next((cue for cue in cues if cue["rule"]), None)
    cue = ruling or (cues[0] if cues else None)
    if cue is None or (
        not ruling and not _ACTS.search(line.text, cue.start()) and not _ACTED.search(line.text, 0, cue.start())
    ):
        return
    if _GIVES.search(line.text) and (line.sums or _UNDER_LAW.search(line.text)):
        return
    silent = not any(
        phrase.case in ("は", "が") and not phrase.depth and not _LAW.search(phrase.text) for phrase in line.phrases
    )
    if actors := _actors(line, cue) or (acting if silent else ()):
        yield Policy(
            quote=line.quote,
            says=speakers_of(line),
            actor=actors,
            target=_target(line, actors),
            action=_action(line, cue),
            confidence=0.6 if ruling else 0.4,
            why=(cue.group(),),
        )


def _described(line: Line, cues: _Cues) -> Iterator[Policy]:
    """The acts of states that a sentence only describes by them: 対中規制を強める米国や、輸出管理を始める日本."""
    for cue in cues:
        at = phrase_at(line, cue.start()) if cue["rule"] else None
        state = _doer(line, at) if at is not None else None
        if state is not None and (actors := _states(line, state)):
            yield Policy(
                quote=line.quote,
                says=speakers_of(line),
                actor=actors,
                target=(),
                action=line.text[max(0, cue.start() - 20) : span_of(line, line.phrases[state])[0]].strip("、。 "),
                confidence=0.4,
                why=(cue.group(),),
            )


def _doer(line: Line, at: int) -> int | None:
    """The noun that the clause of phrase `at`, which has no subject of its own, describes, or None."""
    for i in line.paths[at][:2]:
        phrase = line.phrases[i]
        if phrase.form == "adnominal" and phrase.head > i:
            own = any(p.case in ("が", "は") and line.paths[k][1:2] == (i,) for k, p in enumerate(line.phrases))
            return None if own else phrase.head
    return None


def _states(line: Line, i: int) -> tuple[Party, ...]:
    """The governments listed from phrase `i` on: 日本、オランダ."""
    out: list[Party] = []
    while i < len(line.phrases) and (found := _governing(line, i)):
        out += found
        if line.phrases[i].case not in ("と", "や", ""):
            break
        i += 1
    return tuple(out)


def _actors(line: Line, cue: re.Match[str]) -> tuple[Party, ...]:
    """Who acts: the nearest subject that governs, else the country the rule belongs to (米国の輸出管理), else what is told of
    (先んじたのは米国で).
    """
    told = list(subjects(line, len(line.text)))
    for i in sorted(told, key=lambda i: (line.phrases[i].case not in TOPICS, told.index(i))):
        if found := _governing(line, i) or _spoken_for(line, i):
            return found
    for i, phrase in enumerate(line.phrases):
        whose = span_of(line, line.phrases[phrase.head])
        belongs = phrase.case in _COUNTRY_OF and whose[0] < cue.end() and cue.start() < whose[1] and not phrase.depth
        if belongs and (found := _governing(line, i)):
            return found
    house = next(
        (i for i, phrase in enumerate(line.phrases) if _HOUSES.fullmatch(phrase.text) and phrase.case == "で"), None
    )
    if house is not None:
        return (noun_phrase(line, house),)
    cleft = next((i for i, phrase in enumerate(line.phrases) if i and line.phrases[i - 1].form == "cleft"), None)
    return _governing(line, cleft) if cleft is not None else ()


def _governing(line: Line, i: int) -> tuple[Party, ...]:
    """The government or country that phrase `i` names, or the office it is."""
    start, end = span_of(line, line.phrases[i])
    if _OTHERS.search(line.text, 0, start) and line.phrases[i].text == "国":
        return ()
    for name in reversed(names_within(line, start, end, frozenset(("government", "place")))):
        if name.end == end and (name.item.type == "government" or name.item.country):
            return (party(name.item),)
    return (noun_phrase(line, i),) if _OFFICE.fullmatch(line.phrases[i].text) else ()


def _spoken_for(line: Line, i: int) -> tuple[Party, ...]:
    """The government whose spokesman phrase `i` is (中国商務省の報道官は)."""
    whose = line.phrases[i - 1] if i else None
    if (
        whose is None
        or whose.case != "の"
        or whose.head != i
        or not line.phrases[i].text.endswith(("官", "長", "相", "者", "会議", "本部", "会合"))
    ):
        return ()
    return _governing(line, i - 1)


def _target(line: Line, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the act is aimed at: the country or company with に対し, への or 向け that does not act itself."""
    acting = {actor.name for actor in actors}
    for phrase in line.phrases:
        names = names_within(line, *span_of(line, phrase), frozenset(("place", "company", "organisation")))
        if phrase.case in _AIMED and names and names[-1].item.full not in acting:
            return (party(names[-1].item),)
    return ()


def _action(line: Line, cue: re.Match[str]) -> str:
    """The clause around the cue, shortened: what is done."""
    start, end = line.clause(cue.start())
    return line.text[max(start, cue.start() - 20) : min(end, cue.end() + 25)].strip("、。 ")


def _same(one: Policy, other: Policy) -> bool:
    """Whether two claims tell of one act: the same actor, and the same target, or one left open in the same words."""
    targets = {p.name for p in one.target}, {p.name for p in other.target}
    said, again = one.why[0], other.why[0]
    if {p.name for p in one.actor} != {p.name for p in other.actor}:
        same_state = one.actor[0].name[:2] == other.actor[0].name[:2]  # 中国政府, 中国商務省
        return same_state and said == again and all(targets) and targets[0] == targets[1]
    return targets[0] == targets[1] if all(targets) else said in again or again in said
