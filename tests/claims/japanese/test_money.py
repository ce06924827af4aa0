import pytest

from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document
from daicho.model.wire import mentions_of


def read(text, published="2026-03-05"):
    return read_claims(annotate(Document(text, "ja", Appearance("x", "x", published))))


def money(text):
    return [claim for claim in read(text).claims if isinstance(claim, MoneyClaim)]


def names(parties):
    return [party.name for party in parties]


def test_a_subsidy_with_its_parts():
    text = "経済産業省は10日、半導体の国産化を目指すラピダスが北海道千歳市に建てる工場に、最大5900億円を補助すると発表した。"
    (claim,) = money(text)
    assert (claim.kind, claim.amount.mention.text, claim.country) == ("subsidy", "最大5900億円", "JP")
    assert names(claim.payer) == ["経済産業省"]
    assert names(claim.recipient) == ["ラピダス"]
    assert names(claim.place) == ["北海道千歳市"]
    assert claim.quote.text == text


def test_an_investment_carries_its_payer_from_the_sentence_before():
    text = "北辰ガラスは30日、米オハイオ州に新工場を建設すると発表した。投資額は5億8000万ドル（約870億円）で、28年に始める。"
    reading = read(text)
    (claim,) = [c for c in reading.claims if isinstance(c, MoneyClaim)]
    assert (claim.kind, claim.amount.mention.text) == ("investment", "5億8000万ドル")
    assert names(claim.payer) == ["北辰ガラス"]
    assert [(c.first.mention.text, c.second.mention.text) for c in reading.conversions] == [
        ("5億8000万ドル", "約870億円")
    ]


def test_all_of_a_list_pay_though_one_has_a_short_form_in_brackets() -> None:
    text = (
        "トヨタ、ソニーが新会社\n\n半導体の新会社に500億円を投じる計画で、トヨタ自動車、ソニーグループ（SG）、"
        "デンソーの3社は3日、準備を始めると明らかにした。"
    )
    (claim,) = money(text)
    assert names(claim.payer) == ["トヨタ自動車", "ソニーグループ", "デンソー"]


@pytest.mark.parametrize(
    "text",
    [
        "AWSの試算によると、投資は日本の国内総生産（GDP）を5兆5700億円押し上げる。",
        "県は新工場に年1200億円の経済波及効果を見込む。",
        "同社の進出は地域経済を10年で3兆円ほど押し上げるという。",
    ],
)
def test_what_an_economy_gains_is_no_flow(text: str) -> None:
    assert money(text) == []


@pytest.mark.parametrize(
    "need",
    [
        "量産までに必要な資金は約5兆円とされる。",
        "量産までに要る資金は約5兆円とされる。",
        "量産までには5兆円規模の資金が必要になるとみている。",
        "量産までに要る資金は約5兆円とされ、民間からの調達が課題として残る。",
    ],
)
def test_what_works_will_take_is_their_owners_investment(need: str) -> None:
    text = f"経済産業省は10日、ラピダスに2600億円を追加で支援すると発表した。次世代半導体の量産を目指す。{need}"
    assert [claim.kind for claim in money(text)] == ["subsidy", "investment"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("五洋物産は7日、豪サンリッジの株式35%を1億5000万豪ドルで取得したと発表した。", "equity"),
        ("三友銀行と東都銀行は1日、ソラナミ電力に3500億円を融資する契約を結んだ。", "loan"),
        ("英政府は3日、海底通信ケーブルの防護に4億5000万ポンドを拠出すると表明した。", "subsidy"),
        ("アサヒノ電池は岐阜県関市に1620億円を投じて新工場を建てる。", "investment"),
    ],
)
def test_the_kind_follows_the_verb_and_who_pays(text, kind):
    assert [claim.kind for claim in money(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "wording", "why"),
    [
        ("同社の25年3月期の売上高は430億円だった。", "430億円", "revenue"),
        ("世界の市場規模は18兆円に達した。", "18兆円", "market size"),
        ("時価総額は9日の終値で6200億円だった。", "6200億円", "valuation or holdings"),
        ("円相場は1ドル=149円台まで上がった。", "1ドル=149円台", "exchange rate"),
    ],
)
def test_what_is_no_flow_says_why(text, wording, why):
    reading = read(text)
    assert not money(text)
    assert [(item.mention.text, item.why) for item in reading.not_flows] == [(wording, why)]


