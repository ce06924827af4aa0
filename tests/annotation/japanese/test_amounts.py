import json
from decimal import Decimal
from pathlib import Path

import pytest

from daicho.annotation.japanese.amounts import sums_of
from daicho.annotation.shadow import shadow_of

LABELLED = Path(__file__).parents[2] / "gold" / "amounts" / "ja.jsonl"


def sums(text):
    return sums_of(shadow_of(text))[0]


def stated(text):
    return [(m.mention.text, m.low, m.high, m.currency, m.bound) for m in sums(text)]


@pytest.mark.parametrize(
    ("text", "wording", "low", "high", "currency", "bound"),
    [
        ("最大7320億円を補助", "最大7320億円", None, 7320 * 10**8, "JPY", "max"),
        ("約４４００億円を投じる", "約４４００億円", 4400 * 10**8, 4400 * 10**8, "JPY", "approx"),
        ("資本金は3億S$とする", "3億S$", 3 * 10**8, 3 * 10**8, "SGD", "exact"),
        ("約40億USDを投じる", "約40億USD", 4 * 10**9, 4 * 10**9, "USD", "approx"),
        ("2兆2000億円超を投じる", "2兆2000億円超", 22 * 10**11, None, "JPY", "min"),
        ("総額は1兆円近くになる", "1兆円近く", 10**12, 10**12, "JPY", "approx"),
        ("一兆二千億円の予算", "一兆二千億円", 12 * 10**11, 12 * 10**11, "JPY", "exact"),
        ("3億5千万円", "3億5千万円", 35 * 10**7, 35 * 10**7, "JPY", "exact"),
        ("1,234百万円の支出", "1,234百万円", 1234 * 10**6, 1234 * 10**6, "JPY", "exact"),
        ("50億〜70億ドルを投資", "50億〜70億ドル", 5 * 10**9, 7 * 10**9, "USD", "exact"),
        ("5000億から7000億円を投資", "5000億から7000億円", 5 * 10**11, 7 * 10**11, "JPY", "exact"),
        ("50〜70億円を投資", "50〜70億円", 5 * 10**9, 7 * 10**9, "JPY", "exact"),
        ("数千億円規模の支援", "数千億円規模", 2 * 10**11, 9 * 10**11, "JPY", "approx"),
        ("200億ドル（約3兆円）を超える", "200億ドル（約3兆円）を超える", 2 * 10**10, None, "USD", "min"),
        ("10 兆\n円以上とし", "10 兆\n円以上", 10**13, None, "JPY", "min"),
        ("NT$96億の社債", "NT$96億", 96 * 10**8, 96 * 10**8, "TWD", "exact"),
        ("10億円を超す投資", "10億円を超す", 10**9, None, "JPY", "min"),
        ("カタールは75億リヤルを投じる", "75億リヤル", 75 * 10**8, 75 * 10**8, "QAR", "exact"),
    ],
)
def test_a_sum_with_its_qualifiers(text, wording, low, high, currency, bound):
    assert stated(text)[0] == (wording, low, high, currency, bound)


@pytest.mark.parametrize(
    "text",
    ["300万人", "年2兆個", "円安が進む", "万一に備える", "3元系の材料", "1ドル＝の相場", "$1は入力", "追加5400億"],
)
def test_what_is_no_sum(text):
    assert sums(text) == ()


def test_a_vague_sum_has_no_value():
    assert sums("数十億ドル")[0].value is None


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("支援は計1兆2000億円となる", ["total"]),
        ("1兆円のうち4000億円", ["plain", "part"]),
        ("最大8億円を補助する。内訳は前工程向けが最大6億円、後工程向けが最大2億円。", ["plain", "part", "part"]),
        ("さらに500億円を投じる", ["increment"]),
        ("8000億円を9800億円に増額した", ["old", "new"]),
        ("300億円（約2億ドル）から400億円（約3億ドル）に増やす", ["old", "plain", "new", "plain"]),
    ],
)
def test_the_words_around_give_a_role(text, roles):
    assert [m.role for m in sums(text)] == roles


def test_a_bracket_pairs_two_currencies():
    _, pairs = sums_of(shadow_of("29億ドル (約4400億円) と5億ユーロ（約800億円、約5億ドル）を投じる"))
    assert [(p.first.mention.text, p.second.mention.text) for p in pairs] == [
        ("29億ドル", "約4400億円"),
        ("5億ユーロ", "約800億円"),
        ("5億ユーロ", "約5億ドル"),
    ]


def test_the_labelled_sums_are_read():
    """Every sum of the labelled lines with its interval, currency and bound: F1 of at least 0.98."""
    right = told = found = 0
    for line in LABELLED.read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        rest = [(m.value, m.currency, m.bound, m.low, m.high) for m in sums(row["text"])]
        found += len(rest)
        for label in row["amounts"]:
            low, high, value = (None if label[k] is None else Decimal(str(label[k])) for k in ("low", "high", "value"))
            told += 1
            if (value, label["currency"], label["bound"], low, high) in rest:
                rest.remove((value, label["currency"], label["bound"], low, high))
                right += 1
    assert 2 * right / (told + found) >= 0.98


def test_hostile_input_is_read_once():
    for text in ("1" * 200_000, "1億" * 100_000, "数" * 200_000, "12 34\n" * 20_000):
        assert sums(text) == ()
