import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Milestone
from daicho.model.document import Appearance, Document


def milestones(text, published="2025-11-18"):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x", published=published))))
    return [claim for claim in claims if isinstance(claim, Milestone)]


def steps(text):
    return [(claim.event, claim.when.value) for claim in milestones(text)]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("新工場は2026年9月に着工する。", ("construction_start", "2026-09")),
        ("工事には2024年末までに取りかかる。", ("construction_start", "2024-12")),
        ("拠点は昨年11月に完成した。", ("completion", "2024-11")),
        ("27年4月に試作ラインを稼働させる。", ("pilot", "2027-04")),
        ("29年前半の量産開始につなげる。", ("mass_production", "2029")),
        ("2028年度に生産を始める。", ("production_start", "FY2028")),
        ("2027年後半の稼働を想定している。", ("opening", "2027")),
        ("施設は来春に開く。", ("opening", "2026")),
        ("12月5日に発売する。", ("shipment", "2025-12-05")),
        ("装置の搬入は27年第3四半期だ。", ("other", "2027-Q3")),
        ("データセンターを2030年までに整備する。", ("completion", "2030")),
        ("稼働開始：2028年度上期（予定）", ("opening", "FY2028")),
        ("量産は予定どおり27年とする。", ("mass_production", "2027")),
        ("衛星を来年2月1日に打ち上げると発表した。", ("other", "2026-02-01")),
        ("1隻目は2028年度に就航する。", ("opening", "FY2028")),
        ("第5期は2026年4月に公募する。", ("other", "2026-04")),
        ("払い込みは2026年2月になる。", ("other", "2026-02")),
        ("生産は2027年から始める。", ("production_start", "2027")),
        ("年31万枚を造れる体制を27年5月までに整える。", ("other", "2027-05")),
        ("生産を2029年にも開始する。", ("production_start", "2029")),
        ("26年春から工場をテスト稼働させる。", ("pilot", "2026")),
        ("27年に基板を売り出す。", ("shipment", "2027")),
        ("無害化の措置は来年10月に始める。", ("other", "2026-10")),
        ("2026年4月には回路を試作できるクリーンルームを開く。", ("opening", "2026-04")),
        ("2024年には研究会を設置。", ("opening", "2024")),
        ("今年2月に工場用地を取得。", ("other", "2025-02")),
        ("創業した2019年から黒字が続く。", ("other", "2019")),
        ("27年以降に電池を供給する。", ("shipment", "2027")),
        ("28年度から生産する車に積む。", ("production_start", "FY2028")),
        ("来月6日付で千葉市に設ける新会社が担う。", ("opening", "2025-12-06")),
        ("計算環境を2026年度のうちに整える。", ("other", "FY2026")),
        ("同社初の量産EVは27年に送り出される。", ("shipment", "2027")),
        ("支援は26年度以降になる見通しだ。", ("other", "FY2026")),
        ("23年4月に都内で拠点を開いたのは、24年までの4年間の計画の一環だ。", ("opening", "2023-04")),
        ("政府は昨年10月に決定した計画で、30年までにSMRを実証する。", ("pilot", "2030")),
    ],
)
def test_a_step_with_its_date(text, step):
    assert steps(text) == [step]


def test_each_step_has_its_own_date():
    assert steps("着工は2026年、生産開始は28年末までの予定だ。") == [
        ("construction_start", "2026"),
        ("production_start", "2028-12"),
    ]
    assert steps("26年1月着工、27年度下期に量産へ。") == [
        ("construction_start", "2026-01"),
        ("mass_production", "FY2027"),
    ]


def test_a_moved_step_has_its_new_date():
    assert steps("26年末としていた全面開業は28年半ばに延期する。") == [("opening", "2028")]
    assert steps("着工を、2026年春に遅らせると明らかにした。") == [("construction_start", "2026")]
    assert steps("2025年11月としていた着工を27年春に延ばす。") == [("construction_start", "2027")]
    assert steps("27年度の運用開始を予定していたが、資材の不足で28年度にずれ込む。") == [("opening", "FY2028")]
    assert steps("運転開始は2年遅れの32年度になる。") == [("opening", "FY2032")]


