"""Words by which Japanese names are recognised: what ends a company's name, what stands for a name, what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from daicho.model.annotated import NameType


def words(listed: str) -> frozenset[str]:
    """A set of words listed with white space between them."""
    return frozenset(listed.split())


LEGAL_FORMS = frozenset(
    (
        "株式会社",
        "(株)",
        "有限会社",
        "合同会社",
        "合資会社",
        "一般社団法人",
        "公益財団法人",
        "国立研究開発法人",
        "独立行政法人",
    )
)
"""Legal forms, as they stand before or after a name (tidied: ㈱ is (株))."""

REFERENCES: Mapping[str, NameType] = {
    **dict.fromkeys(("同社", "当社", "弊社", "両社", "同行", "同グループ", "各社"), "company"),
    **dict.fromkeys(("同省", "同庁", "政府", "国", "連邦政府", "州政府"), "government"),
    **dict.fromkeys(("県", "市", "町", "村", "都", "道", "府", "州"), "government"),
    **dict.fromkeys(("同大", "同大学", "本学", "同機構", "同協会", "同財団", "同研究所"), "organisation"),
    **dict.fromkeys(("同県", "同市", "同町", "同村", "同州", "同国", "同地", "同道"), "place"),
    **dict.fromkeys(("同氏",), "person"),
}  # fmt: skip
"""Words that stand for a name given elsewhere, and what kind of name that is."""

AFTER_REFERENCE = frozenset(("側", "内", "など", "外"))

COUNTRY_PREFIXES: Mapping[str, str] = {
    "米": "US", "中": "CN", "台": "TW", "韓": "KR", "独": "DE", "英": "GB", "仏": "FR", "印": "IN", "豪": "AU", "加": "CA",
    "露": "RU", "伊": "IT", "蘭": "NL", "日": "JP",
    "米国": "US", "中国": "CN", "台湾": "TW", "韓国": "KR", "ドイツ": "DE", "英国": "GB", "フランス": "FR", "インド": "IN",
    "オランダ": "NL", "カナダ": "CA", "スイス": "CH", "イスラエル": "IL", "シンガポール": "SG",
}  # fmt: skip
"""What stands before a company's or government's name to say where it belongs (米マイクロン)."""

COUNTRIES: Mapping[str, str] = {
    "日本": "JP", "国内": "JP", "米国": "US", "アメリカ": "US", "アメリカ合衆国": "US", "中国": "CN", "台湾": "TW",
    "韓国": "KR", "北朝鮮": "KP", "ドイツ": "DE", "英国": "GB", "イギリス": "GB", "フランス": "FR", "イタリア": "IT",
    "スペイン": "ES", "ポルトガル": "PT", "オランダ": "NL", "ベルギー": "BE", "スイス": "CH", "オーストリア": "AT",
    "スウェーデン": "SE", "ノルウェー": "NO", "フィンランド": "FI", "デンマーク": "DK", "ポーランド": "PL",
    "チェコ": "CZ", "ハンガリー": "HU", "アイルランド": "IE", "ギリシャ": "GR", "ルーマニア": "RO",
    "ウクライナ": "UA", "ロシア": "RU", "トルコ": "TR", "インド": "IN", "ベトナム": "VN", "タイ": "TH",
    "マレーシア": "MY", "シンガポール": "SG", "インドネシア": "ID", "フィリピン": "PH", "カンボジア": "KH",
    "ラオス": "LA", "ミャンマー": "MM", "バングラデシュ": "BD", "パキスタン": "PK", "モンゴル": "MN",
    "カザフスタン": "KZ", "ウズベキスタン": "UZ", "香港": "HK", "サウジアラビア": "SA", "サウジ": "SA",
    "アラブ首長国連邦": "AE", "カタール": "QA", "クウェート": "KW", "イスラエル": "IL", "エジプト": "EG",
    "モロッコ": "MA", "南アフリカ": "ZA", "ナイジェリア": "NG", "ケニア": "KE", "エチオピア": "ET", "カナダ": "CA",
    "メキシコ": "MX", "ブラジル": "BR", "アルゼンチン": "AR", "チリ": "CL", "ペルー": "PE", "コロンビア": "CO",
    "オーストラリア": "AU", "豪州": "AU", "ニュージーランド": "NZ",
}  # fmt: skip
"""Countries by their Japanese names: ISO 3166 alpha-2."""

GOVERNMENT_WORDS = frozenset(
    ("政府", "当局", "議会", "連邦政府", "州政府", "商務省", "国防総省", "財務省", "エネルギー省", "環境省", "国務省")
)
ADMINISTRATIVE = frozenset("州県市区町村郡省府都道島")
"""What ends the name of a place that has an administration of its own."""
PLACE_ENDINGS = frozenset(
    ("州", "県", "市", "区", "町", "村", "郡", "省", "府", "都", "道", "地方", "半島", "島", "湾")
)
_TITLE = re.compile(
    r"氏|さん|C[A-Z]O|相|.*(?:首相|大臣|[産務外衛商工農水法文科環政]相|長官|総裁|知事|[市町村区]長|大統領|主席|総書記|社長|会長|専務|常務"
    r"|頭取|総長|学長|教授|議員|議長|委員長|理事長|次官)"
)


def ends_title(text: str) -> bool:
    """Whether a word is, or ends in, what stands behind a person's name: 経産相, トランプ大統領, 社長."""
    return _TITLE.fullmatch(text) is not None


