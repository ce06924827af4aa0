"""The words of steps in Japanese text (着工, 完成, 稼働, 量産, 出荷 …), and what tells that a step is not to be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from daicho.model.claim import Event
from daicho.model.patterns import searchable

_BEGUN = r"(?:[をのが]?(?:開始|始め|始ま))?"
_MEETING = r"説明会|会見|会合|会議|記者|総会|式典|イベント|催し|シンポ|決算|発表会|取締役会"
_STEPS: tuple[tuple[str, str], ...] = (
    (
        "construction_start",
        r"着工|起工|(?:建設(?:工事)?|工事|建築|造成)[をにのが]?(?:開始|始め|始ま|着手|取りかか|取り掛か|入[るりっ])|鍬入れ|くわ入れ|地鎮祭|工事に入|建て始め|掘削を?(?:開始|始め)|取りかか|着手",
    ),
    (
        "completion",
        r"完成|完工|竣工|しゅん工|仕上が[るりっ]|出来上が[るりっ]|でき上が[るりっ]|上棟|が終わ[るりっ]|完了|を?終え[るりたてっ、]|(?:実行|譲渡|払込|効力発生)(?:予定)?(?:期)?日",
    ),
    (
        "mass_production",
        rf"(?:本格量産|量産化(?!技術)|フル生産|フル稼働|本格生産|本格的[にな](?:量産|生産)|量産)(?!工場|ライン|技術|拠点|向け|品|効果|型|機|体制|試作|化技術|車|EV|モデル|に成功|に必要){_BEGUN}",
    ),
    (
        "shipment",
        rf"初?出荷(?!額|量|台数|統計|金額|先){_BEGUN}|送り出[しす]|送り出され|発売|売り出[しすせ]|市場投入|市場に投入|納車|サンプル(?:出荷|提供)|納入|納品|(?:供給|販売)[をのが]?(?:開始|始め|始ま)",
    ),
    (
        "pilot",
        r"試作(?!ライン|品|棟|機|拠点|設備|工場|車)(?:生産)?[をのが]?(?:開始|始)?|(?:実証|試験)(?:実験|運転|生産|稼働|運用)?[をのが]?(?:開始|始め|始ま)|実証(?:する|します|を行)|試験飛行|試験走行|試行(?!錯誤)|試運転|(?:試験|テスト)(?:的[にな])?(?:運転|生産|製造|稼働|操業|運用)",
    ),
    ("production_start", rf"(?:生産|製造)[をのが]?(?:開始|始め|始ま)|[作造つ]く?り(?:始め|出[しすせ])|生産に入|操業{_BEGUN}"),
    (
        "opening",
        rf"稼働(?!率|中|状況|時の|時間|日数|実績){_BEGUN}|稼動|開所|開業|開設|開院|開校|開館|開講|開通|(?:営業|商業|商用)?(?:運転|運用|営業|サービス|事業|業務)[をのが]?(?:開始|始め|始ま)|供用"
        rf"|オープン|就航|(?<!円を)(?<!ドルを)設け(?:た|ており|ている)|発足|開放[しす]|(?<!総会を)(?<!会合を)(?<!会議を)(?<!会見を)(?<!式を)(?:開く|開いた(?!{_MEETING})|開き、|開きます)|動かす|動かし|動く|動い|動き(?:出|始)|電[力気]を(?:送|届け|供給)|提供(?:する|し|を)(?=計画|予定|方針|考え)|(?:新設|設置)(?:した|され[たる]|(?=[。]|\Z))|開園|開港|開店|開学|運行(?:を?(?:開始|始め))|使い始め|利用(?:を|が)?(?:開始|始)|スタート(?!アップ|時)|ローンチ|(?<!ニュース)(?<!プレス)リリース|始動|立ち上が|立ち上げ|(?:発電|配備|提供|配信)[をのが]?(?:開始|始め|始ま)",
    ),
    (
        "built",
        r"新設する|新設し|設ける|設け、|設置する|設置し|構える|建てる|建設する|建設し|整備する|整備し"
        r"|構築する|構築し|増設する|増設し|(?<!不)足す",
    ),
    (
        "other",
        r"搬入|商用化|実用化|投入する|据え付け|設立|打ち上げ|統合(?!報告)|集約|移転|移管|申請|まとめる|上場|実施(?:する|予定|し(?!た))|閉鎖|最終募集|引き渡|払い込み|(?:提出|公募|公開|発行|合意|判断|認可|成立|閣議決定|正式決定|公表)(?:する|し、|され(?:る|、)|を(?:めざ|目指))|(?:正式に)?決める|受け付け(?:る|、)|再開(?!発)|落成|火入れ|通電|連系|進水|選定する|整える|選ぶ|選び、|締め切|結論を|切り替え[るた]|撤退する|終了[しす]|取得(?:する|した|し、|して|(?=[。\s]|\Z))|(?<!規制を)(?<!制度を)(?<!関税を)(?<!措置を)導入(?:する|した|し、|(?=[。\s]|\Z))|創業|生まれ(?:た|、)|誕生|創設(?:する|した|し、)|(?<=[にを])出す(?=[。予方計見]|\Z)|(?<=[にら])(?:始[めま](?:る|った|た(?!い))|開始する)|(?<=[にら])(?:始め|始まり|開始し)(?=、)|発表する(?=見通し|予定|方針|見込み)|仕上げ|備える|固める|上市|決まる|決める|(?<!調査)[をが](?:開始|始め|始ま)",
    ),
)  # fmt: skip
"""The words of each step, those that say more first. `built` is an opening at its date, a completion by it."""
STEP = searchable("|".join(f"(?P<{event}>{pattern})" for event, pattern in _STEPS))
_NOUNS: Mapping[str, Event] = {
    "建設": "construction_start", "工事": "construction_start", "生産": "production_start", "製造": "production_start",
    "供給": "shipment", "販売": "shipment", "運転": "opening", "営業": "opening", "運用": "opening", "サービス": "opening",
    "提供": "opening", "配信": "opening",
    "支援": "other", "助成": "other", "適用": "other", "募集": "other",
    "実証": "pilot", "実証運転": "pilot", "実証実験": "pilot", "試験": "pilot",
}  # fmt: skip
"""Steps by plain nouns, which only count where the date is told of them (生産は2027年から始める)."""
_NOUN = re.compile(
    r"(?P<noun>建設|工事|生産|製造|供給|販売|(?:商業|営業)?運転|営業|運用|サービス|提供|配信|支援|助成|適用|募集|実証(?:運転|実験)?|試験)[はがもを](?:早ければ)?\Z"
)
_BEGINS = re.compile(
    r"(?:ごろ|頃|度)?(?:以降)?(?:(?:にも?|から|より)(?:始|開始|スタート|入[るり])|(?:から|以降)?(?:にな[るり]|の(?:予定|見込み|見通し|計画)|を(?:予定|目指|想定|見込)))"
)
_FROM = re.compile(
    r"(?:から|より|以降(?:には?)?)、?[^、。]{0,30}?(?P<noun>生産|製造|供給|販売|提供|配信|運用)(?:する|し(?:、|ていく|ます)|を(?:受け|行[いうっ]))"
)
"""After a date, what is done from then on, which begins then: 27年以降に電池を供給する."""
_GIVEN_UP = re.compile(
    r"(?:開始|予定|計画)?[をのがは]?(?:一時)?(?:停止|休止|中断|中止|断念|見送|撤回|取りやめ|凍結|縮小|やめ|終了)"
)
"""A step that is stopped or dropped is none."""
_NOT_TAKEN = re.compile(
    r"(?:[しを]|は|でき|され|始ま|開始)*(?:なか[っろ]|ない|なけれ|ず(?:[、に]|じまい)|できる(?=[一-龠ァ-ヺ])|可能な)"
)
"""A step that is not taken is none."""
_ONCE_PLANNED = re.compile(
    r"[^。」]{0,40}?(?:(?:予定|計画|はず|見通し|見込み|つもり|方針)(?:だった|でした)|ことになってい(?:た|まし)|(?:予定|計画)していた)"
)
"""After a step of a clause that goes on, what makes all of it a plan that was: 25年に着工し、28年に生産を始める計画だった."""
_TURNS = re.compile(r"(?:た|だ|る|い|ます|です)が、|。|もの[のが]、")
_WAS_DUE = re.compile(
    r"[^、。]{0,6}(?:はずだった|予定だった|計画だった|としていた|つもりだった)|を(?:めざし|目指し|予定し|計画し|見込ん)[てで](?:き|い)た"
)
_MOVED_AWAY = re.compile(
    r"(?:の?(?:予定|計画|目標|時期))?[をは][^、。\d]{0,8}(?:前倒し|早め|遅ら|延期|先送り|延ば|見直)"
)
"""After a step whose date stands before it, that the date is no longer its own: 30年の完成の予定を数年前倒しする."""


@dataclass(frozen=True, slots=True)
class Step:
    """The word of a step as characters `start` to `end` of a line. event: an Event, or `built`."""

    start: int
    end: int
    event: str


def steps_in(text: str) -> list[Step]:
    """The steps a line speaks of that are not stopped, dropped or not taken."""
    return [
        Step(word.start(), word.end(), word.lastgroup or "")
        for word in STEP.finditer(text)
        if not _GIVEN_UP.match(text, word.end()) and not _NOT_TAKEN.match(text, word.end())
    ]


def begun_at(text: str, start: int, end: int) -> Step | None:
    """What begins at the date of characters `start` to `end`, where a plain noun tells it: 生産は2027年から始める."""
    if done := _FROM.match(text, end):
        return Step(*done.span("noun"), _NOUNS[done["noun"]])
    noun = _NOUN.search(text, max(0, start - 14), start)
    if noun is None or not _BEGINS.match(text, end):
        return None
    word = noun["noun"].removeprefix("商業").removeprefix("営業") or noun["noun"]
    return Step(noun.start(), noun.end(), _NOUNS[word])


def was_due(text: str, step: Step) -> bool:
    """Whether a step is told as one that had been planned, by its own predicate or that of the clause its own goes on in."""
    if _WAS_DUE.match(text, step.end) or _MOVED_AWAY.match(text, step.end):
        return True
    planned = _ONCE_PLANNED.match(text, step.end)
    return planned is not None and not _TURNS.search(text, step.end, planned.end())
