from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.claims.japanese.cast import cast_of
from daicho.model.claim import Equity
from daicho.model.document import Appearance, Document


def annotated(text: str):
    return annotate(Document(text, "ja", Appearance("x", "x", "2026-03-05")))


def backers(text: str) -> list[list[str]]:
    return [[c.key for c in told] for told in cast_of(annotated(text)).backers.values()]


def test_whoever_leads_joins_or_is_named_as_taking_the_shares_backs_a_round() -> None:
    assert backers("本ラウンドは、既存投資家である北斗キャピタルがリードし、みなと銀行が参加しました。") == [
        ["北斗キャピタル", "みなと銀行"]
    ]
    assert backers("引受先は北斗ベンチャーズ、日輪商事など。") == [["北斗ベンチャーズ", "日輪商事"]]
    assert backers("三笠ファンドをリード投資家として、4億円の資金調達を実施した。") == [["三笠ファンド"]]


def test_those_listed_under_a_heading_back_a_round() -> None:
    text = "調達額は12億円である。\n\n■引受先\n・北斗キャピタル株式会社\n・日輪商事株式会社\n\n■今後\n工場を建てる。"
    assert backers(text) == [["北斗キャピタル株式会社", "日輪商事株式会社"]]


def test_a_round_is_paid_by_the_backers_that_the_next_sentence_tells() -> None:
    text = (
        "量子計算機の株式会社コメットは、シリーズAラウンドで総額12億円の資金調達を実施しました。"
        "本ラウンドは北斗キャピタルがリードし、みなと銀行が参加しました。"
    )
    (claim,) = [c for c in read_claims(annotated(text)).claims if isinstance(c, Equity)]
    assert [party.name for party in claim.payer] == ["北斗キャピタル", "みなと銀行"]