_MINISTRY = re.compile(
    r"(?:経済産業|経産|総務|財務|文部科学|文科|国土交通|国交|厚生労働|厚労|農林水産|農水|環境|防衛|外務|法務|商務|エネルギー|国防総|産業通商|科学技術)省"
    r"|(?:デジタル|金融|特許|こども家庭|復興|国税|消費者|資源エネルギー|中小企業|スポーツ|文化|気象|警察)庁|内閣府|内閣官房|NEDO|公正取引委員会"
)


_MINISTRY_ENDS = frozenset("省庁府房O会")  # asked first: most words end otherwise


def ends_ministry(text: str) -> bool:
    """Whether a word could end the name of a ministry or agency."""
    return text[-1:] in _MINISTRY_ENDS


def is_ministry(text: str) -> bool:
    """Whether the word is a ministry or agency, in full or shortened."""
    return ends_ministry(text) and _MINISTRY.fullmatch(text) is not None


ORGANISATION_END = re.compile(
    r".*(?:大学|大学院|大学校|機構|協会|連盟|協議会|財団|研究所|研究院|研究機関|委員会|審議会|組合|連合会|基金|公社|事業団|高専|高等専門学校|学会|会議所|銀行|公庫|金庫|総研)"
)
"""How only an organisation's name ends."""

COMPANY_ENDINGS = words(
    """
    電池 電子 電機 電工 電気 電力 電装 電業 電産 電通 工業 工機 工作所 化学 化成 化工 精機 精工 精密 精器 機械 機工
    機器 製作 製作所 製鋼 電炉 製鉄 鉄鋼 鋼管 重工 重機 重工業 自動車 航空 造船 海運 商船 汽船 商事 物産 通商 商会 商店 通信
    光学 光機 光電 露光 硝子 ガラス 製薬 薬品 食品 製紙 建設 組 不動産 地所 信託 証券 生命 生命保険 損保 損害保険 信託銀行
    火災保険 保険 火災 リース 運輸
    運送 倉庫 鉄道 旅客鉄道 製造 総研 電源 石油 鉱業 鉱山 金属 非鉄 材料 素材 繊維 紡績 ゴム タイヤ 印刷 新聞 新聞社
    放送 半導体 量子 産業 興産 興業 物流 水素 蓄電 計器 計測 測器 真空 酸素 理化 理研 積体電路製造 マテリアル
    マテリアルズ データ システム システムズ ソリューション ソリューションズ テクノロジー テクノロジーズ テクノ
    セミコンダクター セミコンダクタ セミコン エレクトロニクス デバイス パワー エナジー エネルギー モーター モーターズ
    モビリティ モビリティー ロボティクス ソフト ソフトウェア ネット ネットワーク ネットワークス クラウド キャピタル
    パートナーズ ファンド インベストメント ホールディングス HD HLDGS グループ コーポレーション インク カンパニー
    ジャパン セル ケミカル ケミカルズ メタル メタルズ ガス オイル バイオ ファーマ サイエンス ラボ ラボラトリーズ
    フォトニクス オプト センサー ディスプレイ メモリ メモリー チップ チップス マイクロ ナノ ダイナミクス インフラ
    パワーシステム ストレージ バッテリー 通信社 研究所 日本 アジア サービス サービシズ テレコム テック ワークス ベンチャーズ
    インダストリーズ インダストリー コミュニケーションズ オートメーション トレーディング リアルティ サテライト
    """
)
"""Common words that go on a company's name once a name has begun (北陽 + 電池)."""

TELLING_ENDINGS = words(
    "生命保険 損害保険 信託銀行 火災保険 電機 電工 重工 重工業 製作所 工業 化学工業 商事 物産 製鉄 製鋼 精機 精工 硝子 化成"
    " ベンチャーズ キャピタル パートナーズ ホールディングス HD インベストメント"
)
"""Those of them that hardly end anything but a company's name: common words before them begin one (東都 + 生命保険)."""

COMPANY_HEADS = frozenset(("日本", "東京", "大阪", "九州", "東北", "北海道", "関西", "中部", "新", "全日本"))
"""What may stand at the head of a company's name rather than before it (日本 + マイクロソフト)."""

COMMON = words(
    """
    DC TOB VC Inc CVC M2M SI EC API NPU TOPS VIP FTA WTO AI IT DX GX EV IoT GPU CPU HBM DRAM NAND SiC GaN LNG GDP CEO
    No No. LP LPG PPA BESS EPC O&M SOEC SOFC PEM CCS CCUS SAF IPO R&D FIT FIP PFI PPP ODA SPC HPC SaaS IaaS PaaS VPP V2G EMS
    OEM ODM PoC B2B KPI SDGs GHG LFP NMC NCA BEV PHEV HEV FCV MLCC IGBT MOSFET CMP CoWoS RISC-V PreA Pre-A Pre Series
    GENIAC JV MoU NDA FS FEED UHV HVDC SiP SoC FPGA ASIC DDIC OSAT RPA
    CFO COO EUV LLM MW GW GWh MWh nm kW TOPIX PR M&A ESG MOU ICT SNS PC PDF SPE FPD OLED LCD LSI サイバー
    インターネット スマートフォン スパコン リスキリング ウエハー ウェハー ウエハ ウェハ フォトレジスト ギガワット
    メガワット キロワット ナノメートル ミリ インチ フロップス エクサフロップス ドル ユーロ ウォン ルピー ポンド
    バーツ ペソ ドン リヤル リンギット ルピア フラン クローネ ディルハム スタートアップ ペロブスカイト チップレット
    ファウンドリー ファウンドリ アクセラレーター メガバンク スタグフレーション
    """
)
"""Katakana and Latin words that name no one, though the dictionary takes them for names or does not know them."""