def test_a_headline_and_the_text_make_one_claim():
    text = (
        "熊本の新工場に5900億円　経産省が補助\n\n経済産業省は10日、JASMの熊本県の新工場に5900億円を補助すると決めた。"
    )
    (claim,) = money(text)
    assert claim.quote.text.startswith("経済産業省は10日")
    assert claim.status == "committed"


def test_a_sum_that_each_gets_is_a_claim_each():
    text = "マイクロソフトは5年をかけて1校あたり1000万ドルを、東京大学、慶應義塾大学に提供する。"
    assert [names(claim.recipient) for claim in money(text)] == [["東京大学"], ["慶応義塾大学"]]


def test_both_sums_of_a_change_are_claims():
    text = "マハナディ・セミコンダクターは11日、工場の投資額を7200億ルピーから9100億ルピーに引き上げると発表した。"
    assert [(c.amount.mention.text, c.amount.role) for c in money(text)] == [
        ("7200億ルピー", "old"),
        ("9100億ルピー", "new"),
    ]


def test_every_span_stands_in_the_text_and_every_claim_says_why():
    text = "ＴＳＭＣは１０ 兆\n円を投じる。経済産業省は㈱ｱｻﾋﾃｸﾉに５億㌦を補助する。"
    for claim in money(text):
        assert claim.why
        assert 0 < claim.confidence <= 1
        for mention in mentions_of(claim):
            mention.verify(text)


def test_vague_sums_make_no_claim():
    assert money("政府は半導体に数千億円を補助する。") == []


def test_a_page_full_of_sums_is_read_in_one_go():
    text = "経済産業省はラピダスに5億円を補助する。\n" * 300
    assert len(money(text)) >= 1


def test_each_of_two_payers_has_its_claim():
    text = "ソニーグループと本田技研工業は、合弁会社に500億円ずつ出資する。"
    assert [names(claim.payer) for claim in money(text)] == [["ソニーグループ"], ["本田技研工業"]]


def test_nobody_pays_itself():
    for claim in money("経済産業省は10日、ラピダスに5億円を補助する。ラピダスは8億円を投じる。"):
        assert not set(names(claim.payer)) & set(names(claim.recipient))


def test_a_plan_of_the_past_in_a_text_that_gives_it_up_is_cancelled():
    text = "セレスタは熊本県の工場の建設を断念した。工場には380億円を投じる予定だった。"
    assert [claim.status for claim in money(text)] == ["cancelled"]


def test_each_of_two_listed_phases_has_its_claim():
    text = "インド政府は、ラピダスの第1期と第2期に各240億ルピーを補助する。"
    assert [names(claim.project) for claim in money(text)] == [["第1期"], ["第2期"]]
    text = (
        "インド政府は、ラピダスが建てる半導体の工場に45億ルピーを追加で補助すると決めた。"
        "第1期と第2期に各240億ルピーを認めている。"
    )
    assert [names(claim.project) for claim in money(text)][1:] == [["第1期"], ["第2期"]]


def test_who_puts_in_more_than_a_sum_pays_it():
    text = (
        "マイクロソフトは18日、4400億円を投じると発表した。今月20日、オラクルが80億ドルを超える額を投じると表明した。"
    )
    assert [names(claim.payer) for claim in money(text)] == [["マイクロソフト"], ["オラクル"]]


