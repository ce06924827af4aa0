from __future__ import annotations

import importlib.util
import json

import pytest

from corpus_samples import RECIPE, STORY, STORY_JA, page
from daicho.corpus.extract import main_text
from daicho.corpus.page import Page
from daicho.corpus.triage import Triage
from daicho.documents.language import language_of
from daicho.errors import InputRefused
from daicho.model.document import Appearance, Document
from daicho.pipeline import try_extract
from shared import GOLD

ENCODINGS = ("utf-8", "cp932", "euc_jp", "utf-16", "utf-16-le", "iso2022_jp", "ascii")
TEXTS = sorted(path for lang in ("en", "ja") for path in (GOLD / lang).glob("*.txt"))


@pytest.fixture(scope="module")
def triage() -> Triage:
    return Triage("re2")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [STORY, STORY_JA])
def test_a_story_is_seen_in_every_encoding(triage: Triage, encoding: str, text: str) -> None:
    assert triage.may_claim(page(text, encoding))


@pytest.mark.parametrize("sign", ["¥", "￥", "&yen;", "&#165;", "&#xa5;"])
def test_a_sum_in_yen_is_seen_however_its_sign_is_written(triage: Triage, sign: str) -> None:
    assert triage.may_claim(f"<p>半導体工場に{sign}3000億を投じる</p>".encode())
    assert not triage.may_claim(f"<p>半額で{sign}3000、送料無料</p>".encode())


def test_what_has_money_in_it_and_is_about_something_else_is_left_alone(triage: Triage) -> None:
    assert not triage.may_claim(RECIPE.encode())
    assert not triage.is_worth_reading("Wexbury Town have signed the striker for £35 million, the club said on Friday.")
    assert not triage.is_worth_reading("同店は新しい選手を移籍金3億円で獲得した。")
    assert not triage.is_worth_reading("The robot in the film took $35 million on its first weekend.")


def test_a_text_without_a_sum_is_read_for_its_topics(triage: Triage) -> None:
    assert triage.is_worth_reading("The US will curb exports of semiconductor equipment and of DRAM chips.")
    assert not triage.is_worth_reading("My battery died, and so did the conversation.")


def test_a_truncated_page_is_still_seen(triage: Triage) -> None:
    data = page(STORY_JA)
    assert triage.may_claim(data[: len(data) - 41])


def test_both_libraries_keep_the_same_pages() -> None:
    if importlib.util.find_spec("hyperscan") is None:
        pytest.skip("hyperscan is not installed (daicho[fast])")
    one, other = Triage("re2"), Triage("hyperscan")
    pages = [page(path.read_text(encoding="utf-8"), encoding) for path in TEXTS for encoding in ENCODINGS[:4]]
    pages += [RECIPE.encode(), b"", b"\xff\xfe", STORY.encode("utf-16"), b"chip \xb1\x9f fab $2bn"]
    kept = [one.may_claim(data) for data in pages]
    assert kept == [other.may_claim(data) for data in pages]
    assert True in kept
    assert False in kept


def test_hardly_a_claim_of_our_own_texts_is_lost(triage: Triage) -> None:
    """The labels stand for what running everything would find; docs/scale.md has the figures of the pipeline itself."""
    whole = kept = 0
    for path in TEXTS:
        claims = len(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["claims"])
        text = path.read_text(encoding="utf-8")
        whole += claims
        if triage.may_claim(page(text)) and triage.is_worth_reading(text):
            kept += claims
    assert kept >= 0.995 * whole


def test_a_page_and_its_main_text_are_judged_alike(triage: Triage) -> None:
    for text in (STORY, STORY_JA):
        found = main_text(Page(0, "a", page(text), "markup"))
        assert "Hoshi" in found or "星" in found
        assert triage.is_worth_reading(found)
        assert language_of(found) in ("en", "ja")


def test_what_no_encoding_fits_is_refused() -> None:
    with pytest.raises(InputRefused):
        main_text(Page(0, "a", b"\x00\x01\x02\xff" * 99, "text"))


def test_the_stories_make_claims() -> None:
    for text in (STORY, STORY_JA):
        document = Document(text, language_of(text), Appearance("a", "a"))
        reading = try_extract(document)
        assert not isinstance(reading, InputRefused)
        assert {claim.kind for claim in reading.claims} >= {"investment", "subsidy"}
