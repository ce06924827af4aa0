import pytest

from daicho.annotation import annotate
from daicho.model.document import Appearance, Document


def annotated(text, published="2025-11-18"):
    return annotate(Document(text, "ja", Appearance("x", "x", published=published)))


def dates(text, published="2025-11-18"):
    return [(when.mention.text, when.value) for when in annotated(text, published).dates]


def periods(text):
    return [(p.mention.text, p.years, p.start, p.end) for p in annotated(text).periods]


@pytest.mark.parametrize(
    ("text", "wording", "value"),
    [
        ("2027年に量産する。", "2027年", "2027"),
        ("２０２７年４月１日に開所する。", "２０２７年４月１日", "2027-04-01"),
        ("27年に量産する。", "27年", "2027"),
        ("99年に統合した。", "99年", "1999"),
        ("令和9年4月に着工する。", "令和9年4月", "2027-04"),
        ("平成31年に着工した。", "平成31年", "2019"),
        ("R6年度の予算を組む。", "R6年度", "FY2024"),
        ("27年12月末の操業だ。", "27年12月末", "2027-12"),
        ("2024年末に着工した。", "2024年末", "2024-12"),
        ("29年前半に量産する。", "29年前半", "2029"),
        ("2028年度上期に稼働する。", "2028年度上期", "FY2028"),
        ("27年度末に60機へ増やす。", "27年度末", "FY2027"),
        ("2026会計年度に出荷する。", "2026会計年度", "FY2026"),
        ("27年第3四半期に搬入する。", "27年第3四半期", "2027-Q3"),
        ("２８年４～６月期に稼働する。", "２８年４～６月期", "2028-Q2"),
        ("25年3月期の売上高は8億円。", "25年3月期", "FY2024"),
        ("2025年12月期の売上高は8億円。", "2025年12月期", "2025"),
        ("2030年代初頭に実証を始める。", "2030年代初頭", None),
    ],
)
def test_a_date_that_stands_alone(text, wording, value):
    assert dates(text) == [(wording, value)]


@pytest.mark.parametrize(
    ("text", "wording", "value"),
    [
        ("来春に施設を開く。", "来春", "2026"),
        ("年内に着工する。", "年内", "2025"),
        ("来週にも決める。", "来週", "2025-11"),
        ("来週25日にも決める。", "来週25日", "2025-11-25"),
        ("払い込みは年明けの2月だ。", "年明けの2月", "2026-02"),
        ("着工は12月。", "12月", "2025-12"),
        ("10月21日に式を行い、本格的な工事に着手した。", "10月21日", "2025-10-21"),
        ("年明けに稼働する。", "年明け", "2026"),
        ("昨年10月に制限した。", "昨年10月", "2024-10"),
        ("来年4月に運用を始める。", "来年4月", "2026-04"),
        ("来年度に着工する。", "来年度", "FY2026"),
        ("今月24日に開かれる。", "今月24日", "2025-11-24"),
        ("先月、稼働を始めた。", "先月", "2025-10"),
        ("17日、量産を始めると発表した。", "17日", "2025-11-17"),
        ("24日に式が開かれる。", "24日", "2025-11-24"),
        ("12月5日に発売する。", "12月5日", "2025-12-05"),
        ("3月末に実施すると発表した。", "3月末", "2026-03"),
        ("4月に稼働を始めた。", "4月", "2025-04"),
        ("夏ごろ稼働させる。", "夏", "2026"),
        ("春の稼働を目指す。", "春", "2026"),
        ("3年後に完成する。", "3年後", "2028"),
        ("1月に新会社を設立。", "1月", "2025-01"),
        ("半年後に稼働する。", "半年後", "2026-05"),
        ("18カ月以内に着工する。", "18カ月以内", "2027-05"),
    ],
)
def test_a_date_counted_from_publication(text, wording, value):
    assert dates(text) == [(wording, value)]
    assert dates(text, None) == [(wording, None)]


def test_a_date_counted_from_the_date_before():
    assert dates("2023年に公表した。同年中に着工し、翌年11月に稼働した。") == [
        ("2023年", "2023"),
        ("同年中", "2023"),
        ("翌年11月", "2024-11"),
    ]
    assert dates("令和9年4月に着工、同10年夏に操業する。")[1] == ("同10年夏", "2028")


@pytest.mark.parametrize(
    "text", ["10年ぶりに増えた。", "15年債を出す。", "2日間で終えた。", "設立から10年たつ。", "①③日にちの表。"]
)
def test_what_is_no_date(text):
    assert dates(text) == []


def test_a_limit_is_told_from_a_date():
    whens = annotated("2027年末までに稼働し、29年に量産する。").dates
    assert [(when.mention.text, when.deadline) for when in whens] == [("2027年末まで", True), ("29年", False)]


def test_a_range_keeps_both_ends():
    (when,) = annotated("2026年7月〜2028年3月に建てる。").dates
    assert (when.value, when.low) == ("2028-03", "2026-07")


@pytest.mark.parametrize(
    ("text", "value", "low"),
    [
        ("2024年12〜3月に売れた。", "2025-03", "2024-12"),
        ("2024年5〜8月に売れた。", "2024-08", "2024-05"),
        ("12〜3月に売れた。", "2025-03", "2024-12"),
    ],
)
def test_months_over_the_turn_of_a_year(text, value, low):
    (when,) = annotated(text).dates
    assert (when.value, when.low) == (value, low)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今後5年間で2億円を投じる。", ("今後5年間", 5.0, None, None)),
        ("向こう3年で増やす。", ("向こう3年", 3.0, None, None)),
        ("5年かけて育てる。", ("5年", 5.0, None, None)),
        ("2030年までの5年間で投じる。", ("2030年までの5年間", 5.0, None, "2030")),
        ("平成29年度から令和6年度まで投じた。", ("平成29年度から令和6年度まで", None, "FY2017", "FY2024")),
        ("2027年までに投じる。", ("2027年まで", None, None, "2027")),
    ],
)
def test_a_period(text, period):
    assert period in periods(text)


def test_a_date_broken_by_a_line_end_keeps_its_characters():
    text = "総投資額は３億２０００万円で、北陽電池は第１期の工事に２７\n年１月に取りかかると発表した。"
    assert ("２７\n年１月", "2027-01") in dates(text)


def test_a_week_in_two_months_has_no_month_and_a_far_month_no_year():
    assert dates("来週にも決める。", "2025-11-24") == [("来週", "2025-12")]
    assert dates("来週にも決める。", "2025-10-24") == [("来週", None)]
    assert dates("着工は5月。") == [("5月", None)]