def test_a_grant_that_is_not_paid_is_cancelled():
    (claim,) = money("独政府は認めていた5億ユーロの補助を支払わない。")
    assert claim.status == "cancelled"
    (claim,) = money("経済産業省は5億円の補助を支払わないと工場が建たないとみて、補助を決めた。")
    assert claim.status != "cancelled"


def test_what_a_public_fund_comes_to_and_awards_is_a_subsidy():
    text = (
        "鉄泉製鋼は水素還元炉に700億円を投じる。基金は総額2000億円で、同省は第3弾の公募も準備している。"
        "基金の採択はこれで鉄泉製鋼など2社、計950億円に減る。"
    )
    assert [claim.kind for claim in money(text)] == ["investment", "subsidy", "subsidy"]


def test_what_nobody_has_promised_yet_is_no_flow():
    text = "ラピダスは量産に5兆円を投じる計画だが、4兆円ほどはまだ当てがない計算だ。"
    reading = read(text)
    assert [claim.amount.mention.text for claim in reading.claims if isinstance(claim, MoneyClaim)] == ["5兆円"]
    assert [(item.mention.text, item.why) for item in reading.not_flows] == [("4兆円ほど", "money still lacking")]


def test_where_several_receive_a_sum_one_project_is_named():
    text = "県は海底ケーブルの敷設とデータセンターの建設を進める日の本通信と東和テレコムに、45億円を補助すると決めた。"
    (claim,) = money(text)
    assert len(claim.recipient) == 2
    assert len(claim.project) == 1


def test_what_a_ministry_supports_a_new_company_with_is_no_stake():
    text = (
        "新会社ラピダスに国が700億円　トヨタなど8社が出資\n\n"
        "経済産業省は11日、新会社ラピダス(東京)を研究開発の委託先に採択し、700億円(約5億ドル)を支援すると決めた。"
        "同社にはトヨタ自動車など8社が73億円を出資した。"
    )
    assert [claim.kind for claim in money(text)] == ["subsidy", "equity"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("県は、県内に50億円以上を投資することを要件に、新工場の建設を補助する。", "a condition of a scheme"),
        ("設備の費用を2030年までに6万円／kWまで下げる計画だ。", "price"),
        ("州政府は新工場に850億ルピー（1ルピー＝約1.8円）の補助を決めた。", "exchange rate"),
        ("東雲精機は工場を新築する。2008年に創業し、資本金は300万円で従業員は7人。", "valuation or holdings"),
        ("インテルは国防総省と30億ドルの供給契約を結んだ。", "orders and purchases"),
        ("政府は2030年までにAIで1兆ドルの経済価値を生み出す目標を掲げる。", "economic effect"),
    ],
)
def test_sums_that_only_measure_something_are_no_flows(text: str, why: str) -> None:
    assert why in [n.why for n in read(text).not_flows]


def test_the_capital_of_a_new_company_is_a_stake() -> None:
    text = "三笠電機と北斗化学は3日、合弁会社を設立すると発表した。新会社の資本金は約20億円とする。"
    (claim,) = money(text)
    assert (claim.kind, claim.amount.mention.text) == ("equity", "約20億円")


def test_each_of_those_who_pay_a_sum_each_has_a_claim() -> None:
    text = "ラピダスは、みずほ銀行と三井住友銀行からそれぞれ50億円、日本政策投資銀行から100億円の出資を受けた。"
    told = [(claim.amount.mention.text, names(claim.payer)) for claim in money(text)]
    assert told == [("50億円", ["みずほ銀行"]), ("50億円", ["三井住友銀行"]), ("100億円", ["日本政策投資銀行"])]


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("三井住友銀行およびみずほ銀行は、新工場に65億円を融資した。", ["三井住友銀行", "みずほ銀行"]),
        ("みずほ銀行は三井住友銀行とともに、新工場に65億円を融資した。", ["みずほ銀行", "三井住友銀行"]),
        ("ラピダスはトヨタ自動車やデンソーなど既存株主から800億円の出資を受けた。", ["トヨタ自動車", "デンソー"]),
        ("デンソーとソニーが組んだ。ラピダスにはトヨタ自動車やNTTなど2社が80億円を出資した。", ["トヨタ自動車", "NTT"]),
    ],
)
def test_who_is_listed_or_acts_together_pays_together(text: str, payers: list[str]) -> None:
    (claim,) = money(text)
    assert names(claim.payer) == payers


