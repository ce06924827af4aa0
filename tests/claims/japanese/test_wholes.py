"""Who pays a whole whose parts are paid one by one."""

from daicho.annotation import annotate
from daicho.claims import read_claims
from daicho.model.claim import MoneyClaim
from daicho.model.document import Appearance, Document


def payers(text: str) -> dict[str, set[str]]:
    claims = read_claims(annotate(Document(text, "ja", Appearance("x", "x", "2026-03-05")))).claims
    return {c.amount.mention.text: {p.name for p in c.payer} for c in claims if isinstance(c, MoneyClaim)}


def test_whole_is_paid_by_all_who_pay_its_parts() -> None:
    text = "新工場の総事業費は3000億円で、ソニーグループが1800億円、デンソーが1200億円を投じる。"
    assert payers(text) == {
        "3000億円": {"ソニーグループ", "デンソー"},
        "1800億円": {"ソニーグループ"},
        "1200億円": {"デンソー"},
    }


def test_parts_that_fall_short_leave_the_whole_alone() -> None:
    text = "新工場の総事業費は3000億円で、ソニーグループが1800億円、デンソーが900億円を投じる。"
    assert payers(text)["3000億円"] != {"ソニーグループ", "デンソー"}
