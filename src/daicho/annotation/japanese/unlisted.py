"""Names that no dictionary has, told by how the text introduces them.

福曜電子 or 宏昇新能源 are plain words to an analyser. But a text says who they are: 設計大手の福曜電子, 台湾・福曜電子,
福曜電子（新竹）は15日, a headline that begins with them. A compound introduced once in such a way is a name wherever it stands in
that document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from daicho.annotation.japanese import lexicon
from daicho.model.annotated import Sentence, Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PART"))
_LIGHT = lexicon.words("側 など 勢 等 ら 社 分 氏 各社 向け 製 系 株 間 傘下 本社 主導 連合")
_GENERIC = lexicon.words(
    """
    工場 新工場 拠点 センター 市場 事業 計画 投資 額 費 需要 供給 技術 製品 開発 建設 整備 生産 量産 支援 補助 助成
    協定 契約 政府 首相 大臣 社長 会長 氏 県 市 町 村 州 国 省 庁 業界 分野 産業 人材 大学 学生 関係者 当局 各社 幹部
    担当者 報道官 時点 見通し 方針 今回 今後 今年 日 月 年 年度 会見 会議 声明 企業 会社 大手 最大手 新興 子会社
    メーカー 商社 銀行 金融機関 スタートアップ ベンチャー 法人 連合 ファンド 基金 株主 投資家 棟 ライン 設備 装置
    材料 部材 部品 素材 製造 販売 輸出 輸入 規制 法 法案 省令 制度 予算 補正 対策 戦略 政策 資金 資本 出資 融資 買収
    増資 調達 提携 合弁 協力 連携 研究 実証 試験 訓練 教育 育成 講座 雇用 従業員 技術者 研究者 受講 利用 運用 稼働
    操業 着工 完成 開業 開始 予定 目標 能力 規模 割合 比率 シェア 順位 首位 世界 国内 海外 地域 地方 全体 一部 半分
    残り 総額 合計 累計 総裁 知事 市長 大統領 長官 教授 総長 学長 所長 代表 室長 チーム 部門 部 課 室 局 本部 支店 店
    団体 自治体 団地 用地 敷地 電力 電気 電池 半導体 データ データセンター チップ ウエハー メモリー サービス システム
    ソフト クラウド ネットワーク インフラ エネルギー 発電所 蓄電所 風力 太陽光 水素 原子力 衛星 ロケット 車 自動車 船
    スパコン コンピューター コンピュータ モデル 量 数 率 化 性 力 者 員 人 用 型 式 機 品 物 業 場 所 地 区 圏 社会
    経済 安全 保障 問題 課題 影響 背景 理由 結果 効果 成果
    """
)
_COMMON_ENDS = _GENERIC - lexicon.COMPANY_ENDINGS
_DESCRIBES = lexicon.words(
    """
    大手 最大手 中堅 新興 会社 新会社 子会社 企業 メーカー 商社 スタートアップ ベンチャー 法人 系 ファンド 機関
    シンクタンク 同業 事業者 業者 各社 運用会社 運営会社 銀行 証券会社 電力会社 投資会社 調査会社 親会社 持ち株会社
    持株会社 傘下 社 旧 元
    """
)
_APPOSITION = re.compile(
    r"(?:大手|メーカー|企業|会社|新興|同業|スタートアップ|ベンチャー|商社|事業者|法人|ファンド|機関|シンクタンク|首位|連合|投資家|株主|提携先|取引先|傘下|系列)\Z"
)
_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
_PLACED = re.compile(r"本社|以下|東証|東京|大阪|市|区|町|県|州|略称|本店|英文名")
_ADNOMINAL = lexicon.words("手がける 担う 営む 運営する 展開する 目指す めざす 率いる 製造する 開発する")


def introduced(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The tidied wordings of the compounds that the text introduces as somebody's name."""
    return frozenset(
        "".join(t.text for t in tokens[first:last])
        for sentence in sentences
        for tokens in (sentence.tokens,)
        for first, last in _compounds(tokens)
        if _is_introduced(tokens, first, last, sentence.heading)
    )