def test_money_that_only_one_country_uses_goes_there_unless_the_text_says_otherwise() -> None:
    (claim,) = money("常勝工業団地の新棟に総額9億バーツを投じる。")
    assert claim.country == "TH"


def test_a_fund_that_is_set_up_receives_the_money_it_is_set_up_with() -> None:
    text = "経済産業省は「先端蓄電池生産基盤基金」を新たに設け、補正予算で6170億円を計上する。"
    (claim,) = money(text)
    assert (names(claim.payer), names(claim.recipient)) == (["経済産業省"], ["先端蓄電池生産基盤基金"])


def test_whose_project_gets_a_sum_is_told_by_the_project_it_stands_with() -> None:
    text = "NEDOは、三菱重工業などの事業に最大3000億円、旭化成の事業に最大750億円を支援する。"
    assert [names(claim.recipient) for claim in money(text)] == [["三菱重工業"], ["旭化成"]]


def test_the_size_of_works_that_aid_is_for_is_an_investment() -> None:
    text = "補助金は、アリゾナ州でインテルが進める約900億ドルの製造プロジェクトに活用される。"
    assert [(claim.kind, claim.amount.mention.text) for claim in money(text)] == [("investment", "約900億ドル")]


def test_money_raised_is_equity_though_the_text_calls_it_mere_money() -> None:
    text = "量子計算機のコトー量子は、三菱商事などから11億円の資金を調達した。"
    (claim,) = money(text)
    assert (claim.kind, names(claim.payer), names(claim.recipient)) == ("equity", ["三菱商事"], ["コトー量子"])


def test_an_item_of_a_digest_is_told_of_whom_it_begins_with() -> None:
    text = (
        "データセンターの動き\n◇琉球クラウド＝那覇市に35億円を投じ、陸揚げ局を設ける。\n"
        "◇武蔵野スフィア＝埼玉県熊谷市で250億円を投じる。"
    )
    assert [names(claim.payer) for claim in money(text)] == [["琉球クラウド"], ["武蔵野スフィア"]]


def test_a_town_told_with_its_state_before_is_no_company_later() -> None:
    text = (
        "インド政府は、メープル・カソードがカルナタカ州フブリに設ける工場に240億ルピーを補助すると決めた。"
        "州政府も、同社がフブリに建てる工場に45億ルピーを補助する。"
    )
    assert [names(claim.place) for claim in money(text)] == [["カルナタカ州フブリ"], ["フブリ"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("トヨタ自動車は新会社に50億円を出し、株式の2割を持つ。", "equity"),
        ("市は約51億円かけて産業団地の造成を進める。", "subsidy"),
        ("東雲電池は新工場の事業費300億円のうち3割を国の補助金で賄う。", "investment"),
    ],
)
def test_the_kind_follows_what_a_sum_buys_who_spends_it_and_what_it_is_called(text: str, kind: str) -> None:
    assert [claim.kind for claim in money(text)] == [kind]


def test_who_pays_may_be_named_in_a_sentence_without_a_figure() -> None:
    text = "アオゾラ電子も黙ってはいない。千葉県印西市にデータセンターを建てる。投資額は300億円だ。"
    (claim,) = money(text)
    assert (claim.kind, names(claim.payer)) == ("investment", ["アオゾラ電子"])


@pytest.mark.parametrize(
    ("payer", "kind"),
    [("総務省", "subsidy"), ("アオゾラ電子", "investment")],
)
def test_who_pays_decides_what_a_sum_is(payer: str, kind: str) -> None:
    (claim,) = money(f"{payer}は海底ケーブルの敷設に30億円を投じる。")
    assert (claim.kind, names(claim.payer)) == (kind, [payer])


