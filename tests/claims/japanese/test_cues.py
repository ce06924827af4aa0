import pytest

from daicho.claims.japanese import cues


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工場に3億円を投資する", ("invest",)),
        ("基金から2億円を出す", ("fund", "give")),
        ("県は補正予算に盛り込む", ("budget",)),
        ("10年債を発行する", ("bond",)),
    ],
)
def test_words_that_tell_a_flow(text, told):
    assert cues.classes(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "日本政策投資銀行",
        "投資家",
        "省の財政庁",
        "枠組み",
        "取引先",
        "国際開発公庫",
        "輸出を撤回",
        "ドローン",
        "その方法は",
        "損害保険",
        "材料を手掛ける",
        "呼びかける",
    ],
)
def test_parts_of_other_words_tell_nothing_of_money(text):
    assert not {"invest", "budget", "stock", "fund", "build", "give", "lend", "law", "damage"} & set(cues.classes(text))


def test_parts_of_other_words_tell_nothing_of_how_far_a_matter_has_come():
    assert cues.steps("日本語の説明会を開く蓄電池協議会") == ()
    assert cues.steps("議決権") == ()
    assert cues.steps("補助先に選ばれた") == ("decide",)
