"""Words that tell what a sum is, where it stands and what becomes of it. A class a row; the scorers see classes, never words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

_FLOW: Mapping[str, str] = {
    "invest": "投資|投じ|投入|つぎ込|注ぎ込|設備投資|投融資|投下",
    "cost": "持ち出し|総?事業費|総?工費|建設費|整備費|総経費|建設資金|開発費|設備費|改修費|投資額|費用|経費|工事費|総投資|コスト",
    "build": "建設|建て|新設|増設|整備|増強|拡張|開設|設け|構え|新築|増産|導入|立ち上げ|開発",
    "subsidize": "補助|助成|交付|奨励金|給付|支給|減免|優遇|委託費",
    "support": "支援|後押し|手当て|支え|肩代わり|負担",
    "budget": "予算|計上|概算要求|国費|公費|歳出|補正|財政|特別会計|公的|政策",
    "tax": "税額控除|減税|税制|控除",
    "guarantee": "債務保証|融資保証|保証|利子補給|低利|無利子",
    "equity": "出資|増資|資本注入|資本参加|払込|払い込|第三者割当|優先株|引受|引き受け|株主",
    "acquire": "買収|取得|子会社|公開買い付け|TOB|譲り受け|売却|譲渡|株式|持ち分|持分|傘下",
    "raise": "調達|募集|ラウンド|シリーズ|集め|ファンディング",
    "lend": "融資|貸し付け|貸付|ローン|借り入れ|借入|借り|協調融資|シンジケート|プロジェクトファイナンス|与信",
    "bond": "社債|債券|起債|転換社債|公債|グリーンボンド|借款",
    "fund": "基金|ファンド|枠|プログラム|制度|奨学金",
    "give": (
        "拠出|提供|寄付|寄附|贈|充て|充当|振り向け|回す|回し"
        "|資金|割り当て|配分|配り|出す|出し|出る|出て|支払|支出|支弁|積む|積み|積ん|用意|確保|投げ|賄|まかな|手当|使い|使う|費や|かけ|掛け|執行"
    ),
    "receive": "受け|獲得|得る|得た|もらう|もらっ|交付を受|手に入",
    "law": "[A-Z]法|投資法|支援法|科学法|法が|法は|関連法|経済対策|施策",
    "public": "政府系|公庫|公社|官民|国営|国有",
}  # fmt: skip
_OTHER: Mapping[str, str] = {
    "revenue": "売上|売り上げ|収入|営業収益|年商|売り上|販売額|販売高|出荷額|生産額|取扱高",
    "profit": "利益|純利|最終益|黒字|赤字|損失|損益|減損|もうけ|配当|特損",
    "market": "市場規模|市場は|市場が|世界販売|市場|向けが|首位|シェア|[減増]って|％[増減]|%[増減]",
    "price": (
        "価格|値段|単価|料金|電気代|家賃|賃料|受講料|参加費|会費"
        "|入場料|授業料|運賃|税込|1枚|1個|1台|1株|当たり|あたり|から販売|希望小売"
    ),
    "stock": "株価|終値|取引|売られ|買われ|高値|安値",
    "valuation": "時価総額|評価額|企業価値|純資産|総資産|残高|手元資金|資本金",
    "order": "受注|発注|契約額|落札|購入契約|調達契約|買い付け|商談",
    "trade": "輸出|輸入|貿易|関税収入|通関",
    "damage": "被害|賠償|罰金|制裁金|課徴金|違約金|過料|和解金|復旧費|身代金",
    "wage": "年収|給与|月給|賃金|時給|初任給|報酬|人件費|手取り",
    "effect": "経済効果|波及効果|GDP|総生産|所得|付加価値",
    "repay": "返済|返還|償還|返納|返金",
    "forecast": "予測|試算|推計|見積|はじく|見込",
    "rate": "1ドル|円相場|為替|相場|レート",
}  # fmt: skip
_STEP: Mapping[str, str] = {
    "decide": (
        "決定|決め|決ま|決議|採択|認定|選定|承認|認可|可決|成立|閣議|承諾|内定"
        "|議決|通過|認めた|認めて|認められ|計上|予算に盛"
    ),
    "agree": "合意|契約|締結|署名|調印|取り交わ|交わし|結ぶ|結ん",
    "announce": "発表|表明|明らか|公表|打ち出|示し|示す|述べ|語|説明|宣言|披露|コメント|訴え",
    "plan": "約束|計画|予定|方針|見通し|見込|目指|めざ|構想|目標|意向|考え|方向|想定|狙|する考え",
    "weigh": "検討|調整|打診|協議|交渉|可能性|取り沙汰|模索|視野|公算|観測|浮上|詰めて",
    "request": "要求|要望|申請|求め|要請",
    "past": "これまで|すでに|既に|累計|過去|従来|昨年|前年|前回|当時|昨年度|先に|以来",
    "finish": (
        "完了|済み|済|実施|完成|稼働し|開所|支出済|実行|締め切|開業"
        "|動いて|稼働させ|稼働を始め|開設した|集まっ|引き受けた|支出|支払われ|支払った"
    ),
    "under": "建設中|工事中|着工した|着工済|進めている|進めて",
    "cancel": "中止|撤回|断念|白紙|取りやめ|見送|凍結|撤退|否定|解約|打ち切|取り消|取り下げ|支払わない",
    "old": "当初|従来|前回|旧|引き下げ|引き上げ|増額|減額|下方修正|縮小",
    "future": "今後|来年|来春|来年度|年内に|までに|向こう|予定",
    "hearsay": "関係者|によると|によれば|という|とされ|とみられ|報じ|報道|分かった|判明|もよう|そうだ",
    "say_no": "ない|なかった|否定",
}  # fmt: skip
_GROUPS = {"flow": _FLOW, "other": _OTHER, "step": _STEP}


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in _GROUPS[group].items()))


@lru_cache(maxsize=8192)
def classes(text: str) -> tuple[str, ...]:
    """The classes of the words in `text` that tell flows from other sums, in order, each once."""
    found = [m.lastgroup or "" for group in ("flow", "other") for m in _pattern(group).finditer(text)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def steps(text: str) -> tuple[str, ...]:
    """The classes of the words in `text` that tell how far a matter has come, in order, each once."""
    return tuple(dict.fromkeys(m.lastgroup or "" for m in _pattern("step").finditer(text)))


ACTOR = re.compile(
    r"(?:企業側?|会社側?|民間|官民|銀行団?|金融機関|メガバンク|機関投資家|投資家|株主|大学|自治体|基金|ファンド|公社|公庫|機構|当局|事業者|団体|金庫|信金|地銀|連合|協会|財団|産業界|業界"
    r"|[\d数両各][社行者校大機関カ国庁省]+|\d+法人|自治体|中央政府|州政府|国|県|市|町|都|道|府|合弁会社\w*|特別目的会社\w*|現地法人|子会社|法人)\Z"
)
"""How a compound ends that can pay or receive without being a name."""

FIELD = re.compile(r"(?:産業|分野|業界|業|産業界|企業|大学|自治体|研究室|スタートアップ|中小企業|事業者|学生|家計)\Z")

PROJECT = re.compile(
    r"(?:工場|拠点|センター|ライン|計画|事業|研究|開発|整備|建設|施設|基地|設備|棟|発電所?|蓄電所|研究所|網|ケーブル|プラント|プロジェクト|構想|パーク|団地|キャンパス|インフラ|基盤|システム|スパコン"
    r"|コンピューター|コンピュータ|訓練|育成|増産|量産|生産|製造|強化|拡張|増強|増設|建て替え|実証|実験|講座|教育|リスキリング|投資|対策|支援|制度|プログラム|フレーム|法|戦略|イニシアチブ|パートナーシップ"
    r"|DC|AI|クラウド|風力|太陽光|電池|半導体|衛星|ロケット|炉|船|港|鉱山|製錬所|基地局|第\d[期工場棟]+|第\d|商用化|普及|誘致|転換|再編|協力|連携|ファンド|基金|枠)\Z"
)
"""How a compound ends that can be what the money is for."""

TOO_BARE = re.compile(
    r"(?:投資|支援|計画|事業|設備|開発|対策|半導体|生産|量産|製造|制度|枠|法|戦略|協力|連携|AI|船|港|炉|\d*億?.*投資)"
)
"""Compounds too bare to name a project."""

NEEDS_OBJECT = re.compile(
    r"(?:増産|強化|整備|建設|研究|開発|育成|拡張|増設|増強|実証|訓練|普及|誘致|商用化|転換|再編|教育|量産|生産|製造|拠点|工場|施設|棟|ライン|計画|事業)"
)
"""Compounds that name a project by what they are done to, or whose they are: 蓄電池の増産."""