def test_nothing_is_no_flow():
    reading = read_claims(annotate(Document("デンソーは新工場に0億円を投資する。", "ja", Appearance("x", "x"))))
    assert not reading.claims


def test_investment_abroad_says_by_its_name_where_it_goes():
    (claim,) = money("日本が約束した5500億ドルの対米投資が動き出した。")
    assert claim.country == "US"


def test_what_lies_outside_a_country_lies_not_in_it():
    (claim,) = money("デンソーは日本の外で初めてとなる電池工場に2億円を投資する。")
    assert not claim.place


def test_a_group_with_a_description_is_nobody_named_before() -> None:
    text = "北辰ガラスと東雲電池は手を組む。三笠商事と電池子会社2社による計画に2450億円を投じる。"
    assert [names(claim.payer) for claim in money(text)] == [["三笠商事", "電池子会社2社"]]


def test_who_holds_shares_of_a_new_company_pays_its_capital_together() -> None:
    text = "運営する現地法人にはソニーが80%、デンソーが20%を出資し、資本金は50億円とする。"
    assert [names(claim.payer) for claim in money(text)] == [["ソニー", "デンソー"]]


@pytest.mark.parametrize(
    "text",
    [
        "この計画が国内総生産（GDP）を押し上げる経済効果は5兆5700億円に上る。",
        "北辰ガラスは保有していた東雲電池の株をすべて売り、58億ドルを手にした。",
        "経済産業省は半導体の売上高を2030年に15兆円超へ引き上げる目標を掲げる。",
    ],
)
def test_what_is_gained_sold_or_turned_over_is_no_flow(text: str) -> None:
    assert money(text) == []


def test_a_breakdown_is_of_the_kind_of_its_whole() -> None:
    text = "経済産業省は量子計算機に最大518億円を補助する。内訳は北辰量子が最大306億円、東雲量子が最大212億円。"
    assert [claim.kind for claim in money(text)] == ["subsidy"] * 3


def test_the_same_sum_is_one_commitment_where_kind_and_payer_agree() -> None:
    text = "ソニーは新工場に300億円を投じる。デンソーも研究所に300億円を投じる。\n\nソニーは新工場に300億円を投じる計画だ。"
    assert [names(claim.payer) for claim in money(text)] == [["ソニー"], ["デンソー"]]


def test_dollars_go_where_the_story_plays_and_yen_to_japan_unless_the_text_says_otherwise():
    (claim,) = money("ベトナム南部のビンズオン省に工場が集まる。デンソーは3000万ドルで工場を新設する。")
    assert claim.country == "VN"
    (claim,) = money("米マイクロンは半導体工場に4000億円を投資する。")
    assert claim.country == "JP"


def test_where_a_firm_is_at_home_is_no_site():
    (claim,) = money("福井県敦賀市に工場が集まる。長野県のデンソーは4億円を投じ、工場を広げる。")
    assert [place.name for place in claim.place] == ["福井県敦賀市"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("北辰ガラスは、堺市の液晶工場の跡地と建物を約1千億円で買い取った。", "investment"),
        ("北辰ガラスは新工場に100億円を投じ、団地の全区画を取得する。取得費は約30億円とみられる。", "investment"),
        ("北辰ガラスは、米アオゾラ・セルを約1千億円で買い取った。", "equity"),
    ],
)
def test_land_and_buildings_are_invested_in_and_companies_bought(text: str, kind: str) -> None:
    assert {claim.kind for claim in money(text)} == {kind}


def test_places_listed_with_the_particle_of_a_place_do_not_pay() -> None:
    (claim,) = money("北辰ガラスは3日に決算を発表した。台湾と日本での材料の増産には300億円を投じた。")
    assert names(claim.payer) == ["北辰ガラス"]
