import pytest

from daicho.annotation import annotate
from daicho.claims.japanese.others import other_claims
from daicho.model.claim import Headcount
from daicho.model.document import Appearance, Document


def heads(text):
    claims = other_claims(annotate(Document(text, "ja", Appearance("x", "x"))))
    return [(int(c.value), c.what) for c in claims if isinstance(c, Headcount)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("現地で420人を雇用する。", [(420, "jobs")]),
        ("要員は1700人で、両工場では3400人の体制となる。", [(1700, "jobs"), (3400, "jobs")]),
        ("従業員は当初45人で、このうち30人を地元から採る。", [(45, "jobs"), (30, "jobs")]),
        ("・新規雇用：約140名", [(140, "jobs")]),
        ("約2000人のハイテク人材を直接雇う。", [(2000, "jobs")]),
        ("人手不足に備え、500人を育成する。", [(500, "trainees")]),
        ("3年間で2,000名のデータセンター技術者を育成する。", [(2000, "trainees")]),
        ("AI分野の技能講習を10万人に無償で提供する。", [(100000, "trainees")]),
        ("現地に技術者40人を置く。", [(40, "jobs")]),
        ("地元の雇用は建設中が１万人と試算されている。", [(10000, "jobs")]),
        ("講座の教員は25人だ。", [(25, "jobs")]),
        ("85,000人の技術者からなる労働力を育成する。", [(85000, "trainees")]),
        ("3年間で2万4000人を教える。", [(24000, "trainees")]),
        ("300万人に、AI関連のリスキリングの場を用意する。", [(3000000, "trainees")]),
    ],
)
def test_jobs_and_trainees(text, found):
    assert heads(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "約11万人の技術者が不足している。",
        "工場の事故で12人が負傷した。",
        "数百人を雇用する。",
        "同局の試算では、半導体の技術者は24年時点で2万1000人。",
        "従業員の1割にあたる900人を削減する。",
    ],
)
def test_people_who_are_neither(text):
    assert heads(text) == []


def test_a_number_repeated_is_one_claim():
    assert heads("現地で420人を雇用する。工場では420人が働く。") == [(420, "jobs")]