def _compounds(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The compounds that could be names, what describes them or says where they belong left out: 国営投資会社 クランジ."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        if tokens[i].pos not in _NOMINAL:
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and (tokens[end].pos in _NOMINAL or _joins(tokens, end)):
            end += 1
        first, last = i, end
        for k in range(i, end - 1):
            if (
                tokens[k].text in _DESCRIBES
                or tokens[k].text in lexicon.COUNTRY_PREFIXES
                or tokens[k].text in lexicon.LEGAL_FORMS
            ):
                first = k + 1
        while first < last and tokens[first].text in ("・", "／", "/", "＝", "うち"):
            first += 1
        while last > first and (tokens[last - 1].text in _LIGHT or tokens[last - 1].text in lexicon.LEGAL_FORMS):
            last -= 1
        legal = any(0 <= k < len(tokens) and tokens[k].text in lexicon.LEGAL_FORMS for k in (first - 1, last))
        if _could_be_name(tokens[first:last], legal):
            found.append((first, last))
        i = end
    return found


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text in "・&" and i + 1 < len(tokens) and tokens[i + 1].pos in _NOMINAL


def _could_be_name(compound: Sequence[Token], legal: bool) -> bool:
    """Whether a compound is shaped like a name; legal: a legal form stands by it, so one plain word may be (株式会社コメット)."""
    if not compound or compound[-1].text in _COMMON_ENDS or lexicon.ends_title(compound[-1].text):
        return False
    if (
        compound[0].text in lexicon.COMMON
        and compound[-1].tag.startswith("名詞-普通名詞")
        and "未知" not in compound[-1].tag
    ):
        return False
    length = sum(len(t.text) for t in compound)
    if not 2 <= length <= 24 or all("地名" in t.tag or t.text in "・州県市" for t in compound):
        return False
    if any(t.pos == "NUM" or t.text in ("第", "約", "同") or t.text in lexicon.REFERENCES for t in compound):
        return False
    if (
        compound[0].tag.endswith("地名-国")
        or "地名" in compound[-1].tag
        or compound[-1].text.endswith(
            (
                "法",
                "条例",
                "ドル",
                "沖",
                "ウエハー",
                "ウェハー",
                "製造",
                "子会社",
                "額",
                "費",
                "率",
                "補助金",
                "助成金",
                "交付金",
                "奨励金",
                "資金",
                "要綱",
                "要領",
            )
        )
    ):
        return False
    if (
        "地名" in compound[0].tag
        and compound[0].text[-1] in "州県省郡"
        and compound[-1].text not in lexicon.COMPANY_ENDINGS
    ):
        return False  # 独ザクセン州フライベルク
    known = len(compound) == 1 and compound[0].pos == "NOUN" and "未知" not in compound[0].tag
    foreign = legal and known and _KATAKANA.fullmatch(compound[0].text) is not None
    return (not known or foreign) and not lexicon.is_ministry(compound[-1].text)


def _is_introduced(tokens: Sequence[Token], first: int, last: int, heading: bool) -> bool:
    before = tokens[first - 1] if first else None
    behind = tokens[first - 2].text if first > 1 else ""
    after = tokens[last].text if last < len(tokens) else ""
    following = tokens[last + 1 : last + 12]
    if before is not None and (before.text in _DESCRIBES or before.text in lexicon.LEGAL_FORMS):
        return True
    if (
        before is not None
        and before.text in lexicon.COUNTRY_PREFIXES
        and len(before.text) == 1
        and not behind.isdigit()
    ):
        return True
    if (
        before is not None
        and before.text in ("・", "の")
        and behind in lexicon.COUNTRY_PREFIXES
        and after in ("は", "が", "、", "に", "と", "を")
    ):
        return before.text == "・" or _ends_like_company(tokens[last - 1])
    if before is not None and before.text in ("の", "、", "で") and _APPOSITION.search(behind):
        return before.text == "の" or after in ("は", "が", "も", "に", "と", "を", "の", "(", "（")
    if after in lexicon.LEGAL_FORMS:
        return True
    if after in ("(", "（") and any(_PLACED.search(t.text) or "地名" in t.tag for t in following[:3]):
        return _takes_part(tokens, last)
    if after in ("は", "が") and len(following) > 1 and following[0].pos == "NUM" and following[1].text in ("日", "月"):
        return True
    if before is not None and before.lemma in _ADNOMINAL and after in ("は", "が", "も", "に", "(", "（"):
        return True
    if heading and first == 0 and after in ("、", " ", "(") and _ends_like_company(tokens[last - 1]):
        return True
    if after in ("＝", "=") and before is not None and before.text in "◇◆▽▼■□●○▲△・":
        return True  # an item of a digest: ◇琉球クラウド＝那覇市
    if after not in ("は", "が", "も", "に", "と", "や", "など", "、", "から"):
        return False
    if _two_words(tokens[first:last]):
        return True
    if last > first + 1 and tokens[last - 1].text in lexicon.TELLING_ENDINGS and tokens[first].text not in _GENERIC:
        return True
    return _ends_like_company(tokens[last - 1]) and _odd(tokens[first:last])


def _two_words(compound: Sequence[Token]) -> bool:
    """Whether katakana words joined by a dot make the compound, none of them a word of the trade: メープル・カソード."""
    parts = "".join(token.text for token in compound).split("・")
    return len(parts) > 1 and all(_KATAKANA.fullmatch(part) and part not in lexicon.COMMON | _GENERIC for part in parts)


def _takes_part(tokens: Sequence[Token], i: int) -> bool:
    """Whether a particle of the sentence, or its end, follows the bracket that opens at `i`."""
    for k in range(i, min(i + 14, len(tokens))):
        if tokens[k].text in (")", "）"):
            return k + 1 == len(tokens) or tokens[k + 1].pos in ("ADP", "PUNCT")
    return False


def _ends_like_company(token: Token) -> bool:
    return token.text in lexicon.COMPANY_ENDINGS or "未知" in token.tag or token.pos == "PROPN"


def _odd(compound: Sequence[Token]) -> bool:
    """Whether the compound's first word is a name or unknown word, or no thing of the trade: 東雲 + マテリアル."""
    first = compound[0]
    return len(compound) > 1 and (first.pos == "PROPN" or "未知" in first.tag) and first.text not in lexicon.COMMON
