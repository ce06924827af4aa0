"""Rows of a table and items of a digest, which their surroundings tell."""

from daicho.annotation import annotate
from daicho.claims.japanese import read_claims
from daicho.claims.japanese.cast import cast_of
from daicho.model.document import Appearance, Document

TABLE = """産業創成機構は次世代通信の開発事業について、次の2件に補助金を交付することを決定した。
番号｜テーマ｜採択者｜助成額
①｜光回路の量産技術｜飛騨フォトン株式会社｜32億円
②｜無線の実証｜北摂ワイヤレス株式会社｜12億円
"""
DIGEST = """【短信】
◆広島県、AI人材講座に3億円　広島県は製造業向けの生成AI講座を開くため、新年度当初予算案に3億円を計上した。
"""


def test_rows_are_of_the_kind_that_stands_over_them() -> None:
    claims = read_claims(annotate(Document(TABLE, "ja", Appearance("x", "x")))).claims
    assert [claim.kind for claim in claims] == ["subsidy", "subsidy"]


def test_a_row_is_introduced_by_its_column_heads_and_the_sentence_before() -> None:
    cast = cast_of(annotate(Document(TABLE, "ja", Appearance("x", "x"))))
    row = next(line for line in cast.lines if "北摂" in line.text)
    assert [line.text[:4] for line in cast.introduction(row.index)][-1] == "産業創成"


def test_the_head_of_a_digests_item_is_a_line_of_its_own() -> None:
    sentences = annotate(Document(DIGEST, "ja", Appearance("x", "x"))).sentences
    heads = [s.span.of(DIGEST) for s in sentences if s.heading]
    assert "◆広島県、AI人材講座に3億円" in heads


GRANTS = """県は次の2件に補助金を交付する。
番号 | 事業者 | 投資額 | 交付額
1 | 伊勢湾セラミクス株式会社 | 84億円 | 8億円
2 | 熊野燃料株式会社 | 37億円 | 3億円
"""


def test_a_sum_is_of_the_kind_that_heads_its_column() -> None:
    cast = cast_of(annotate(Document(GRANTS, "ja", Appearance("x", "x"))))
    rows = [line for line in cast.lines if "株式会社" in line.text]
    heads = [cast.column(row, money.item.mention.span).strip() for row in rows for money in row.sums]
    assert heads == ["投資額", "交付額", "投資額", "交付額"]


def test_a_sum_in_a_sentence_has_no_column() -> None:
    cast = cast_of(annotate(Document("県は2件に8億円を補助する。", "ja", Appearance("x", "x"))))
    assert cast.column(cast.lines[0], cast.lines[0].sums[0].item.mention.span) == ""


def test_how_far_the_story_of_an_item_has_come_is_its_own() -> None:
    items = ("◆A市、工場に補助　A市は3億円の補助を決めた。", "◆B市、学校に支援　B市は2億円を検討する。")
    text = "\n".join((*items, "◆C市、橋に支援　C市は1億円を求める。"))
    cast = cast_of(annotate(Document(text, "ja", Appearance("x", "x"))))
    steps = [cast.steps_of(line.index) for line in cast.lines if not line.heading]
    assert steps == [("decide",), ("weigh",), ("request",)]