@pytest.mark.parametrize(
    "text",
    [
        "着工は24年末の予定だったが、先送りされた。",
        "第2工場は2024年末までに着工するはずだった。",
        "会社は9日、新工場の着工を決めたと発表した。",
        "2023年に公表した投資額は82億円だ。",
        "会長は3日の株主総会後、着工が少し遅れると述べた。",
    ],
)
def test_no_step_is_dated(text):
    assert steps(text) == []


def test_who_and_what_come_from_the_lines_before():
    (claim,) = milestones("アサヒノ電池は岐阜県関市に電池工場を建てる。2028年に量産を始める。")
    assert [p.name for p in claim.subject] == ["アサヒノ電池"]
    assert [p.name for p in claim.project] == ["電池工場"]
    assert [p.mention.text for p in claim.place] == ["岐阜県関市"]
    assert claim.quote.text == "2028年に量産を始める。"


def test_a_repeated_step_is_one_claim_with_the_more_exact_date():
    (claim,) = milestones("新工場、2027年に稼働へ\n\n新工場は2027年12月に稼働する。")
    assert claim.when.value == "2027-12"


def test_a_line_for_trials_is_the_project_of_its_own_step_only():
    pilot, mass = milestones("デンソーは千歳市に新工場を建てる。25年4月に試作ラインを動かし、27年に量産を始める。")
    assert [p.name for p in pilot.project] == ["試作ライン"]
    assert [p.name for p in mass.project] == ["新工場"]


def test_the_thing_a_line_tells_of_is_what_takes_the_step():
    text = "県は北上市の研修施設に5億円を充てる。解析装置の拡充は12月に終える。"
    (claim,) = milestones(text)
    assert [party.name for party in claim.project][-1] == "解析装置の拡充"


def test_a_step_told_once_for_two_things_has_both_dates():
    assert steps("27年4月に第1棟、28年10月に第2棟を稼働する。") == [("opening", "2027-04"), ("opening", "2028-10")]


@pytest.mark.parametrize(
    "text",
    [
        "工場は2027年に着工し、28年に生産を始める計画だった。",
        "28年に製造を始め、燃料を運ぶことになっていた。",
        "期限の2026年2月末までに着工しなかった。",
        "新棟を建てると4日発表した。",
        "30年の全施設完成の予定を数年前倒しする。",
        "ニュースリリース一覧　2025年",
        "2024年、基金に500億円を設けた。",
        "米政府は7日、新たな規制を導入した。",
        "総会を開き、2034年度までの計画をまとめた。",
    ],
)
def test_what_is_not_or_no_longer_due_is_no_step(text):
    assert steps(text) == []


def test_what_the_line_tells_of_is_what_the_step_is_taken_with():
    told = milestones("デンソーは2026年に施設を開く。施設の拡張は27年6月に終える。")
    assert [party.name for party in told[1].project] == ["施設の拡張"]
    (told,) = milestones("政府は1日、内閣官房に対策室を設けた。")
    assert [party.name for party in told.subject] == ["政府"]


def test_an_item_of_a_digest_is_about_the_company_that_heads_it():
    told = milestones("同社は5日、計画を示した。経済産業省は補助を検討する。年内にも正式に決める。")
    assert [[party.name for party in claim.subject] for claim in told] == [["経済産業省"]]
    (told,) = milestones("◇桜峰DC(東京)＝千葉県印西市。2棟目。受電120メガワット、2027年度に開業")
    assert [party.name for party in told.subject] == ["桜峰DC"]
    (told,) = milestones("▶共同カイテック\n新棟を建てる。竣工は20年春を予定。")
    assert [party.name for party in told.subject] == ["共同カイテック"]


def test_where_a_firm_is_at_home_is_not_where_it_builds():
    (claim,) = milestones("長野県のデンソーは2027年に福井県で工場を稼働させる。")
    assert [place.name for place in claim.place] == ["福井県"]


def test_what_is_lacking_adds_nothing():
    assert milestones("30年に国内で600万人の働き手が不足する。") == []


def test_a_step_told_of_one_date_leaves_the_next_to_what_follows():
    assert steps("27年6月以降に着工し、27年10月以降に完成させて27年11月に運用を始める。") == [
        ("construction_start", "2027-06"),
        ("completion", "2027-10"),
        ("opening", "2027-11"),
    ]
    assert steps("8日には、新拠点を米国に立ち上げると発表した。") == []
